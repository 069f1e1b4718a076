//! Late symbols: attributes, iteration, singletons, and what the collector knows of an object.

use std::ffi::{c_char, c_int, c_uint, c_void};
use std::ptr;

use super::{missing, owned, raised, release};
use crate::{
    PYGEN_ERROR, PYGEN_NEXT, PYGEN_RETURN, Py_Ellipsis, Py_False, Py_None, Py_NotImplemented,
    Py_REFCNT, Py_TYPE, Py_True, Py_ssize_t, PyErr_Clear, PyErr_Fetch, PyErr_NormalizeException,
    PyErr_Occurred, PyIter_Next, PyObject, PyObject_CallMethod, PyObject_GetAttr,
    PyObject_GetAttrString, PyObject_GetItem, PyObject_HasAttrString, PySendResult,
    PyUnicode_FromString, version, visitproc,
};

/// For [`Py_GetConstantBorrowed`]: `None`.
pub const Py_CONSTANT_NONE: c_uint = 0;
/// `False`.
pub const Py_CONSTANT_FALSE: c_uint = 1;
/// `True`.
pub const Py_CONSTANT_TRUE: c_uint = 2;
/// `...`.
pub const Py_CONSTANT_ELLIPSIS: c_uint = 3;
/// `NotImplemented`.
pub const Py_CONSTANT_NOT_IMPLEMENTED: c_uint = 4;
/// `0`, from 3.13 on.
pub const Py_CONSTANT_ZERO: c_uint = 5;
/// `1`, from 3.13 on.
pub const Py_CONSTANT_ONE: c_uint = 6;
/// `""`, from 3.13 on.
pub const Py_CONSTANT_EMPTY_STR: c_uint = 7;
/// `b""`, from 3.13 on.
pub const Py_CONSTANT_EMPTY_BYTES: c_uint = 8;
/// `()`, from 3.13 on.
pub const Py_CONSTANT_EMPTY_TUPLE: c_uint = 9;

