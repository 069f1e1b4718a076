//! Counts given up by threads that are not attached to the object's interpreter, released by one that is.
//!
//! They wait in a list that has no lock: a process may be forked while another thread gives a count up, and its copy
//! has no such thread that would unlock one.

use std::ffi::{c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::attach;
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

/// One that waits, and those that did before.
struct Waiting {
    given: Given,
    before: *mut Waiting,
}

/// The last count that waits for a thread that is attached to its interpreter. What it holds is used by `drain` only, which
/// runs attached to the object's interpreter.
///
/// Invariant: null, or from `Box::into_raw` and owned by the list, as are those before it.
static WAITING: AtomicPtr<Waiting> = AtomicPtr::new(ptr::null_mut());

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
    if !WAITING.load(Ordering::Relaxed).is_null() {
        drain(py);
    }
}

fn push(given: Given) {
    let mut before = WAITING.load(Ordering::Relaxed);
    let new = Box::into_raw(Box::new(Waiting { given, before }));
    while let Err(other) =
        WAITING.compare_exchange_weak(before, new, Ordering::Release, Ordering::Relaxed)
    {
        before = other;
        // SAFETY: made above, and not in the list yet.
        unsafe { (*new).before = before };
    }
}

/// Takes all out, in the order in which they came.
fn take_all() -> Vec<Given> {
    let mut next = WAITING.swap(ptr::null_mut(), Ordering::Acquire);
    let mut all = Vec::new();
    while !next.is_null() {
        // SAFETY: the list owned it (invariant of `WAITING`), and it has been taken out of that.
        let Waiting { given, before } = *unsafe { Box::from_raw(next) };
        all.push(given);
        next = before;
    }
    all.reverse();
    all
}

/// Queues the count, and asks the main interpreter to call [`drain`] at its next occasion.
#[cold]
fn wait(given: Given) {
    let owner = given.owner;
    if !state::is_alive(owner) {
        // The interpreter is gone, and the object's memory with it: there is nothing to release.
        return;
    }
    push(given);
    ask(owner);
}

/// Asks the main interpreter, if that is the owner: one call drains all of its, so only the first asks. Other interpreters, or when
/// the queue of pending calls is full, find them at the next `release` there.
fn ask(owner: Owner) {
    // An interpreter that ends calls nothing any more, and once it has ended there is no queue to ask.
    let ends = !attach::is_running() || ENDS.load(Ordering::Relaxed);
    if ends || owner.id() != Some(0) || ASKED.load(Ordering::Relaxed) {
        return;
    }
    // The queue is not to go meanwhile.
    let Some(_passing) = attach::pass() else { return };
    if !ASKED.swap(true, Ordering::AcqRel) {
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
    let (mine, others): (Vec<_>, Vec<_>) =
        take_all().into_iter().partition(|given| given.owner == owner);
    for other in others {
        let owner = other.owner;
        push(other);
        // It may have looked meanwhile.
        ask(owner);
    }
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
    take_all().into_iter().filter(|given| state::is_alive(given.owner)).for_each(push);
}
