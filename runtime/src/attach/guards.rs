//! The guards of PEP 788 that threads of this process hold: a forked process has them as well, but none of the threads. It closes
//! them, or it would wait for them for ever at its end.
//!
//! There is no lock, which a fork would leave taken. Python itself holds one while it forks, which a thread may wait for that takes a guard.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::time::Duration;

use keelback_ffi as ffi;

use super::fork;

/// A place for one guard, for good.
pub(super) struct Slot {
    /// Null where the place is free, or `CHANGING`, or an open guard.
    guard: AtomicPtr<ffi::PyInterpreterGuard>,
    next: AtomicPtr<Slot>,
}

/// A thread takes or closes the guard of this place at the moment.
const CHANGING: *mut ffi::PyInterpreterGuard = ptr::without_provenance_mut(1);

/// Invariant: null or leaked, as are all that follow.
static FIRST: AtomicPtr<Slot> = AtomicPtr::new(ptr::null_mut());

fn all() -> impl Iterator<Item = &'static Slot> {
    let at = |slot: &AtomicPtr<Slot>| {
        // SAFETY: null or leaked (invariant of `FIRST`).
        unsafe { slot.load(Ordering::Acquire).as_ref() }
    };
    std::iter::successors(at(&FIRST), move |slot| at(&slot.next))
}

/// A place that this thread may fill.
fn claim() -> &'static Slot {
    let empty = |slot: &&Slot| {
        slot.guard
            .compare_exchange(ptr::null_mut(), CHANGING, Ordering::Acquire, Ordering::Relaxed)
            .is_ok()
    };
    if let Some(slot) = all().find(empty) {
        return slot;
    }
    let new = Slot { guard: AtomicPtr::new(CHANGING), next: AtomicPtr::new(ptr::null_mut()) };
    let new: &'static Slot = Box::leak(Box::new(new));
    let mut first = FIRST.load(Ordering::Relaxed);
    loop {
        new.next.store(first, Ordering::Relaxed);
        let own = ptr::from_ref(new).cast_mut();
        match FIRST.compare_exchange_weak(first, own, Ordering::AcqRel, Ordering::Relaxed) {
            Ok(_) => return new,
            Err(other) => first = other,
        }
    }
}

/// Holds the guard that `take` answers with; `None` where that is null.
pub(super) fn open(
    take: impl FnOnce() -> *mut ffi::PyInterpreterGuard,
) -> Option<(&'static Slot, *mut ffi::PyInterpreterGuard)> {
    fork::expect();
    let slot = claim();
    let guard = take();
    slot.guard.store(guard, Ordering::Release);
    (!guard.is_null()).then_some((slot, guard))
}

impl Slot {
    /// Closes the guard.
    ///
    /// # Safety
    /// It must be open, and this thread's to close.
    pub(super) unsafe fn close(&self) {
        let guard = self.guard.swap(CHANGING, Ordering::AcqRel);
        // SAFETY: forwarded; it is not used again.
        unsafe { ffi::PyInterpreterGuard_Close(guard) };
        self.guard.store(ptr::null_mut(), Ordering::Release);
    }
}

/// Lets those go on that are about to take or to close one. One that waits for a lock which this thread has as it forks has taken none,
/// and will not go on: this waits as long as a thread may have to wait for a processor.
pub(super) fn before_fork() {
    const SHORT: usize = 100;
    const LONG: usize = 1_000;
    let changes = || all().any(|slot| slot.guard.load(Ordering::Acquire) == CHANGING);
    for turn in 0..LONG {
        if !changes() {
            break;
        }
        if turn < SHORT {
            std::thread::yield_now();
        } else {
            std::thread::sleep(Duration::from_micros(100));
        }
    }
}

/// Closes all but this thread's own.
pub(super) fn after_fork_in_child(own: Option<&'static Slot>) {
    for slot in all().filter(|&slot| !own.is_some_and(|own| ptr::eq(slot, own))) {
        let guard = slot.guard.swap(ptr::null_mut(), Ordering::AcqRel);
        if !guard.is_null() && guard != CHANGING {
            // SAFETY: open, and of a thread that is not in this process.
            unsafe { ffi::PyInterpreterGuard_Close(guard) };
        }
    }
}