late! {
    /// 1 and a new reference, or 0 and null when there is no such attribute, or -1. Since 3.13, before as
    /// `_PyObject_LookupAttr`.
    fn PyObject_GetOptionalAttr | _PyObject_LookupAttr (
        object: *mut PyObject,
        name: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> c_int {
        // SAFETY: live objects.
        let found = unsafe { PyObject_GetAttr(object, name) };
        let absent = &raw const crate::PyExc_AttributeError;
        // SAFETY: `result` may be written.
        unsafe { optional(found, absent, result) }
    }

    /// As `PyObject_GetOptionalAttr`, by a C string. Since 3.13.
    fn PyObject_GetOptionalAttrString(
        object: *mut PyObject,
        name: *const c_char,
        result: *mut *mut PyObject,
    ) -> c_int {
        // SAFETY: a C string.
        let name = unsafe { PyUnicode_FromString(name) };
        if name.is_null() {
            // SAFETY: `result` may be written.
            unsafe { *result = ptr::null_mut() };
            return -1;
        }
        // SAFETY: live objects.
        let status = unsafe { super::PyObject_GetOptionalAttr(object, name, result) };
        release(name);
        status
    }

    /// Whether the attribute is there; -1 for every exception but `AttributeError`. Since 3.13.
    fn PyObject_HasAttrWithError(object: *mut PyObject, name: *mut PyObject) -> c_int {
        let mut found = ptr::null_mut();
        // SAFETY: live objects, and a place of ours.
        let status = unsafe { super::PyObject_GetOptionalAttr(object, name, &raw mut found) };
        release(found);
        status
    }

    /// 1 and a new reference, or 0 and null on `KeyError`, or -1. Since 3.13.
    fn PyMapping_GetOptionalItem(
        object: *mut PyObject,
        key: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> c_int {
        // SAFETY: live objects.
        let found = unsafe { PyObject_GetItem(object, key) };
        let absent = &raw const crate::PyExc_KeyError;
        // SAFETY: `result` may be written.
        unsafe { optional(found, absent, result) }
    }

    /// The getter of `__dict__`. In every CPython, in the limited API since 3.10.
    fn PyObject_GenericGetDict(object: *mut PyObject, closure: *mut c_void) -> *mut PyObject {
        let _ = (object, closure);
        missing(c"PyObject_GenericGetDict");
        ptr::null_mut()
    }

    /// Calls `tp_finalize` of an object that is going; -1 when that brought it back. In every CPython.
    fn PyObject_CallFinalizerFromDealloc(object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    /// Calls `tp_finalize` once. In every CPython.
    fn PyObject_CallFinalizer(object: *mut PyObject) {
        let _ = object;
    }

    /// The length, or a guess of it, or the default; -1 with an exception. In every CPython.
    fn PyObject_LengthHint(object: *mut PyObject, default: Py_ssize_t) -> Py_ssize_t {
        let _ = object;
        default
    }

    /// Whether the collector tracks the object. Since 3.9; the fallback says no.
    fn PyObject_GC_IsTracked(object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    /// Whether the finalizer ran. Since 3.9; the fallback says no.
    fn PyObject_GC_IsFinalized(object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    /// Switches the collector on and answers what it was (1: on). Since 3.10; the fallback changes nothing.
    fn PyGC_Enable() -> c_int {
        1
    }

    /// Switches the collector off and answers what it was (1: on). Since 3.10; the fallback changes nothing.
    fn PyGC_Disable() -> c_int {
        1
    }

    /// Whether this thread holds the only reference. Since 3.14.
    fn PyUnstable_Object_IsUniquelyReferenced(object: *mut PyObject) -> c_int {
        // SAFETY: a live object. Without a GIL the count says nothing.
        (!version::running().free_threaded && unsafe { Py_REFCNT(object) } == 1).into()
    }

    /// Lets other threads share the object cheaply. Since 3.14; 0 means that nothing was done.
    fn PyUnstable_Object_EnableDeferredRefcount(object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    /// Prepares an object for `PyUnstable_TryIncRef`. Since 3.14.
    fn PyUnstable_EnableTryIncRef(object: *mut PyObject) {
        let _ = object;
    }

    /// A new reference unless the object is already going. Since 3.14; before, only with a GIL.
    fn PyUnstable_TryIncRef(object: *mut PyObject) -> c_int {
        // SAFETY: the memory is still there, says the caller.
        if version::running().free_threaded || unsafe { Py_REFCNT(object) } <= 0 {
            return 0;
        }
        owned(object);
        1
    }

    /// Makes an object immortal; 1 if it is now. Since 3.15.
    fn PyUnstable_SetImmortal(object: *mut PyObject) -> c_int {
        let _ = object;
        0
    }

    /// One of the `Py_CONSTANT_*`, borrowed. Since 3.13; the fallback knows the five singletons.
    fn Py_GetConstantBorrowed(constant: c_uint) -> *mut PyObject {
        match constant {
            Py_CONSTANT_NONE => Py_None(),
            Py_CONSTANT_FALSE => Py_False(),
            Py_CONSTANT_TRUE => Py_True(),
            Py_CONSTANT_ELLIPSIS => Py_Ellipsis(),
            Py_CONSTANT_NOT_IMPLEMENTED => Py_NotImplemented(),
            _ => {
                missing(c"Py_GetConstantBorrowed");
                ptr::null_mut()
            }
        }
    }

    /// Visits a managed `__dict__`. Since 3.13, in 3.12 under a private name.
    fn PyObject_VisitManagedDict | _PyObject_VisitManagedDict (
        object: *mut PyObject,
        visit: visitproc,
        arg: *mut c_void,
    ) -> c_int {
        let _ = (object, visit, arg);
        0
    }

    /// Clears a managed `__dict__`. Since 3.13, in 3.12 under a private name.
    fn PyObject_ClearManagedDict | _PyObject_ClearManagedDict (object: *mut PyObject) {
        let _ = object;
    }

    /// Whether the object is an iterator. A function since 3.8.
    fn PyIter_Check(object: *mut PyObject) -> c_int {
        // SAFETY: a live object.
        unsafe { type_has(object, c"__next__".as_ptr()) }
    }

    /// Whether the object has `__index__`. A function since 3.8.
    fn PyIndex_Check(object: *mut PyObject) -> c_int {
        // SAFETY: a live object.
        unsafe { type_has(object, c"__index__".as_ptr()) }
    }

    /// 1 and the next item, or 0 and null at the end, or -1. Since 3.14.
    fn PyIter_NextItem(iterator: *mut PyObject, item: *mut *mut PyObject) -> c_int {
        // SAFETY: a live iterator.
        let next = unsafe { PyIter_Next(iterator) };
        // SAFETY: `item` may be written.
        unsafe { *item = next };
        if !next.is_null() {
            return 1;
        }
        // SAFETY: an attached thread.
        if unsafe { PyErr_Occurred() }.is_null() { 0 } else { -1 }
    }

    /// Sends a value into an iterator. Since 3.10.
    fn PyIter_Send(
        iterator: *mut PyObject,
        value: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> PySendResult {
        // SAFETY: live objects.
        let plain = value == Py_None() && unsafe { super::PyIter_Check(iterator) } != 0;
        let answer = if plain {
            // SAFETY: an iterator.
            unsafe { PyIter_Next(iterator) }
        } else {
            let (name, format) = (c"send".as_ptr(), c"(O)".as_ptr());
            // SAFETY: the format takes one object.
            unsafe { PyObject_CallMethod(iterator, name, format, value) }
        };
        // SAFETY: `result` may be written.
        unsafe { *result = answer };
        if !answer.is_null() {
            return PYGEN_NEXT;
        }
        // SAFETY: an attached thread. An iterator may end without an exception.
        if unsafe { PyErr_Occurred() }.is_null() {
            // SAFETY: `result` may be written.
            unsafe { *result = owned(Py_None()) };
            return PYGEN_RETURN;
        }
        if !raised(&raw const crate::PyExc_StopIteration) {
            return PYGEN_ERROR;
        }
        let returned = stop_value();
        // SAFETY: `result` may be written.
        unsafe { *result = returned };
        if returned.is_null() { PYGEN_ERROR } else { PYGEN_RETURN }
    }
}

/// Turns "the item or an exception" into 1, 0 and -1.
///
/// # Safety
///
/// `result` may be written.
unsafe fn optional(
    found: *mut PyObject,
    absent: *const *mut PyObject,
    result: *mut *mut PyObject,
) -> c_int {
    // SAFETY: forwarded.
    unsafe { *result = found };
    if !found.is_null() {
        return 1;
    }
    if !raised(absent) {
        return -1;
    }
    // SAFETY: an attached thread.
    unsafe { PyErr_Clear() };
    0
}

/// # Safety
///
/// A live object, and the name of a special method.
unsafe fn type_has(object: *mut PyObject, name: *const c_char) -> c_int {
    // SAFETY: a live object.
    let class = unsafe { Py_TYPE(object) };
    // SAFETY: a live type and a C string.
    unsafe { PyObject_HasAttrString(class.cast(), name) }
}

/// Takes the current `StopIteration` and answers its value, a new reference.
fn stop_value() -> *mut PyObject {
    let (mut class, mut value, mut traceback) = (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
    // SAFETY: three places of ours.
    unsafe { PyErr_Fetch(&raw mut class, &raw mut value, &raw mut traceback) };
    // SAFETY: what was fetched.
    unsafe { PyErr_NormalizeException(&raw mut class, &raw mut value, &raw mut traceback) };
    // SAFETY: a live exception.
    let returned = unsafe { PyObject_GetAttrString(value, c"value".as_ptr()) };
    release(class);
    release(value);
    release(traceback);
    returned
}
