//! `str`.

use std::borrow::Cow;
use std::ffi::CStr;
use std::fmt;

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyBytes, PyString, ssize};

impl PyString {
    /// A new `str`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        // SAFETY: the pointer and the length are those of a slice of valid UTF-8.
        let object =
            unsafe { ffi::PyUnicode_FromStringAndSize(text.as_ptr().cast(), ssize(text.len())) };
        let object = std::ptr::NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to a `str`.
        unsafe { Bound::from_owned(py, object) }
    }

    /// The one `str` of this text that the interpreter keeps for names (`sys.intern`).
    ///
    /// For a text that is known when the crate is compiled, [`intern!`](crate::intern) looks only once.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn intern<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        let mut object = PyString::new(py, text).into_ptr();
        // SAFETY: a place with a count that is ours; what it holds afterwards has one too.
        unsafe { ffi::PyUnicode_InternInPlace(&raw mut object) };
        // SAFETY: a live `str`.
        let text: Borrowed<'_, 'py, PyString> = unsafe { Borrowed::from_ptr(py, object) };
        // SAFETY: the count is ours, as said.
        unsafe { Bound::from_owned(py, text.into_non_null()) }
    }

    /// What `format!` would give, as a `str`.
    ///
    /// # Errors
    /// `RuntimeError` when a `Display` fails.
    pub fn from_fmt<'py>(
        py: Python<'py>,
        text: fmt::Arguments<'_>,
    ) -> PyResult<Bound<'py, PyString>> {
        if let Some(text) = text.as_str() {
            return Ok(PyString::new(py, text));
        }
        let mut written = String::new();
        fmt::Write::write_fmt(&mut written, text)?;
        Ok(PyString::new(py, &written))
    }

    /// `str(object, encoding, errors)`: decodes `bytes` or another buffer; UTF-8 and strict without them.
    ///
    /// # Errors
    /// `TypeError` for what is no buffer, `LookupError` for an unknown encoding, `UnicodeDecodeError`.
    pub fn from_encoded_object<'py>(
        object: &Bound<'py, PyAny>,
        encoding: Option<&CStr>,
        errors: Option<&CStr>,
    ) -> PyResult<Bound<'py, PyString>> {
        let encoding = encoding.map_or(std::ptr::null(), CStr::as_ptr);
        let errors = errors.map_or(std::ptr::null(), CStr::as_ptr);
        // SAFETY: a live object, and C strings or null.
        let text = unsafe { ffi::PyUnicode_FromEncodedObject(object.as_ptr(), encoding, errors) };
        let text = object.py().own_or_err(text)?;
        // SAFETY: what is decoded is a `str`.
        Ok(unsafe { text.cast_into_unchecked() })
    }

    /// `str(object)` of a `bytes` or another buffer, by the older name.
    ///
    /// # Errors
    /// As [`from_encoded_object`](Self::from_encoded_object).
    pub fn from_object<'py>(
        object: &Bound<'py, PyAny>,
        encoding: &CStr,
        errors: &CStr,
    ) -> PyResult<Bound<'py, PyString>> {
        PyString::from_encoded_object(object, Some(encoding), Some(errors))
    }
}

/// The UTF-8 of a `str`, which lies in the object or is put there now; it stays while the object lives.
///
/// # Errors
/// `UnicodeEncodeError` when it holds lone surrogates.
pub(crate) fn utf8<'a>(text: Borrowed<'a, '_, PyString>) -> PyResult<&'a str> {
    // SAFETY: a live `str`.
    let (data, length) = match unsafe { ffi::layout::text::utf8(text.as_ptr()) } {
        Some(found) => found,
        None => {
            let mut length = 0;
            // SAFETY: a live `str`, and a place for the length.
            let data = unsafe { ffi::PyUnicode_AsUTF8AndSize(text.as_ptr(), &raw mut length) };
            if data.is_null() {
                return Err(PyErr::fetch(text.py()));
            }
            (data.cast::<u8>(), length as usize)
        }
    };
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    let bytes = unsafe { std::slice::from_raw_parts(data, length) };
    // SAFETY: CPython encoded them as UTF-8, without surrogates.
    Ok(unsafe { std::str::from_utf8_unchecked(bytes) })
}

impl<'py> Bound<'py, PyString> {
    /// The text, borrowed from the object.
    ///
    /// # Errors
    /// `UnicodeEncodeError` when it holds lone surrogates.
    #[inline]
    pub fn to_str(&self) -> PyResult<&str> {
        utf8(self.as_borrowed())
    }

    /// The text; always borrowed, since every Python that is supported keeps it with the object.
    ///
    /// # Errors
    /// `UnicodeEncodeError` when it holds lone surrogates.
    #[inline]
    pub fn to_cow(&self) -> PyResult<Cow<'_, str>> {
        self.to_str().map(Cow::Borrowed)
    }

    /// The text, with lone surrogates replaced by U+FFFD.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        if let Ok(text) = self.to_str() {
            return Cow::Borrowed(text);
        }
        let bytes = self.encode(c"utf-8", c"surrogatepass");
        match bytes {
            Ok(bytes) => Cow::Owned(String::from_utf8_lossy(bytes.as_bytes()).into_owned()),
            Err(_) => Cow::Borrowed("\u{fffd}"),
        }
    }

    /// `self.encode()`.
    ///
    /// # Errors
    /// `UnicodeEncodeError` when it holds lone surrogates.
    pub fn encode_utf8(&self) -> PyResult<Bound<'py, PyBytes>> {
        self.encode(c"utf-8", c"strict")
    }

    fn encode(&self, encoding: &CStr, errors: &CStr) -> PyResult<Bound<'py, PyBytes>> {
        // SAFETY: a live `str`, and two C strings.
        let bytes = unsafe {
            ffi::PyUnicode_AsEncodedString(self.as_ptr(), encoding.as_ptr(), errors.as_ptr())
        };
        Ok(self.py().own_or_err(bytes)?.cast_into()?)
    }
}

/// A `str` with lone surrogates is equal to no Rust text.
macro_rules! equal_to_text {
    ($($handle:ty;)*) => { $(
        impl PartialEq<str> for $handle {
            fn eq(&self, other: &str) -> bool {
                utf8(self.as_borrowed()).is_ok_and(|text| text == other)
            }
        }

        impl PartialEq<&str> for $handle {
            fn eq(&self, other: &&str) -> bool {
                self == *other
            }
        }

        impl PartialEq<String> for $handle {
            fn eq(&self, other: &String) -> bool {
                self == other.as_str()
            }
        }

        impl PartialEq<$handle> for str {
            fn eq(&self, other: &$handle) -> bool {
                other == self
            }
        }
    )* };
}

equal_to_text! {
    Bound<'_, PyString>;
    Borrowed<'_, '_, PyString>;
}
