//! The gate by which threads that Python does not know come to the main interpreter. It closes before that ends.
//!
//! `PyGILState_Ensure` links a new thread state to the interpreter, and uses it before it is attached. Meanwhile an interpreter that
//! ends frees the states of all other threads, and waits for nobody: the process crashes
//! ([cpython#124619](https://github.com/python/cpython/issues/124619)). So a thread passes the gate, and leaves it once it
//! is attached. When all exit functions have run the gate closes, and the thread that ends the interpreter waits, detached,
//! for those that have passed and want no more than the GIL. It waits for none that is attached, which might wait for it in turn:
//! as ever, such a thread stops where it next asks for the GIL.
//!
//! Since 3.15 the guards of PEP 788 do this for threads that are attached too, and nobody comes here.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use keelback_ffi as ffi;

use super::fork;
use crate::error::PyResult;
use crate::py::Python;
use crate::types::PyCapsule;

/// How many threads are in the gate, and [`CLOSED`].
static GATE: AtomicUsize = AtomicUsize::new(0);

/// The bit of `GATE` that says that the interpreter is at its end.
const CLOSED: usize = 1 << (usize::BITS - 1);

/// Whether the interpreter closes the gate at its end.
static CLOSES: AtomicBool = AtomicBool::new(false);

/// Whether it opens the gate again when it has ended.
static OPENS: AtomicBool = AtomicBool::new(false);

/// A thread in the gate, until this is dropped.
///
/// Invariant: counted in `GATE`.
pub(crate) struct Passing(());

impl Drop for Passing {
    fn drop(&mut self) {
        GATE.fetch_sub(1, Ordering::Release);
    }
}

/// Passes the gate; `None` where it is closed.
pub(crate) fn pass() -> Option<Passing> {
    fork::expect();
    let more = |gate| (gate & CLOSED == 0).then_some(gate + 1);
    GATE.fetch_update(Ordering::Acquire, Ordering::Relaxed, more).ok().map(|_| Passing(()))
}

/// Whether the main interpreter is at its end, or past it and not started again.
pub(crate) fn is_closed() -> bool {
    GATE.load(Ordering::Acquire) & CLOSED != 0
}

/// Has the interpreter close the gate at its end. The thread came through the gate: it is the main one.
#[inline]
pub(crate) fn watch(py: Python<'_>) {
    if !CLOSES.load(Ordering::Relaxed) {
        watch_anew(py);
    }
}

#[cold]
fn watch_anew(py: Python<'_>) {
    if CLOSES.swap(true, Ordering::Relaxed) || ffi::FOR_PYPY {
        return;
    }
    // A process has room for 32 of these. A gate that nothing would open must not close.
    if !OPENS.swap(true, Ordering::Relaxed) {
        // SAFETY: the thread is attached; the function only stores.
        let refused = unsafe { ffi::Py_AtExit(Some(open)) } != 0;
        OPENS.store(!refused, Ordering::Relaxed);
    }
    if OPENS.load(Ordering::Relaxed) && close_at_exit(py).is_err() {
        // For want of memory: next time.
        CLOSES.store(false, Ordering::Relaxed);
    }
}

/// Closes the gate when all exit functions have run, those as well that were registered earlier than this one: first all are
/// called, then all are let go of, with their arguments. So the argument is what counts, and the function does nothing.
fn close_at_exit(py: Python<'_>) -> PyResult<()> {
    let closes = PyCapsule::new_with_destructor(py, (), None, |(), _| {
        Python::if_attached(close);
    })?;
    let nothing = py.import("builtins")?.getattr("id")?;
    py.import("atexit")?.call_method1("register", (nothing, closes))?;
    Ok(())
}

/// The exit functions have run, or somebody has cleared them.
fn close(py: Python<'_>) {
    CLOSES.store(false, Ordering::Relaxed);
    // SAFETY: the thread is attached; only whether there is a frame is asked.
    let code_runs = unsafe { !ffi::PyEval_GetFrame().is_null() };
    // Code that runs has called `atexit._run_exitfuncs()` or `_clear()`: nothing ends.
    if code_runs || !super::is_running() {
        return;
    }
    if GATE.fetch_or(CLOSED, Ordering::AcqRel) != 0 {
        py.detach(|| {
            while GATE.load(Ordering::Acquire) != CLOSED {
                std::thread::sleep(Duration::from_micros(20));
            }
        });
    }
}

/// The interpreter has ended, and may be started again. Who is in the gate still, will never come out.
unsafe extern "C" fn open() {
    CLOSES.store(false, Ordering::Relaxed);
    OPENS.store(false, Ordering::Relaxed);
    GATE.store(0, Ordering::Release);
}

/// In a forked process there is none of the threads that were in the gate.
pub(super) fn after_fork_in_child() {
    GATE.fetch_and(CLOSED, Ordering::Relaxed);
}
