//! Reading and filling lists, tuples and bytes.
//!
//! Another thread may change a list at any time without a GIL, so lists are read only with one.

use super::{Facts, HOT, Rows, WORD, at, place, types};
use crate::version::Version;
use crate::{
    Py_ssize_t, PyBytes_AsString, PyBytes_Size, PyList_SetItem, PyList_Size, PyObject,
    PyTuple_GetItem, PyTuple_SetItem, PyTuple_Size,
};
use std::ffi::c_char;

/// Words between a tuple's size and its items: 3.14 put the hash there.
const BEFORE_TUPLE_ITEMS: Rows<usize> = &[((3, 7), 0), ((3, 14), 1)];

pub(super) fn expect(version: &Version, facts: &mut Facts) {
    let after_size = usize::from(facts.head) + WORD;
    facts.list_at = if version.free_threaded { 0 } else { after_size as u16 };
    facts.tuple_at = (after_size + super::row(BEFORE_TUPLE_ITEMS, version) * WORD) as u16;
    // The hash stands before the data.
    facts.bytes_at = (after_size + WORD) as u16;
}

/// The items of a list and their number, `None` while off. Valid until Python code runs or the list is
/// changed; the references are the list's.
///
/// # Safety
///
/// `object` is a live `list` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn list_items(object: *mut PyObject) -> Option<(*mut *mut PyObject, Py_ssize_t)> {
    let offset = at(&HOT.list_at);
    if offset == 0 {
        return None;
    }
    // SAFETY: the offset was proved.
    let items = unsafe { *place::<*mut *mut PyObject, _>(object, offset) };
    // SAFETY: the offset was proved.
    Some((items, unsafe { size(object) }))
}

/// The items of a tuple and their number, `None` while off. They live as long as the tuple.
///
/// # Safety
///
/// `object` is a live `tuple` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn tuple_items(object: *mut PyObject) -> Option<(*mut *mut PyObject, Py_ssize_t)> {
    let offset = at(&HOT.tuple_at);
    if offset == 0 {
        return None;
    }
    // SAFETY: the offset was proved.
    Some((place(object, offset), unsafe { size(object) }))
}

/// The data of a bytes object and its length. They live as long as the object.
///
/// # Safety
///
/// `object` is a live `bytes` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn bytes(object: *mut PyObject) -> (*const u8, Py_ssize_t) {
    let offset = at(&HOT.bytes_at);
    if offset == 0 {
        // SAFETY: forwarded.
        let data: *mut c_char = unsafe { PyBytes_AsString(object) };
        // SAFETY: forwarded.
        return (data.cast(), unsafe { PyBytes_Size(object) });
    }
    // SAFETY: the offset was proved.
    (place(object, offset), unsafe { size(object) })
}

/// [`bytes`] of what is exactly a `bytes`; `None` of all else, and while off.
///
/// # Safety
///
/// `object` is live.
#[inline(always)]
pub unsafe fn bytes_exact(object: *mut PyObject) -> Option<(*const u8, Py_ssize_t)> {
    // SAFETY: forwarded.
    if !unsafe { types::is_that(object, &HOT.bytes_class) } {
        return None;
    }
    // SAFETY: the offset was proved, and it is a `bytes`.
    Some((place(object, at(&HOT.bytes_at)), unsafe { size(object) }))
}

/// Puts an item into a new list.
///
/// # Safety
///
/// Nobody else has seen the list; `index` is below its size and was not set yet. Steals `item`.
#[inline(always)]
pub unsafe fn PyList_SET_ITEM(list: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) {
    let offset = at(&HOT.list_at);
    if offset == 0 {
        // SAFETY: forwarded.
        unsafe { PyList_SetItem(list, index, item) };
        return;
    }
    // SAFETY: the offset was proved.
    let items = unsafe { *place::<*mut *mut PyObject, _>(list, offset) };
    // SAFETY: below the size, says the caller.
    unsafe { *items.wrapping_offset(index) = item };
}

/// Puts an item into a new tuple.
///
/// # Safety
///
/// Nobody else has seen the tuple; `index` is below its size and was not set yet. Steals `item`.
#[inline(always)]
pub unsafe fn PyTuple_SET_ITEM(tuple: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) {
    let offset = at(&HOT.tuple_at);
    if offset == 0 {
        // SAFETY: forwarded.
        unsafe { PyTuple_SetItem(tuple, index, item) };
        return;
    }
    let items: *mut *mut PyObject = place(tuple, offset);
    // SAFETY: below the size, says the caller.
    unsafe { *items.wrapping_offset(index) = item };
}

/// The item of a tuple, borrowed.
///
/// # Safety
///
/// `tuple` is one, `index` is below its size.
#[inline(always)]
pub unsafe fn PyTuple_GET_ITEM(tuple: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
    let offset = at(&HOT.tuple_at);
    if offset == 0 {
        // SAFETY: forwarded.
        return unsafe { PyTuple_GetItem(tuple, index) };
    }
    let items: *mut *mut PyObject = place(tuple, offset);
    // SAFETY: below the size, says the caller.
    unsafe { *items.wrapping_offset(index) }
}

/// The size of a tuple.
///
/// # Safety
///
/// `tuple` is one.
#[inline(always)]
pub unsafe fn PyTuple_GET_SIZE(tuple: *mut PyObject) -> Py_ssize_t {
    if at(&HOT.tuple_at) == 0 {
        // SAFETY: forwarded.
        return unsafe { PyTuple_Size(tuple) };
    }
    // SAFETY: the offset was proved.
    unsafe { size(tuple) }
}

/// The size of a list; without a GIL only of the moment.
///
/// # Safety
///
/// `list` is one.
#[inline(always)]
pub unsafe fn PyList_GET_SIZE(list: *mut PyObject) -> Py_ssize_t {
    if at(&HOT.list_at) == 0 {
        // SAFETY: forwarded.
        return unsafe { PyList_Size(list) };
    }
    // SAFETY: the offset was proved.
    unsafe { size(list) }
}

/// # Safety
///
/// `object` has a size, and the offset was proved.
#[inline(always)]
pub(super) unsafe fn size(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: forwarded.
    unsafe { *place::<Py_ssize_t, _>(object, at(&HOT.size_at)) }
}
