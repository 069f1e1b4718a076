//! Reading floats.

use super::{Facts, HOT, at, place, types};
use crate::{PyFloat_AsDouble, PyObject};

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
    // SAFETY: forwarded.
    if !unsafe { types::is_that(object, &HOT.float_class) } {
        return None;
    }
    let offset = at(&HOT.float_at);
    // SAFETY: the offset was proved, and it is a `float`.
    Some(unsafe { *place::<f64, _>(object, offset) })
}
