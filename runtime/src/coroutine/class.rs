//! The class of coroutine objects: `send`, `throw`, `close`, and what `await` calls.

use std::ptr;
use std::sync::atomic::Ordering;

use keelback_ffi as ffi;

use crate::call::arg::Args;
use crate::call::enter::{fence, fence_or};
use crate::class::access::Frozen;
use crate::class::contents::Contents;
use crate::class::features;
use crate::class::receiver::{Receiver, takes};
use crate::class::slots::Slot;
use crate::class::{Class, ClassDef, end};
use crate::convert::{Answer, Owned};
use crate::coroutine::object::{Coroutine, Stepped, place, stage};
use crate::coroutine::pool::{self, POOL};
use crate::coroutine::{inspect, stop, thrown};
use crate::error::Raised;
use crate::exceptions::PyRuntimeError;
use crate::py::Python;
use crate::types::PyAny;

// SAFETY: the definition is the type's own, and the type may be used by every thread.
unsafe impl Class for Coroutine {
    type Access = Frozen;
    type Stored = Coroutine;
    type Root = crate::class::python::OnObject;

    fn class() -> &'static ClassDef {
        &CLASS
    }
}

pub(super) static CLASS: ClassDef = ClassDef::new::<Coroutine>(
    "coroutine\0",
    "A Rust future that Python awaits.\0",
    &[SEND, THROW, CLOSE],
    inspect::ATTRIBUTES,
    &[AWAIT, ITER, NEXT, SENDS, REPR],
)
.with_final()
.in_module("keelback")
.with(features::weakref::<Coroutine>())
.with(features::coroutine())
.with(features::Feature { dealloc: Some(dealloc), complete: Some(pool::open), ..features::none() });

/// The end of an object: one that has run to its end is kept.
unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with an object of the class.
    let contents = unsafe { Contents::<Coroutine>::of(object) };
    // SAFETY: as above.
    let coroutine = unsafe { place(object) };
    // SAFETY: a field. Where no value was ever put there it is zero, as everything is.
    let stage = unsafe { &(*coroutine).stage };
    let ended = stage.load(Ordering::Acquire) == stage::FINISHED;
    // What `weakrefs_place` answers for a class that has no more than those.
    let weakrefs = contents.wrapping_add(1).cast::<*mut ffi::PyObject>();
    debug_assert_eq!(CLASS.weakrefs_place(object), Some(weakrefs));
    // SAFETY: a field of the object.
    let has_weakrefs = !unsafe { *weakrefs }.is_null();
    // SAFETY: the value of an object at its end has nothing in it at that stage (invariant of `Coroutine`).
    if ended && !has_weakrefs && unsafe { POOL.keep(object) } {
        // SAFETY: the value is there, as its stage says.
        return unsafe { &(*coroutine).stop }.let_go();
    }
    // SAFETY: as this is called.
    unsafe { end_slowly(object) };
}

/// Of C's convention, so that its caller may end with it.
///
/// # Safety
/// As for the slot.
#[cold]
#[inline(never)]
unsafe extern "C" fn end_slowly(object: *mut ffi::PyObject) {
    // SAFETY: forwarded.
    unsafe { end::dealloc_collected::<Coroutine>(object) };
}

pub(super) type This<'a, 'py> = Receiver<'a, 'py, Coroutine>;

pub(super) fn value<'a>(
    slf: &This<'a, '_>,
) -> Result<impl std::ops::Deref<Target = Coroutine> + 'a, Raised> {
    slf.shared(&crate::class::access::Name("send"))
}

/// A result, as `send` and its like hand it over.
fn answer(py: Python<'_>, stepped: Stepped) -> Answer {
    match stepped {
        Stepped::Yielded(object) => Ok(object),
        Stepped::Returned(value) => Err(stop::raise(py, value)),
    }
}

fn send<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 0>) -> Answer {
    answer(py, value(&slf)?.send(py, args.0[0].as_bound())?)
}

fn throw<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 2>) -> Answer {
    let error = thrown::thrown(args).map_err(|error| error.raise(py))?;
    answer(py, value(&slf)?.throw(py, error)?)
}

fn close<'py>(py: Python<'py>, slf: This<'_, 'py>, _: Args<'_, 'py, 0, 0>) -> Answer {
    value(&slf)?.close(py)?;
    Ok(Owned::none(py))
}

fn itself<'py>(_: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(slf.to_owned().into())
}

/// `am_await`: itself. Of two that await it at once, the second would take the first one's place, which would wait for ever.
unsafe extern "C" fn awaits(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: C calls the slot with a live object, and with the thread attached.
    if !unsafe { takes::<Coroutine>(object) } {
        return ptr::null_mut();
    }
    // SAFETY: an object of the class, as CPython or `takes` has seen.
    let coroutine = unsafe { place(object) };
    // SAFETY: a field. Where no value was ever put there it is zero.
    let stage = unsafe { &(*coroutine).stage };
    match stage.load(Ordering::Acquire) {
        stage::SUSPENDED | stage::RUNNING => refuse_second(),
        // SAFETY: a live object, and CPython calls the slot with the thread attached.
        _ => unsafe { ffi::Py_NewRef(object) },
    }
}

/// Of C's convention, so that its caller may end with it.
#[cold]
#[inline(never)]
extern "C" fn refuse_second() -> *mut ffi::PyObject {
    // SAFETY: called by a slot, with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let message = "coroutine is being awaited already";
    fence(py, || Err(PyRuntimeError::new_err(message).raise(py)))
}

