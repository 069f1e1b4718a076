//! Coroutines that have run to their end, for the next calls: most objects of `async fn`s live no longer than it takes to await them.
//!
//! What comes out is as it went in: the value is there, and empty, so that no more than the future is left to write.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use keelback_ffi as ffi;

use crate::class::free_list::Stock;
use crate::class::known::Only;
use crate::coroutine::class::CLASS;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::state;
use crate::types::PyAny;

/// As many as a chain of coroutines that await each other, or a few that run at once.
const MOST: usize = 16;

pub(super) static POOL: Pool = Pool::new();

/// Coroutine objects that nobody refers to.
///
/// Invariant: while `only` is open, types can be read and counts of references written, and the GIL guards `count` and `objects`. The first
/// `count` objects are of that class exactly, own their count of it and have no weak references, and their values are there, at the stage `FINISHED`.
/// So they stay when there is a second interpreter, until the one ends that they belong to.
pub(super) struct Pool {
    only: Only,
    count: AtomicUsize,
    objects: [AtomicPtr<ffi::PyObject>; MOST],
}

impl Pool {
    const fn new() -> Pool {
        Pool {
            only: Only::new(),
            count: AtomicUsize::new(0),
            objects: [const { AtomicPtr::new(ptr::null_mut()) }; MOST],
        }
    }

    /// An object for which there is one reference.
    #[inline(always)]
    pub(super) fn take(&self, _py: Python<'_>) -> Option<*mut ffi::PyObject> {
        self.only.find()?;
        let last = self.count.load(Ordering::Relaxed).wrapping_sub(1);
        let object = self.objects.get(last)?.load(Ordering::Relaxed);
        self.count.store(last, Ordering::Relaxed);
        // SAFETY: an object at its end, where counts can be written (type invariant).
        unsafe { ffi::layout::refcount::revive(object) };
        Some(object)
    }

    /// Keeps an object, if its class is the only one and there is room for it.
    ///
    /// # Safety
    /// `object` must be as the invariant asks for, but for its class, at its end.
    #[inline(always)]
    pub(super) unsafe fn keep(&self, object: *mut ffi::PyObject) -> bool {
        // SAFETY: an object has a type until its memory is gone.
        let is_own = unsafe { CLASS.known.own_type(&self.only, object) }.is_some();
        let count = self.count.load(Ordering::Relaxed);
        let place = self.objects.get(count).filter(|_| is_own);
        if let Some(place) = place {
            place.store(object, Ordering::Relaxed);
            self.count.store(count + 1, Ordering::Relaxed);
        }
        place.is_some()
    }
}

/// Opens the pool for a class that has just been made, if it is that of the only interpreter.
pub(super) fn open(class: &Bound<'_, PyAny>, _: &'static [ffi::PyMethodDef]) -> PyResult<()> {
    if !ffi::layout::free_threaded() && ffi::layout::refcount::may_revive() {
        state::remember_only(class.py(), &POOL.only, class.as_ptr().cast());
        if POOL.only.find().is_some() {
            state::remember_stock(class.py(), &POOL);
        }
    }
    Ok(())
}

impl Stock for Pool {
    fn close(&self, _py: Python<'_>) {
        // First: what ends is not to come back.
        self.only.close();
        let count = self.count.swap(0, Ordering::Relaxed);
        for object in &self.objects[..count] {
            let object = object.load(Ordering::Relaxed);
            // SAFETY: an object at its end (type invariant).
            unsafe { ffi::layout::refcount::revive(object) };
            // SAFETY: the reference that it has now.
            unsafe { ffi::Py_DECREF(object) };
        }
    }

    fn forget(&self) {
        self.only.close();
        self.count.store(0, Ordering::Relaxed);
    }
}
