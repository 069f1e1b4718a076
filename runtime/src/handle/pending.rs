//! Counts given up by threads that are not attached to the object's interpreter, released by one that is.

use std::ffi::{c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keelback_ffi as ffi;

use crate::py::Python;
use crate::state::{self, Owner};

/// A count that nobody owns any more but that could not be released where it was dropped.
struct Given {
    object: NonNull<ffi::PyObject>,
    owner: Owner,
}

// SAFETY: the pointer is only used by `drain`, which runs attached to the object's interpreter.
unsafe impl Send for Given {}

/// Counts waiting for a thread that is attached to their interpreter.
static WAITING: Mutex<Vec<Given>> = Mutex::new(Vec::new());

/// How many are waiting: to be looked at without the lock.
static COUNT: AtomicUsize = AtomicUsize::new(0);

/// Releases one count of `object`, now or later; never without being attached to its interpreter.
#[inline]
pub(crate) fn release(object: NonNull<ffi::PyObject>, owner: Owner) {
    if !ffi::is_attached() {
        return wait(object, owner);
    }
    // SAFETY: attached, as just checked, for as long as this call.
    let py = unsafe { Python::assume_attached() };
    if owner != state::owner(py) {
        return wait(object, owner);
    }
    // SAFETY: the caller gives up one count, and the thread is attached to the object's interpreter.
    unsafe { ffi::Py_DECREF(object.as_ptr()) };
    if COUNT.load(Ordering::Relaxed) != 0 {
        drain(py);
    }
}

fn waiting() -> MutexGuard<'static, Vec<Given>> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Queues the count, and asks the main interpreter to call [`drain`] at its next occasion.
#[cold]
fn wait(object: NonNull<ffi::PyObject>, owner: Owner) {
    if !state::is_alive(owner) {
        // The interpreter is gone, and the object's memory with it: there is nothing to release.
        return;
    }
    let first = {
        let mut waiting = waiting();
        waiting.push(Given { object, owner });
        COUNT.store(waiting.len(), Ordering::Relaxed);
        waiting.len() == 1
    };
    // One call drains all of an interpreter's, so only the first asks. Other interpreters than the main one, or when the
    // queue of pending calls is full, find them at the next `release` there.
    if first {
        // SAFETY: `pending_call` has the C signature asked for and takes any argument.
        unsafe { ffi::Py_AddPendingCall(Some(pending_call), ptr::null_mut()) };
    }
}

/// Runs in an attached thread, called by the interpreter.
extern "C" fn pending_call(_: *mut c_void) -> c_int {
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
    for Given { object, .. } in mine {
        // SAFETY: each entry is one count that was given up; the thread is attached to the object's interpreter.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    }
}

/// An interpreter has ended, and the objects' memory with it: there is nothing to release.
pub(crate) fn forget() {
    let mut waiting = waiting();
    waiting.retain(|given| state::is_alive(given.owner));
    COUNT.store(waiting.len(), Ordering::Relaxed);
}
