//! Rust enums as Python's own: `enum.Enum`, `IntEnum`, `StrEnum`, `Flag`, `IntFlag`.
//!
//! The class is made by Python's `enum` module, once in each interpreter, and its members are found by
//! identity: a Rust value is a number, and the number a place in the tuple of members.

use std::marker::PhantomData;

use keelback_ffi as ffi;

use super::{Row, Units, Value};
use crate::call::arg::Args;
use crate::call::enter::fence;
use crate::class::access::Name;
use crate::class::features::{Complete, Feature};
use crate::class::tables::{Attribute, Method, Records, Tables};
use crate::convert::{Answer, IntoPyObject};
use crate::error::{PyResult, Raised};
use crate::exceptions::{PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyModule, PyString, PyTuple, PyType};

/// A class of Python's `enum` module, to be made once in each interpreter.
pub struct EnumDef {
    /// NUL-terminated, as the doc.
    name: &'static str,
    doc: &'static str,
    /// The class of `enum` that it derives from.
    base: &'static str,
    rows: &'static [Row],
    tables: Tables,
    complete: Option<Complete>,
    class: InterpreterCell,
    /// The members, in a tuple by their numbers.
    members: InterpreterCell,
}

// SAFETY: the tables are static, and only CPython writes to them, with the thread attached.
unsafe impl Sync for EnumDef {}

/// A Rust enum that is one of Python's. Implemented by the glue's `rt::python_enum!`.
pub trait PyEnum: Units {
    /// Its class.
    fn definition() -> &'static EnumDef;
}

impl EnumDef {
    /// An enum of this name and doc (both NUL-terminated) for `T`.
    #[must_use]
    pub const fn new<T: PyEnum>(
        name: &'static str,
        doc: &'static str,
        base: &'static str,
        rows: &'static [Row],
        methods: &'static [Method<T>],
        attributes: &'static [Attribute<T>],
    ) -> EnumDef {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        EnumDef {
            name,
            doc,
            base,
            rows,
            tables: Tables::new(methods, attributes),
            complete: None,
            class: InterpreterCell::new(),
            members: InterpreterCell::new(),
        }
    }

    /// What the class has besides, as [`ClassDef::with`](crate::class::ClassDef::with): what completes it.
    #[must_use]
    pub const fn with(mut self, feature: Feature) -> EnumDef {
        self.complete = feature.complete;
        self
    }

    pub(crate) fn name(&self) -> &'static str {
        &self.name[..self.name.len() - 1]
    }

    /// The class in this interpreter; made here, in the module of that name, if it is not yet.
    fn get<'py>(
        &self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.class.get_or_init(py, || self.make(py, module))
    }

    fn members<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        if let Some(members) = self.members.get(py) {
            return Ok(members);
        }
        let class = self.get(py, None)?;
        self.members
            .get_or_init(py, || super::by_number(py, self.rows, |row| class.getattr(row.name)))
    }

    /// What a class statement does, and then the methods, which need the class to exist.
    fn make<'py>(
        &self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let home = match module {
            Some(module) => module.name()?.to_str()?.to_owned(),
            None => "builtins".to_owned(),
        };
        let text = |text: &str| PyString::new(py, text).into_any();
        let (bases, borrowed) = self.bases(py)?;
        let meta = match bases.last() {
            Some(last) => last.get_type().into_any(),
            None => py.None().into_bound(py),
        };
        let bases = PyTuple::new(py, &bases)?.into_any();
        let name = text(self.name());
        let prepare = meta.getattr("__prepare__")?;
        let space = super::call(&prepare, &[name.clone(), bases.clone()])?;
        let set = |name: &str, value: Bound<'py, PyAny>| {
            let name = text(name);
            // SAFETY: three live objects.
            let set =
                unsafe { ffi::PyObject_SetItem(space.as_ptr(), name.as_ptr(), value.as_ptr()) };
            py.check(set)
        };
        set("__module__", text(&home))?;
        set("__qualname__", name.clone())?;
        if self.doc.len() > 1 {
            set("__doc__", text(&self.doc[..self.doc.len() - 1]))?;
        }
        for row in self.rows {
            let value = match row.value {
                Value::None => py.None().into_bound(py),
                Value::Int(value) => value.into_pyobject(py)?.into_any(),
                Value::Str(value) => text(value),
            };
            set(row.name, value)?;
        }
        let class = super::call(&meta, &[name, bases, space.clone()])?;
        // In the namespace, `enum` would put its own in their place.
        for (name, value) in borrowed {
            class.setattr(name, value)?;
        }
        let records = self.tables.records(None);
        add_methods(py, &class, records)?;
        if let Some(complete) = self.complete {
            complete(&class, &records.methods)?;
        }
        Ok(class)
    }

    /// The base classes, and what the namespace borrows where the version lacks the class.
    #[expect(clippy::type_complexity, reason = "two lists of objects")]
    fn bases<'py>(
        &self,
        py: Python<'py>,
    ) -> PyResult<(Vec<Bound<'py, PyAny>>, Vec<(&'static str, Bound<'py, PyAny>)>)> {
        let module = py.import("enum")?;
        if self.base != "StrEnum" || module.hasattr("StrEnum")? {
            return Ok((vec![module.getattr(self.base)?], Vec::new()));
        }
        // Before 3.11: a `str` with members, which shows itself as its value.
        let str = py.get_type::<PyString>().into_any();
        let borrowed =
            vec![("__str__", str.getattr("__str__")?), ("__format__", str.getattr("__format__")?)];
        Ok((vec![str, module.getattr("Enum")?], borrowed))
    }
}

