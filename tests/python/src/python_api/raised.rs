//! Exceptions as Rust errors.
//!
//! @py module api_errors

use std::error::Error;

use keelback::exceptions::*;
use keelback::prelude::*;
use keelback::types::PyTraceback;

keelback::create_exception!(topics.api_errors, Declared, PyValueError, "Declared in Rust.");
keelback::create_exception!(topics.api_errors, Derived, Declared);
keelback::import_exception!(json.decoder, JSONDecodeError);
keelback::import_exception!(nowhere, Missing);

/// What a Rust program prints of an error and its sources.
///
/// @py
pub fn chain(py: Python<'_>, exception: Py<PyAny>) -> Vec<String> {
    let error = PyErr::from_value(exception.into_bound(py));
    // Shown by a thread that is not attached, as a program's `main` is not.
    py.detach(|| {
        let mut shown = vec![error.to_string()];
        let mut next = error.source();
        while let Some(source) = next {
            shown.push(source.to_string());
            next = source.source();
        }
        assert_eq!(shown.len() > 1, error.source().is_some());
        shown
    })
}

/// Raises an exception of the declared classes.
///
/// @py
pub fn raise_declared(which: &str) -> PyResult<()> {
    Err(match which {
        "Declared" => Declared::new_err("message"),
        "Derived" => Derived::new_err(("several", 1)),
        "JSONDecodeError" => JSONDecodeError::new_err(("message", "document", 3)),
        "Missing" => Missing::new_err(()),
        other => PyKeyError::new_err(other.to_owned()),
    })
}

/// The declared classes.
///
/// @py
pub fn declared(py: Python<'_>) -> (Bound<'_, PyType>, Bound<'_, PyType>, Bound<'_, PyType>) {
    (py.get_type::<Declared>(), py.get_type::<Derived>(), py.get_type::<JSONDecodeError>())
}

/// Which of the declared classes an exception is of, and what casts of it say.
///
/// @py
pub fn kinds(py: Python<'_>, exception: &Bound<'_, PyAny>) -> (bool, bool, bool, bool) {
    let error = PyErr::from_value(exception.clone());
    assert_eq!(exception.cast::<Declared>().is_ok(), error.is_instance_of::<Declared>(py));
    (
        error.is_instance_of::<Declared>(py),
        error.is_instance_of::<Derived>(py),
        error.is_instance_of::<JSONDecodeError>(py),
        error.is_instance_of::<PyLookupError>(py),
    )
}

/// Whether `except wanted` would catch it, and `isinstance`.
///
/// @py
pub fn matches(
    py: Python<'_>,
    exception: Bound<'_, PyAny>,
    wanted: &Bound<'_, PyAny>,
) -> (bool, bool) {
    let error = PyErr::from_value(exception);
    let matches = error.matches(py, wanted);
    (matches.unwrap_or_else(|never| match never {}), error.is_instance(py, wanted))
}

/// An exception of a class that is known at run time.
///
/// @py
pub fn from_type(exception_type: Bound<'_, PyType>, args: Py<PyAny>) -> PyErr {
    PyErr::from_type(exception_type, args)
}

/// @py def warn(category, message, stacklevel=1)
pub fn warn(
    py: Python<'_>,
    category: &Bound<'_, PyAny>,
    message: &str,
    stacklevel: i32,
) -> PyResult<()> {
    PyErr::warn(py, category, message, stacklevel)
}

/// @py def warn_explicit(category, message, file, line, module=None, registry=None)
pub fn warn_explicit(
    py: Python<'_>,
    category: &Bound<'_, PyAny>,
    message: &str,
    file: &str,
    line: i32,
    module: Option<&str>,
    registry: Option<&Bound<'_, PyDict>>,
) -> PyResult<()> {
    PyErr::warn_explicit(py, category, message, file, line, module, registry)
}

/// Raises several exceptions as one.
///
/// @py
pub fn raise_group(
    py: Python<'_>,
    message: &str,
    exceptions: Vec<Bound<'_, PyAny>>,
) -> PyResult<()> {
    Err(PyErr::new_group(py, message, exceptions.into_iter().map(PyErr::from_value)))
}

/// The exceptions of a group.
///
/// @py
pub fn in_group(py: Python<'_>, group: Bound<'_, PyAny>) -> Option<Vec<PyErr>> {
    PyErr::from_value(group).exceptions(py)
}

