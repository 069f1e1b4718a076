//! `bytes` and `bytearray`.

use std::ops::Index;
use std::ptr::NonNull;
use std::slice::SliceIndex;

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyByteArray, PyBytes, ssize};

impl PyBytes {
    /// New `bytes` with a copy of `data`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py>(py: Python<'py>, data: &[u8]) -> Bound<'py, PyBytes> {
        // SAFETY: the pointer and the length are those of a slice.
        let object =
            unsafe { ffi::PyBytes_FromStringAndSize(data.as_ptr().cast(), ssize(data.len())) };
        let object = NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to `bytes`.
        unsafe { Bound::from_owned(py, object) }
    }

    /// New `bytes` of a length, written by `fill`, which is given them as zeros.
    ///
    /// # Errors
    /// What `fill` answers with, or `MemoryError`.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let bytes = PyBytes::new_with(py, 3, |bytes| {
    ///     bytes.copy_from_slice(b"abc");
    ///     Ok(())
    /// })?;
    /// assert_eq!(bytes.as_bytes(), b"abc");
    /// # Ok(()) })
    /// ```
    pub fn new_with<'py>(
        py: Python<'py>,
        length: usize,
        fill: impl FnOnce(&mut [u8]) -> PyResult<()>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        // SAFETY: the thread is attached; null stands for bytes that nobody has written yet.
        let object = unsafe { ffi::PyBytes_FromStringAndSize(std::ptr::null(), ssize(length)) };
        let object = py.own_or_err(object)?;
        // SAFETY: a live `bytes`.
        let data: *mut u8 = unsafe { ffi::PyBytes_AsString(object.as_ptr()) }.cast();
        // SAFETY: the object has room for as many bytes.
        unsafe { data.write_bytes(0, length) };
        // SAFETY: as many bytes, just written, in an object that nobody else has seen.
        let bytes = unsafe { std::slice::from_raw_parts_mut(data, length) };
        fill(bytes)?;
        // SAFETY: what was made is `bytes`.
        Ok(unsafe { object.cast_into_unchecked() })
    }

    /// New `bytes` with a copy of what lies at `data`.
    ///
    /// # Safety
    /// `data` must be good to read for `length` bytes.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub unsafe fn from_ptr<'py>(
        py: Python<'py>,
        data: *const u8,
        length: usize,
    ) -> Bound<'py, PyBytes> {
        // SAFETY: forwarded.
        PyBytes::new(py, unsafe { std::slice::from_raw_parts(data, length) })
    }
}

/// The content of a `bytes`, which stays while the object lives.
#[inline]
pub(crate) fn content<'a>(bytes: Borrowed<'a, '_, PyBytes>) -> &'a [u8] {
    // SAFETY: a live `bytes`.
    let (data, length) = unsafe { ffi::layout::sequence::bytes(bytes.as_ptr()) };
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    unsafe { std::slice::from_raw_parts(data, length as usize) }
}

impl Bound<'_, PyBytes> {
    /// The bytes, borrowed from the object, which never changes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        content(self.as_borrowed())
    }
}

impl<'a> Borrowed<'a, '_, PyBytes> {
    /// The bytes, borrowed from whatever keeps the object alive.
    #[inline]
    pub fn as_bytes(self) -> &'a [u8] {
        content(self)
    }
}

impl AsRef<[u8]> for Bound<'_, PyBytes> {
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

impl<I: SliceIndex<[u8]>> Index<I> for Bound<'_, PyBytes> {
    type Output = I::Output;

    fn index(&self, index: I) -> &Self::Output {
        &self.as_bytes()[index]
    }
}

impl PartialEq<[u8]> for Bound<'_, PyBytes> {
    fn eq(&self, other: &[u8]) -> bool {
        self.as_bytes() == other
    }
}

impl PartialEq<&[u8]> for Bound<'_, PyBytes> {
    fn eq(&self, other: &&[u8]) -> bool {
        self.as_bytes() == *other
    }
}

