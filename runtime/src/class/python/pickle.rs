//! What a pickle holds of the base's part of an object: what that is made from, and what is put into it afterwards.

use std::iter;

use keelback_ffi as ffi;

use super::{bases_of, make, parts};
use crate::class::contents::Stored as _;
use crate::class::def::{Class, ClassDef};
use crate::class::members::reduce_method;
use crate::class::receiver::Receiver;
use crate::class::records;
use crate::class::tables::Method;
use crate::convert::{Answer, IntoPyObject as _};
use crate::error::{PyResult, Raised};
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyDict, PyList, PyString, PyTuple, PyType};

/// The base's part.
pub(crate) struct Pickled<'py> {
    /// What the base is called with for a new object.
    pub(crate) args: Bound<'py, PyTuple>,
    /// What `__reduce__` has behind its first two: the state, the items of a list, those of a dict.
    pub(crate) rest: Vec<Bound<'py, PyAny>>,
}

/// What is to be kept of the base's part of an object.
pub(crate) fn pickled<'py>(
    object: &Bound<'py, PyAny>,
    class: &'static ClassDef,
) -> PyResult<Pickled<'py>> {
    let py = object.py();
    let none = || py.None().into_bound(py);
    let state = full_state(object)?;
    let with = |args, rest| Ok(Pickled { args, rest });
    let Some(base) = solid(py, class)? else {
        let rest = if state.is_none() { Vec::new() } else { vec![state] };
        return with(PyTuple::empty(py), rest);
    };
    let plain = py.get_type::<PyAny>();
    let own = |name: &str| -> PyResult<_> {
        let found = base.getattr(name)?;
        Ok((!found.is(&plain.getattr(name)?)).then_some(found))
    };
    let reduced = match (own("__reduce_ex__")?, own("__reduce__")?) {
        // The protocol makes no difference to what is kept.
        (Some(reduce), _) => Some(reduce.call1((object, 2))?),
        (None, Some(reduce)) => Some(reduce.call1((object,))?),
        (None, None) => None,
    };
    if let Some(reduced) = reduced {
        let reduced = reduced.cast_into::<PyTuple>()?;
        let mut parts = reduced.iter();
        let made_by_class = parts.next().is_some_and(|made| made.is(&object.get_type()));
        let args = parts.next().and_then(|args| args.cast_into::<PyTuple>().ok());
        let Some(args) = args.filter(|_| made_by_class) else { return Err(unknown(class)) };
        let mut rest: Vec<_> = parts.collect();
        match rest.first_mut() {
            Some(of_base) if of_base.is_none() => *of_base = state,
            None if !state.is_none() => rest.push(state),
            _ => {}
        }
        return with(args, rest);
    }
    if base.hasattr("__getnewargs_ex__")? {
        let both = base.getattr("__getnewargs_ex__")?.call1((object,))?.cast_into::<PyTuple>()?;
        let (args, names) = (both.as_any().get_item(0)?, both.as_any().get_item(1)?);
        if !names.is_empty()? {
            return Err(unknown(class));
        }
        return with(args.cast_into()?, vec![state]);
    }
    if base.hasattr("__getnewargs__")? {
        let args = base.getattr("__getnewargs__")?.call1((object,))?.cast_into::<PyTuple>()?;
        return with(args, vec![state]);
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        let items = dict.as_any().call_method0("items")?.try_iter()?.into_any();
        return with(PyTuple::empty(py), vec![state, none(), items]);
    }
    if object.cast::<PyList>().is_ok() {
        return with(PyTuple::empty(py), vec![state, object.try_iter()?.into_any()]);
    }
    match bases_of(class) {
        Some((_, facts)) if facts.is_of_python() && facts.is_object => {
            with(PyTuple::empty(py), vec![state])
        }
        _ => Err(unknown(class)),
    }
}

fn dict<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    match object.hasattr("__dict__")? {
        true => object.getattr("__dict__"),
        false => Ok(object.py().None().into_bound(object.py())),
    }
}

