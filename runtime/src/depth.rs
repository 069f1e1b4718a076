//! How deep Rust and Python have asked each other.
//!
//! CPython counts the levels of calls, `repr` and comparisons, and raises `RecursionError` before the stack
//! ends. It does not count those of `hash`, `len`, items, attributes and arithmetic, which need no Python
//! function in between: an object of a Rust class that holds itself would hash itself until the stack ends.
//! So what asks objects for those counts a level here.

use std::cell::Cell;
use std::ffi::c_int;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::exceptions::PyRecursionError;
use crate::py::Python;

thread_local! {
    /// The levels of this thread, where the interpreter does not look at the stack itself.
    static DEPTH: Cell<c_int> = const { Cell::new(0) };
}

/// A level, until it is dropped.
///
/// Invariant: counted by the interpreter if that looks at the stack itself, else in this thread's `DEPTH`, which is what is
/// held; made and dropped by one thread.
pub(crate) struct Level(Option<NonNull<Cell<c_int>>>);

/// So few levels fit every stack, whatever limit Python has been given.
const FEW: c_int = 64;

/// Since 3.14 the interpreter's own count is the address of the stack. Before, it is a number that was chosen
/// for C code, which takes less stack for a level than Rust that is not optimized.
#[inline]
fn looks_at_the_stack() -> bool {
    ffi::version::running().at_least(3, 14)
}

impl Level {
    /// One level deeper.
    ///
    /// # Errors
    /// `RecursionError`.
    #[inline]
    pub(crate) fn enter(py: Python<'_>) -> PyResult<Level> {
        if looks_at_the_stack() {
            // SAFETY: the thread is attached; a text that ends with NUL.
            return match unsafe { ffi::Py_EnterRecursiveCall(c" in Rust code".as_ptr()) } {
                0 => Ok(Level(None)),
                _ => Err(PyErr::fetch(py)),
            };
        }
        DEPTH.with(|count| {
            let depth = count.get();
            // SAFETY: the thread is attached.
            if depth >= FEW && depth >= unsafe { ffi::Py_GetRecursionLimit() } {
                return Err(too_deep());
            }
            count.set(depth + 1);
            Ok(Level(Some(NonNull::from(count))))
        })
    }
}

#[cold]
#[inline(never)]
fn too_deep() -> PyErr {
    PyRecursionError::new_err("maximum recursion depth exceeded in Rust code")
}

impl Drop for Level {
    #[inline]
    fn drop(&mut self) {
        match self.0 {
            // SAFETY: the thread is attached, as it was when the level began (type invariant).
            None => unsafe { ffi::Py_LeaveRecursiveCall() },
            Some(count) => {
                // SAFETY: this thread's own, which lives as long as the thread (type invariant).
                let count = unsafe { count.as_ref() };
                count.set(count.get() - 1);
            }
        }
    }
}