fn add_methods<'py>(
    py: Python<'py>,
    class: &Bound<'py, PyAny>,
    records: &'static Records,
) -> PyResult<()> {
    let ty: *mut ffi::PyTypeObject = class.as_ptr().cast();
    for method in records.methods.iter().filter(|method| !method.ml_name.is_null()) {
        let record = std::ptr::from_ref(method).cast_mut();
        let object = if method.ml_flags & ffi::METH_STATIC != 0 {
            // SAFETY: a static record that CPython only reads, and live objects.
            let function =
                unsafe { ffi::PyCFunction_NewEx(record, class.as_ptr(), std::ptr::null_mut()) };
            let function = py.own_or_err(function)?;
            super::call(&py.import("builtins")?.getattr("staticmethod")?, &[function])?
        } else if method.ml_flags & ffi::METH_CLASS != 0 {
            // SAFETY: a live class, and a static record that CPython only reads.
            py.own_or_err(unsafe { ffi::PyDescr_NewClassMethod(ty, record) })?
        } else {
            // SAFETY: as above.
            py.own_or_err(unsafe { ffi::PyDescr_NewMethod(ty, record) })?
        };
        // SAFETY: a record's name is NUL-terminated and static.
        set_named(class, unsafe { std::ffi::CStr::from_ptr(method.ml_name) }, object)?;
    }
    for attribute in records.attributes.iter().filter(|attribute| !attribute.name.is_null()) {
        let record = std::ptr::from_ref(attribute).cast_mut();
        // SAFETY: a live class, and a static record that CPython only reads.
        let object = py.own_or_err(unsafe { ffi::PyDescr_NewGetSet(ty, record) })?;
        // SAFETY: a record's name is NUL-terminated and static.
        set_named(class, unsafe { std::ffi::CStr::from_ptr(attribute.name) }, object)?;
    }
    Ok(())
}

fn set_named<'py>(
    class: &Bound<'py, PyAny>,
    name: &std::ffi::CStr,
    object: Bound<'py, PyAny>,
) -> PyResult<()> {
    class.setattr(&name.to_string_lossy(), object)
}

/// The member of a value.
fn member<'py, T: PyEnum>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, PyAny>> {
    let definition = T::definition();
    let Some(number) = value.number() else {
        return Err(super::not_exported(definition.name()));
    };
    let members = definition.members(py)?;
    // SAFETY: a tuple with an object for each number that `number` gives.
    let object = unsafe { ffi::PyTuple_GET_ITEM(members.as_ptr(), number as ffi::Py_ssize_t) };
    // SAFETY: the tuple keeps it alive.
    Ok(unsafe { Borrowed::<PyAny>::from_ptr(py, object) }.to_owned())
}

/// The same as a handle of the type.
pub fn member_bound<'py, T: PyEnum>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, T>> {
    let object = member(py, value)?;
    // SAFETY: the members of `T` are of its class.
    Ok(unsafe { object.cast_unchecked::<T>() }.clone())
}

/// The same as a function's result.
pub fn give_member<T: PyEnum>(py: Python<'_>, value: &T) -> Answer {
    match member(py, value) {
        Ok(member) => Ok(member.into()),
        Err(error) => Err(error.raise(py)),
    }
}

/// The value of a member.
pub fn member_value<T: PyEnum>(object: Borrowed<'_, '_, PyAny>) -> Result<T, Raised> {
    let py = object.py();
    let definition = T::definition();
    let members = definition.members(py).map_err(|error| error.raise(py))?;
    // SAFETY: a live tuple.
    let count = unsafe { ffi::PyTuple_GET_SIZE(members.as_ptr()) };
    for index in 0..count {
        // SAFETY: a live tuple, and an index within it.
        let member = unsafe { ffi::PyTuple_GET_ITEM(members.as_ptr(), index) };
        if member == object.as_ptr() {
            if let Some(value) = T::of_number(index as usize) {
                return Ok(value);
            }
        }
    }
    Err(no_member(definition, object).raise(py))
}

