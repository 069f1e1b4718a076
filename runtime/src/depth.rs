//! How deep Rust and Python have asked each other.
//!
//! CPython counts the levels of calls, `repr` and comparisons, and raises `RecursionError` before the stack
//! ends. It does not count those of `hash`, `len`, items, attributes and arithmetic, which need no Python
//! function in between: an object of a Rust class that holds itself would hash itself until the stack ends.
//! So what asks objects for those counts a level here.

use std::cell::Cell;
use std::ffi::c_int;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::exceptions::PyRecursionError;
use crate::py::Python;

/// So much of a stack may be used without counting: less than each stack has left for Rust.
const NEAR: usize = 16 << 10;

/// The highest place where some thread's outermost level began that was counted. It never moves down: levels that end at once
/// would take it along with a stack that grows.
static BEGIN: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    /// The levels of this thread that are counted.
    static DEPTH: Cell<c_int> = const { Cell::new(0) };
}

/// A level, until it is dropped.
///
/// A level that begins within [`NEAR`] bytes below [`BEGIN`] is not counted. Whichever thread that place belongs to, no thread has
/// more than these bytes of stack there, so what is not counted cannot exhaust it. All others are counted.
///
/// Invariant: what is held is the `DEPTH` of the thread, in which this level is counted; made and dropped by one thread.
pub(crate) struct Level(Option<NonNull<Cell<c_int>>>);

/// So few levels fit every stack, whatever limit Python has been given.
const FEW: c_int = 64;

/// Since 3.14 the interpreter's own count is the address of the stack, and in PyPy always. Before, it is a number that was chosen
/// for C code, which takes less stack for a level than Rust that is not optimized.
fn looks_at_the_stack() -> bool {
    ffi::FOR_PYPY || ffi::version::running().at_least(3, 14)
}

impl Level {
    /// One level deeper.
    ///
    /// # Errors
    /// `RecursionError`.
    #[inline(always)]
    pub(crate) fn enter(py: Python<'_>) -> PyResult<Level> {
        let here = 0u8;
        let here = (&raw const here).addr();
        // Stacks grow downwards.
        if BEGIN.load(Ordering::Relaxed).wrapping_sub(here) < NEAR {
            return Ok(Level(None));
        }
        Level::count(py, here)
    }

    #[cold]
    #[inline(never)]
    fn count(py: Python<'_>, here: usize) -> PyResult<Level> {
        DEPTH.with(|count| {
            let depth = count.get();
            // Threads that run at the same time would take it from each other.
            if depth == 0 && !ffi::version::running().free_threaded {
                BEGIN.fetch_max(here, Ordering::Relaxed);
            }
            if looks_at_the_stack() {
                // SAFETY: the thread is attached; a text that ends with NUL.
                if unsafe { ffi::Py_EnterRecursiveCall(c" in Rust code".as_ptr()) } != 0 {
                    return Err(PyErr::fetch(py));
                }
            // SAFETY: the thread is attached.
            } else if depth >= FEW && depth >= unsafe { ffi::Py_GetRecursionLimit() } {
                return Err(PyRecursionError::new_err(
                    "maximum recursion depth exceeded in Rust code",
                ));
            }
            count.set(depth + 1);
            Ok(Level(Some(NonNull::from(count))))
        })
    }

    #[cold]
    #[inline(never)]
    fn leave(count: NonNull<Cell<c_int>>) {
        // SAFETY: this thread's own, which lives as long as the thread (type invariant).
        let count = unsafe { count.as_ref() };
        count.set(count.get() - 1);
        if looks_at_the_stack() {
            // SAFETY: the thread is attached, as it was when the level began, and counted it.
            unsafe { ffi::Py_LeaveRecursiveCall() };
        }
    }
}

impl Drop for Level {
    #[inline(always)]
    fn drop(&mut self) {
        if let Some(count) = self.0 {
            Level::leave(count);
        }
    }
}