/// `tp_iternext`
unsafe extern "C" fn next(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: C calls the slot with a live object, and with the thread attached.
    if !unsafe { takes::<Coroutine>(object) } {
        return ptr::null_mut();
    }
    // SAFETY: as above.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: an object of the class, as CPython or `takes` has seen.
    let slf: This<'_, '_> = unsafe { Receiver::new(py, object) };
    let Some(coroutine) = unstarted(&slf) else {
        return next_again(slf);
    };
    let otherwise = |stepped| Ok(next_otherwise(&slf, coroutine, stepped));
    let body = || coroutine.start(py, |result| Ok(ended(&slf, coroutine, result)), otherwise);
    fence_or(py, ptr::null_mut(), body, |object| object)
}

/// Where the result is `None`, nothing is raised: that is how an iterator says so.
#[inline(always)]
fn ended(slf: &This<'_, '_>, coroutine: &Coroutine, result: Owned) -> *mut ffi::PyObject {
    let object = slf.as_bound().as_any();
    let result = result.into_bound(object.py());
    if !result.is_none() {
        let _raised = coroutine.stop.raise(object, result);
    }
    ptr::null_mut()
}

#[cold]
#[inline(never)]
fn next_otherwise(
    slf: &This<'_, '_>,
    coroutine: &Coroutine,
    stepped: Result<Stepped, Raised>,
) -> *mut ffi::PyObject {
    match stepped {
        Ok(Stepped::Yielded(object)) => object.into_ptr(),
        Ok(Stepped::Returned(result)) => ended(slf, coroutine, result),
        Err(_raised) => ptr::null_mut(),
    }
}

/// A step that is not the first one.
#[inline(never)]
extern "C" fn next_again(slf: This<'_, '_>) -> *mut ffi::PyObject {
    let py = slf.as_bound().py();
    // SAFETY: a live object.
    let none = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, ffi::Py_None()) };
    let body = || {
        let coroutine = value(&slf)?;
        Ok(next_otherwise(&slf, &coroutine, coroutine.send(py, &none)))
    };
    fence_or(py, ptr::null_mut(), body, |object| object)
}

/// The value, where a first step can be made by `start`.
#[inline(always)]
fn unstarted<'a>(slf: &This<'a, '_>) -> Option<&'a Coroutine> {
    // SAFETY: an object of the class.
    let place = unsafe { place(slf.as_bound().as_ptr()) };
    // SAFETY: a value, or zero where none was ever put there; it lives as long as the object.
    unsafe { Coroutine::unstarted(place) }
}

/// `am_send`: the result without an exception around it.
unsafe extern "C" fn sends(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    result: *mut *mut ffi::PyObject,
) -> ffi::PySendResult {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython calls the slot with an object of the class.
    let slf: This<'_, '_> = unsafe { Receiver::new(py, object) };
    // SAFETY: a live object.
    let sent = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, value) };
    let answer = |stepped| match stepped {
        Ok(Stepped::Yielded(object)) => Ok((ffi::PYGEN_NEXT, object.into_ptr())),
        Ok(Stepped::Returned(object)) => Ok((ffi::PYGEN_RETURN, object.into_ptr())),
        Err(raised) => Err(raised),
    };
    let body = || match unstarted(&slf).filter(|_| sent.is_none()) {
        Some(coroutine) => {
            coroutine.start(py, |result| answer(Ok(Stepped::Returned(result))), answer)
        }
        None => answer(self::value(&slf)?.send(py, &sent)),
    };
    let failed = (ffi::PYGEN_ERROR, ptr::null_mut());
    let (how, object) = fence_or(py, failed, body, |answer| answer);
    // SAFETY: the caller's place for the result.
    unsafe { *result = object };
    how
}

crate::rt::method!(
    SEND,
    send,
    "coroutine.send(value, /)",
    1,
    0,
    1,
    Coroutine,
    "send\0",
    "send($self, value, /)\n--\n\nRuns until the future waits or ends.\0"
);
crate::rt::method!(
    THROW,
    throw,
    "coroutine.throw(type, value=, traceback=, /)",
    1,
    2,
    3,
    Coroutine,
    "throw\0",
    "throw($self, type, value=None, traceback=None, /)\n--\n\nRaises an exception where the future waits.\0"
);
crate::rt::method!(
    CLOSE,
    close,
    "coroutine.close()",
    0,
    0,
    0,
    Coroutine,
    "close\0",
    "close($self)\n--\n\nDrops the future where it waits.\0"
);
crate::rt::class_slot!(ITER, Coroutine, Py_tp_iter, unary, itself);
crate::rt::class_slot!(REPR, Coroutine, Py_tp_repr, unary, inspect::repr);
// SAFETY: the slot has this shape.
const AWAIT: Slot<Coroutine> =
    unsafe { Slot::new(ffi::Py_am_await, awaits as *const std::ffi::c_void) };
// SAFETY: the slot has this shape.
const NEXT: Slot<Coroutine> =
    unsafe { Slot::new(ffi::Py_tp_iternext, next as *const std::ffi::c_void) };
// SAFETY: the slot has this shape.
const SENDS: Slot<Coroutine> =
    unsafe { Slot::new(ffi::Py_am_send, sends as *const std::ffi::c_void) };