#[cold]
fn no_member(definition: &EnumDef, object: Borrowed<'_, '_, PyAny>) -> crate::PyErr {
    let name = definition.name();
    let is_instance =
        definition.get(object.py(), None).and_then(|class| object.is_instance(&class));
    match is_instance {
        Ok(true) => {
            PyValueError::new_err(format!("{:?} is not a single member of {name}", *object))
        }
        Ok(false) => PyTypeError::new_err(format!("expected {name}, got {}", object.type_name())),
        Err(error) => error,
    }
}

/// The same for containers and users.
pub fn extract_member<T: PyEnum>(object: Borrowed<'_, '_, PyAny>) -> PyResult<T> {
    member_value(object).map_err(|raised| raised.take(object.py()))
}

/// Whether an object is of the enum's class.
pub fn is_member<T: PyEnum>(object: Borrowed<'_, '_, PyAny>) -> bool {
    let class = T::definition().get(object.py(), None);
    match class.and_then(|class| object.is_instance(&class)) {
        Ok(answer) => answer,
        Err(error) => {
            error.write_unraisable(object.py(), None);
            false
        }
    }
}

/// The enum's class.
///
/// # Panics
/// When Python's `enum` module cannot make it.
pub fn enum_type<T: PyEnum>(py: Python<'_>) -> Bound<'_, PyType> {
    let class = T::definition().get(py, None).and_then(|class| Ok(class.cast_into::<PyType>()?));
    match class {
        Ok(class) => class,
        Err(error) => panic!("the enum {} cannot be made: {error}", T::definition().name()),
    }
}

/// The class, made here for this interpreter.
pub fn make_python_enum<'py, T: PyEnum>(
    module: &Bound<'py, PyModule>,
) -> PyResult<Bound<'py, PyAny>> {
    T::definition().get(module.py(), Some(module))
}

/// Adds the class.
pub fn add_python_enum<T: PyEnum>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.setattr(T::definition().name(), make_python_enum::<T>(module)?)
}

/// Adds a constant to an enum that has been added.
pub fn add_enum_constant<'py, T: PyEnum>(
    module: &Bound<'py, PyModule>,
    name: &str,
    value: impl IntoPyObject<'py>,
) -> PyResult<()> {
    T::definition().get(module.py(), Some(module))?.setattr(name, value)
}

/// The member that a method is called on. CPython's descriptors have checked that it is of the class;
/// a combination of flags is of the class too.
pub struct Member<'a, 'py, T> {
    object: Borrowed<'a, 'py, PyAny>,
    marker: PhantomData<fn(T)>,
}

/// The value of a method's member.
pub struct MemberValue<T>(T);

impl<T> std::ops::Deref for MemberValue<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'a, 'py, T: PyEnum> Member<'a, 'py, T> {
    #[inline(always)]
    pub(crate) fn new(object: Borrowed<'a, 'py, PyAny>) -> Self {
        Member { object, marker: PhantomData }
    }

    /// `&self`.
    #[inline]
    pub fn shared(&self, _method: &'static Name) -> Result<MemberValue<T>, Raised> {
        member_value(self.object).map(MemberValue)
    }

    /// `&self` of an `async fn`.
    pub fn keep(&self, method: &'static Name) -> Result<MemberValue<T>, Raised> {
        self.shared(method)
    }
}

impl<T> MemberValue<T> {
    /// The value.
    pub fn get(&self) -> &T {
        &self.0
    }
}

/// The body of a method of a member.
///
/// # Safety
/// To be called with slots whose first `R` are always given, and with a live object.
#[inline(always)]
pub unsafe fn member_method<const R: usize, const O: usize, T: PyEnum, F>(
    object: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: F,
) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Member<'a, 'py, T>, Args<'a, 'py, R, O>) -> Answer,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        // SAFETY: forwarded; it lives as long as the call.
        let object = unsafe { Borrowed::from_ptr(py, object) };
        // SAFETY: forwarded.
        run(py, Member { object, marker: PhantomData }, unsafe { Args::new(slots, given) })
    })
}

/// Enters a getter of a member.
///
/// # Safety
/// To be called by CPython with a live object.
#[inline(always)]
pub unsafe fn member_getter<T: PyEnum, F>(object: *mut ffi::PyObject, run: F) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Member<'a, 'py, T>) -> Answer,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded; it lives as long as the call.
    let object = unsafe { Borrowed::from_ptr(py, object) };
    fence(py, || run(py, Member { object, marker: PhantomData }))
}
