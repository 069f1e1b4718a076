//! The guard of a class tagged `unsendable`: its objects are used by the thread that made them, and no other.

use std::cell::Cell;
use std::num::NonZeroU64;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::class::access::{Access, Exclusively, Mutable, Name};
use crate::class::def::ClassDef;
use crate::error::{PyErr, Raised};
use crate::exceptions::PyRuntimeError;
use crate::py::Python;

/// A thread, by a number that no other one ever has.
fn this_thread() -> Option<NonZeroU64> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    thread_local! {
        static NUMBER: Cell<u64> = const { Cell::new(0) };
    }
    // A thread that is ending has no number any more, and is none that made anything.
    NUMBER
        .try_with(|number| {
            if number.get() == 0 {
                number.set(NEXT.fetch_add(1, Ordering::Relaxed));
            }
            number.get()
        })
        .ok()
        .and_then(NonZeroU64::new)
}

/// A borrow flag, and the thread that may use it.
///
/// Invariant: nobody but `owner` reaches the value, whose type may be neither `Send` nor `Sync`: no borrow begins
/// in another thread, the collector of another does not look at it, and another does not drop it.
pub struct OneThread {
    /// Zero: no thread.
    owner: AtomicU64,
    flag: Mutable,
}

impl OneThread {
    #[inline]
    fn is_here(&self) -> bool {
        this_thread().is_some_and(|this| this.get() == self.owner.load(Ordering::Relaxed))
    }

    #[cold]
    #[inline(never)]
    fn refuse(py: Python<'_>, class: &ClassDef, method: &'static Name) -> Raised {
        let (class, method) = (class.name(), method.of(class));
        let message = format!(
            "{method} cannot have this {class}: it was made in another thread, and {class} is unsendable: only \
             the thread that made an object can use it"
        );
        PyRuntimeError::new_err(message).raise(py)
    }
}

// SAFETY: the flag's own answers, in one thread only.
unsafe impl Access for OneThread {
    const GUARDED: bool = true;
    const ENDS: bool = true;

    #[inline]
    unsafe fn begin(place: *mut Self, class: &'static ClassDef) {
        // SAFETY: forwarded; zeroes are a guard, of no thread.
        let guard = unsafe { &*place };
        guard.owner.store(this_thread().map_or(0, NonZeroU64::get), Ordering::Relaxed);
        // SAFETY: forwarded.
        unsafe { Mutable::begin((&raw const guard.flag).cast_mut(), class) };
    }

    #[inline]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        // What is gone, or never was, the flag refuses.
        if !self.is_here() && !self.is_gone() {
            return Err(Self::refuse(py, class, method));
        }
        self.flag.shared(py, class, method, own)
    }

    #[inline]
    fn end_shared(&self, class: &'static ClassDef) {
        self.flag.end_shared(class);
    }

    #[inline]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        // What is gone, or never was, the flag refuses.
        if !self.is_here() && !self.is_gone() {
            return Err(Self::refuse(py, class, method));
        }
        self.flag.exclusive(py, class, method, own)
    }

    #[inline]
    fn end_exclusive(&self, class: &'static ClassDef) {
        self.flag.end_exclusive(class);
    }

    /// In another thread nobody can tell.
    fn is_idle(&self) -> bool {
        self.is_here() && self.flag.is_idle()
    }

    fn take_apart(&self) -> bool {
        self.is_here() && self.flag.take_apart()
    }

    fn is_gone(&self) -> bool {
        self.flag.is_gone()
    }

    fn is_unmade(&self) -> bool {
        self.flag.is_unmade()
    }

    /// A value that ends in another thread is leaked: what it holds may be neither touched nor let go there.
    fn end(&self, py: Python<'_>, class: &'static ClassDef) -> bool {
        if self.is_gone() {
            return false;
        }
        if !self.is_here() {
            let before = PyErr::take(py);
            let class = class.name();
            let message = format!(
                "a {class} has ended in another thread than the one that made it: {class} is unsendable, so its \
                 value is leaked"
            );
            PyRuntimeError::new_err(message).write_unraisable(py, None);
            if let Some(before) = before {
                before.restore(py);
            }
            return false;
        }
        true
    }
}

impl Exclusively for OneThread {}

/// Stops the compiler at types that only one thread can use.
pub const fn is_used_by_any_thread_unless_unsendable<T: Send + Sync>() {}
