//! Running programs, and what a process says when it ends.

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;

use super::Interpreter;
use crate::exceptions::{PyKeyboardInterrupt, PySystemExit};
use crate::py::Python;
use crate::types::{PyDict, PyModule};
use crate::{Bound, PyErr, PyResult};

/// What `python` exits with after an exception.
const FAILED: u8 = 1;

/// The status of a program that `Ctrl-C` ended: 128 and the number of the signal.
const INTERRUPTED: u8 = 130;

impl Interpreter {
    /// Runs the main function of a program: an exception is shown as `python` would show it, and becomes the status to
    /// exit with. `SystemExit` carries its own; after `KeyboardInterrupt` it is 130. Then the interpreter ends.
    ///
    /// ```no_run
    /// use keelback::embed::Interpreter;
    ///
    /// fn main() -> Result<std::process::ExitCode, keelback::embed::StartError> {
    ///     let python = Interpreter::builder().args(std::env::args_os()).signals(true).start()?;
    ///     Ok(python.main(|py| py.run_file("script.py").map(drop)))
    /// }
    /// ```
    pub fn main(self, body: impl FnOnce(Python<'_>) -> PyResult<()>) -> ExitCode {
        let status = self.attach(|py| match body(py) {
            Ok(()) => 0,
            Err(error) => error.exit_status(py),
        });
        match self.finalize() {
            // What `python` exits with then.
            Err(_) if status == 0 => ExitCode::from(120),
            _ => ExitCode::from(status),
        }
    }
}

impl<'py> Python<'py> {
    /// Runs a Python file as `python FILE` does: as `__main__`, with `__file__` and `sys.argv[0]` set while it runs. A
    /// folder or a zip archive that holds a `__main__.py` may be given as well ([`runpy.run_path`]).
    ///
    /// Answers with the variables that it leaves.
    ///
    /// # Errors
    /// What the file raises, `OSError` if it cannot be read, `SyntaxError`.
    ///
    /// [`runpy.run_path`]: https://docs.python.org/3/library/runpy.html#runpy.run_path
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let path = std::env::temp_dir().join(format!("keelback-{}.py", std::process::id()));
    /// std::fs::write(&path, "import sys\nname = __name__\nfile = sys.argv[0]\n")?;
    /// let left = py.run_file(&path)?;
    /// assert_eq!(left.get_item("name")?.unwrap().to_string(), "__main__");
    /// assert_eq!(left.get_item("file")?.unwrap().to_string(), path.to_str().unwrap());
    /// # std::fs::remove_file(&path)?;
    /// # Ok(()) })
    /// ```
    pub fn run_file(self, path: impl AsRef<Path>) -> PyResult<Bound<'py, PyDict>> {
        self.run_by("run_path", path.as_ref().as_os_str())
    }

    /// Runs a module as `python -m NAME` does ([`runpy.run_module`]), and answers with the variables that it leaves.
    ///
    /// # Errors
    /// What the module raises, `ImportError` if there is none.
    ///
    /// [`runpy.run_module`]: https://docs.python.org/3/library/runpy.html#runpy.run_module
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// assert!(py.run_module("there_is_no_such_module").is_err());
    /// # Ok(()) })
    /// ```
    pub fn run_module(self, name: &str) -> PyResult<Bound<'py, PyDict>> {
        self.run_by("run_module", OsStr::new(name))
    }

    fn run_by(self, how: &str, what: &OsStr) -> PyResult<Bound<'py, PyDict>> {
        let runpy = PyModule::import(self, "runpy")?;
        let words = PyDict::new(self);
        words.set_item("run_name", "__main__")?;
        if how == "run_module" {
            words.set_item("alter_sys", true)?;
        }
        Ok(runpy.call_method(how, (what,), Some(&words))?.cast_into()?)
    }
}

impl PyErr {
    /// Shows the exception as `python` would, and answers with the status that it would exit with: that of a
    /// `SystemExit`, whose text is shown if it has one, 130 after `KeyboardInterrupt`, 1 after all others.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let ended = py.run("import sys; sys.exit(3)", None, None).unwrap_err();
    /// assert_eq!(ended.exit_status(py), 3);
    /// assert_eq!(py.run("exit()", None, None).unwrap_err().exit_status(py), 0);
    /// # Ok(()) })
    /// ```
    pub fn exit_status(&self, py: Python<'_>) -> u8 {
        if self.is_instance_of::<PySystemExit>(py) {
            return system_exit(py, self).unwrap_or(FAILED);
        }
        self.print(py);
        if self.is_instance_of::<PyKeyboardInterrupt>(py) { INTERRUPTED } else { FAILED }
    }
}

/// The status of a `SystemExit`: none is 0, a number itself (its lowest byte, which is all that a process can say), and
/// anything else is shown.
fn system_exit(py: Python<'_>, error: &PyErr) -> PyResult<u8> {
    let code = error.value(py).getattr("code")?;
    if code.is_none() {
        return Ok(0);
    }
    if code.is_instance_of::<crate::types::PyInt>() {
        let byte = code.call_method1("__and__", (0xFF,))?;
        return byte.extract();
    }
    let stderr = py.import("sys")?.getattr("stderr")?;
    if !stderr.is_none() {
        stderr.call_method1("write", (format!("{code}\n"),))?;
    }
    Ok(FAILED)
}
