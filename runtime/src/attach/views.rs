//! Views of interpreters (PEP 788): by one a thread that Python does not know keeps an interpreter from ending, if that is still there.
//!
//! They outlive their interpreters, as a thread may look at one at any time. It takes no lock for that: Python has one while it forks,
//! which taking a guard waits for.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Mutex, PoisonError};

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

/// The interpreter's view; null before 3.15.
pub(crate) fn view(py: Python<'_>) -> *mut ffi::PyInterpreterView {
    let own = owner(py);
    let mut all = VIEWS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, view)) = all.iter().find(|(other, _)| *other == own) {
        return view.0;
    }
    // SAFETY: the thread is attached; the answer names its interpreter, or is null.
    let view = unsafe { ffi::PyInterpreterView_FromCurrent() };
    if !view.is_null() {
        all.push((own, View(view)));
    }
    view
}

/// Which interpreter is the only one that runs this library.
pub(crate) fn set_only(view: *mut ffi::PyInterpreterView) {
    ONLY.store(view, Ordering::Release);
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
