//! Errors and panics, from Rust to Python and back.
//!
//! @py module errors

use std::fmt;
use std::io;

use keelback::exceptions::*;
use keelback::prelude::*;

/// One arm for each of Python's exceptions.
macro_rules! by_name {
    ($name:expr, $args:expr, $($class:ident)*) => {
        match $name {
            $(stringify!($class) => $class::new_err($args),)*
            other => PyValueError::new_err(format!("no exception is named {other}")),
        }
    };
}

/// Raises Python's exception of that name (with `Py` before it) and this message.
///
/// @py
pub fn raise_builtin(name: &str, message: String) -> PyResult<()> {
    Err(
        by_name!(name, message, PyBaseException PyException PyArithmeticError PyAssertionError PyAttributeError
        PyBlockingIOError PyBrokenPipeError PyBufferError PyBytesWarning PyChildProcessError
        PyConnectionAbortedError PyConnectionError PyConnectionRefusedError PyConnectionResetError
        PyDeprecationWarning PyEOFError PyFileExistsError PyFileNotFoundError PyFloatingPointError
        PyFutureWarning PyGeneratorExit PyImportError PyImportWarning PyIndentationError PyIndexError
        PyInterruptedError PyIsADirectoryError PyKeyError PyKeyboardInterrupt PyLookupError PyMemoryError
        PyModuleNotFoundError PyNameError PyNotADirectoryError PyNotImplementedError PyOSError
        PyOverflowError PyPendingDeprecationWarning PyPermissionError PyProcessLookupError
        PyRecursionError PyReferenceError PyResourceWarning PyRuntimeError PyRuntimeWarning
        PyStopAsyncIteration PyStopIteration PySyntaxError PySyntaxWarning PySystemError PySystemExit
        PyTabError PyTimeoutError PyTypeError PyUnboundLocalError PyUnicodeDecodeError
        PyUnicodeEncodeError PyUnicodeError PyUnicodeTranslateError PyUnicodeWarning PyUserWarning
        PyValueError PyWarning PyZeroDivisionError),
    )
}

/// @py
pub fn raise_with_arguments(first: i64, second: String) -> PyResult<()> {
    Err(PyLookupError::new_err((first, second)))
}

/// @py
pub fn raise_decode_error() -> PyResult<()> {
    Err(PyUnicodeDecodeError::new_err(("ascii", &b"a\xff"[..], 1, 2, "why not")))
}

/// Whatever goes wrong with shapes.
///
/// @py class ShapeError(ValueError)
#[derive(Debug)]
pub struct ShapeError(String);

impl fmt::Display for ShapeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "bad shape: {}", self.0)
    }
}

impl std::error::Error for ShapeError {}

/// @py class UnitError(ShapeError)
#[derive(Debug)]
pub enum UnitError {
    /// Of that name.
    Unknown(String),
    /// No number before it.
    Number(std::num::ParseFloatError),
    /// Deep down.
    Deep(Layer),
}

impl fmt::Display for UnitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnitError::Unknown(unit) => write!(f, "unknown unit {unit:?}"),
            UnitError::Number(_) => f.write_str("no number"),
            UnitError::Deep(_) => f.write_str("deep"),
        }
    }
}

impl std::error::Error for UnitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            UnitError::Unknown(_) => None,
            UnitError::Number(source) => Some(source),
            UnitError::Deep(source) => Some(source),
        }
    }
}

/// An error with so many below it.
#[derive(Debug)]
pub struct Layer {
    below: Option<Box<Layer>>,
    number: usize,
}

impl Layer {
    fn new(number: usize) -> Layer {
        Layer { below: number.checked_sub(1).map(|below| Box::new(Layer::new(below))), number }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "layer {}", self.number)
    }
}

impl std::error::Error for Layer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.below.as_deref().map(|below| below as _)
    }
}

/// @py class Rare(UnitError)
#[derive(Debug)]
pub struct Rare;

impl fmt::Display for Rare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("rare")
    }
}

impl std::error::Error for Rare {}

/// An error type that says itself what it becomes.
///
/// @py class Own(KeyError)
#[derive(Debug)]
pub struct Own(i64);

impl From<Own> for PyErr {
    fn from(error: Own) -> PyErr {
        PyIndexError::new_err(("own", error.0))
    }
}

/// @py
pub fn shape(name: String) -> Result<(), ShapeError> {
    Err(ShapeError(name))
}

/// @py
pub fn unit(text: &str) -> Result<f64, UnitError> {
    match text.strip_suffix('m') {
        Some(number) => number.trim().parse().map_err(UnitError::Number),
        None if text == "deep" => Err(UnitError::Deep(Layer::new(2))),
        None => Err(UnitError::Unknown(text.to_owned())),
    }
}

/// @py
pub fn rare() -> Result<(), Rare> {
    Err(Rare)
}

/// @py
pub fn own(number: i64) -> Result<(), Own> {
    Err(Own(number))
}

/// @py
pub fn parse_int(text: &str) -> Result<i64, std::num::ParseIntError> {
    text.parse()
}

/// @py
pub fn narrow(number: i64) -> Result<u8, std::num::TryFromIntError> {
    number.try_into()
}

/// @py
pub fn decode(data: &[u8]) -> Result<String, std::string::FromUtf8Error> {
    String::from_utf8(data.to_vec())
}

/// @py
pub fn decode_borrowed(data: &[u8]) -> Result<String, std::str::Utf8Error> {
    std::str::from_utf8(data).map(str::to_owned)
}