/// What Python keeps of an object by itself: what its `__getstate__` says, or its `__dict__` and its slots.
pub(crate) fn full_state<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    const NAME: &str = "__getstate__";
    let py = object.py();
    let class = object.get_type();
    // `object` has one since 3.11.
    let plain = py.get_type::<PyAny>().getattr_opt(NAME)?;
    let own = class.getattr_opt(NAME)?;
    if own.is_some_and(|own| plain.is_none_or(|plain| !plain.is(&own))) {
        return object.call_method0(NAME);
    }
    let slots = PyDict::new(py);
    for name in py.import("copyreg")?.getattr("_slotnames")?.call1((class,))?.try_iter()? {
        let name = name?.cast_into::<PyString>()?;
        if let Some(held) = object.getattr_opt(&name)? {
            slots.set_item(name, held)?;
        }
    }
    let dict = dict(object)?;
    if slots.is_empty() {
        return Ok(dict);
    }
    Ok((dict, slots).into_pyobject(py)?.into_any())
}

impl<T: Class> Method<T> {
    /// `__reduce__` of a class that says nothing of pickles, while its base has itself pickled: without the value, of which a
    /// copy would have another one.
    #[must_use]
    pub const fn refuse_reduce() -> Self {
        reduce_method!(T: Class, |py, slf: Receiver<'_, '_, T>| Err(refused(py, &slf.to_owned().into_any(), T::class())))
    }
}

#[cold]
fn refused(py: Python<'_>, object: &Bound<'_, PyAny>, own: &ClassDef) -> Raised {
    let own = own.name();
    let message = match object.get_type().name() {
        Ok(name) => format!(
            "cannot pickle '{name}' object: its base would be pickled without what {own} holds"
        ),
        Err(error) => return error.raise(py),
    };
    PyTypeError::new_err(message).raise(py)
}

/// Has the `__reduce__` of a class asked, where its base has a `__reduce_ex__` that knows nothing of the value, as
/// `datetime` has: `object`'s asks it.
pub(crate) fn by_reduce(class: &Bound<'_, PyAny>) -> PyResult<()> {
    const NAME: &str = "__reduce_ex__";
    let of_object = class.py().get_type::<PyAny>().getattr(NAME)?;
    let own = class.getattr("__dict__")?.contains("__reduce__")?;
    if own && !class.getattr(NAME)?.is(&of_object) {
        class.setattr(NAME, of_object)?;
    }
    Ok(())
}

fn unknown(class: &ClassDef) -> crate::PyErr {
    PyTypeError::new_err(format!(
        "cannot pickle '{}' object: what its base holds is not known",
        class.name()
    ))
}

/// The class that knows what is kept of the base's part: the one that objects of `class` are laid out by, or, where Python's have more to
/// say, the first of those; `None` for `object`.
fn solid<'py>(py: Python<'py>, class: &'static ClassDef) -> PyResult<Option<Bound<'py, PyType>>> {
    if bases_of(class).is_some_and(|(_, facts)| facts.is_of_python()) {
        let whole = class.get(py, None)?;
        for one in whole.mro().try_iter()? {
            let one = one?.cast_into::<PyType>()?;
            let mut line = iter::successors(Some(class), |class| class.base());
            let is_own = line.any(|class| {
                class
                    .get(py, None)
                    .is_ok_and(|whole| one.is(&whole) || one.is(&parts::first_part(class, &whole)))
            });
            if !is_own {
                return Ok(Some(one));
            }
        }
    }
    if bases_of(class).is_none_or(|(_, facts)| facts.is_object) {
        return Ok(None);
    }
    let mut last = class;
    while let Some(base) = last.base() {
        last = base;
    }
    let part = parts::first_part(last, &last.get(py, None)?);
    // SAFETY: a live heap type.
    let base = unsafe { ffi::PyType_GetSlot(part.as_type_ptr(), ffi::Py_tp_base) };
    // SAFETY: the base of a live type, which keeps it.
    Ok(Some(unsafe { Borrowed::<PyType>::from_ptr(py, base.cast()) }.to_owned()))
}

/// A new object of `class`, which `_restore` was called on, that holds `value`, its base made from `args`.
pub fn restored_on<T: super::OnBase>(
    py: Python<'_>,
    class: &Bound<'_, PyType>,
    value: T,
    args: Bound<'_, PyTuple>,
) -> Answer {
    records::check_restored::<T>(py, class)?;
    // SAFETY: the class itself, or one of Python's that adds nothing to its contents, as just checked.
    unsafe { make::<T>(py, class.as_type_ptr(), <T as Class>::Stored::keep(value), &args) }
}
