//! Late symbols: the current exception as one object, and exception classes younger than 3.7.

use std::ffi::{c_char, c_int};
use std::ptr;

use super::{owned, release};
use crate::{
    PyErr_Fetch, PyErr_GetExcInfo, PyErr_NormalizeException, PyErr_Print, PyErr_Restore,
    PyErr_SetExcInfo, PyErr_SetInterrupt, PyException_GetTraceback, PyException_SetTraceback,
    PyObject, PyObject_GetAttrString, PyObject_SetAttrString, PyObject_Type,
};

late! {
    /// Takes the current exception, traceback included; null if there is none. Since 3.12.
    fn PyErr_GetRaisedException() -> *mut PyObject {
        let (mut class, mut value, mut traceback) =
            (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
        // SAFETY: three places of ours.
        unsafe { PyErr_Fetch(&raw mut class, &raw mut value, &raw mut traceback) };
        if class.is_null() {
            return ptr::null_mut();
        }
        // SAFETY: what was fetched.
        unsafe { PyErr_NormalizeException(&raw mut class, &raw mut value, &raw mut traceback) };
        if !traceback.is_null() {
            // SAFETY: a normalized exception and its traceback.
            unsafe { PyException_SetTraceback(value, traceback) };
        }
        release(class);
        release(traceback);
        value
    }

    /// Makes an exception the current one; steals it. Null clears. Since 3.12.
    fn PyErr_SetRaisedException(exception: *mut PyObject) {
        if exception.is_null() {
            // SAFETY: three nulls clear.
            unsafe { PyErr_Restore(ptr::null_mut(), ptr::null_mut(), ptr::null_mut()) };
            return;
        }
        // SAFETY: a live exception.
        let class = unsafe { PyObject_Type(exception) };
        // SAFETY: a live exception.
        let traceback = unsafe { PyException_GetTraceback(exception) };
        // SAFETY: steals three references that are ours.
        unsafe { PyErr_Restore(class, exception, traceback) };
    }

    /// The exception being handled (`sys.exception()`), a new reference or null. Since 3.11.
    fn PyErr_GetHandledException() -> *mut PyObject {
        let (mut class, mut value, mut traceback) =
            (ptr::null_mut(), ptr::null_mut(), ptr::null_mut());
        // SAFETY: three places of ours.
        unsafe { PyErr_GetExcInfo(&raw mut class, &raw mut value, &raw mut traceback) };
        release(class);
        release(traceback);
        if value == crate::Py_None() {
            release(value);
            return ptr::null_mut();
        }
        value
    }

    /// Sets the exception being handled; null for none. Does not steal. Since 3.11.
    fn PyErr_SetHandledException(exception: *mut PyObject) {
        if exception.is_null() {
            // SAFETY: three nulls clear.
            unsafe { PyErr_SetExcInfo(ptr::null_mut(), ptr::null_mut(), ptr::null_mut()) };
            return;
        }
        // SAFETY: a live exception.
        let class = unsafe { PyObject_Type(exception) };
        // SAFETY: a live exception.
        let traceback = unsafe { PyException_GetTraceback(exception) };
        // SAFETY: steals three references that are ours.
        unsafe { PyErr_SetExcInfo(class, owned(exception), traceback) };
    }

    /// Prints an exception to `sys.stderr` without raising it. Since 3.12.
    fn PyErr_DisplayException(exception: *mut PyObject) {
        // SAFETY: a live exception.
        let class = unsafe { PyObject_Type(exception) };
        // SAFETY: a live exception.
        let traceback = unsafe { PyException_GetTraceback(exception) };
        // SAFETY: live objects, and a traceback or null.
        unsafe { crate::PyErr_Display(class, exception, traceback) };
        release(class);
        release(traceback);
    }

    /// `exception.args`. Since 3.12.
    fn PyException_GetArgs(exception: *mut PyObject) -> *mut PyObject {
        // SAFETY: a live exception.
        unsafe { PyObject_GetAttrString(exception, c"args".as_ptr()) }
    }

    /// Sets `exception.args`. Since 3.12.
    fn PyException_SetArgs(exception: *mut PyObject, args: *mut PyObject) {
        // SAFETY: live objects.
        if unsafe { PyObject_SetAttrString(exception, c"args".as_ptr(), args) } < 0 {
            // SAFETY: an exception is set.
            unsafe { PyErr_Print() };
        }
    }

    /// As if a signal had come. Since 3.10; the fallback knows only SIGINT.
    fn PyErr_SetInterruptEx(signal: c_int) -> c_int {
        if signal != libc::SIGINT {
            return -1;
        }
        // SAFETY: may be called at any time.
        unsafe { PyErr_SetInterrupt() };
        0
    }

    /// Adds an entry to the traceback of the current exception. In every CPython; the fallback adds none.
    fn _PyTraceback_Add(function: *const c_char, file: *const c_char, line: c_int) {
        let _ = (function, file, line);
    }
}

late_data! {
    /// The symbol of `EncodingWarning` (3.10).
    fn PyExc_EncodingWarning() -> *mut *mut PyObject;
    /// The symbol of `BaseExceptionGroup` (3.11).
    fn PyExc_BaseExceptionGroup() -> *mut *mut PyObject;
    /// The symbol of `PythonFinalizationError` (3.13).
    fn PyExc_PythonFinalizationError() -> *mut *mut PyObject;
    /// The symbol of `ImportCycleError` (3.15).
    fn PyExc_ImportCycleError() -> *mut *mut PyObject;
}