/// @py
pub fn os_error(code: i32) -> io::Result<()> {
    Err(io::Error::from_raw_os_error(code))
}

/// @py
pub fn read_file(path: &str) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// @py
pub fn io_error(kind: &str, message: String) -> io::Result<()> {
    let kind = match kind {
        "NotFound" => io::ErrorKind::NotFound,
        "PermissionDenied" => io::ErrorKind::PermissionDenied,
        "ConnectionRefused" => io::ErrorKind::ConnectionRefused,
        "ConnectionReset" => io::ErrorKind::ConnectionReset,
        "ConnectionAborted" => io::ErrorKind::ConnectionAborted,
        "BrokenPipe" => io::ErrorKind::BrokenPipe,
        "AlreadyExists" => io::ErrorKind::AlreadyExists,
        "WouldBlock" => io::ErrorKind::WouldBlock,
        "TimedOut" => io::ErrorKind::TimedOut,
        "Interrupted" => io::ErrorKind::Interrupted,
        "IsADirectory" => io::ErrorKind::IsADirectory,
        "NotADirectory" => io::ErrorKind::NotADirectory,
        "OutOfMemory" => io::ErrorKind::OutOfMemory,
        "UnexpectedEof" => io::ErrorKind::UnexpectedEof,
        _ => io::ErrorKind::Other,
    };
    Err(io::Error::new(kind, message))
}

/// An exception that went through `io::Error` is itself again.
///
/// @py
pub fn through_io(function: &Bound<'_, PyAny>) -> io::Result<Py<PyAny>> {
    Ok(function.call0()?.unbind())
}

/// @py error(KeyError)
pub fn foreign() -> Result<(), Layer> {
    Err(Layer::new(1))
}

/// @py error(UnitError)
pub fn foreign_as_ours() -> Result<(), Layer> {
    Err(Layer::new(0))
}

/// The crate says what this becomes.
///
/// @py
pub fn foreign_by_crate(text: &str) -> Result<bool, std::str::ParseBoolError> {
    text.parse()
}

/// @py
pub fn convert_int(number: i64, flag: bool) -> i64 {
    number + i64::from(flag)
}

/// @py
pub fn panic_text() {
    panic!("plain text");
}

/// @py
pub fn panic_formatted(number: i64) -> i64 {
    panic!("the number was {number}");
}

/// @py
pub fn panic_value() {
    std::panic::panic_any(42_i32);
}

struct PanicsAgain;

impl Drop for PanicsAgain {
    fn drop(&mut self) {
        panic!("the payload panics too");
    }
}

/// @py
pub fn panic_twice() {
    std::panic::panic_any(PanicsAgain);
}

/// @py
pub fn index_out_of_range(index: usize) -> u8 {
    let bytes = b"abc".to_vec();
    bytes[index]
}

/// Calls `function`, and lets the exception through.
///
/// @py
pub fn pass_on<'py>(function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    function.call0()
}

/// Calls `function`, and answers with what it raises: the exception, its traceback, cause and context.
///
/// @py
pub fn caught<'py>(py: Python<'py>, function: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyTuple>> {
    let Err(error) = function.call0() else { return Ok(PyTuple::empty(py)) };
    let or_none = |error: Option<PyErr>| {
        error.map_or_else(|| py.None().into_bound(py), |error| error.value(py).as_any().clone())
    };
    let traceback = error.traceback(py).map_or_else(|| py.None().into_bound(py), Bound::into_any);
    let items = [
        error.value(py).as_any().clone(),
        error.get_type(py).into_any(),
        traceback,
        or_none(error.cause(py)),
        or_none(error.context(py)),
    ];
    PyTuple::new(py, &items)
}

/// Raises `value` with this cause, context and note.
///
/// @py def raise_value(value, cause=None, context=None, note=None)
pub fn raise_value(
    py: Python<'_>,
    value: Bound<'_, PyAny>,
    cause: Option<Bound<'_, PyAny>>,
    context: Option<Bound<'_, PyAny>>,
    note: Option<&str>,
) -> PyResult<()> {
    let error = PyErr::from_value(value);
    if let Some(cause) = cause {
        error.set_cause(py, Some(PyErr::from_value(cause)));
    }
    if let Some(context) = context {
        error.set_context(py, Some(PyErr::from_value(context)));
    }
    if let Some(note) = note {
        error.add_note(py, note)?;
    }
    Err(error)
}

/// How an exception shows itself in Rust.
///
/// @py
pub fn shown(py: Python<'_>, value: Bound<'_, PyAny>) -> (String, String, bool) {
    let error = PyErr::from_value(value);
    let is_lookup = error.is_instance_of::<PyLookupError>(py);
    (error.to_string(), format!("{error:?}"), is_lookup)
}

/// Whether the same exception comes out of two handles.
///
/// @py
pub fn is_same_twice(py: Python<'_>) -> bool {
    let error = PyKeyError::new_err("key");
    let again = error.clone_ref(py);
    error.value(py).is(again.value(py))
}

/// Made in a thread that Python does not know, raised in this one.
///
/// @py
pub fn from_another_thread() -> PyResult<()> {
    std::thread::spawn(|| Err(PyKeyError::new_err("far away"))).join().expect("no panic in it")
}

/// @py
pub fn check_signals(py: Python<'_>) -> PyResult<()> {
    py.check_signals()
}
