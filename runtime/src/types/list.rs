//! `list`.

use keelback_ffi as ffi;

use crate::convert::IntoPyObject;
use crate::error::{PyErr, PyResult};
use crate::handle::{Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyList};

impl PyList {
    /// A new, empty list.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn empty(py: Python<'_>) -> Bound<'_, PyList> {
        // SAFETY: the thread is attached.
        let object = std::ptr::NonNull::new(unsafe { ffi::PyList_New(0) }).expect("out of memory");
        // SAFETY: a new reference to a list.
        unsafe { Bound::from_owned(py, object) }
    }
}

impl<'py> Bound<'py, PyList> {
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live list.
        unsafe { ffi::PyList_Size(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// `self.append(item)`.
    ///
    /// # Errors
    /// What the item's conversion raises, or `MemoryError`.
    pub fn append<V: IntoPyObject<'py>>(&self, item: V) -> PyResult<()> {
        let item = item.into_pyobject(self.py()).map_err(Into::into)?.into_any_bound();
        // SAFETY: a live list and a live object.
        let answer = unsafe { ffi::PyList_Append(self.as_ptr(), item.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// `IndexError`.
    pub fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: a live list; out of range raises.
        let item = unsafe { ffi::PyList_GetItemRef(self.as_ptr(), index as ffi::Py_ssize_t) };
        if item.is_null() { Err(PyErr::fetch(self.py())) } else { self.py().own_or_err(item) }
    }
}
