//! `str` and `bytes`.

use std::borrow::Cow;

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyBytes, PyString};

impl PyString {
    /// A new `str`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        let length = text.len() as ffi::Py_ssize_t;
        // SAFETY: the pointer and the length are those of a slice of valid UTF-8.
        let object = unsafe { ffi::PyUnicode_FromStringAndSize(text.as_ptr().cast(), length) };
        let object = std::ptr::NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to a `str`.
        unsafe { Bound::from_owned(py, object) }
    }

    /// The interned `str` of a text: one object for all that ask for the same.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn intern<'py>(py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        let mut object = PyString::new(py, text).into_any().into_ptr();
        // SAFETY: a reference of ours to a `str`, which the call replaces by one of ours.
        unsafe { ffi::PyUnicode_InternInPlace(&mut object) };
        let object = std::ptr::NonNull::new(object).expect("interning answers with a string");
        // SAFETY: our reference to a `str`.
        unsafe { Bound::from_owned(py, object) }
    }
}

impl Bound<'_, PyString> {
    /// The text, borrowed from the object.
    ///
    /// # Errors
    /// `UnicodeEncodeError` when it holds lone surrogates.
    pub fn to_str(&self) -> PyResult<&str> {
        let mut length = 0;
        // SAFETY: a live `str`.
        let data = unsafe { ffi::PyUnicode_AsUTF8AndSize(self.as_ptr(), &mut length) };
        if data.is_null() {
            return Err(PyErr::fetch(self.py()));
        }
        // SAFETY: the object owns `length` bytes at `data` and keeps them while it lives.
        let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), length as usize) };
        // SAFETY: CPython encoded them as UTF-8, without surrogates.
        Ok(unsafe { std::str::from_utf8_unchecked(bytes) })
    }

    /// The text, with lone surrogates replaced by U+FFFD.
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        if let Ok(text) = self.to_str() {
            return Cow::Borrowed(text);
        }
        // SAFETY: a live `str`, and two C strings.
        let bytes = unsafe {
            ffi::PyUnicode_AsEncodedString(
                self.as_ptr(),
                c"utf-8".as_ptr(),
                c"surrogatepass".as_ptr(),
            )
        };
        match self.py().own_or_err(bytes) {
            Ok(bytes) => match bytes.cast::<PyBytes>() {
                Ok(bytes) => Cow::Owned(String::from_utf8_lossy(bytes.as_bytes()).into_owned()),
                Err(_) => Cow::Borrowed("\u{fffd}"),
            },
            Err(_) => Cow::Borrowed("\u{fffd}"),
        }
    }
}

impl PyBytes {
    /// New `bytes` with a copy of `data`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py>(py: Python<'py>, data: &[u8]) -> Bound<'py, PyBytes> {
        let length = data.len() as ffi::Py_ssize_t;
        // SAFETY: the pointer and the length are those of a slice.
        let object = unsafe { ffi::PyBytes_FromStringAndSize(data.as_ptr().cast(), length) };
        let object = std::ptr::NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to `bytes`.
        unsafe { Bound::from_owned(py, object) }
    }
}

impl Bound<'_, PyBytes> {
    /// The bytes, borrowed from the object, which never changes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: a live `bytes`.
        let (data, length) = unsafe { ffi::layout::sequence::bytes(self.as_ptr()) };
        // SAFETY: the object owns `length` bytes at `data` and keeps them while it lives.
        unsafe { std::slice::from_raw_parts(data, length as usize) }
    }
}
