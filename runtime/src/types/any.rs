//! Any object.

use std::fmt;

use keelback_ffi as ffi;

use crate::convert::{FromPyObject, IntoPyObject};
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyDict, PyString, PyTuple, PyType, PyTypeCheck, PyTypeInfo};

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

    /// `None`.
    #[allow(non_snake_case, reason = "as it is spelled in Python")]
    #[inline]
    pub fn None(self) -> Bound<'py, PyAny> {
        // SAFETY: `None` is a live object of every interpreter.
        unsafe { Borrowed::from_ptr(self, ffi::Py_None()) }.to_owned()
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

    /// `isinstance(self, class)`.
    ///
    /// # Errors
    /// What a `__instancecheck__` raises.
    pub fn is_instance(&self, class: &Bound<'py, PyAny>) -> PyResult<bool> {
        // SAFETY: both are live objects.
        let answer = unsafe { ffi::PyObject_IsInstance(self.as_ptr(), class.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `self.name`.
    ///
    /// # Errors
    /// `AttributeError`, or what a property raises.
    pub fn getattr(&self, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let name = PyString::new(self.py(), name);
        // SAFETY: both are live objects.
        let value = unsafe { ffi::PyObject_GetAttr(self.as_ptr(), name.as_ptr()) };
        self.py().own_or_err(value)
    }

    /// `self.name = value`.
    ///
    /// # Errors
    /// `AttributeError`, or what a property or the value's conversion raises.
    pub fn setattr<V: IntoPyObject<'py>>(&self, name: &str, value: V) -> PyResult<()> {
        let name = PyString::new(self.py(), name);
        let value = value.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        // SAFETY: all three are live objects.
        let answer = unsafe { ffi::PyObject_SetAttr(self.as_ptr(), name.as_ptr(), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `hasattr(self, name)`.
    ///
    /// # Errors
    /// What raises other than `AttributeError`.
    pub fn hasattr(&self, name: &str) -> PyResult<bool> {
        match self.getattr(name) {
            Ok(_) => Ok(true),
            Err(error)
                if error.is_instance_of::<crate::exceptions::PyAttributeError>(self.py()) =>
            {
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// `self(*args, **kwargs)`.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call(
        &self,
        args: &Bound<'py, PyTuple>,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let kwargs = kwargs.map_or(std::ptr::null_mut(), |kwargs| kwargs.as_ptr());
        // SAFETY: the callable and the tuple are live objects, and `kwargs` is a dict or null.
        let value = unsafe { ffi::PyObject_Call(self.as_ptr(), args.as_ptr(), kwargs) };
        self.py().own_or_err(value)
    }

    /// `self()`.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call0(&self) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: a live object.
        let value = unsafe { ffi::PyObject_CallNoArgs(self.as_ptr()) };
        self.py().own_or_err(value)
    }

    /// `self(arg)`, through vectorcall.
    ///
    /// # Errors
    /// What the argument's conversion or the call raises.
    pub fn call1<A: IntoPyObject<'py>>(&self, arg: A) -> PyResult<Bound<'py, PyAny>> {
        let arg = arg.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        // SAFETY: both are live objects.
        let value = unsafe { ffi::PyObject_CallOneArg(self.as_ptr(), arg.as_ptr()) };
        self.py().own_or_err(value)
    }

    /// `self.name()`.
    ///
    /// # Errors
    /// What the lookup or the call raises.
    pub fn call_method0(&self, name: &str) -> PyResult<Bound<'py, PyAny>> {
        self.getattr(name)?.call0()
    }

    /// `repr(self)`.
    ///
    /// # Errors
    /// What `__repr__` raises.
    pub fn repr(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live object.
        let text = unsafe { ffi::PyObject_Repr(self.as_ptr()) };
        // SAFETY: `PyObject_Repr` answers with a `str` or raises.
        self.py().own_or_err(text).map(|text| unsafe { text.cast_unchecked::<PyString>() }.clone())
    }

    /// `str(self)`.
    ///
    /// # Errors
    /// What `__str__` raises.
    pub fn str(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live object.
        let text = unsafe { ffi::PyObject_Str(self.as_ptr()) };
        // SAFETY: `PyObject_Str` answers with a `str` or raises.
        self.py().own_or_err(text).map(|text| unsafe { text.cast_unchecked::<PyString>() }.clone())
    }

    /// `len(self)`.
    ///
    /// # Errors
    /// `TypeError` where there is none, or what `__len__` raises.
    pub fn len(&self) -> PyResult<usize> {
        // SAFETY: a live object.
        let length = unsafe { ffi::PyObject_Size(self.as_ptr()) };
        usize::try_from(length).map_err(|_| PyErr::fetch(self.py()))
    }

    /// Whether the object counts as true.
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn is_truthy(&self) -> PyResult<bool> {
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
