//! Counts given up by threads that are not attached, released by one that is.

use std::ffi::{c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::Mutex;

use keelback_ffi as ffi;

/// A count that nobody owns any more but that could not be released where it was dropped.
struct Given(NonNull<ffi::PyObject>);

// SAFETY: the pointer is only used by `drain`, which runs attached.
unsafe impl Send for Given {}

/// Counts waiting for an attached thread.
static WAITING: Mutex<Vec<Given>> = Mutex::new(Vec::new());

/// Releases one count of `object`, now or later; never without being attached.
#[inline]
pub(crate) fn release(object: NonNull<ffi::PyObject>) {
    if ffi::is_attached() {
        // SAFETY: the caller gives up one count, and the thread is attached as just checked.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    } else {
        wait(object);
    }
}

/// Queues the count, and asks the interpreter to call [`drain`] at its next occasion.
#[cold]
fn wait(object: NonNull<ffi::PyObject>) {
    // SAFETY: asks only about the process; may be called at any time.
    if unsafe { ffi::Py_IsInitialized() } == 0 {
        // The interpreter is gone, and the object's memory with it: there is nothing to release.
        return;
    }
    let first = {
        let mut waiting = WAITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        waiting.push(Given(object));
        waiting.len() == 1
    };
    // One call drains all, so only the first asks. When the queue of pending calls is full, the
    // next `release` of an attached thread that finds it empty again asks anew.
    if first {
        // SAFETY: `drain` has the C signature asked for and takes any argument.
        unsafe { ffi::Py_AddPendingCall(Some(drain), ptr::null_mut()) };
    }
}

/// Every interpreter has ended, and the objects' memory with them: there is nothing to release.
pub(crate) fn forget() {
    WAITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clear();
}

/// Runs in an attached thread, called by the interpreter.
extern "C" fn drain(_: *mut c_void) -> c_int {
    let waiting = {
        let mut waiting = WAITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        std::mem::take(&mut *waiting)
    };
    for Given(object) in waiting {
        // SAFETY: each entry is one count that was given up; pending calls run attached.
        unsafe { ffi::Py_DECREF(object.as_ptr()) };
    }
    0
}
