//! Any object.

mod attributes;
mod call;
mod compare;
mod items;
mod numbers;

pub use call::{KeywordNames, Keywords, PyCallArgs};
pub use compare::CompareOp;

use std::fmt;

use keelback_ffi as ffi;

use crate::convert::FromPyObject;
use crate::depth::Level;
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyString, PySuper, PyType, PyTypeCheck, PyTypeInfo};

/// Any Python object.
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PyAny(std::convert::Infallible);

// SAFETY: every object is one.
unsafe impl PyTypeCheck for PyAny {
    const NAME: &'static str = "object";

    #[inline(always)]
    fn type_check(_: Borrowed<'_, '_, PyAny>) -> bool {
        true
    }
}

// SAFETY: every object is an instance of `object`.
unsafe impl PyTypeInfo for PyAny {
    fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
        let object = &raw mut ffi::PyBaseObject_Type;
        // SAFETY: a static type object is a live object of type `type`.
        unsafe { Borrowed::from_ptr(py, object.cast()) }.to_owned()
    }
}

impl<'py> Python<'py> {
    /// Takes over a new reference that a C function answered with; null means that it raised.
    #[inline]
    pub(crate) fn own_or_err(self, pointer: *mut ffi::PyObject) -> PyResult<Bound<'py, PyAny>> {
        match std::ptr::NonNull::new(pointer) {
            // SAFETY: callers pass the result of an API call that gives a new reference.
            Some(pointer) => Ok(unsafe { Bound::from_owned(self, pointer) }),
            None => Err(PyErr::fetch(self)),
        }
    }

    /// Turns the C answer -1 into the error that was raised.
    #[inline]
    pub(crate) fn check(self, answer: std::ffi::c_int) -> PyResult<std::ffi::c_int> {
        if answer < 0 { Err(PyErr::fetch(self)) } else { Ok(answer) }
    }

    /// The type object of `T`.
    pub fn get_type<T: PyTypeInfo>(self) -> Bound<'py, PyType> {
        T::type_object(self)
    }
}

impl<'py> Bound<'py, PyAny> {
    /// Converts to a Rust value.
    ///
    /// # Errors
    /// What the conversion says: mostly a `TypeError`, `OverflowError` or `ValueError`.
    #[inline]
    pub fn extract<'a, T: FromPyObject<'a, 'py>>(&'a self) -> Result<T, T::Error> {
        T::extract(self.as_borrowed())
    }

    /// Whether this is `None`.
    #[inline]
    pub fn is_none(&self) -> bool {
        self.as_ptr() == ffi::Py_None()
    }

    /// `type(self)`.
    pub fn get_type(&self) -> Bound<'py, PyType> {
        // SAFETY: a live object has a type.
        let object = unsafe { ffi::Py_TYPE(self.as_ptr()) };
        // SAFETY: the object keeps its type alive while it is borrowed here.
        unsafe { Borrowed::from_ptr(self.py(), object.cast()) }.to_owned()
    }

    /// The type's `__name__`, for messages; never raises.
    pub fn type_name(&self) -> String {
        let name = self.get_type().into_any().getattr("__name__");
        name.and_then(|name| name.extract::<String>()).unwrap_or_else(|_| "object".to_owned())
    }

    /// `isinstance(self, T)`.
    #[inline]
    pub fn is_instance_of<T: PyTypeCheck>(&self) -> bool {
        T::type_check(self.as_borrowed())
    }

    /// `isinstance(self, class)`; `class` may be a tuple of classes.
    ///
    /// # Errors
    /// What a `__instancecheck__` raises.
    pub fn is_instance(&self, class: &Bound<'py, PyAny>) -> PyResult<bool> {
        // SAFETY: both are live objects.
        let answer = unsafe { ffi::PyObject_IsInstance(self.as_ptr(), class.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `type(self) is class`.
    pub fn is_exact_instance(&self, class: &Bound<'py, PyAny>) -> bool {
        // SAFETY: a live object.
        unsafe { ffi::Py_TYPE(self.as_ptr()) }.cast() == class.as_ptr()
    }

    /// `type(self) is T`.
    pub fn is_exact_instance_of<T: PyTypeInfo>(&self) -> bool {
        T::is_exact_type_of(self)
    }

    /// The type object's address; it stays valid while `self` lives and its `__class__` is not set.
    pub fn get_type_ptr(&self) -> *mut ffi::PyTypeObject {
        // SAFETY: a live object has a type.
        unsafe { ffi::Py_TYPE(self.as_ptr()) }
    }

    /// The object's reference count, as `sys.getrefcount` tells it without its own. Of use in tests only.
    pub fn get_refcnt(&self) -> isize {
        // SAFETY: a live object.
        unsafe { ffi::Py_REFCNT(self.as_ptr()) }
    }

    /// `super(type(self), self)`, on which to look up what a base class defines.
    ///
    /// # Errors
    /// What `super` raises.
    pub fn py_super(&self) -> PyResult<Bound<'py, PySuper>> {
        PySuper::new(&self.get_type(), self)
    }

    /// `repr(self)`.
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr(&self) -> PyResult<Bound<'py, PyString>> {
        let _level = Level::enter(self.py())?;
        // SAFETY: a live object.
        let text = unsafe { ffi::PyObject_Repr(self.as_ptr()) };
        let text = self.py().own_or_err(text)?;
        // SAFETY: `PyObject_Repr` answers with a `str` or raises.
        Ok(unsafe { text.cast_into_unchecked() })
    }

    /// `str(self)`.
    ///
    /// # Errors
    /// What `__str__` raises.
    pub fn str(&self) -> PyResult<Bound<'py, PyString>> {
        let _level = Level::enter(self.py())?;
        // SAFETY: a live object.
        let text = unsafe { ffi::PyObject_Str(self.as_ptr()) };
        let text = self.py().own_or_err(text)?;
        // SAFETY: `PyObject_Str` answers with a `str` or raises.
        Ok(unsafe { text.cast_into_unchecked() })
    }

    /// Whether the object counts as true.
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn is_truthy(&self) -> PyResult<bool> {
        let _level = Level::enter(self.py())?;
        // SAFETY: a live object.
        let answer = unsafe { ffi::PyObject_IsTrue(self.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }
}

/// `str()` or `repr()` for Rust's formatting, where nothing may raise.
pub(crate) fn format(
    object: &Bound<'_, PyAny>,
    f: &mut fmt::Formatter<'_>,
    repr: bool,
) -> fmt::Result {
    let text = if repr { object.repr() } else { object.str() };
    match text {
        Ok(text) => f.write_str(&text.to_string_lossy()),
        Err(error) => {
            error.write_unraisable(object.py(), Some(object));
            write!(f, "<unprintable {} object>", object.type_name())
        }
    }
}