impl PyByteArray {
    /// A new `bytearray` with a copy of `data`.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new<'py>(py: Python<'py>, data: &[u8]) -> Bound<'py, PyByteArray> {
        // SAFETY: the pointer and the length are those of a slice.
        let object =
            unsafe { ffi::PyByteArray_FromStringAndSize(data.as_ptr().cast(), ssize(data.len())) };
        let object = NonNull::new(object).expect("out of memory");
        // SAFETY: a new reference to a `bytearray`.
        unsafe { Bound::from_owned(py, object) }
    }

    /// A new `bytearray` of a length, written by `fill`, which is given it as zeros.
    ///
    /// # Errors
    /// What `fill` answers with, or `MemoryError`.
    pub fn new_with<'py>(
        py: Python<'py>,
        length: usize,
        fill: impl FnOnce(&mut [u8]) -> PyResult<()>,
    ) -> PyResult<Bound<'py, PyByteArray>> {
        // SAFETY: the thread is attached; null stands for bytes that nobody has written yet.
        let object = unsafe { ffi::PyByteArray_FromStringAndSize(std::ptr::null(), ssize(length)) };
        let object = py.own_or_err(object)?;
        // SAFETY: what was made is a `bytearray`.
        let array: Bound<'py, PyByteArray> = unsafe { object.cast_into_unchecked() };
        let data = array.data();
        // SAFETY: the object has room for as many bytes.
        unsafe { data.write_bytes(0, length) };
        // SAFETY: as many bytes, just written, in an object that nobody else has seen.
        fill(unsafe { std::slice::from_raw_parts_mut(data, length) })?;
        Ok(array)
    }

    /// `bytearray(object)` of a buffer or of an iterable of integers.
    ///
    /// # Errors
    /// `TypeError` for anything else, `ValueError` for an integer that is no byte.
    pub fn from<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyByteArray>> {
        // SAFETY: a live object.
        let array = unsafe { ffi::PyByteArray_FromObject(object.as_ptr()) };
        let array = object.py().own_or_err(array)?;
        // SAFETY: what was made is a `bytearray`.
        Ok(unsafe { array.cast_into_unchecked() })
    }
}

impl Bound<'_, PyByteArray> {
    /// The number of bytes.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live `bytearray`.
        unsafe { ffi::PyByteArray_Size(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where the bytes are at the moment: Python code may move, change and shorten them at any time.
    #[inline]
    pub fn data(&self) -> *mut u8 {
        // SAFETY: a live `bytearray`.
        unsafe { ffi::PyByteArray_AsString(self.as_ptr()) }.cast()
    }

    /// The bytes, in place.
    ///
    /// # Safety
    /// While the slice is used, no Python code may run that could change the object, in this thread or another:
    /// so nothing of the interpreter may be called, and without a GIL nobody else may know of the object.
    #[inline]
    pub unsafe fn as_bytes(&self) -> &[u8] {
        // SAFETY: the object owns as many bytes there; the caller vouches that they stay.
        unsafe { std::slice::from_raw_parts(self.data(), self.len()) }
    }

    /// The bytes, in place, to be changed.
    ///
    /// # Safety
    /// As [`as_bytes`](Self::as_bytes); nor may there be another slice of them.
    #[expect(clippy::mut_from_ref, reason = "the object is shared in any case; the caller vouches")]
    #[inline]
    pub unsafe fn as_bytes_mut(&self) -> &mut [u8] {
        // SAFETY: the object owns as many bytes there; the caller vouches that they stay, and are not shared.
        unsafe { std::slice::from_raw_parts_mut(self.data(), self.len()) }
    }

    /// A copy of the bytes.
    pub fn to_vec(&self) -> Vec<u8> {
        let copy = || {
            // SAFETY: no Python code runs while they are copied, and other threads are kept out.
            unsafe { self.as_bytes() }.to_vec()
        };
        crate::sync::with_critical_section(self, copy)
    }

    /// Makes it longer, with zeros at the end, or shorter.
    ///
    /// # Errors
    /// `MemoryError`, and `BufferError` while a view of it exists.
    pub fn resize(&self, length: usize) -> PyResult<()> {
        let before = self.len();
        // SAFETY: a live `bytearray`.
        let answer = unsafe { ffi::PyByteArray_Resize(self.as_ptr(), ssize(length)) };
        self.py().check(answer)?;
        if length > before {
            let new = self.data().wrapping_add(before);
            // SAFETY: the object owns the bytes up to `length`, and nobody has a view of them: resizing would
            // have failed.
            unsafe { new.write_bytes(0, length - before) };
        }
        Ok(())
    }
}
