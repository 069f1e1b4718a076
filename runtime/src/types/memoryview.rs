//! `memoryview`.

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::Bound;
use crate::types::{PyAny, PyMemoryView};

impl PyMemoryView {
    /// `memoryview(object)`.
    ///
    /// # Errors
    /// `TypeError` for an object without a buffer.
    pub fn from<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyMemoryView>> {
        // SAFETY: a live object.
        let view = unsafe { ffi::PyMemoryView_FromObject(object.as_ptr()) };
        let view = object.py().own_or_err(view)?;
        // SAFETY: what is made is a memoryview.
        Ok(unsafe { view.cast_into_unchecked() })
    }
}

impl<'py> TryFrom<&Bound<'py, PyAny>> for Bound<'py, PyMemoryView> {
    type Error = PyErr;

    fn try_from(object: &Bound<'py, PyAny>) -> PyResult<Self> {
        PyMemoryView::from(object)
    }
}
