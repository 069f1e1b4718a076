//! Reading floats.

use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::{Facts, HOT, at, place};
use crate::{PyFloat_AsDouble, PyFloat_Type, PyObject, PyTypeObject};

pub(super) fn expect(facts: &mut Facts) {
    facts.float_at = facts.head.next_multiple_of(align_of::<f64>() as u16);
}

/// The value of a float.
///
/// # Safety
///
/// `object` is a live `float` or an instance of a subclass of it.
#[inline(always)]
pub unsafe fn value(object: *mut PyObject) -> f64 {
    let offset = at(&HOT.float_at);
    if offset == 0 {
        // SAFETY: forwarded.
        return unsafe { PyFloat_AsDouble(object) };
    }
    // SAFETY: the offset was proved.
    unsafe { *place::<f64, _>(object, offset) }
}

/// The value of what is exactly a `float`; else, or while off, `None`, and the API knows more.
///
/// # Safety
///
/// `object` is live.
#[inline(always)]
pub unsafe fn exact(object: *mut PyObject) -> Option<f64> {
    let offset = at(&HOT.float_at);
    if offset == 0 {
        return None;
    }
    let class = place::<*mut PyTypeObject, _>(object, at(&HOT.type_at));
    // SAFETY: where `float_at` is proved, `type_at` is (see `publish`). Atomic, since without a GIL
    // `__class__` may be set meanwhile.
    let class = unsafe { AtomicPtr::from_ptr(class) }.load(Relaxed);
    if !std::ptr::eq(class, &raw const PyFloat_Type) {
        return None;
    }
    // SAFETY: the offset was proved, and it is a `float`.
    Some(unsafe { *place::<f64, _>(object, offset) })
}
