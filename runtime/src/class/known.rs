//! What is known of a class while the process runs, in words of its definition's own: the code of its methods lies in the same
//! crate, and reads them without asking where the library has put another static.

use std::cell::UnsafeCell;
use std::sync::Once;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

use keelback_ffi as ffi;
use keelback_ffi::layout::types::{self, NO_CLASS};

use crate::class::access;

/// A fast road to a type object that an interpreter's state keeps.
///
/// Invariant: it holds that type object and the types of objects can be read, or it holds [`NO_CLASS`]: while the class is not
/// made, and while there is more than one interpreter.
pub(crate) struct Only(AtomicPtr<ffi::PyTypeObject>);

impl Only {
    pub(crate) const fn new() -> Self {
        Only(AtomicPtr::new(NO_CLASS))
    }

    /// The type object.
    #[inline(always)]
    pub(crate) fn find(&self) -> Option<*mut ffi::PyTypeObject> {
        let class = self.0.load(Ordering::Acquire);
        (class != NO_CLASS).then_some(class)
    }

    pub(crate) fn open(&self, class: *mut ffi::PyTypeObject) {
        if types::are_read() {
            self.0.store(class, Ordering::Release);
        }
    }

    pub(crate) fn close(&self) {
        self.0.store(NO_CLASS, Ordering::Release);
    }
}

/// Where objects of a class have what, and whether there is a GIL.
///
/// Invariant: written once, by [`learn`](Self::learn), before the class is made; so whoever has an object of the class sees it.
pub(crate) struct Known {
    once: Once,
    /// Where an object's type is; 0 before, and while types are asked for.
    type_at: AtomicU32,
    /// Where contents begin, of objects whose class has no class of Python's among its bases.
    contents_at: AtomicU32,
    without_gil: UnsafeCell<bool>,
    /// What the guard of a value that changes is, when nobody borrows it.
    idle: UnsafeCell<isize>,
}

// SAFETY: nobody writes while others read (type invariant).
unsafe impl Sync for Known {}

impl Known {
    pub(crate) const fn new() -> Self {
        Known {
            once: Once::new(),
            type_at: AtomicU32::new(0),
            contents_at: AtomicU32::new(0),
            without_gil: UnsafeCell::new(false),
            idle: UnsafeCell::new(0),
        }
    }

    /// To be called before the class is made, in any interpreter.
    pub(crate) fn learn(&self, contents_at: usize) {
        self.once.call_once(|| {
            self.type_at.store(types::type_at() as u32, Ordering::Relaxed);
            self.contents_at.store(contents_at as u32, Ordering::Relaxed);
            let without_gil = ffi::layout::free_threaded();
            // SAFETY: once, and there is no object yet (type invariant).
            unsafe { *self.without_gil.get() = without_gil };
            // SAFETY: as above.
            unsafe { *self.idle.get() = access::idle(without_gil) };
        });
    }

    /// Whether the type of an object is the class's own, and if so, which that is.
    ///
    /// # Safety
    /// `object` must be live.
    #[inline(always)]
    pub(crate) unsafe fn own_type(
        &self,
        only: &Only,
        object: *mut ffi::PyObject,
    ) -> Option<*mut ffi::PyTypeObject> {
        // No more than its address is asked for, or the object was made when it had been stored.
        let class = only.0.load(Ordering::Relaxed);
        let type_at = self.type_at.load(Ordering::Relaxed) as usize;
        // SAFETY: a live object; `class` is a type only where types are read (invariant of `Only`).
        unsafe { types::is_at(object, type_at, class) }.then_some(class)
    }

    /// As [`without_gil`](Self::without_gil): asked by those who have an object of the class.
    #[inline(always)]
    pub(crate) fn idle(&self) -> isize {
        // SAFETY: written before there was an object (type invariant).
        unsafe { *self.idle.get() }
    }

    #[inline(always)]
    pub(crate) fn contents_at(&self) -> usize {
        self.contents_at.load(Ordering::Relaxed) as usize
    }

    /// Whether threads run Python at the same time; asked by those who have an object of the class.
    #[inline(always)]
    pub(crate) fn without_gil(&self) -> bool {
        // SAFETY: written before there was an object (type invariant).
        unsafe { *self.without_gil.get() }
    }
}
