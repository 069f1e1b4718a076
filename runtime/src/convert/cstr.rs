//! C strings: `CStr`, `CString`, `Cow<CStr>`.
//!
//! | in | becomes |
//! |---|---|
//! | `str` | its UTF-8, borrowed from the object where the Rust type can |
//! | a `str` with a NUL | `ValueError` |
//! | a `str` with lone surrogates | `UnicodeEncodeError` |
//! | anything else, `bytes` too | `TypeError` |
//!
//! Out: `str`; `UnicodeDecodeError` where it is not UTF-8.

use std::borrow::Cow;
use std::ffi::{CStr, CString};

use crate::call::arg::Arg;
use crate::convert::{Answer, BorrowFromPyObject, FromPyObject, IntoPyObject, text};
use crate::error::{PyErr, Raised};
use crate::exceptions::PyValueError;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::{PyAny, PyString};

fn borrow<'a>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a CStr, Raised> {
    let text = text::borrow(object)?;
    // SAFETY: CPython ends the UTF-8 of a `str` with a zero byte, as its C API promises.
    let bytes = unsafe { std::slice::from_raw_parts(text.as_ptr(), text.len() + 1) };
    CStr::from_bytes_with_nul(bytes)
        .map_err(|_| PyValueError::new_err("embedded null character").raise(object.py()))
}

impl<'a, 'py> FromPyObject<'a, 'py> for &'a CStr {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        borrow(object)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        text::is_exact(object)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for CString {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        borrow(object).map(CStr::to_owned)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        text::is_exact(object)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Cow<'a, CStr> {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        borrow(object).map(Cow::Borrowed)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        text::is_exact(object)
    }
}

impl<'a, 'py> BorrowFromPyObject<'a, 'py> for CStr {
    type Slot = ();

    fn borrow_from_py(arg: &'a Arg<'py>, _: &'a mut Option<()>) -> Result<&'a CStr, Raised> {
        borrow(arg.object())
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        text::is_exact(object)
    }
}

borrow_by_value! { [] CString; }

impl<'py> IntoPyObject<'py> for &CStr {
    into_pyobject_by_answer!(PyString);

    fn into_answer(self, py: Python<'py>) -> Answer {
        match String::from_utf8(self.to_bytes().to_vec()) {
            Ok(text) => text::new(&text, py),
            Err(error) => Err(PyErr::from(error).raise(py)),
        }
    }
}

macro_rules! owned_out {
    ($($type:ty;)*) => { $(
        impl<'py> IntoPyObject<'py> for $type {
            into_pyobject_by_answer!(PyString);

            fn into_answer(self, py: Python<'py>) -> Answer {
                let text: &CStr = &self;
                text.into_answer(py)
            }
        }
    )* };
}

owned_out! { CString; &CString; Box<CStr>; }
