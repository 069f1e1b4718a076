//! Views of interpreters (PEP 788): by one a thread that Python does not know keeps an interpreter from ending, if that is still there.
//!
//! They outlive their interpreters, as a thread may look at one at any time. It takes no lock for that: Python has one while it forks,
//! which taking a guard waits for.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use keelback_ffi as ffi;

use crate::owner::{Owner, owner};
use crate::py::Python;

struct View(*mut ffi::PyInterpreterView);

// SAFETY: an opaque pointer that any thread may use.
unsafe impl Send for View {}

/// One for each interpreter, never closed. Locked by threads that are attached.
static VIEWS: Mutex<Vec<(Owner, View)>> = Mutex::new(Vec::new());

/// That of the only interpreter that runs this library; null where that is not so, or before 3.15.
static ONLY: AtomicPtr<ffi::PyInterpreterView> = AtomicPtr::new(ptr::null_mut());

fn lock_all() -> MutexGuard<'static, Vec<(Owner, View)>> {
    VIEWS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the interpreter's view, unless there is one. There are none before 3.15.
pub(crate) fn know(py: Python<'_>) {
    let own = owner(py);
    let mut all = lock_all();
    if all.iter().any(|(other, _)| *other == own) {
        return;
    }
    // SAFETY: the thread is attached; the answer names its interpreter, or is null.
    let view = unsafe { ffi::PyInterpreterView_FromCurrent() };
    if !view.is_null() {
        all.push((own, View(view)));
    }
}

/// Which interpreter is the only one that runs this library, by its id.
pub(crate) fn set_only(id: Option<i64>) {
    let all = lock_all();
    let known = id.and_then(|id| all.iter().find(|(owner, _)| owner.id() == Some(id)));
    ONLY.store(known.map_or(ptr::null_mut(), |(_, view)| view.0), Ordering::Release);
}

/// Keeps the interpreter from ending that runs this library, or the main one where several do, until it is closed; null where it
/// is at its end. For threads of any kind, on 3.15 and later.
pub(super) fn guard() -> *mut ffi::PyInterpreterGuard {
    let only = ONLY.load(Ordering::Acquire);
    if !only.is_null() {
        // SAFETY: views are never closed.
        return unsafe { ffi::PyInterpreterGuard_FromView(only) };
    }
    // SAFETY: may be asked by any thread.
    let main = unsafe { ffi::PyInterpreterView_FromMain() };
    if main.is_null() {
        return ptr::null_mut();
    }
    // SAFETY: a live view.
    let guard = unsafe { ffi::PyInterpreterGuard_FromView(main) };
    // SAFETY: it is not used again.
    unsafe { ffi::PyInterpreterView_Close(main) };
    guard
}
