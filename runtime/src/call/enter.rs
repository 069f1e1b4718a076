//! The border: from C's arguments into safe Rust, and back with an object or an exception.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args};
use crate::convert::Answer;
use crate::error::{Raised, panic};
use crate::py::Python;

/// The glue of a function: the module, and its arguments.
pub(crate) type Run<const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, &'a Arg<'py>, Args<'a, 'py, R, O>) -> Answer;

/// `nargs` of a call by the binder with all slots, where the number alone does not tell that the arguments are slots:
/// CPython calls nothing with a negative one.
pub(crate) const FILLED: ffi::Py_ssize_t = -1;

/// Whether the arguments of a call are slots of a signature with `R` that are always filled, `O` others, and `M` positional
/// arguments at most that need no binding (or -1): because they need none, or because the binder has filled them.
///
/// All that is known but `nargs` and `kwnames` is a constant: a call that needs no binding costs two comparisons.
#[inline(always)]
#[must_use]
pub fn are_slots<const R: usize, const O: usize, const M: isize>(
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
) -> bool {
    // One comparison of all: where there are names, their address is above any number of arguments.
    (M >= R as isize
        && ((nargs - R as isize) as usize | kwnames.addr()) <= (M - R as isize) as usize)
        || (!told_by_number(R + O, M) && nargs < 0)
}

/// Whether `slots` can be told from a call's arguments, and the other way round, by their number: any that needs no binding
/// is one of slots.
#[inline(always)]
pub(crate) const fn told_by_number(slots: usize, most: isize) -> bool {
    slots as isize == most
}

/// The body of a module's function.
///
/// `run` is a pointer and no type parameter, so that what is below is instantiated once for each shape
/// of parameters and not for each function; inlined, the call of the pointer is a direct one.
///
/// # Safety
/// To be called with the module as `module`, and slots as `Args::new` takes them.
#[inline(always)]
pub unsafe fn fastcall<const R: usize, const O: usize>(
    module: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: Run<R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        // SAFETY: a live module for as long as the call.
        let module = unsafe { Arg::new(module) };
        // SAFETY: forwarded.
        run(py, &module, unsafe { Args::new(slots, given) })
    })
}

/// The glue of a static method: its arguments.
pub(crate) type RunStatic<const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, Args<'a, 'py, R, O>) -> Answer;

/// The body of a static method.
///
/// # Safety
/// As for [`fastcall`]; what it is called with first is not looked at.
#[inline(always)]
pub unsafe fn static_method<const R: usize, const O: usize>(
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: RunStatic<R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    fence(py, || run(py, unsafe { Args::new(slots, given) }))
}

/// Runs `body`, and turns its answer into C's: a new reference, or null with an exception raised.
/// A panic becomes an exception and never unwinds into C.
///
/// Each function that C calls has one, so it is as little as can be: no closure around `body`, and no call that could
/// unwind behind it.
#[inline(always)]
pub(crate) fn fence(_py: Python<'_>, body: impl FnOnce() -> Answer) -> *mut ffi::PyObject {
    if is_too_deep() {
        return ptr::null_mut();
    }
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(object)) => object.into_ptr(),
        Ok(Err(_raised)) => ptr::null_mut(),
        Err(payload) => panicked(payload),
    }
}

/// Runs `body` where C wants no object: whether it succeeded.
#[inline(always)]
pub(crate) fn fence_status(py: Python<'_>, body: impl FnOnce() -> Result<(), Raised>) -> bool {
    fence_or(py, false, body, |()| true)
}

/// Runs `body`: what C gets for its answer, or `failed` with an exception raised.
#[inline(always)]
pub(crate) fn fence_or<T, C>(
    _py: Python<'_>,
    failed: C,
    body: impl FnOnce() -> Result<T, Raised>,
    answer: impl FnOnce(T) -> C,
) -> C {
    if is_too_deep() {
        return failed;
    }
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(value)) => answer(value),
        Ok(Err(_raised)) => failed,
        Err(payload) => {
            panicked(payload);
            failed
        }
    }
}

/// Whether the stack is nearly used up, for PyPy alone, whose functions end the process where it ends inside of one of them;
/// then a `RecursionError` is raised. No level is counted.
#[inline(always)]
fn is_too_deep() -> bool {
    // SAFETY: C calls with the thread attached; a text that ends with NUL.
    ffi::FOR_PYPY && unsafe { ffi::Py_EnterRecursiveCall(c" in Rust code".as_ptr()) } != 0
}

/// Raises a panic as an exception, and answers with null; of C's calling convention, so that callers need no way out of it
/// by another panic.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it")]
extern "C" fn panicked(payload: Box<dyn std::any::Any + Send>) -> *mut ffi::PyObject {
    // SAFETY: it is called behind a fence, with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let _raised = panic::raise(py, payload);
    ptr::null_mut()
}
