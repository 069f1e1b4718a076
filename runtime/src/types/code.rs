//! Code, frames and tracebacks; running Python source.

use std::borrow::Cow;
use std::ffi::{CStr, CString, c_int};

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::exceptions::PyValueError;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyCode, PyDict, PyFrame, PyModule, PyTraceback};

/// Text that is handed to C as it is: `&str`, or a C string, which need not be copied.
pub trait Source: sealed::Sealed {
    /// The text with a zero byte behind it.
    ///
    /// # Errors
    /// `ValueError` for a text with a zero byte in it.
    #[doc(hidden)]
    fn to_c(&self) -> PyResult<Cow<'_, CStr>>;
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for str {}
    impl Sealed for String {}
    impl Sealed for std::ffi::CStr {}
    impl Sealed for std::ffi::CString {}
    impl<T: Sealed + ?Sized> Sealed for &T {}
}

impl Source for str {
    fn to_c(&self) -> PyResult<Cow<'_, CStr>> {
        match CString::new(self) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(PyValueError::new_err("source code cannot contain null bytes")),
        }
    }
}

impl Source for String {
    fn to_c(&self) -> PyResult<Cow<'_, CStr>> {
        self.as_str().to_c()
    }
}

impl Source for CStr {
    fn to_c(&self) -> PyResult<Cow<'_, CStr>> {
        Ok(Cow::Borrowed(self))
    }
}

impl Source for CString {
    fn to_c(&self) -> PyResult<Cow<'_, CStr>> {
        Ok(Cow::Borrowed(self))
    }
}

impl<T: Source + ?Sized> Source for &T {
    fn to_c(&self) -> PyResult<Cow<'_, CStr>> {
        T::to_c(self)
    }
}

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PyCodeInput {
    /// An expression, whose value is the result.
    Eval,
    /// Statements.
    File,
}

impl PyCode {
    /// `compile(source, file, mode)`.
    ///
    /// # Errors
    /// `SyntaxError`, and `ValueError` for a zero byte.
    pub fn compile<'py>(
        py: Python<'py>,
        source: impl Source,
        file: impl Source,
        input: PyCodeInput,
    ) -> PyResult<Bound<'py, PyCode>> {
        let (source, file) = (source.to_c()?, file.to_c()?);
        let start: c_int = match input {
            PyCodeInput::Eval => ffi::Py_eval_input,
            PyCodeInput::File => ffi::Py_file_input,
        };
        // SAFETY: two C strings and one of the modes.
        let code = unsafe { ffi::Py_CompileString(source.as_ptr(), file.as_ptr(), start) };
        Ok(py.own_or_err(code)?.cast_into()?)
    }

    /// Code that does nothing, with a name and a place in a file: what a traceback shows.
    ///
    /// # Errors
    /// `ValueError` for a zero byte, `MemoryError`.
    pub fn empty<'py>(
        py: Python<'py>,
        file: impl Source,
        function: impl Source,
        first_line: i32,
    ) -> PyResult<Bound<'py, PyCode>> {
        let (file, function) = (file.to_c()?, function.to_c()?);
        // SAFETY: two C strings.
        let code = unsafe { ffi::PyCode_NewEmpty(file.as_ptr(), function.as_ptr(), first_line) };
        Ok(py.own_or_err(code)?.cast_into()?)
    }
}

impl<'py> Bound<'py, PyCode> {
    /// Runs the code. Without globals, in `__main__`; without locals, where the globals are.
    ///
    /// # Errors
    /// What the code raises.
    pub fn run(
        &self,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = self.py();
        let globals = match globals {
            Some(globals) => globals.clone(),
            None => py.import("__main__")?.dict(),
        };
        // Before 3.10 nobody else puts them there, and nothing is found without.
        globals.set_default(crate::intern!(py, "__builtins__"), py.import("builtins")?)?;
        let locals = locals.unwrap_or(&globals);
        // SAFETY: a live code object and two dicts.
        let value =
            unsafe { ffi::PyEval_EvalCode(self.as_ptr(), globals.as_ptr(), locals.as_ptr()) };
        py.own_or_err(value)
    }
}

impl<'py> Python<'py> {
    /// The value of a Python expression. Without globals, in `__main__`; without locals, where the globals are.
    ///
    /// # Errors
    /// `SyntaxError`, or what the expression raises.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let names = keelback::types::IntoPyDict::into_py_dict([("x", 20)], py)?;
    /// let value = py.eval("x * 2 + 2", None, Some(&names))?;
    /// assert_eq!(value.extract::<i64>()?, 42);
    /// # Ok(()) })
    /// ```
    pub fn eval(
        self,
        source: impl Source,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        PyCode::compile(self, source, c"<string>", PyCodeInput::Eval)?.run(globals, locals)
    }

    /// Runs Python statements. Without globals, in `__main__`; without locals, where the globals are.
    ///
    /// # Errors
    /// `SyntaxError`, or what the statements raise.
    pub fn run(
        self,
        source: impl Source,
        globals: Option<&Bound<'py, PyDict>>,
        locals: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<()> {
        PyCode::compile(self, source, c"<string>", PyCodeInput::File)?
            .run(globals, locals)
            .map(drop)
    }
}

impl PyModule {
    /// A module made by running source under that name, put into `sys.modules` as an import does.
    ///
    /// # Errors
    /// `SyntaxError`, `ValueError` for a zero byte, or what the source raises.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let module = PyModule::from_code(py, "def twice(x): return 2 * x", "twice.py", "twice")?;
    /// assert_eq!(module.getattr("twice")?.call1((4,))?.extract::<i64>()?, 8);
    /// # Ok(()) })
    /// ```
    pub fn from_code<'py>(
        py: Python<'py>,
        source: impl Source,
        file: impl Source,
        name: impl Source,
    ) -> PyResult<Bound<'py, PyModule>> {
        let (file, name) = (file.to_c()?, name.to_c()?);
        let code = PyCode::compile(py, source, &*file, PyCodeInput::File)?;
        // SAFETY: a live code object and two C strings.
        let module =
            unsafe { ffi::PyImport_ExecCodeModuleEx(name.as_ptr(), code.as_ptr(), file.as_ptr()) };
        Ok(py.own_or_err(module)?.cast_into()?)
    }
}

impl<'py> Bound<'py, PyFrame> {
    /// The number of the line that is being run.
    pub fn line_number(&self) -> i32 {
        // SAFETY: a live frame.
        unsafe { ffi::PyFrame_GetLineNumber(self.as_ptr().cast()) }
    }
}

impl<'py> Bound<'py, PyTraceback> {
    /// What `traceback.format_tb` shows, below its usual first line.
    ///
    /// # Errors
    /// What the module `traceback` raises.
    pub fn format(&self) -> PyResult<String> {
        let lines = self.py().import("traceback")?.call_method1("format_tb", (self,))?;
        let lines: Vec<String> = lines.extract()?;
        Ok(format!("Traceback (most recent call last):\n{}", lines.concat()))
    }
}
