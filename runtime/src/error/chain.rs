//! `PyErr` among Rust's errors: how it is shown, and what it says its source is.

use std::error::Error;
use std::fmt;

use crate::error::PyErr;
use crate::py::Python;

impl fmt::Debug for PyErr {
    /// What `repr()` says of the exception.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Python::try_attach(|py| format!("PyErr({:?})", self.value(py))) {
            Some(text) => f.write_str(&text),
            None => f.write_str("PyErr(..)"),
        }
    }
}

impl fmt::Display for PyErr {
    /// `ValueError: message`, as the last line of a traceback has it. Attaches the thread for it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = Python::try_attach(|py| {
            let name = self.value(py).type_name();
            let message = self.value(py).to_string();
            if message.is_empty() { name } else { format!("{name}: {message}") }
        });
        f.write_str(text.as_deref().unwrap_or("a Python exception"))
    }
}

impl Error for PyErr {
    /// `__cause__`, as it is when this is first asked. Attaches the thread for it.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyKeyError, PyRuntimeError};
    ///
    /// let error = PyRuntimeError::new_err("outer");
    /// error.set_cause(py, Some(PyKeyError::new_err("inner")));
    /// let source = std::error::Error::source(&error).expect("it has a cause");
    /// assert_eq!(source.to_string(), "KeyError: 'inner'");
    /// # Ok(()) })
    /// ```
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if self.inner.source.get().is_none() {
            let cause = Python::try_attach(|py| self.cause(py))?;
            // Another thread may have been faster: then its answer counts.
            let _ = self.inner.source.set(cause.map(Box::new));
        }
        let cause = self.inner.source.get()?.as_deref()?;
        Some(cause)
    }
}
