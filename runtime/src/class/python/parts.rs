//! The bases of a class, resolved, and the class that Python makes of a first part and of them.

use std::iter;

use keelback_ffi as ffi;

use super::facts::{Facts, layout, shown, solid};
use super::slots::Slots;
use super::{PythonBases, WrittenBase, metaclass};
use crate::class::def::ClassDef;
use crate::class::owner;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyCFunction, PyDict, PyString, PySuper, PyTuple, PyType};

/// How a class is made.
pub(crate) struct Parts<'py> {
    /// What the definition's type derives from.
    pub(crate) first: Bound<'py, PyType>,
    /// What the class itself derives from besides, where that is not all.
    second: Option<Vec<Bound<'py, PyAny>>>,
}

/// Finds the bases and what is to be known of them.
pub(crate) fn plan<'py>(
    py: Python<'py>,
    class: &'static ClassDef,
    bases: &'static PythonBases,
) -> PyResult<Parts<'py>> {
    let written: Vec<Bound<'py, PyAny>> =
        bases.written.iter().map(|base| find(py, class, base)).collect::<PyResult<_>>()?;
    let resolved: Vec<Bound<'py, PyType>> = py
        .import("types")?
        .call_method1("resolve_bases", (PyTuple::new(py, &written)?,))?
        .try_iter()?
        .map(|base| {
            let base = base?;
            let name = base.get_type();
            base.cast_into::<PyType>().map_err(|_| {
                let what = shown(&name);
                PyTypeError::new_err(format!(
                    "class {} cannot derive from an object of {what}",
                    class.name()
                ))
            })
        })
        .collect::<PyResult<_>>()?;
    // Before all else: PyPy's enums are as those of C.
    resolved.iter().try_for_each(|base| no_enum(class, base))?;
    let first = first_part_base(py, class, &resolved)?;
    let mut has_new = false;
    for base in &resolved {
        has_new |= has_own_new(class, base, &first)?;
    }
    // SAFETY: a live type.
    let is_of_python = unsafe { owner::is_of_python_alone(py, first.as_type_ptr())? };
    let is_all = !is_of_python && matches!(resolved.as_slice(), [only] if only.is(&first));
    let facts = Facts::of(class, bases, &first, !is_all, has_new)?;
    facts.has_room(class, &first)?;
    facts.keep(class, bases)?;
    Ok(Parts { first, second: (!is_all).then_some(written) })
}

/// The object that a base is written for.
fn find<'py>(
    py: Python<'py>,
    class: &'static ClassDef,
    base: &WrittenBase,
) -> PyResult<Bound<'py, PyAny>> {
    match base {
        WrittenBase::Own => match class.base() {
            Some(own) => Ok(own.get(py, None)?.into_any()),
            None => Ok(py.get_type::<PyAny>().into_any()),
        },
        WrittenBase::Generic(names) => {
            let typing = py.import("typing")?;
            let mut variables = Vec::with_capacity(names.len());
            for name in *names {
                variables.push(typing.call_method1("TypeVar", (*name,))?);
            }
            typing.getattr("Generic")?.get_item(PyTuple::new(py, &variables)?)
        }
        WrittenBase::Exception(class, home) => Ok(class().get(py, home)?.into_any()),
        WrittenBase::Named(module, name) => {
            let found = py.import(*module).and_then(|module| module.getattr(*name));
            found.map_err(|error| {
                let what = format!(
                    "class {} cannot be made: its base {module}.{name} is not there",
                    class.name()
                );
                caused(py, PyErr::new::<crate::exceptions::PyImportError, _>(what), error)
            })
        }
    }
}

fn caused(py: Python<'_>, error: PyErr, cause: PyErr) -> PyErr {
    error.set_cause(py, Some(cause));
    error
}

/// The solid base of all.
fn first_part_base<'py>(
    py: Python<'py>,
    class: &ClassDef,
    bases: &[Bound<'py, PyType>],
) -> PyResult<Bound<'py, PyType>> {
    let mut first = py.get_type::<PyAny>();
    let mut of = first.clone();
    for base in bases {
        let found = solid(base)?;
        if first.is_subclass(layout(&found)?.as_any())? {
            continue;
        }
        if !found.is_subclass(layout(&first)?.as_any())? {
            return Err(PyTypeError::new_err(format!(
                "class {} cannot derive from {} and from {}: the objects of both hold something of their own",
                class.name(),
                shown(&of),
                shown(base)
            )));
        }
        (first, of) = (found, base.clone());
    }
    let metaclass = first.get_type();
    if !metaclass::is_of_python(&metaclass)? {
        return Err(PyTypeError::new_err(format!(
            "class {} cannot derive from {}: its metaclass {} lays out its objects",
            class.name(),
            shown(&of),
            shown(&metaclass)
        )));
    }
    Ok(first)
}

/// Holds that a base is no enum: Python looks objects of those up, and makes none.
fn no_enum(class: &ClassDef, base: &Bound<'_, PyType>) -> PyResult<()> {
    let of_enums = base.py().import("enum")?.getattr("EnumMeta")?;
    if !base.is_instance(&of_enums)? {
        return Ok(());
    }
    Err(PyTypeError::new_err(format!(
        "class {} cannot derive from {}: that is an enum, whose objects are its members; a Rust enum without data may be one: \
         `@py class {}(Enum)`",
        class.name(),
        shown(base),
        class.name()
    )))
}

