//! `dict`.

use keelback_ffi as ffi;

use crate::convert::IntoPyObject;
use crate::error::PyResult;
use crate::handle::{Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyDict};

impl PyDict {
    /// A new, empty dict.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new(py: Python<'_>) -> Bound<'_, PyDict> {
        // SAFETY: the thread is attached.
        let object = std::ptr::NonNull::new(unsafe { ffi::PyDict_New() }).expect("out of memory");
        // SAFETY: a new reference to a dict.
        unsafe { Bound::from_owned(py, object) }
    }
}

impl<'py> Bound<'py, PyDict> {
    /// The number of entries.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live dict.
        unsafe { ffi::PyDict_Size(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `self[key] = value`.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash, or what a conversion, `__hash__` or `__eq__` raises.
    pub fn set_item<K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
        &self,
        key: K,
        value: V,
    ) -> PyResult<()> {
        let key = key.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        let value = value.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        // SAFETY: a live dict and two live objects.
        let answer = unsafe { ffi::PyDict_SetItem(self.as_ptr(), key.as_ptr(), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `self.get(key)`.
    ///
    /// # Errors
    /// What the key's conversion, `__hash__` or `__eq__` raises.
    pub fn get_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = key.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        let mut value = std::ptr::null_mut();
        // SAFETY: a live dict, a live object, and a place for the answer.
        let answer = unsafe { ffi::PyDict_GetItemRef(self.as_ptr(), key.as_ptr(), &mut value) };
        self.py().check(answer)?;
        if value.is_null() { Ok(None) } else { self.py().own_or_err(value).map(Some) }
    }
}
