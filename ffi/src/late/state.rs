//! Late symbols: threads, interpreters, locks.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;
#[cfg(not(keelback_pypy))]
use std::sync::atomic::AtomicBool;
use std::sync::atomic::{AtomicU8, Ordering::Acquire, Ordering::Relaxed, Ordering::Release};

use super::modules::namespace;
use super::owned;
use crate::{
    PyEval_RestoreThread, PyEval_SaveThread, PyGILState_GetThisThreadState, PyInterpreterState,
    PyObject, PyThreadState, PyThreadState_Get,
};

/// Keeps the objects of a block locked on a free-threaded build. Lies on the stack; do not move it.
#[repr(C)]
#[derive(Debug, Default)]
pub struct PyCriticalSection {
    // Two words are in use; the others are reserve.
    _opaque: [usize; 4],
}

/// As [`PyCriticalSection`], for two objects.
#[repr(C)]
#[derive(Debug, Default)]
pub struct PyCriticalSection2 {
    // Three words are in use; the others are reserve.
    _opaque: [usize; 5],
}

/// A lock of one byte that detaches while it waits. Zero is unlocked.
#[repr(C)]
#[derive(Debug, Default)]
pub struct PyMutex {
    bits: AtomicU8,
}

/// Keeps an interpreter from finalizing (3.15). Opaque.
#[repr(C)]
pub struct PyInterpreterGuard {
    _opaque: [usize; 0],
}

/// Names an interpreter that may be gone (3.15). Opaque.
#[repr(C)]
pub struct PyInterpreterView {
    _opaque: [usize; 0],
}

/// Whether this thread is attached to an interpreter. May be asked by any thread at any time, also when no interpreter
/// runs, and when several do: `PyGILState_Check` says yes to everybody then.
#[inline]
pub fn is_attached() -> bool {
    #[cfg(keelback_pypy)]
    return crate::pypy::is_attached();
    #[cfg(not(keelback_pypy))]
    is_attached_in_cpython()
}

#[cfg(not(keelback_pypy))]
#[inline]
fn is_attached_in_cpython() -> bool {
    // SAFETY: may be asked by any thread.
    let current = unsafe { PyThreadState_GetUnchecked() };
    !current.is_null() && (IS_OF_THREAD.load(Relaxed) || is_this_threads(current))
}

/// Whether the current thread state is known to be this thread's, as it is since 3.12.
#[cfg(not(keelback_pypy))]
static IS_OF_THREAD: AtomicBool = AtomicBool::new(false);

#[cfg(not(keelback_pypy))]
#[inline(never)]
fn is_this_threads(current: *mut PyThreadState) -> bool {
    if crate::version::running().at_least(3, 12) {
        IS_OF_THREAD.store(true, Relaxed);
        return true;
    }
    // Before 3.12 that is the state of whichever thread holds the GIL. This thread's own is known by the thread, but
    // not one that it has in a second interpreter; the answer is no then, which is safe.
    // SAFETY: may be asked by any thread.
    current == unsafe { PyGILState_GetThisThreadState() }
}

