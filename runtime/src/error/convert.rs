//! Errors of the standard library as Python exceptions.

use std::io;

use crate::convert::IntoPyObject;
use crate::error::PyErr;
use crate::exceptions as kinds;

/// Errors whose message is all there is to tell: one row each.
macro_rules! messages {
    ($($error:ty => $class:ident;)*) => { $(
        impl From<$error> for PyErr {
            #[track_caller]
            fn from(error: $error) -> PyErr {
                kinds::$class::new_err(error.to_string())
            }
        }
    )*

        /// The exception that `?` makes of an error of the standard library, whose type is not known.
        #[cfg(any(feature = "anyhow", feature = "eyre"))]
        pub(super) fn of_any(error: &(dyn std::error::Error + 'static)) -> Option<PyErr> {
            if let Some(error) = error.downcast_ref::<io::Error>() {
                return Some(of_io(error));
            }
            if error.is::<std::str::Utf8Error>() || error.is::<std::string::FromUtf8Error>() {
                return Some(kinds::PyUnicodeError::new_err(error.to_string()));
            }
            $(
                if error.is::<$error>() {
                    return Some(kinds::$class::new_err(error.to_string()));
                }
            )*
            None
        }
    };
}

messages! {
    std::num::ParseIntError => PyValueError;
    std::num::ParseFloatError => PyValueError;
    std::num::TryFromIntError => PyOverflowError;
    std::str::ParseBoolError => PyValueError;
    std::char::ParseCharError => PyValueError;
    std::char::CharTryFromError => PyValueError;
    std::char::DecodeUtf16Error => PyUnicodeError;
    std::net::AddrParseError => PyValueError;
    std::array::TryFromSliceError => PyValueError;
    std::time::SystemTimeError => PyValueError;
    std::time::TryFromFloatSecsError => PyValueError;
    std::path::StripPrefixError => PyValueError;
    std::env::JoinPathsError => PyValueError;
    std::env::VarError => PyValueError;
    std::ffi::NulError => PyValueError;
    std::ffi::FromBytesWithNulError => PyValueError;
    std::string::FromUtf16Error => PyUnicodeError;
    std::cell::BorrowError => PyRuntimeError;
    std::cell::BorrowMutError => PyRuntimeError;
    std::fmt::Error => PyRuntimeError;
    std::sync::mpsc::RecvError => PyRuntimeError;
    std::alloc::LayoutError => PyMemoryError;
    std::collections::TryReserveError => PyMemoryError;
}

impl From<std::convert::Infallible> for PyErr {
    fn from(never: std::convert::Infallible) -> PyErr {
        match never {}
    }
}

impl From<std::str::Utf8Error> for PyErr {
    #[track_caller]
    fn from(error: std::str::Utf8Error) -> PyErr {
        kinds::PyUnicodeError::new_err(error.to_string())
    }
}

impl From<std::string::FromUtf8Error> for PyErr {
    /// A `UnicodeDecodeError` with the bytes and the place, as `bytes.decode` raises it.
    #[track_caller]
    fn from(error: std::string::FromUtf8Error) -> PyErr {
        let place = error.utf8_error();
        let start = place.valid_up_to();
        let end = place.error_len().map_or(error.as_bytes().len(), |length| start + length);
        let reason = match place.error_len() {
            Some(_) => "invalid utf-8",
            None => "unexpected end of data",
        };
        let bytes = error.into_bytes();
        PyErr::lazy(move |py| {
            let class = py.get_type::<kinds::PyUnicodeDecodeError>();
            let args = ("utf-8", bytes.as_slice(), start, end, reason).into_pyobject(py)?;
            Ok((class, args.into_any()))
        })
    }
}

impl From<std::ffi::IntoStringError> for PyErr {
    #[track_caller]
    fn from(error: std::ffi::IntoStringError) -> PyErr {
        kinds::PyUnicodeError::new_err(error.to_string())
    }
}

impl From<io::Error> for PyErr {
    /// `OSError` or the subclass that fits: by errno where there is one, else by kind. An error that
    /// wraps a [`PyErr`] becomes that one again.
    #[track_caller]
    fn from(error: io::Error) -> PyErr {
        if error.get_ref().is_some_and(|inner| inner.is::<PyErr>()) {
            if let Some(inner) = error.into_inner().and_then(|inner| inner.downcast::<PyErr>().ok())
            {
                return *inner;
            }
            return kinds::PyOSError::new_err("unknown error");
        }
        of_io(&error)
    }
}

/// By errno where there is one, else by kind.
#[track_caller]
fn of_io(error: &io::Error) -> PyErr {
    if let Some(code) = error.raw_os_error() {
        // Python picks the subclass from errno by itself.
        let text = error.to_string();
        let suffix = format!(" (os error {code})");
        let text = text.strip_suffix(&suffix).unwrap_or(&text).to_owned();
        return kinds::PyOSError::new_err((code, text));
    }
    let text = error.to_string();
    match error.kind() {
        io::ErrorKind::NotFound => kinds::PyFileNotFoundError::new_err(text),
        io::ErrorKind::PermissionDenied => kinds::PyPermissionError::new_err(text),
        io::ErrorKind::ConnectionRefused => kinds::PyConnectionRefusedError::new_err(text),
        io::ErrorKind::ConnectionReset => kinds::PyConnectionResetError::new_err(text),
        io::ErrorKind::ConnectionAborted => kinds::PyConnectionAbortedError::new_err(text),
        io::ErrorKind::BrokenPipe => kinds::PyBrokenPipeError::new_err(text),
        io::ErrorKind::AlreadyExists => kinds::PyFileExistsError::new_err(text),
        io::ErrorKind::WouldBlock => kinds::PyBlockingIOError::new_err(text),
        io::ErrorKind::TimedOut => kinds::PyTimeoutError::new_err(text),
        io::ErrorKind::Interrupted => kinds::PyInterruptedError::new_err(text),
        io::ErrorKind::IsADirectory => kinds::PyIsADirectoryError::new_err(text),
        io::ErrorKind::NotADirectory => kinds::PyNotADirectoryError::new_err(text),
        io::ErrorKind::OutOfMemory => kinds::PyMemoryError::new_err(text),
        _ => kinds::PyOSError::new_err(text),
    }
}

impl From<PyErr> for io::Error {
    fn from(error: PyErr) -> io::Error {
        io::Error::other(error)
    }
}

impl<W> From<io::IntoInnerError<W>> for PyErr {
    #[track_caller]
    fn from(error: io::IntoInnerError<W>) -> PyErr {
        error.into_error().into()
    }
}
