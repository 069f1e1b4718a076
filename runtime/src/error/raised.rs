//! The proof that an exception is raised.

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::py::Python;

/// Says that the thread's error indicator is set: what the glue and the conversions pass upwards
/// instead of a [`PyErr`], because it has no size and nothing to drop.
///
/// Invariant: while a value of this type exists, an exception is raised in the attached thread.
#[derive(Debug)]
#[must_use = "an exception is raised and has to be passed on"]
pub struct Raised(());

impl Raised {
    /// Says that an exception is raised, because a C function just said so.
    #[inline(always)]
    pub(crate) fn assume(_py: Python<'_>) -> Raised {
        Raised(())
    }

    /// Takes the exception out of the error indicator.
    #[cold]
    pub(crate) fn take(self, py: Python<'_>) -> PyErr {
        PyErr::fetch(py)
    }

    /// Drops the exception: nothing is raised any more.
    #[cold]
    pub(crate) fn forget(self, _py: Python<'_>) {
        // SAFETY: the thread is attached.
        unsafe { ffi::PyErr_Clear() };
    }
}

/// From the glue's form of a result to the user's.
pub(crate) trait OrErr<T> {
    fn or_err(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrErr<T> for Result<T, Raised> {
    #[inline]
    fn or_err(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|raised| raised.take(py))
    }
}
