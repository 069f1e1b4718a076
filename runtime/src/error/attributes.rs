//! What an exception keeps about where and why it was raised.

use keelback_ffi as ffi;

use crate::error::{PyErr, own_or_none};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyTraceback;

impl PyErr {
    /// `__traceback__`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// // Only Python code leaves a trace.
    /// assert!(PyValueError::new_err("x").traceback(py).is_none());
    /// let loads = py.import("json")?.getattr("loads")?;
    /// let error = loads.call1(("not json",)).unwrap_err();
    /// assert!(error.traceback(py).is_some());
    /// # Ok(()) })
    /// ```
    pub fn traceback<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyTraceback>> {
        // SAFETY: an exception instance; answers with a new reference or null.
        let traceback = unsafe { ffi::PyException_GetTraceback(self.value(py).as_ptr()) };
        own_or_none(py, traceback)?.cast_into().ok()
    }

    /// Sets `__traceback__`.
    pub fn set_traceback<'py>(&self, py: Python<'py>, traceback: Option<Bound<'py, PyTraceback>>) {
        let traceback = traceback.as_ref().map_or_else(ffi::Py_None, Bound::as_ptr);
        // SAFETY: an exception instance, and a traceback or `None`, as it wants.
        unsafe { ffi::PyException_SetTraceback(self.value(py).as_ptr(), traceback) };
    }

    /// `__cause__`: what `raise .. from ..` named.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyOSError, PyRuntimeError};
    ///
    /// let error = PyRuntimeError::new_err("no settings");
    /// error.set_cause(py, Some(PyOSError::new_err("no such file")));
    /// assert_eq!(error.cause(py).unwrap().to_string(), "OSError: no such file");
    /// # Ok(()) })
    /// ```
    pub fn cause(&self, py: Python<'_>) -> Option<PyErr> {
        // SAFETY: an exception instance; answers with a new reference or null.
        let cause = unsafe { ffi::PyException_GetCause(self.value(py).as_ptr()) };
        own_or_none(py, cause).map(PyErr::from_value)
    }

    /// Sets `__cause__`, as `raise .. from cause` does.
    ///
    /// A traceback then tells both, the cause first.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyRuntimeError;
    ///
    /// fn settings(py: Python<'_>) -> PyResult<String> {
    ///     std::fs::read_to_string("/nowhere/settings").map_err(|cause| {
    ///         let error = PyRuntimeError::new_err("no settings");
    ///         error.set_cause(py, Some(cause.into()));
    ///         error
    ///     })
    /// }
    /// let cause = settings(py).unwrap_err().cause(py).unwrap();
    /// assert!(cause.to_string().starts_with("FileNotFoundError: [Errno 2]"));
    /// # Ok(()) })
    /// ```
    pub fn set_cause(&self, py: Python<'_>, cause: Option<PyErr>) {
        let cause = cause
            .map_or(std::ptr::null_mut(), |cause| cause.into_value(py).into_bound(py).into_ptr());
        // SAFETY: an exception instance, and one whose count is given up, or null.
        unsafe { ffi::PyException_SetCause(self.value(py).as_ptr(), cause) };
    }

    /// `__context__`: what was being handled when it was raised.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// assert!(PyValueError::new_err("while nothing was handled").context(py).is_none());
    /// # Ok(()) })
    /// ```
    pub fn context(&self, py: Python<'_>) -> Option<PyErr> {
        // SAFETY: an exception instance; answers with a new reference or null.
        let context = unsafe { ffi::PyException_GetContext(self.value(py).as_ptr()) };
        own_or_none(py, context).map(PyErr::from_value)
    }

    /// Sets `__context__`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyKeyError, PyValueError};
    ///
    /// let error = PyValueError::new_err("second");
    /// error.set_context(py, Some(PyKeyError::new_err("first")));
    /// assert_eq!(error.context(py).unwrap().to_string(), "KeyError: 'first'");
    /// # Ok(()) })
    /// ```
    pub fn set_context(&self, py: Python<'_>, context: Option<PyErr>) {
        let context = context.map_or(std::ptr::null_mut(), |context| {
            context.into_value(py).into_bound(py).into_ptr()
        });
        // SAFETY: an exception instance, and one whose count is given up, or null.
        unsafe { ffi::PyException_SetContext(self.value(py).as_ptr(), context) };
    }
}
