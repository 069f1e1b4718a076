//! Strings of the operating system and paths: `OsStr`, `OsString`, `Path`, `PathBuf`, and `Cow`s of them.
//!
//! | in | becomes |
//! |---|---|
//! | `str` | the string in the file system's encoding; on Unix lone surrogates stand for undecodable bytes (PEP 383) |
//! | for paths: whatever has `__fspath__` | the same of what that answers |
//! | for paths: `bytes` | the string of these bytes |
//! | anything else | `TypeError` |
//!
//! Out: `str` for `OsStr` and `OsString`, `pathlib.Path` for paths; both come back as what they were.

use std::borrow::Cow;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::convert::{Answer, BorrowFromPyObject, FromPyObject, IntoPyObject, Owned, refuse, text};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyBytes, PyString};

/// `pathlib.Path`
static PATH: InterpreterCell = InterpreterCell::new();

/// A `str` as the operating system has it.
fn os_string(object: Borrowed<'_, '_, PyAny>) -> Result<OsString, Raised> {
    if !object.is_instance_of::<PyString>() {
        return Err(refuse::wrong_type(object, "str"));
    }
    system::from_text(object)
}

/// A path, by the protocol of `os.fspath`.
fn path(object: Borrowed<'_, '_, PyAny>) -> Result<PathBuf, Raised> {
    let py = object.py();
    // SAFETY: a live object.
    let answer = unsafe { ffi::PyOS_FSPath(object.as_ptr()) };
    let object = Owned::or_raised(py, answer)?.into_bound(py);
    match object.cast::<PyBytes>() {
        Ok(bytes) => system::from_bytes(bytes),
        Err(_) => os_string(object.as_borrowed()),
    }
    .map(PathBuf::from)
}

/// An object that is a path and no string: in the first pass over overloads a `str` is a `str`.
fn is_path(object: Borrowed<'_, '_, PyAny>) -> bool {
    let class = object.get_type();
    !object.is_instance_of::<PyString>() && class.hasattr("__fspath__").unwrap_or(false)
}

#[cfg(unix)]
mod system {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::{OsStrExt, OsStringExt};

    use super::{Answer, Borrowed, Bound, Owned, PyAny, PyBytes, Python, Raised, ffi};

    pub(super) fn from_text(text: Borrowed<'_, '_, PyAny>) -> Result<OsString, Raised> {
        // SAFETY: a live `str`; answers with `bytes`.
        let bytes = unsafe { ffi::PyUnicode_EncodeFSDefault(text.as_ptr()) };
        let bytes = Owned::or_raised(text.py(), bytes)?;
        // SAFETY: `bytes`, as the function says.
        from_bytes(&unsafe { bytes.into_bound_as::<PyBytes>(text.py()) })
    }

    pub(super) fn from_bytes(bytes: &Bound<'_, PyBytes>) -> Result<OsString, Raised> {
        Ok(OsString::from_vec(bytes.as_bytes().to_vec()))
    }

    pub(super) fn to_text(text: &OsStr, py: Python<'_>) -> Answer {
        let bytes = text.as_bytes();
        let length = bytes.len() as ffi::Py_ssize_t;
        // SAFETY: the pointer and the length are those of a slice.
        let text = unsafe { ffi::PyUnicode_DecodeFSDefaultAndSize(bytes.as_ptr().cast(), length) };
        Owned::or_raised(py, text)
    }
}

#[cfg(windows)]
mod system {
    use std::ffi::{OsStr, OsString};
    use std::os::windows::ffi::{OsStrExt, OsStringExt};

    use super::{Answer, Borrowed, Bound, Owned, PyAny, PyBytes, Python, Raised, ffi};

    pub(super) fn from_text(text: Borrowed<'_, '_, PyAny>) -> Result<OsString, Raised> {
        let mut length = 0;
        // SAFETY: a live `str`, and a place for the length; answers with memory to be freed.
        let wide = unsafe { ffi::PyUnicode_AsWideCharString(text.as_ptr(), &raw mut length) };
        if wide.is_null() {
            return Err(Raised::assume(text.py()));
        }
        // SAFETY: as many units as were said, of 16 bits on Windows.
        let string = OsString::from_wide(unsafe {
            std::slice::from_raw_parts(wide.cast(), length as usize)
        });
        // SAFETY: the memory that was answered, not used again.
        unsafe { ffi::PyMem_Free(wide.cast()) };
        Ok(string)
    }

