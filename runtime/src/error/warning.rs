//! Warnings.

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyDict, Source};

impl PyErr {
    /// `warnings.warn(message, category, stacklevel)`: with 1, the warning names the Python code that called into
    /// Rust, with 2 its caller.
    ///
    /// # Errors
    /// The warning itself, where filters make it an exception; `ValueError` for a zero byte in the message.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyUserWarning;
    ///
    /// let category = py.get_type::<PyUserWarning>();
    /// PyErr::warn(py, &category, c"this is slow", 1)?;
    /// # Ok(()) })
    /// ```
    pub fn warn<'py>(
        py: Python<'py>,
        category: &Bound<'py, PyAny>,
        message: impl Source,
        stacklevel: i32,
    ) -> PyResult<()> {
        let message = message.to_c()?;
        // SAFETY: a live object and a C string.
        let answer = unsafe {
            ffi::PyErr_WarnEx(category.as_ptr(), message.as_ptr(), stacklevel as ffi::Py_ssize_t)
        };
        py.check(answer).map(drop)
    }

    /// Like [`warn`](Self::warn), for a place that is told: a file, a line, and perhaps the module and a dict
    /// (`__warningregistry__`) in which it is noted what has been shown.
    ///
    /// # Errors
    /// As there.
    pub fn warn_explicit<'py>(
        py: Python<'py>,
        category: &Bound<'py, PyAny>,
        message: impl Source,
        file: impl Source,
        line: i32,
        module: Option<&str>,
        registry: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        let (message, file) = (message.to_c()?, file.to_c()?);
        let module = module.map(|name| name.to_c()).transpose()?;
        let module = module.as_ref().map_or(std::ptr::null(), |name| name.as_ptr());
        let registry = registry.map_or(std::ptr::null_mut(), Bound::as_ptr);
        // SAFETY: a live object, C strings (the module's may be null), and a dict or null.
        let answer = unsafe {
            ffi::PyErr_WarnExplicit(
                category.as_ptr(),
                message.as_ptr(),
                file.as_ptr(),
                line,
                module,
                registry,
            )
        };
        py.check(answer).map(drop)
    }
}