/// Whether a base, or what it derives from, makes its objects in Python.
fn has_own_new(
    class: &ClassDef,
    base: &Bound<'_, PyType>,
    solid: &Bound<'_, PyType>,
) -> PyResult<bool> {
    let py = base.py();
    // The first class that Python has not made: what is below that has no say.
    let (root, _) = Slots::of(class, solid)?;
    for one in base.mro().try_iter()? {
        let one = one?.cast_into::<PyType>()?;
        if root.is_subclass(&one)? {
            continue;
        }
        // SAFETY: a live type.
        if !unsafe { owner::is_of_python_alone(py, one.as_type_ptr())? } {
            continue;
        }
        let new = one.getattr("__dict__")?.call_method1("get", ("__new__",))?;
        // Those of `typing` refuse to make objects of itself, and do nothing else.
        let module = one.getattr("__module__")?.to_string();
        if new.is_none() || matches!(module.as_str(), "typing" | "typing_extensions") {
            continue;
        }
        let made_before =
            class.base().is_some_and(|own| own.facts().is_none_or(|facts| !facts.has_new));
        // A class in C that ends its objects as Python's own do, or one that lacks a function.
        let is_in_c = new.is_instance_of::<PyCFunction>();
        if ffi::FOR_PYPY || made_before || is_in_c {
            return Err(PyTypeError::new_err(format!(
                "class {} cannot derive from {}: `{}.__new__` makes objects, and so does {}",
                class.name(),
                shown(base),
                one.name()?,
                class.base().map_or("the class itself", ClassDef::name),
            )));
        }
        return Ok(true);
    }
    Ok(false)
}

/// The part that objects of a class keep their contents as: what a class derives from that adds more.
pub(crate) fn first_part<'py>(
    class: &'static ClassDef,
    made: &Bound<'py, PyType>,
) -> Bound<'py, PyType> {
    match super::bases_of(class) {
        Some((_, facts)) if facts.has_parts => {
            // SAFETY: a live heap type.
            let part = unsafe { ffi::PyType_GetSlot(made.as_type_ptr(), ffi::Py_tp_base) };
            // SAFETY: the base of a live type, which keeps it.
            unsafe { Borrowed::<PyType>::from_ptr(made.py(), part.cast()) }.to_owned()
        }
        _ => made.clone(),
    }
}

/// What `super()` finds behind a class's own part and the parts of those that it derives from: the first attribute of that name which Python
/// has in the order of `class`'s bases, bound to `of`, that class or an object of it; `None` where it is `object`'s, or nobody's.
pub(super) fn behind_own<'py>(
    own: &'static ClassDef,
    of: &Bound<'py, PyAny>,
    class: &Bound<'py, PyType>,
    name: &Bound<'py, PyString>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = of.py();
    let line = iter::successors(Some(own), |class| class.base());
    let parts = line.map(|class| Ok(first_part(class, &class.get(py, None)?)));
    let parts: Vec<Bound<'py, PyType>> = parts.collect::<PyResult<_>>()?;
    // The one before, from the class's own part on.
    let mut last: Option<Bound<'py, PyType>> = None;
    for one in class.getattr("__mro__")?.try_iter()? {
        let one = one?.cast_into::<PyType>()?;
        let is_own = parts.iter().any(|part| part.is(&one));
        if let Some(last) = last.as_ref().filter(|_| !is_own) {
            if one.getattr("__dict__")?.contains(name)? {
                let is_plain = one.is(&py.get_type::<PyAny>());
                return (!is_plain).then(|| PySuper::new(last, of)?.getattr(name)).transpose();
            }
        }
        if is_own || last.is_some() {
            last = Some(one);
        }
    }
    Ok(None)
}

/// The class, from its first part and its bases.
pub(crate) fn second_part<'py>(
    class: &'static ClassDef,
    bases: &'static PythonBases,
    part: Bound<'py, PyAny>,
    parts: Parts<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    let Some(written) = parts.second else { return Ok(part) };
    let py = part.py();
    let names = PyDict::new(py);
    for name in ["__module__", "__qualname__", "__doc__"] {
        names.set_item(name, part.getattr(name)?)?;
    }
    names.set_item("__slots__", PyTuple::new(py, slots(class, bases))?)?;
    if class.is_final {
        let refuse = PyCFunction::new_closure(py, Some(c"__init_subclass__"), None, {
            move |_: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| -> PyResult<()> {
                let message = format!("type '{}' is not an acceptable base type", class.name());
                Err(PyTypeError::new_err(message))
            }
        })?;
        names.set_item("__init_subclass__", refuse)?;
    }
    let mut all = vec![part];
    all.extend(written);
    let fill = py.import("operator")?.call_method1("methodcaller", ("update", names))?;
    let args = (class.name(), PyTuple::new(py, &all)?, py.None(), fill);
    let made = py.import("types")?.call_method1("new_class", args).map_err(|error| {
        let reason = error.to_string().replace('\n', " ");
        let message = format!("class {} cannot be made of its bases: {reason}", class.name());
        caused(py, PyTypeError::new_err(message), error)
    })?;
    Ok(made)
}

/// What instances have besides their contents, where no base gives it to them.
fn slots(class: &ClassDef, bases: &PythonBases) -> Vec<&'static str> {
    let (dict, weakrefs) =
        bases.facts().map_or((false, false), |facts| (facts.has_dict, facts.has_weakrefs));
    let mut slots = Vec::new();
    if class.has_dict && !dict {
        slots.push("__dict__");
    }
    if class.has_weakrefs && !weakrefs {
        slots.push("__weakref__");
    }
    slots
}
