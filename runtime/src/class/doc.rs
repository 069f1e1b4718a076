//! Where a class keeps the signature that `inspect.signature` shows.

use keelback_ffi as ffi;

use crate::handle::Bound;
use crate::types::PyAny;
use ffi::layout::types::{Field, field};

/// Gives the type back the signature in its doc, which before 3.10 is cut off when a type is made from a spec.
///
/// Only where the layout is known: without it such an old Python finds no signature, and nothing else is missing.
///
/// `doc` ends with a NUL.
pub(crate) fn keep_signature(class: &Bound<'_, PyAny>, doc: &'static str) {
    if ffi::version::running().at_least(3, 10) || !doc.contains("\n--\n\n") {
        return;
    }
    // SAFETY: a live type object.
    let Some(field) = (unsafe { field(class.as_ptr().cast(), Field::Doc) }) else { return };
    // SAFETY: the thread is attached.
    let copy = unsafe { ffi::PyObject_Malloc(doc.len()) };
    if copy.is_null() {
        return;
    }
    // SAFETY: as many bytes as were asked for, of memory that is new.
    unsafe { copy.cast::<u8>().copy_from_nonoverlapping(doc.as_ptr(), doc.len()) };
    // SAFETY: the field of a heap type that nobody has seen yet.
    let cut = unsafe { field.replace(copy) };
    // SAFETY: a heap type's doc is memory of this kind, or null, and nothing else refers to it.
    unsafe { ffi::PyObject_Free(cut) };
}