late! {
    /// The current thread state, or null. Since 3.13, before under a private name.
    fn PyThreadState_GetUnchecked | _PyThreadState_UncheckedGet () -> *mut PyThreadState {
        // SAFETY: may be asked by any thread.
        unsafe { PyGILState_GetThisThreadState() }
    }

    /// The interpreter of this thread. Since 3.9, in 3.8 under a private name.
    fn PyInterpreterState_Get | _PyInterpreterState_Get () -> *mut PyInterpreterState {
        // SAFETY: an attached thread.
        let state = unsafe { PyThreadState_Get() };
        // SAFETY: a live thread state.
        unsafe { super::PyThreadState_GetInterpreter(state) }
    }

    /// The main interpreter. In every CPython.
    fn PyInterpreterState_Main() -> *mut PyInterpreterState {
        ptr::null_mut()
    }

    /// The number of an interpreter. In every CPython since 3.7; late, so that an older one gets as far as being told that it is old.
    fn PyInterpreterState_GetID(interpreter: *mut PyInterpreterState) -> i64 {
        let _ = interpreter;
        0
    }

    /// A dict for data of this interpreter, borrowed; null without an exception if there is none. Since 3.8;
    /// before, the namespace of `sys`, so choose keys that meet nobody else's.
    fn PyInterpreterState_GetDict(interpreter: *mut PyInterpreterState) -> *mut PyObject {
        let _ = interpreter;
        // SAFETY: an attached thread.
        unsafe { namespace(c"sys".as_ptr()) }
    }

    /// The interpreter of a thread state. Since 3.9.
    fn PyThreadState_GetInterpreter(state: *mut PyThreadState) -> *mut PyInterpreterState {
        // 3.7 and 3.8 begin a thread state with two neighbours and the interpreter; later ones export the
        // function.
        let third = state.cast::<*mut PyInterpreterState>().wrapping_add(2);
        // SAFETY: a live thread state of 3.7 or 3.8.
        unsafe { *third }
    }

    /// The number of a thread state, never used again. Since 3.9; the fallback says 0.
    fn PyThreadState_GetID(state: *mut PyThreadState) -> u64 {
        let _ = state;
        0
    }

    /// The frame of a thread state, a new reference, or null. Since 3.9.
    fn PyThreadState_GetFrame(state: *mut PyThreadState) -> *mut PyObject {
        let _ = state;
        // SAFETY: an attached thread.
        owned(unsafe { crate::PyEval_GetFrame() }.cast())
    }

    /// Whether the interpreter is shutting down. Since 3.13, before under a private name.
    fn Py_IsFinalizing | _Py_IsFinalizing () -> c_int {
        // SAFETY: may be asked at any time.
        (unsafe { crate::Py_IsInitialized() } == 0).into()
    }

    /// Counts a level of recursion; not 0: too deep, with an exception. A function since 3.9; before, not
    /// counted.
    fn Py_EnterRecursiveCall(place: *const c_char) -> c_int {
        let _ = place;
        0
    }

    /// Ends a level of recursion.
    fn Py_LeaveRecursiveCall() {}

    /// Locks an object for a block. Since 3.13; nothing to do with a GIL.
    fn PyCriticalSection_Begin(section: *mut PyCriticalSection, object: *mut PyObject) {
        let _ = (section, object);
    }

    /// Ends the block.
    fn PyCriticalSection_End(section: *mut PyCriticalSection) {
        let _ = section;
    }

    /// Locks two objects for a block. Since 3.13; nothing to do with a GIL.
    fn PyCriticalSection2_Begin(
        section: *mut PyCriticalSection2,
        left: *mut PyObject,
        right: *mut PyObject,
    ) {
        let _ = (section, left, right);
    }

    /// Ends the block.
    fn PyCriticalSection2_End(section: *mut PyCriticalSection2) {
        let _ = section;
    }

    /// Locks; detaches while it waits. Since 3.13; the fallback detaches and tries again.
    fn PyMutex_Lock(mutex: *mut PyMutex) {
        // SAFETY: a live mutex.
        let bits = unsafe { &(*mutex).bits };
        while bits.compare_exchange(0, 1, Acquire, Relaxed).is_err() {
            // SAFETY: an attached thread.
            let state = unsafe { PyEval_SaveThread() };
            std::thread::yield_now();
            // SAFETY: what was saved above, by this thread.
            unsafe { PyEval_RestoreThread(state) };
        }
    }

    /// Unlocks. Since 3.13.
    fn PyMutex_Unlock(mutex: *mut PyMutex) {
        // SAFETY: a live mutex.
        let bits = unsafe { &(*mutex).bits };
        bits.store(0, Release);
    }

    /// Keeps this interpreter from finalizing until `Close`; null with an exception. Since 3.15, as the ones
    /// below; older interpreters answer null without an exception.
    fn PyInterpreterGuard_FromCurrent() -> *mut PyInterpreterGuard {
        ptr::null_mut()
    }

    /// The same from a view, from any thread; null if the interpreter is gone.
    fn PyInterpreterGuard_FromView(view: *mut PyInterpreterView) -> *mut PyInterpreterGuard {
        let _ = view;
        ptr::null_mut()
    }

    /// Ends a guard.
    fn PyInterpreterGuard_Close(guard: *mut PyInterpreterGuard) {
        let _ = guard;
    }

    /// Names this interpreter.
    fn PyInterpreterView_FromCurrent() -> *mut PyInterpreterView {
        ptr::null_mut()
    }

    /// Names the main interpreter, from any thread.
    fn PyInterpreterView_FromMain() -> *mut PyInterpreterView {
        ptr::null_mut()
    }

    /// Ends a view.
    fn PyInterpreterView_Close(view: *mut PyInterpreterView) {
        let _ = view;
    }

    /// Attaches this thread; the answer is for `PyThreadState_Release`, null on failure.
    fn PyThreadState_Ensure(guard: *mut PyInterpreterGuard) -> *mut c_void {
        let _ = guard;
        ptr::null_mut()
    }

    /// Attaches this thread, if the interpreter is still there.
    fn PyThreadState_EnsureFromView(view: *mut PyInterpreterView) -> *mut c_void {
        let _ = view;
        ptr::null_mut()
    }

    /// Undoes the matching `Ensure`.
    fn PyThreadState_Release(token: *mut c_void) {
        let _ = token;
    }
}
