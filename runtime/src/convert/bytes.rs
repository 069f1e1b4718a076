//! Bytes: sequences of `u8`.
//!
//! | in | becomes |
//! |---|---|
//! | `bytes` | `&[u8]` and `Cow<[u8]>` borrowed from the object, `Vec<u8>` and the like a copy |
//! | `bytearray` | a copy; `TypeError` for `&[u8]` |
//! | another sequence of ints from 0 to 255 | its items; `TypeError` for `&[u8]` |
//! | anything else, `str` too | `TypeError` |
//!
//! Out: `bytes`.

use std::borrow::Cow;
use std::mem::MaybeUninit;

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, Owned, refuse, sequence};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::{PyAny, PyByteArray, PyBytes};

/// The content of a `bytes`.
#[inline(always)]
fn quick<'a>(object: Borrowed<'a, '_, PyAny>) -> Option<&'a [u8]> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyBytes_Check(object.as_ptr()) } {
        return None;
    }
    // SAFETY: a live `bytes`.
    let (data, length) = unsafe { ffi::layout::sequence::bytes(object.as_ptr()) };
    // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
    Some(unsafe { std::slice::from_raw_parts(data, length as usize) })
}

/// The content of a `bytes`, and of nothing else.
#[inline(never)]
pub(super) fn borrow<'a>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a [u8], Raised> {
    // SAFETY: a live object.
    match unsafe { ffi::layout::sequence::bytes_exact(object.as_ptr()) } {
        // SAFETY: the object owns `length` bytes at `data`, which never change, while it lives.
        Some((data, length)) => Ok(unsafe { std::slice::from_raw_parts(data, length as usize) }),
        None => slow(object),
    }
}

#[cold]
#[inline(never)]
fn slow<'a>(object: Borrowed<'a, '_, PyAny>) -> Result<&'a [u8], Raised> {
    match quick(object) {
        Some(bytes) => Ok(bytes),
        None => Err(refuse::wrong_type(object, "bytes")),
    }
}

/// A copy of the content.
pub(super) fn read(object: Borrowed<'_, '_, PyAny>) -> Result<Vec<u8>, Raised> {
    if let Some(bytes) = quick(object) {
        return Ok(bytes.to_vec());
    }
    if object.is_instance_of::<PyByteArray>() {
        return copy_byte_array(object);
    }
    sequence::read(object)
}

fn copy_byte_array(object: Borrowed<'_, '_, PyAny>) -> Result<Vec<u8>, Raised> {
    let py = object.py();
    // Without a GIL another thread may resize it meanwhile; Python's own copy takes the lock.
    // SAFETY: a live `bytearray`, which has the buffer that is asked for; answers with `bytes`.
    let copy =
        Owned::or_raised(py, unsafe { ffi::PyBytes_FromObject(object.as_ptr()) })?.into_bound(py);
    borrow(copy.as_borrowed()).map(<[u8]>::to_vec)
}

pub(super) fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
    object.is_instance_of::<PyBytes>() || object.is_instance_of::<PyByteArray>()
}

/// New `bytes` with that content.
#[inline(never)]
pub(super) fn copy(content: &[u8], py: Python<'_>) -> Answer {
    let (start, length) = (content.as_ptr().cast(), content.len() as ffi::Py_ssize_t);
    // SAFETY: the pointer and the length are those of a slice.
    Owned::or_raised(py, unsafe { ffi::PyBytes_FromStringAndSize(start, length) })
}

/// New `bytes`.
pub(super) fn new(items: impl ExactSizeIterator<Item = u8>, py: Python<'_>) -> Answer {
    let length = items.len();
    // SAFETY: without content, to be written below.
    let object =
        unsafe { ffi::PyBytes_FromStringAndSize(std::ptr::null(), length as ffi::Py_ssize_t) };
    let object = Owned::or_raised(py, object)?.into_bound(py);
    // SAFETY: a live `bytes`.
    let (start, _) = unsafe { ffi::layout::sequence::bytes(object.as_ptr()) };
    let start = start.cast_mut().cast::<MaybeUninit<u8>>();
    // SAFETY: as many bytes as were asked for; nobody else has seen the object, whose content may be written
    // until somebody has.
    let places = unsafe { std::slice::from_raw_parts_mut(start, length) };
    let mut written = 0;
    // Of a slice and of a `Vec` this is one `memcpy`.
    places.iter_mut().zip(items).for_each(|(place, item)| {
        place.write(item);
        written += 1;
    });
    assert_eq!(written, length, "an iterator ended before it said");
    Ok(object.into())
}

impl<'a, 'py> FromPyObject<'a, 'py> for &'a [u8] {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        borrow(object)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        object.is_instance_of::<PyBytes>()
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Cow<'a, [u8]> {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        match quick(object) {
            Some(bytes) => Ok(Cow::Borrowed(bytes)),
            None => read(object).map(Cow::Owned),
        }
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object)
    }
}