/// Gives an exception another's traceback.
///
/// @py
pub fn set_traceback<'py>(
    py: Python<'py>,
    exception: Bound<'py, PyAny>,
    traceback: Option<Bound<'py, PyTraceback>>,
) -> PyResult<Option<Bound<'py, PyTraceback>>> {
    let error = PyErr::from_value(exception);
    error.set_traceback(py, traceback);
    let traceback = error.traceback(py);
    if let Some(traceback) = &traceback {
        assert!(traceback.format()?.starts_with("Traceback (most recent call last):\n  File "));
    }
    Ok(traceback)
}

/// Whether an exception is raised at the moment: before one is raised, then, and after it was taken.
///
/// @py
pub fn occurred(py: Python<'_>) -> (bool, bool, bool) {
    let before = PyErr::occurred(py);
    PyKeyError::new_err("k").restore(py);
    let then = PyErr::occurred(py);
    let taken = PyErr::take(py).is_some_and(|error| error.is_instance_of::<PyKeyError>(py));
    (before, then, taken && !PyErr::occurred(py))
}

/// The line at which `raise_here` makes its exception.
///
/// @py
pub const HERE: u32 = line!() + 5;

/// @py
pub fn raise_here(how: &str) -> PyResult<i64> {
    match how {
        "made" => Err(PyValueError::new_err("made here")),
        "converted" => Ok("x".parse::<i64>()?),
        _ => Err(PyErr::new::<Declared, _>("by its class")),
    }
}

/// What `?` makes of each error of the standard library, by the name of its type.
///
/// @py
pub fn of_std() -> Vec<(&'static str, PyErr)> {
    let cell = std::cell::RefCell::new(());
    let _borrowed = cell.borrow_mut();
    let nobody_sends = std::sync::mpsc::channel::<()>().1;
    let later = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1);
    vec![
        ("ParseIntError", "x".parse::<i32>().unwrap_err().into()),
        ("ParseFloatError", "x".parse::<f64>().unwrap_err().into()),
        ("TryFromIntError", u8::try_from(256_i32).unwrap_err().into()),
        ("ParseBoolError", "x".parse::<bool>().unwrap_err().into()),
        ("ParseCharError", "xx".parse::<char>().unwrap_err().into()),
        ("CharTryFromError", char::try_from(0xD800_u32).unwrap_err().into()),
        ("DecodeUtf16Error", char::decode_utf16([0xD800]).next().unwrap().unwrap_err().into()),
        ("AddrParseError", "x".parse::<std::net::IpAddr>().unwrap_err().into()),
        ("TryFromSliceError", <[u8; 2]>::try_from(&[1][..]).unwrap_err().into()),
        ("SystemTimeError", std::time::UNIX_EPOCH.duration_since(later).unwrap_err().into()),
        ("TryFromFloatSecsError", std::time::Duration::try_from_secs_f64(-1.0).unwrap_err().into()),
        ("StripPrefixError", std::path::Path::new("a").strip_prefix("b").unwrap_err().into()),
        ("JoinPathsError", std::env::join_paths(["a:\"b"]).unwrap_err().into()),
        ("VarError", std::env::var("KEELBACK_NO_SUCH_VARIABLE").unwrap_err().into()),
        ("NulError", std::ffi::CString::new("a\0b").unwrap_err().into()),
        ("FromBytesWithNulError", std::ffi::CStr::from_bytes_with_nul(b"a").unwrap_err().into()),
        ("FromUtf16Error", String::from_utf16(&[0xD800]).unwrap_err().into()),
        (
            "IntoStringError",
            std::ffi::CString::new([0xFF]).unwrap().into_string().unwrap_err().into(),
        ),
        ("BorrowError", cell.try_borrow().unwrap_err().into()),
        ("BorrowMutError", cell.try_borrow_mut().unwrap_err().into()),
        ("fmt::Error", std::fmt::Error.into()),
        ("RecvError", nobody_sends.recv().unwrap_err().into()),
        ("LayoutError", std::alloc::Layout::from_size_align(1, 3).unwrap_err().into()),
        ("TryReserveError", Vec::<u8>::new().try_reserve(usize::MAX).unwrap_err().into()),
    ]
}

/// What is told where C code reports an error and has raised none.
///
/// @py
pub fn fetched_without(py: Python<'_>) -> PyErr {
    PyErr::fetch(py)
}
