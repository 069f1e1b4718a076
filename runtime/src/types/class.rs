//! `type`.

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyString, PyTuple, PyType, PyTypeInfo};

impl PyType {
    /// The type object of `T`.
    pub fn new<T: PyTypeInfo>(py: Python<'_>) -> Bound<'_, PyType> {
        T::type_object(py)
    }

    /// A handle to a type object.
    ///
    /// # Safety
    /// `class` must be a live type object.
    pub unsafe fn from_borrowed_type_ptr(
        py: Python<'_>,
        class: *mut ffi::PyTypeObject,
    ) -> Bound<'_, PyType> {
        // SAFETY: forwarded; a type object is an object.
        unsafe { Borrowed::from_ptr(py, class.cast()) }.to_owned()
    }
}

impl<'py> Bound<'py, PyType> {
    /// The type object's address; it stays valid while `self` lives.
    pub fn as_type_ptr(&self) -> *mut ffi::PyTypeObject {
        self.as_ptr().cast()
    }

    /// `__name__`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn name(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live type.
        let name = unsafe { ffi::PyType_GetName(self.as_type_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `__qualname__`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn qualname(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live type.
        let name = unsafe { ffi::PyType_GetQualName(self.as_type_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `__module__`.
    ///
    /// # Errors
    /// When it has been deleted or is no `str`.
    pub fn module(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live type.
        let name = unsafe { ffi::PyType_GetModuleName(self.as_type_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `module.qualname`, without the module for builtins and for `__main__`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn fully_qualified_name(&self) -> PyResult<Bound<'py, PyString>> {
        // SAFETY: a live type.
        let name = unsafe { ffi::PyType_GetFullyQualifiedName(self.as_type_ptr()) };
        Ok(self.py().own_or_err(name)?.cast_into()?)
    }

    /// `issubclass(self, class)`; `class` may be a tuple of classes.
    ///
    /// # Errors
    /// What a `__subclasscheck__` raises.
    pub fn is_subclass(&self, class: &Bound<'_, PyAny>) -> PyResult<bool> {
        // SAFETY: two live objects.
        let answer = unsafe { ffi::PyObject_IsSubclass(self.as_ptr(), class.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `issubclass(self, T)`.
    ///
    /// # Errors
    /// As [`is_subclass`](Self::is_subclass).
    pub fn is_subclass_of<T: PyTypeInfo>(&self) -> PyResult<bool> {
        self.is_subclass(T::type_object(self.py()).as_any())
    }

    /// `__mro__`: the classes in which attributes are looked up, in that order.
    ///
    /// # Panics
    /// When a metaclass hides it.
    pub fn mro(&self) -> Bound<'py, PyTuple> {
        self.tuple_of("__mro__")
    }

    /// `__bases__`.
    ///
    /// # Panics
    /// When a metaclass hides it.
    pub fn bases(&self) -> Bound<'py, PyTuple> {
        self.tuple_of("__bases__")
    }

    fn tuple_of(&self, name: &str) -> Bound<'py, PyTuple> {
        let value = self.getattr(name).and_then(|value| Ok(value.cast_into()?));
        value.unwrap_or_else(|error| panic!("{name} of a class: {error}"))
    }
}
