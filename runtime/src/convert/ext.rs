//! Short cuts for conversions to Python.

use crate::convert::IntoPyObject;
use crate::error::{OrErr, PyErr, PyResult};
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::types::PyAny;

/// Conversions to a handle of any object, for every type that has a conversion.
///
/// ```
/// # use keelback::prelude::*;
/// use keelback::IntoPyObjectExt;
/// # keelback_docs::run(|py| {
/// let mixed: Vec<Py<PyAny>> = vec![1.into_py_any(py)?, "two".into_py_any(py)?];
/// # assert_eq!(mixed.len(), 2);
/// # Ok(()) })
/// ```
pub trait IntoPyObjectExt<'py>: IntoPyObject<'py> {
    /// The object, with the proof of attachment.
    ///
    /// # Errors
    /// What the conversion raises.
    #[inline]
    fn into_bound_py_any(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.into_item(py).or_err(py)?.into_bound(py))
    }

    /// The object, to be stored or sent.
    ///
    /// # Errors
    /// What the conversion raises.
    #[inline]
    fn into_py_any(self, py: Python<'py>) -> PyResult<Py<PyAny>> {
        self.into_bound_py_any(py).map(Bound::unbind)
    }

    /// As [`into_pyobject`](IntoPyObject::into_pyobject), with the error as a `PyErr`.
    ///
    /// # Errors
    /// What the conversion raises.
    #[inline]
    fn into_pyobject_or_pyerr(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.into_pyobject(py).map_err(Into::<PyErr>::into)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObjectExt<'py> for T {}