    pub(super) fn from_bytes(bytes: &Bound<'_, PyBytes>) -> Result<OsString, Raised> {
        let (py, data) = (bytes.py(), bytes.as_bytes());
        let length = data.len() as ffi::Py_ssize_t;
        // SAFETY: the pointer and the length are those of a slice.
        let text = unsafe { ffi::PyUnicode_DecodeFSDefaultAndSize(data.as_ptr().cast(), length) };
        from_text(Owned::or_raised(py, text)?.into_bound(py).as_borrowed())
    }

    pub(super) fn to_text(text: &OsStr, py: Python<'_>) -> Answer {
        let wide: Vec<u16> = text.encode_wide().collect();
        let length = wide.len() as ffi::Py_ssize_t;
        // SAFETY: the pointer and the length are those of a slice; units have 16 bits on Windows.
        Owned::or_raised(py, unsafe { ffi::PyUnicode_FromWideChar(wide.as_ptr().cast(), length) })
    }
}

#[cfg(not(any(unix, windows)))]
mod system {
    use std::ffi::{OsStr, OsString};

    use super::{Answer, Borrowed, Bound, PyAny, PyBytes, Python, Raised, text};
    use crate::error::PyErr;
    use crate::exceptions::PyUnicodeError;

    pub(super) fn from_text(object: Borrowed<'_, '_, PyAny>) -> Result<OsString, Raised> {
        text::borrow(object).map(OsString::from)
    }

    pub(super) fn from_bytes(bytes: &Bound<'_, PyBytes>) -> Result<OsString, Raised> {
        let text = String::from_utf8(bytes.as_bytes().to_vec());
        text.map(OsString::from).map_err(|error| PyErr::from(error).raise(bytes.py()))
    }

    pub(super) fn to_text(string: &OsStr, py: Python<'_>) -> Answer {
        match string.to_str() {
            Some(string) => text::new(string, py),
            None => Err(PyUnicodeError::new_err("the string is not valid Unicode").raise(py)),
        }
    }
}

macro_rules! owned_in {
    ($([$($lifetime:lifetime)?] $type:ty: $read:ident, $is_exact:path;)*) => { $(
        impl<'a, 'py, $($lifetime)?> FromPyObject<'a, 'py> for $type {
            extract_by_from_py!();

            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                $read(object).map(Self::from)
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                $is_exact(object)
            }
        }

        borrow_by_value! { [$($lifetime)?] $type; }
    )* };
}

owned_in! {
    [] OsString: os_string, text::is_exact;
    [] Box<OsStr>: os_string, text::is_exact;
    ['x] Cow<'x, OsStr>: os_string, text::is_exact;
    [] PathBuf: path, is_path;
    [] Box<Path>: path, is_path;
    ['x] Cow<'x, Path>: path, is_path;
}

macro_rules! borrowed_in {
    ($($type:ty: $slot:ty, $read:ident, $is_exact:path;)*) => { $(
        impl<'a, 'py> BorrowFromPyObject<'a, 'py> for $type {
            type Slot = $slot;

            fn borrow_from_py(
                arg: &'a Arg<'py>,
                slot: &'a mut Option<$slot>,
            ) -> Result<&'a $type, Raised> {
                Ok(slot.insert($read(arg.object())?))
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                $is_exact(object)
            }
        }
    )* };
}

borrowed_in! {
    OsStr: OsString, os_string, text::is_exact;
    Path: PathBuf, path, is_path;
}

impl<'py> IntoPyObject<'py> for &OsStr {
    into_pyobject_by_answer!(PyString);

    fn into_answer(self, py: Python<'py>) -> Answer {
        system::to_text(self, py)
    }
}

impl<'py> IntoPyObject<'py> for &Path {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        let text = system::to_text(self.as_os_str(), py)?.into_bound(py);
        let class = PATH.get_or_init(py, || py.import("pathlib")?.getattr("Path"));
        match class.and_then(|class| class.call1((text,))) {
            Ok(path) => Ok(path.into()),
            Err(error) => Err(error.raise(py)),
        }
    }
}

macro_rules! owned_out {
    ($($type:ty as $borrowed:ty => $target:ty;)*) => { $(
        impl<'py> IntoPyObject<'py> for $type {
            into_pyobject_by_answer!($target);

            fn into_answer(self, py: Python<'py>) -> Answer {
                let borrowed: &$borrowed = &self;
                borrowed.into_answer(py)
            }
        }
    )* };
}

owned_out! {
    OsString as OsStr => PyString;
    &OsString as OsStr => PyString;
    Box<OsStr> as OsStr => PyString;
    PathBuf as Path => PyAny;
    &PathBuf as Path => PyAny;
    Box<Path> as Path => PyAny;
}
