//! Counts given up by threads that are not attached to the object's interpreter, released by one that is.

use std::ffi::{c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keelback_ffi as ffi;

use crate::py::Python;
use crate::state::{self, Owner};

/// A count that nobody owns any more but that could not be released where it was dropped.
struct Given {
    object: NonNull<ffi::PyObject>,
    owner: Owner,
    /// Ends a borrow of the object's value, which goes with the count.
    end: Option<End>,
}

/// Ends a borrow of an object's value. To be called attached, with an object that it was made for.
pub(crate) type End = unsafe fn(NonNull<ffi::PyObject>);

// SAFETY: the pointer is only used by `drain`, which runs attached to the object's interpreter.
unsafe impl Send for Given {}

/// Counts waiting for a thread that is attached to their interpreter.
static WAITING: Mutex<Vec<Given>> = Mutex::new(Vec::new());

/// How many are waiting: to be looked at without the lock.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Whether the main interpreter has been asked, and has not called yet.
static ASKED: AtomicBool = AtomicBool::new(false);

/// Whether the main interpreter is known to be at its end, where 3.8 crashes when it is asked by a thread that is not
/// attached.
static ENDS: AtomicBool = AtomicBool::new(false);

/// The main interpreter is at its end.
#[cfg(feature = "tokio")]
pub(crate) fn main_ends() {
    ENDS.store(true, Ordering::Relaxed);
}

/// Releases one count of `object`, now or later; never without being attached to its interpreter.
#[inline]
pub(crate) fn release(object: NonNull<ffi::PyObject>, owner: Owner) {
    let Some(py) = attached_to(owner) else {
        return wait(Given { object, owner, end: None });
    };
    // SAFETY: the caller gives up one count, and the thread is attached to the object's interpreter.
    unsafe { ffi::Py_DECREF(object.as_ptr()) };
    drain_waiting(py);
}

/// Ends a borrow of an object's value and releases one count of the object, in the same way.
///
/// # Safety
/// `end` must be made for the object, of which the caller gives up one borrow and one count.
#[inline]
pub(crate) unsafe fn release_borrow(object: NonNull<ffi::PyObject>, owner: Owner, end: End) {
    match attached_to(owner) {
        // SAFETY: forwarded; the thread is attached to the object's interpreter.
        Some(_) => unsafe { end(object) },
        None => return wait(Given { object, owner, end: Some(end) }),
    }
    release(object, owner);
}

/// The proof that this thread is attached to that interpreter, if it is.
#[inline]
fn attached_to<'py>(owner: Owner) -> Option<Python<'py>> {
    if !ffi::is_attached() {
        return None;
    }
    // SAFETY: attached, as just checked, and for as long as the calls of this file that ask.
    let py = unsafe { Python::assume_attached() };
    (owner == state::owner(py)).then_some(py)
}

/// Releases what waits, where something does.
#[inline]
pub(crate) fn drain_waiting(py: Python<'_>) {
    if COUNT.load(Ordering::Relaxed) != 0 {
        drain(py);
    }
}

fn waiting() -> MutexGuard<'static, Vec<Given>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Queues the count, and asks the main interpreter to call [`drain`] at its next occasion.
#[cold]
fn wait(given: Given) {
    let owner = given.owner;
    if !state::is_alive(owner) {
        // The interpreter is gone, and the object's memory with it: there is nothing to release.
        return;
    }
    {
        let mut waiting = waiting();
        waiting.push(given);
        COUNT.store(waiting.len(), Ordering::Relaxed);
    }
    // One call drains all of the main interpreter's, so only the first asks. Other interpreters, or when the queue of
    // pending calls is full, find them at the next `release` there.
    // SAFETY: asks only about the process; may be called at any time.
    let runs = unsafe { ffi::Py_IsInitialized() } != 0;
    // An interpreter that ends calls nothing any more, and once it has ended there is no queue to ask.
    if runs
        && owner.id() == Some(0)
        && !ENDS.load(Ordering::Relaxed)
        && !ASKED.swap(true, Ordering::AcqRel)
    {
        // SAFETY: `pending_call` has the C signature asked for and takes any argument.
        if unsafe { ffi::Py_AddPendingCall(Some(pending_call), ptr::null_mut()) } != 0 {
            ASKED.store(false, Ordering::Release);
        }
    }
}

/// Runs in an attached thread, called by the interpreter.
extern "C" fn pending_call(_: *mut c_void) -> c_int {
    // Before it looks: what comes later asks again.
    ASKED.store(false, Ordering::Release);
    // SAFETY: pending calls run attached.
    drain(unsafe { Python::assume_attached() });
    0
}

/// Releases what waits for the interpreter that this thread is attached to.
#[cold]
pub(crate) fn drain(py: Python<'_>) {
    let owner = state::owner(py);
    let mine: Vec<Given> = {
        let mut waiting = waiting();
        let (mine, others) = std::mem::take(&mut *waiting)
            .into_iter()
            .partition(|given: &Given| given.owner == owner);
        *waiting = others;
        COUNT.store(waiting.len(), Ordering::Relaxed);
        mine
    };
    for Given { object, end, .. } in mine {
        if let Some(end) = end {
            // SAFETY: made for the object, whose borrow was given up; attached, as below.
            unsafe { end(object) };
        }
        // SAFETY: each entry is one count that was given up; the thread is attached to the object's interpreter.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    }
}

/// An interpreter has ended, and the objects' memory with it: there is nothing to release.
pub(crate) fn forget() {
    // The call that it was asked for went with it.
    ASKED.store(false, Ordering::Release);
    ENDS.store(false, Ordering::Relaxed);
    let mut waiting = waiting();
    waiting.retain(|given| state::is_alive(given.owner));
    COUNT.store(waiting.len(), Ordering::Relaxed);
}
