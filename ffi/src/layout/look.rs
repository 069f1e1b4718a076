//! Reading many objects: what the readers need is read once for all.

use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::{HOT, at, int, place};
use crate::{Py_TPFLAGS_LONG_SUBCLASS, PyFloat_Type, PyObject, PyTypeObject};
use std::ffi::c_ulong;

/// A copy of what the readers of numbers need, so that a loop keeps it in registers.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    type_at: usize,
    flags_at: usize,
    float_at: usize,
    int_at: usize,
    int: u8,
}

impl Look {
    /// As it is now; once the library has started it never changes.
    #[inline(always)]
    pub fn now() -> Look {
        Look {
            type_at: at(&HOT.type_at),
            flags_at: at(&HOT.flags_at),
            // The type of what is read is looked at without asking whether that is known.
            float_at: if at(&HOT.type_at) == 0 { 0 } else { at(&HOT.float_at) },
            int_at: at(&HOT.int_at),
            int: HOT.int.load(Relaxed),
        }
    }

    /// The value of what is exactly a `float`; else, or while off, `None`.
    ///
    /// # Safety
    ///
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn float(self, object: *mut PyObject) -> Option<f64> {
        if self.float_at == 0 {
            return None;
        }
        // SAFETY: where `float_at` is not 0, `type_at` is proved (see `now`).
        if !std::ptr::eq(unsafe { self.class(object) }, &raw const PyFloat_Type) {
            return None;
        }
        // SAFETY: the offset was proved, and it is a `float`.
        Some(unsafe { *place::<f64, _>(object, self.float_at) })
    }

    /// The value of an `int`, or of an instance of a subclass, of at most one digit; else, or while off,
    /// `None`.
    ///
    /// # Safety
    ///
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn int(self, object: *mut PyObject) -> Option<isize> {
        if self.flags_at == 0 {
            return None;
        }
        // SAFETY: where `flags_at` is proved, `type_at` is.
        let class = unsafe { self.class(object) };
        // SAFETY: the offset was proved.
        let flags = unsafe { *place::<c_ulong, _>(class, self.flags_at) };
        if flags & Py_TPFLAGS_LONG_SUBCLASS == 0 {
            return None;
        }
        // SAFETY: an `int`; the form was proved, or is `Call`.
        unsafe { int::read_compact(self.int, self.int_at, object) }
    }

    /// # Safety
    ///
    /// `object` is live, and `type_at` was proved.
    #[inline(always)]
    unsafe fn class(self, object: *mut PyObject) -> *mut PyTypeObject {
        let place = place::<*mut PyTypeObject, _>(object, self.type_at);
        // SAFETY: as says the caller. Atomic, since without a GIL `__class__` may be set meanwhile.
        unsafe { AtomicPtr::from_ptr(place) }.load(Relaxed)
    }
}
