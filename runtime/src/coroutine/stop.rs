//! A coroutine's result as `StopIteration`.
//!
//! From 3.12 to 3.14 that is how `await` gets the result of every coroutine that is not one of Python's own, and to make and to end an
//! exception costs as much as all the rest. So `tp_iternext` raises an exception that is used again: of a class that derives from
//! `StopIteration`, whose `tp_dealloc` keeps the object for the next time. Who keeps the exception itself has one of his own, since
//! what is lent is not there to be lent again.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::atomic::Ordering;

use keelback_ffi as ffi;

use crate::class::known::Only;
use crate::convert::Owned;
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyBaseException, PyStopIteration};
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::state::{self, InterpreterCell};
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyTuple, PyTypeCheck as _, PyTypeInfo as _};

/// The class, while exceptions of it are used again: it is that of the only interpreter there is.
static CLASS: Only = Only::new();

/// An exception of the class that nobody refers to, bare and without a value.
static SPARE: InterpreterCell = InterpreterCell::new();

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

/// The same for who takes the value out and lets the exception go: it has no `args`.
pub(super) fn raise_for_value(py: Python<'_>, value: Owned) -> Raised {
    if !ffi::layout::exception::has_stop_value() {
        return raise(py, value);
    }
    let mut exception = ptr::null_mut();
    if CLASS.find().is_some() {
        let place = SPARE.place(py);
        // No more than this thread is attached while there is a class (`Only`, `has_stop_value`).
        exception = place.load(Ordering::Relaxed);
        place.store(ptr::null_mut(), Ordering::Relaxed);
    }
    if exception.is_null() {
        let Some(new) = make(py) else { return raise(py, value) };
        exception = new.into_ptr();
    }
    // SAFETY: an exception of the class that nobody else refers to; it takes the value's count over.
    unsafe { ffi::layout::exception::swap_stop_value(exception, value.into_bound(py).into_ptr()) };
    // SAFETY: gives up the count of the exception.
    unsafe { ffi::PyErr_SetRaisedException(exception) };
    Raised::assume(py)
}

/// A new one; `None` where there are several interpreters, or no memory.
#[cold]
fn make(py: Python<'_>) -> Option<Bound<'_, PyAny>> {
    static MADE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if !state::is_only(py) {
        return None;
    }
    let class = MADE.get_or_try_init(py, || make_class(py).map(Bound::unbind)).ok()?.bind(py);
    if CLASS.find().is_none() {
        state::remember_only(py, &CLASS, class.as_ptr().cast());
    }
    class.call0().ok()
}

fn make_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let slot = |slot: c_int, function: *const c_void| ffi::PyType_Slot {
        slot,
        pfunc: function.cast_mut(),
    };
    let mut slots = [slot(ffi::Py_tp_dealloc, dealloc as *const c_void), slot(0, ptr::null())];
    let mut spec = ffi::PyType_Spec {
        name: c"keelback.StopIteration".as_ptr(),
        basicsize: 0,
        itemsize: 0,
        flags: ffi::Py_TPFLAGS_DEFAULT as u32,
        slots: slots.as_mut_ptr(),
    };
    let base = PyStopIteration::type_object(py);
    let bases = PyTuple::new(py, [base])?;
    // SAFETY: a complete spec, whose name stays, and a tuple of classes.
    py.own_or_err(unsafe { ffi::PyType_FromSpecWithBases(&mut spec, bases.as_ptr()) })
}

/// Keeps the exception for the next time, where it is as it was made.
unsafe extern "C" fn dealloc(exception: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(exception) };
    // SAFETY: an exception of the class at its end.
    let bare = || unsafe { ffi::layout::exception::is_bare_stop(exception) };
    if CLASS.find() == Some(class) && bare() {
        let place = SPARE.place(py);
        let is_empty = place.load(Ordering::Relaxed).is_null();
        // SAFETY: an exception at its end.
        if is_empty && unsafe { ffi::layout::refcount::revive(exception) } {
            place.store(exception, Ordering::Relaxed);
            // SAFETY: an exception of the class that is the cell's.
            let value =
                unsafe { ffi::layout::exception::swap_stop_value(exception, ptr::null_mut()) };
            // SAFETY: the exception's own count, or null. What ends with it may run anything.
            return unsafe { ffi::Py_XDECREF(value) };
        }
    }
    // SAFETY: as this is called.
    unsafe { end(py, exception) };
}

/// # Safety
/// `exception` must be one of the class, at its end.
#[cold]
#[inline(never)]
unsafe fn end(py: Python<'_>, exception: *mut ffi::PyObject) {
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(exception) };
    let base = PyStopIteration::type_object(py);
    // SAFETY: a live type that has such a function; static types may be asked since 3.10.
    let end = unsafe { ffi::PyType_GetSlot(base.as_ptr().cast(), ffi::Py_tp_dealloc) };
    // SAFETY: the slot has this signature.
    let end: ffi::destructor = unsafe { std::mem::transmute(end) };
    // SAFETY: an exception at its end, whose memory is the collector's as all exceptions' is.
    unsafe { end(exception) };
    // SAFETY: the count that the object owned.
    unsafe { ffi::Py_DECREF(class.cast()) };
}
