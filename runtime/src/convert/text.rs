//! Text: `str`, `String`, `Box<str>`, `Arc<str>`, `Rc<str>`, `Cow<str>` and `char`.
//!
//! | in | becomes |
//! |---|---|
//! | `str` | the text, borrowed from the object where the Rust type can |
//! | a `str` with lone surrogates | `UnicodeEncodeError` |
//! | for `char`: a `str` of another length than one | `ValueError` |
//! | anything else, `bytes` too | `TypeError` |
//!
//! Out: `str`.

use std::borrow::Cow;
use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Arc;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::convert::{
    Answer, BorrowFromPyObject, FromPyObject, IntoPyObject, Owned, Quiet, refuse,
};
use crate::error::Raised;
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyString};

/// The text of a `str`, if it lies ready in the object.
#[inline(always)]
fn quick<'a>(object: Borrowed<'a, '_, PyAny>) -> Option<&'a str> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyUnicode_Check(object.as_ptr()) } {
        return None;
    }
    // SAFETY: a live `str`.
    let (data, length) = unsafe { ffi::layout::text::utf8(object.as_ptr()) }?;
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    let bytes = unsafe { std::slice::from_raw_parts(data, length) };
    // SAFETY: CPython keeps UTF-8 there.
    Some(unsafe { std::str::from_utf8_unchecked(bytes) })
}

/// The text of a `str`, borrowed from it: compiled once, since each use would be long.
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
pub(super) extern "C" fn borrow<'a>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a str, Raised> {
    // SAFETY: a live object.
    let Some((data, length)) = (unsafe { ffi::layout::text::exact(object.as_ptr()) }) else {
        return slow(object);
    };
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    let bytes = unsafe { std::slice::from_raw_parts(data, length) };
    // SAFETY: CPython keeps UTF-8 there.
    Ok(unsafe { std::str::from_utf8_unchecked(bytes) })
}

#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
extern "C" fn slow<'a>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a str, Raised> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyUnicode_Check(object.as_ptr()) } {
        return Err(refuse::wrong_type(object, "str"));
    }
    let mut length = 0;
    // SAFETY: a live `str`.
    let data = unsafe { ffi::PyUnicode_AsUTF8AndSize(object.as_ptr(), &raw mut length) };
    if data.is_null() {
        return Err(Raised::assume(object.py()));
    }
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), length as usize) };
    // SAFETY: CPython encoded them as UTF-8, without surrogates.
    Ok(unsafe { std::str::from_utf8_unchecked(bytes) })
}

#[inline]
pub(super) fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyUnicode_CheckExact(object.as_ptr()) }
}

/// A new `str`.
#[inline(never)]
pub(super) fn new(text: &str, py: Python<'_>) -> Answer {
    if text.len() > 1 && text.is_ascii() {
        // SAFETY: the thread is attached; the bytes are written below.
        if let Some((object, place)) = unsafe { ffi::layout::text::new_ascii(text.len()) } {
            // SAFETY: room for as many bytes, which nobody else has seen.
            unsafe { place.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
            return Owned::or_raised(py, object);
        }
    }
    let length = text.len() as ffi::Py_ssize_t;
    // SAFETY: the pointer and the length are those of a slice of valid UTF-8.
    Owned::or_raised(py, unsafe { ffi::PyUnicode_FromStringAndSize(text.as_ptr().cast(), length) })
}

/// The one character of a `str`.
fn one_char(object: Borrowed<'_, '_, PyAny>) -> Result<char, Raised> {
    let text = borrow(object)?;
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(not_one_char(object.py(), text)),
    }
}

#[cold]
#[inline(never)]
fn not_one_char(py: Python<'_>, text: &str) -> Raised {
    let count = text.chars().count();
    PyValueError::new_err(format!("expected a str of length 1, got length {count}")).raise(py)
}

impl<'a, 'py> FromPyObject<'a, 'py> for char {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<char, Raised> {
        one_char(object)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object) && quick(object).is_none_or(|text| text.chars().count() == 1)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for &'a str {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<&'a str, Raised> {
        borrow(object)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object)
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Cow<'a, str> {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        borrow(object).map(Cow::Borrowed)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object)
    }
}

impl<'a, 'py> BorrowFromPyObject<'a, 'py> for str {
    type Slot = ();

    #[inline]
    fn borrow_from_py(arg: &'a Arg<'py>, _: &'a mut Option<()>) -> Result<&'a str, Raised> {
        borrow(arg.object())
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object)
    }
}

macro_rules! owned_text {
    ($($text:ty;)*) => { $(
        impl<'a, 'py> FromPyObject<'a, 'py> for $text {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                borrow(object).map(Self::from)
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                is_exact(object)
            }

            #[inline(always)]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<Self> {
                quick(object).map(Self::from)
            }
        }

        borrow_by_value! { [] $text; }
    )* };
}

owned_text! { String; Box<str>; Arc<str>; Rc<str>; }
borrow_by_value! { [] char; }

macro_rules! text_out {
    ($([$($lifetimes:tt)*] $text:ty: $this:ident => $str:expr;)*) => { $(
        impl<'py, $($lifetimes)*> IntoPyObject<'py> for $text {
            type Target = PyString;
            type Output = Bound<'py, PyString>;
            type Error = Infallible;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                let $this = self;
                Ok(PyString::new(py, $str))
            }

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                let $this = self;
                new($str, py)
            }
        }
    )* };
}

text_out! {
    [] &str: text => text;
    [] String: text => &text;
    [] &String: text => text;
    [] Box<str>: text => &text;
    [] char: one => one.encode_utf8(&mut [0; 4]);
    [] &char: one => one.encode_utf8(&mut [0; 4]);
}
