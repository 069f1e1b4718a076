//! The border: from C's arguments into safe Rust, and back with an object or an exception.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args};
use crate::call::bind;
use crate::call::signature::Binding;
use crate::convert::{Answer, Owned};
use crate::error::{Raised, panic};
use crate::py::Python;

/// The glue of a function: the module, and its arguments.
pub(crate) type Run<const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, &'a Arg<'py>, Args<'a, 'py, R, O>) -> Answer;

/// What a shell does with arguments that fit: a module, an object or a class, then the slots and how many
/// of them there are.
pub(crate) type Body = unsafe extern "C" fn(
    this: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
) -> *mut ffi::PyObject;

/// Calls `body` with the arguments of a call: with CPython's own where they need no binding, which are `R` at least and
/// `M` at most.
///
/// Both calls are the last thing it does, and `body` takes its first arguments where they already are: a
/// call that needs no binding costs two comparisons and a jump.
///
/// # Safety
/// To be called by CPython as a `METH_FASTCALL | METH_KEYWORDS` function. `body` must take slots of the
/// signature of `binding`, which was made with these numbers.
#[inline(always)]
pub unsafe fn dispatch<const R: isize, const M: isize>(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
    binding: &'static Binding,
    body: Body,
) -> *mut ffi::PyObject {
    if kwnames.is_null() && R <= nargs && nargs <= M {
        // SAFETY: forwarded; as many objects as are needed.
        unsafe { body(this, args, nargs as usize) }
    } else {
        // SAFETY: forwarded.
        unsafe { bind::bind_and_run(this, args, nargs as usize, kwnames, binding, body) }
    }
}

/// The body of a module's function.
///
/// `run` is a pointer and no type parameter, so that what is below is instantiated once for each shape
/// of parameters and not for each function; inlined, the call of the pointer is a direct one.
///
/// # Safety
/// To be called by [`dispatch`], with the module as `module`, and slots whose first `R` are always given.
#[inline(always)]
pub unsafe fn fastcall<const R: usize, const O: usize>(
    module: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: Run<R, O>,
) -> *mut ffi::PyObject {
    let run = |py, args: Args<'_, '_, R, O>| {
        // SAFETY: a live module for as long as the call.
        let module = unsafe { Arg::new(module) };
        run(py, &module, args)
    };
    // SAFETY: forwarded.
    unsafe { bound(slots, given, run) }
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
    // SAFETY: forwarded.
    unsafe { bound(slots, given, |py, args| run(py, args)) }
}

/// Runs `run` with bound arguments behind the fence.
///
/// # Safety
/// As for [`Args::new`], with the thread attached.
#[inline(always)]
pub(crate) unsafe fn bound<'py, const R: usize, const O: usize>(
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: impl for<'a> FnOnce(Python<'py>, Args<'a, 'py, R, O>) -> Answer,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let args = unsafe { Args::new(slots, given) };
    fence(py, || run(py, args))
}

/// Runs `body`, and turns its answer into C's: a new reference, or null with an exception raised.
/// A panic becomes an exception and never unwinds into C.
#[inline(always)]
pub(crate) fn fence(py: Python<'_>, body: impl FnOnce() -> Answer) -> *mut ffi::PyObject {
    fence_or(py, ptr::null_mut(), body, Owned::into_ptr)
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
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(value)) => answer(value),
        Ok(Err(_raised)) => failed,
        Err(payload) => {
            panicked(payload);
            failed
        }
    }
}

/// Raises a panic as an exception; of C's calling convention, so that callers need no way out of it by
/// another panic.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it")]
extern "C" fn panicked(payload: Box<dyn std::any::Any + Send>) {
    // SAFETY: it is called behind a fence, with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let _raised = panic::raise(py, payload);
}
