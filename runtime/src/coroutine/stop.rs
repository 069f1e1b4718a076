//! A coroutine's result as `StopIteration`.
//!
//! From 3.12 to 3.14 that is how `await` gets the result of every coroutine that is not one of Python's own, and to make and to end an
//! exception costs as much as all the rest. So a coroutine that nobody but the `await` refers to keeps the exception that `tp_iternext`
//! raises: the value goes when it ends itself, which is just then, and it comes back from the [pool](super::pool) with its exception.

use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::convert::Owned;
use crate::error::{PyErr, Raised};
use crate::exceptions::{PyBaseException, PyStopIteration};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple, PyTypeCheck as _, PyTypeInfo as _};

/// `StopIteration(value)`
pub(super) fn raise(py: Python<'_>, value: Owned) -> Raised {
    let class = PyStopIteration::type_object(py);
    let value = value.into_bound(py);
    if PyTuple::type_check(value.as_borrowed()) || PyBaseException::type_check(value.as_borrowed())
    {
        // Taken for the exception's arguments, or for the exception.
        return match class.call1((value,)) {
            Ok(stop) => PyErr::from_value(stop).raise(py),
            Err(error) => error.raise(py),
        };
    }
    // SAFETY: two live objects.
    unsafe { ffi::PyErr_SetObject(class.as_ptr(), value.as_ptr()) };
    Raised::assume(py)
}

/// The exception that a coroutine keeps.
///
/// Invariant: null, or a count of a `StopIteration` whose value may be written ([`has_stop_value`](ffi::layout::exception::has_stop_value)).
/// While the coroutine has not raised it, nobody else refers to it, and it is as one that was just made, without a value.
pub(super) struct Stop(AtomicPtr<ffi::PyObject>);

impl Stop {
    pub(super) const fn none() -> Stop {
        Stop(AtomicPtr::new(ptr::null_mut()))
    }

    /// Raises a result for who takes the value out and lets the exception go: it has no `args`. To be called once in the life of
    /// `coroutine`, whose exception this is.
    #[inline]
    pub(super) fn raise(&self, coroutine: &Bound<'_, PyAny>, value: Bound<'_, PyAny>) -> Raised {
        let py = value.py();
        let mut exception = self.0.load(Ordering::Relaxed);
        if exception.is_null() {
            let Some(new) = make(py) else { return raise(py, value.into()) };
            exception = new.into_ptr();
        }
        // SAFETY: an exception that nobody has seen (type invariant); it takes the value's count over.
        unsafe { ffi::layout::exception::swap_stop_value(exception, value.into_ptr()) };
        // Who holds the coroutine may go on to do so, when the value should be gone.
        // SAFETY: a live object.
        if unsafe { ffi::layout::exception::is_sole(coroutine.as_ptr()) } {
            // SAFETY: nobody else has seen it.
            unsafe { ffi::layout::exception::share_stop(exception) };
            self.0.store(exception, Ordering::Relaxed);
        } else {
            self.0.store(ptr::null_mut(), Ordering::Relaxed);
        }
        // SAFETY: gives up a count of the exception.
        unsafe { ffi::PyErr_SetRaisedException(exception) };
        Raised::assume(py)
    }

    /// Lets go of the value at the coroutine's end, and of an exception that others have, or have changed.
    #[inline(always)]
    pub(super) fn let_go(&self) {
        let exception = self.0.load(Ordering::Relaxed);
        if exception.is_null() {
            return;
        }
        // SAFETY: an exception of which this owns a count, whose value may be written (type invariant).
        let ends = if unsafe { ffi::layout::exception::is_bare_stop(exception) } {
            // SAFETY: as above; nobody else refers to it.
            unsafe { ffi::layout::exception::swap_stop_value(exception, ptr::null_mut()) }
        } else {
            self.0.store(ptr::null_mut(), Ordering::Relaxed);
            exception
        };
        // Last: what ends may run anything, and the coroutine be in use again.
        // SAFETY: the exception's own count, or null; or the count that this owned.
        unsafe { ffi::layout::exception::let_go(ends) };
    }
}

impl Drop for Stop {
    /// With the coroutine, whose thread is attached.
    fn drop(&mut self) {
        // SAFETY: null, or the count that it owns (type invariant).
        unsafe { ffi::Py_XDECREF(*self.0.get_mut()) };
    }
}

/// A new one without a value; `None` where that cannot be written, or there is no memory.
#[cold]
fn make(py: Python<'_>) -> Option<Bound<'_, PyAny>> {
    if !ffi::layout::exception::has_stop_value() {
        return None;
    }
    let exception = PyStopIteration::type_object(py).call0().ok()?;
    // SAFETY: an exception that nobody else has seen.
    let none =
        unsafe { ffi::layout::exception::swap_stop_value(exception.as_ptr(), ptr::null_mut()) };
    // SAFETY: the exception's own count.
    unsafe { ffi::Py_XDECREF(none) };
    Some(exception)
}
