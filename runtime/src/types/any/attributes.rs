//! Attributes of objects.

use std::ptr;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::depth::Level;
use crate::error::PyResult;
use crate::handle::{Bound, BoundObject};
use crate::types::{PyAny, PyList, PyString};

impl<'py> Bound<'py, PyAny> {
    /// `self.name`.
    ///
    /// A name that is used often is better given as [`intern!`](crate::intern) makes it: then no `str` is
    /// made for the call.
    ///
    /// # Errors
    /// `AttributeError`, or what a property raises.
    pub fn getattr<N>(&self, name: N) -> PyResult<Bound<'py, PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = lend(self.py(), name)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: both are live objects.
        let value = unsafe { ffi::PyObject_GetAttr(self.as_ptr(), name.as_ptr()) };
        self.py().own_or_err(value)
    }

    /// `self.name`, and `None` where there is no such attribute. No `AttributeError` is made on the way.
    ///
    /// # Errors
    /// What raises other than `AttributeError`.
    pub fn getattr_opt<N>(&self, name: N) -> PyResult<Option<Bound<'py, PyAny>>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = lend(self.py(), name)?;
        let mut value = ptr::null_mut();
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects, and a place for the answer.
        let found =
            unsafe { ffi::PyObject_GetOptionalAttr(self.as_ptr(), name.as_ptr(), &raw mut value) };
        if self.py().check(found)? == 0 { Ok(None) } else { self.py().own_or_err(value).map(Some) }
    }

    /// `self.name = value`.
    ///
    /// # Errors
    /// `AttributeError`, or what a property or the value's conversion raises.
    pub fn setattr<N, V>(&self, name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        let name = lend(self.py(), name)?;
        let value = lend(self.py(), value)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: all three are live objects.
        let answer = unsafe { ffi::PyObject_SetAttr(self.as_ptr(), name.as_ptr(), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `del self.name`.
    ///
    /// # Errors
    /// `AttributeError`, or what a property raises.
    pub fn delattr<N>(&self, name: N) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        let name = lend(self.py(), name)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects; null deletes.
        let answer =
            unsafe { ffi::PyObject_SetAttr(self.as_ptr(), name.as_ptr(), ptr::null_mut()) };
        self.py().check(answer).map(drop)
    }

    /// `hasattr(self, name)`.
    ///
    /// # Errors
    /// What raises other than `AttributeError`.
    pub fn hasattr<N>(&self, name: N) -> PyResult<bool>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.getattr_opt(name).map(|value| value.is_some())
    }

    /// `dir(self)`.
    ///
    /// # Errors
    /// What `__dir__` raises.
    pub fn dir(&self) -> PyResult<Bound<'py, PyList>> {
        // SAFETY: a live object.
        let names = unsafe { ffi::PyObject_Dir(self.as_ptr()) };
        Ok(self.py().own_or_err(names)?.cast_into()?)
    }
}
