//! `tuple`.

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

impl PyTuple {
    /// The empty tuple.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn empty(py: Python<'_>) -> Bound<'_, PyTuple> {
        // SAFETY: the thread is attached.
        let object = unsafe { ffi::PyTuple_New(0) };
        let object = std::ptr::NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to a tuple.
        unsafe { Bound::from_owned(py, object) }
    }

    /// A tuple of these objects.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new<'py>(py: Python<'py>, items: &[Bound<'py, PyAny>]) -> PyResult<Bound<'py, PyTuple>> {
        // SAFETY: the thread is attached.
        let tuple = py.own_or_err(unsafe { ffi::PyTuple_New(items.len() as ffi::Py_ssize_t) })?;
        for (index, item) in items.iter().enumerate() {
            let item = item.clone().into_ptr();
            // SAFETY: the tuple is new and unshared, the index within it, the count is given to it.
            unsafe { ffi::PyTuple_SET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t, item) };
        }
        Ok(tuple.cast_into()?)
    }
}

impl<'py> Bound<'py, PyTuple> {
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live tuple.
        unsafe { ffi::PyTuple_Size(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// `IndexError`.
    pub fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: a live tuple; out of range raises.
        let item = unsafe { ffi::PyTuple_GetItem(self.as_ptr(), index as ffi::Py_ssize_t) };
        if item.is_null() {
            return Err(crate::PyErr::fetch(self.py()));
        }
        // SAFETY: the tuple, which never changes, keeps the item alive.
        Ok(unsafe { crate::handle::Borrowed::from_ptr(self.py(), item) }.to_owned())
    }
}
