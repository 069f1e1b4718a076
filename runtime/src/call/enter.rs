//! The border: from C's arguments into safe Rust, and back with an object or an exception.

use std::mem::MaybeUninit;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::call::bind;
use crate::call::signature::Signature;
use crate::convert::Answer;
use crate::error::{Raised, panic};
use crate::py::Python;

/// The glue of a function of `N` parameters.
pub(crate) type Run<const N: usize> =
    for<'a, 'py> fn(Python<'py>, &'a Arg<'py>, &'a [Arg<'py>; N]) -> Answer;

/// Calls `run` with the arguments of a `METH_FASTCALL | METH_KEYWORDS` function.
///
/// `run` is a pointer and no type parameter, so that what is below is instantiated once for each number
/// of parameters and not for each function; inlined, the call of the pointer is a direct one.
///
/// # Safety
/// To be called by CPython as such a function, with the module as `module`.
#[inline(always)]
pub unsafe fn fastcall<const N: usize>(
    module: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
    signature: &'static Signature,
    run: Run<N>,
) -> *mut ffi::PyObject {
    // SAFETY: a live module, or null, for as long as the call.
    let module = unsafe { Arg::new(module) };
    // SAFETY: forwarded.
    unsafe { bound(args, nargs, kwnames, signature, |py, slots| run(py, &module, slots)) }
}

/// Binds the arguments of a call and runs `run` with them behind the fence.
///
/// # Safety
/// The arguments must be those that CPython passes to a `METH_FASTCALL | METH_KEYWORDS` function, with
/// the thread attached.
#[inline(always)]
pub(crate) unsafe fn bound<'py, const N: usize>(
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
    signature: &'static Signature,
    run: impl for<'a> FnOnce(Python<'py>, &'a [Arg<'py>; N]) -> Answer,
) -> *mut ffi::PyObject {
    let mut space = MaybeUninit::<[Arg<'_>; N]>::uninit();
    let plain = signature.is_plain() && nargs as usize == N && kwnames.is_null();
    let slots: *const [Arg<'_>; N] = if plain && N > 0 {
        args.cast()
    } else if plain {
        // Without arguments CPython may pass a null.
        space.as_ptr()
    } else {
        debug_assert_eq!(signature.slots(), N);
        let start = space.as_mut_ptr().cast();
        // SAFETY: C's arguments, and room for as many slots as the signature has (asserted by the
        // shell's macro at compile time).
        if !unsafe { bind::bind(signature, args, nargs as usize, kwnames, start) } {
            return ptr::null_mut();
        }
        start.cast()
    };
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: `N` pointers: the interpreter's own, or those that `bind` has set.
    let slots = unsafe { &*slots };
    let answer = fence(py, || run(py, slots));
    if signature.is_variadic() {
        // SAFETY: variadic signatures are always bound, and `run` is done with the slots.
        unsafe { bind::release(signature, space.as_mut_ptr().cast()) };
    }
    answer
}

/// Runs `body`, and turns its answer into C's: a new reference, or null with an exception raised.
/// A panic becomes an exception and never unwinds into C.
#[inline(always)]
pub(crate) fn fence(_py: Python<'_>, body: impl FnOnce() -> Answer) -> *mut ffi::PyObject {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(object)) => object.into_ptr(),
        Ok(Err(_raised)) => ptr::null_mut(),
        Err(payload) => panicked(payload),
    }
}

/// Runs `body` where C wants no object: whether it succeeded.
#[inline(always)]
pub(crate) fn fence_status(_py: Python<'_>, body: impl FnOnce() -> Result<(), Raised>) -> bool {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => true,
        Ok(Err(_raised)) => false,
        Err(payload) => {
            panicked(payload);
            false
        }
    }
}

/// Raises a panic as an exception; of C's calling convention, so that callers need no way out of it by
/// another panic.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it")]
extern "C" fn panicked(payload: Box<dyn std::any::Any + Send>) -> *mut ffi::PyObject {
    // SAFETY: it is called behind a fence, with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let _raised = panic::raise(py, payload);
    ptr::null_mut()
}
