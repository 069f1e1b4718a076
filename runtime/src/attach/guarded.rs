//! Threads that Python does not know, on 3.15 and later: an interpreter waits for the guards that they hold (PEP 788).
//!
//! Such a thread holds one as long as it is attached. While it is detached it holds none, since it may wait for ever, for work
//! that no one will have for it; an interpreter that ends clears its state meanwhile. To come back it takes a guard anew, and an
//! interpreter that ends, or has ended, refuses that.

use std::cell::Cell;
use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};

use keelback_ffi as ffi;

use super::guards::{self, Slot};
use super::views;
use crate::py::Python;

/// What this thread has of the interpreter that it was attached to here.
#[derive(Clone, Copy)]
enum Held {
    /// It is Python's own thread, or was never attached.
    Nothing,
    /// It is attached. Invariant: the guard there is open, and this thread's to close.
    Guard(&'static Slot),
    /// It is detached. Invariant: open, and this thread's to close.
    View(*mut ffi::PyInterpreterView),
}

thread_local! {
    static HELD: Cell<Held> = const { Cell::new(Held::Nothing) };
}

/// Whether any thread has ever held a guard, which none does before 3.15.
static IS_USED: AtomicBool = AtomicBool::new(false);

/// Each time that a thread detaches, and comes back.
#[inline(always)]
fn held() -> Held {
    // What a thread holds it has stored itself, and this before.
    if IS_USED.load(Ordering::Relaxed) { HELD.get() } else { Held::Nothing }
}

/// Attaches the thread while it lives.
///
/// Invariant: `token` is what `PyThreadState_Ensure` answered with on this thread, for the guard that it holds.
pub(super) struct Ensured {
    token: *mut c_void,
    before: Held,
}

impl Ensured {
    /// Attaches to the interpreter that runs this library, or to the main one where several do; `None` where that is at
    /// its end.
    pub(super) fn new() -> Option<Ensured> {
        let (slot, guard) = guards::open(views::guard)?;
        // SAFETY: a guard of an interpreter, which cannot end meanwhile.
        let token = unsafe { ffi::PyThreadState_Ensure(guard) };
        if token.is_null() {
            // SAFETY: it is not used again.
            unsafe { slot.close() };
            return None;
        }
        IS_USED.store(true, Ordering::Relaxed);
        Some(Ensured { token, before: HELD.replace(Held::Guard(slot)) })
    }
}

impl Drop for Ensured {
    fn drop(&mut self) {
        // SAFETY: pairs with the call that gave the token (type invariant).
        unsafe { ffi::PyThreadState_Release(self.token) };
        // Only now: an interpreter that ends clears the states of other threads, and this one's must not be cleared twice.
        if let Held::Guard(slot) = HELD.replace(self.before) {
            // SAFETY: open (invariant of `Held`), and not used again.
            unsafe { slot.close() };
        }
    }
}

/// Runs what detaches the thread, which then holds no guard.
#[inline(always)]
pub(super) fn letting_go<T>(_py: Python<'_>, detach: impl FnOnce() -> T) -> T {
    if let Held::Guard(slot) = held() { letting_go_of(slot, detach) } else { detach() }
}

#[cold]
#[inline(never)]
fn letting_go_of<T>(slot: &'static Slot, detach: impl FnOnce() -> T) -> T {
    // SAFETY: the thread is attached.
    let view = unsafe { ffi::PyInterpreterView_FromCurrent() };
    let answer = detach();
    if view.is_null() {
        // For want of memory the interpreter waits.
        return answer;
    }
    HELD.set(Held::View(view));
    // SAFETY: open (invariant of `Held`), and not used again.
    unsafe { slot.close() };
    answer
}

/// Before the thread attaches again: whether its interpreter is still there, and then stays until it is detached.
#[inline(always)]
pub(super) fn come_back() -> bool {
    if let Held::View(view) = held() { come_back_by(view) } else { true }
}

#[cold]
#[inline(never)]
fn come_back_by(view: *mut ffi::PyInterpreterView) -> bool {
    // SAFETY: open (invariant of `Held`).
    let take = || unsafe { ffi::PyInterpreterGuard_FromView(view) };
    let Some((slot, _)) = guards::open(take) else { return false };
    HELD.set(Held::Guard(slot));
    // SAFETY: open (invariant of `Held`), and not used again.
    unsafe { ffi::PyInterpreterView_Close(view) };
    true
}

/// The guard that this thread holds, for a fork, after which there is no other thread.
pub(super) fn own() -> Option<&'static Slot> {
    if let Held::Guard(slot) = held() { Some(slot) } else { None }
}
