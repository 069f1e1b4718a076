//! Reading and making str.
//!
//! A compact ASCII str holds its characters right behind its header; another compact one may have its UTF-8
//! cached. The cache is filled while others look on without a GIL, so it is read only with one.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::{Facts, HOT, Rows, WORD, at, place, types};
use crate::version::Version;
use crate::{Py_ssize_t, PyObject, PyUnicode_New};

/// Whether a str has the pointer to a wide copy that 3.12 removed.
const WIDE_COPY: Rows<bool> = &[((3, 7), true), ((3, 12), false)];

/// The first of the bits compact and ASCII, with a GIL and without: 3.14 gave the bits before them a byte.
const STATE_BIT: Rows<(u32, u32)> = &[((3, 7), (5, 5)), ((3, 14), (5, 11))];

pub(super) fn expect(version: &Version, facts: &mut Facts) {
    if cfg!(target_endian = "big") {
        // C lays bit fields out from the other end there, and nobody has looked.
        return;
    }
    let state_at = usize::from(facts.head) + 2 * WORD;
    let wide_copy = if super::row(WIDE_COPY, version) { WORD } else { 0 };
    let ascii_at = (state_at + 4).next_multiple_of(WORD) + wide_copy;
    let (bit, bit_without_gil) = super::row(STATE_BIT, version);
    let bit = if version.free_threaded { bit_without_gil } else { bit };
    facts.text_state_at = state_at as u16;
    facts.text_compact = 1 << bit;
    facts.text_ascii = 2 << bit;
    facts.ascii_at = ascii_at as u16;
    facts.utf8_at = if version.free_threaded { 0 } else { ascii_at as u16 };
}

/// The UTF-8 of a str, if it lies ready; else ask `PyUnicode_AsUTF8AndSize`. Lives as long as the str.
///
/// # Safety
///
/// `object` is a live `str` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn utf8(object: *mut PyObject) -> Option<(*const u8, usize)> {
    let ascii_at = at(&HOT.ascii_at);
    if ascii_at == 0 {
        return None;
    }
    // SAFETY: forwarded, and the offsets were proved.
    unsafe { read(object, ascii_at) }
}

/// # Safety
///
/// As for [`utf8`]; `ascii_at` is proved.
#[inline(always)]
unsafe fn read(object: *mut PyObject, ascii_at: usize) -> Option<(*const u8, usize)> {
    let state_at = at(&HOT.text_state_at);
    // SAFETY: the offset was proved. Atomic, since without a GIL another thread may intern the str meanwhile.
    let state = unsafe { AtomicU32::from_ptr(place(object, state_at)) }.load(Relaxed);
    let both = HOT.text_both.get();
    if state & both == both {
        // The length, in characters, is the first field after the header, as the size of a list is.
        let size_at = state_at - 2 * WORD;
        // SAFETY: the offset was proved.
        let size = unsafe { *place::<usize, _>(object, size_at) };
        return Some((place(object, ascii_at), size));
    }
    if state & HOT.text_compact.get() == 0 {
        return None;
    }
    // SAFETY: a compact str.
    unsafe { cached(object) }
}

/// [`utf8`] of what is exactly a `str`; `None` of all else, and while off.
///
/// # Safety
///
/// `object` is live.
#[inline(always)]
pub unsafe fn exact(object: *mut PyObject) -> Option<(*const u8, usize)> {
    // SAFETY: forwarded.
    if !unsafe { types::is_that(object, &HOT.text_class) } {
        return None;
    }
    // SAFETY: a `str`, and the offsets were proved.
    unsafe { read(object, at(&HOT.ascii_at)) }
}

/// # Safety
///
/// `object` is a compact str that is not ASCII.
#[inline]
unsafe fn cached(object: *mut PyObject) -> Option<(*const u8, usize)> {
    let offset = at(&HOT.utf8_at);
    if offset == 0 {
        return None;
    }
    // SAFETY: the offset was proved.
    let text = unsafe { *place::<*const u8, _>(object, offset + WORD) };
    if text.is_null() {
        return None;
    }
    // SAFETY: as above; the length belongs to the pointer.
    let size = unsafe { *place::<usize, _>(object, offset) };
    Some((text, size))
}

/// A new str for `size` ASCII bytes and where they go; `None` while off, or (with an exception set) without
/// memory. A single character or none is better asked for, since those are shared.
///
/// # Safety
///
/// The thread is attached. All `size` bytes are written, with ASCII, before anybody else sees the object.
#[inline]
pub unsafe fn new_ascii(size: usize) -> Option<(*mut PyObject, *mut u8)> {
    let offset = at(&HOT.ascii_at);
    if offset == 0 {
        return None;
    }
    // SAFETY: forwarded.
    let object = unsafe { PyUnicode_New(size as Py_ssize_t, 127) };
    if object.is_null() {
        return None;
    }
    Some((object, place(object, offset)))
}
