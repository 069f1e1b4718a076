//! Reading many objects: what the readers need is read once for all.

use super::{HOT, at, int, place, types};
use crate::{PyObject, PyTypeObject};

/// A copy of what the readers of numbers need, so that a loop keeps it in registers.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    type_at: usize,
    float_class: *const PyTypeObject,
    float_at: usize,
    tagged_int_class: *const PyTypeObject,
    sized_int_class: *const PyTypeObject,
    int_at: usize,
}

impl Look {
    /// As it is now; once the library has started it never changes.
    #[inline(always)]
    pub fn now() -> Look {
        Look {
            type_at: at(&HOT.type_at),
            float_class: HOT.float_class.get(),
            float_at: at(&HOT.float_at),
            tagged_int_class: HOT.tagged_int_class.get(),
            sized_int_class: HOT.sized_int_class.get(),
            int_at: at(&HOT.int_at),
        }
    }

    /// The value of what is exactly a `float`; else, or while off, `None`.
    ///
    /// # Safety
    ///
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn float(self, object: *mut PyObject) -> Option<f64> {
        // SAFETY: forwarded.
        let class = unsafe { types::class_word(object, self.type_at) };
        if !std::ptr::eq(class, self.float_class) {
            return None;
        }
        // SAFETY: the offset was proved, and it is a `float`.
        Some(unsafe { *place::<f64, _>(object, self.float_at) })
    }

    /// The value of what is exactly an `int`, of at most one digit; else, or while off, `None`.
    ///
    /// # Safety
    ///
    /// `object` is live.
    #[inline(always)]
    pub unsafe fn int(self, object: *mut PyObject) -> Option<isize> {
        // SAFETY: forwarded.
        let class = unsafe { types::class_word(object, self.type_at) };
        if std::ptr::eq(class, self.tagged_int_class) {
            // SAFETY: an `int` of that form, as was proved.
            return unsafe { int::read_compact(int::TAGGED, self.int_at, object) };
        }
        if std::ptr::eq(class, self.sized_int_class) {
            // SAFETY: as above.
            return unsafe { int::read_compact(int::SIZED, self.int_at, object) };
        }
        None
    }
}
