//! `longobject.h`: `int`.

use std::ffi::{c_char, c_int, c_long, c_longlong, c_ulong, c_ulonglong, c_void};

use super::{Py_ssize_t, PyObject};

api! {
    fn PyLong_FromLong(value: c_long) -> *mut PyObject;
    fn PyLong_FromUnsignedLong(value: c_ulong) -> *mut PyObject;
    fn PyLong_FromSize_t(value: usize) -> *mut PyObject;
    fn PyLong_FromSsize_t(size: Py_ssize_t) -> *mut PyObject;
    fn PyLong_FromDouble(value: f64) -> *mut PyObject;
    fn PyLong_AsLong(object: *mut PyObject) -> c_long;
    fn PyLong_AsLongAndOverflow(object: *mut PyObject, overflow: *mut c_int) -> c_long;
    fn PyLong_AsSsize_t(object: *mut PyObject) -> Py_ssize_t;
    fn PyLong_AsSize_t(object: *mut PyObject) -> usize;
    fn PyLong_AsUnsignedLong(object: *mut PyObject) -> c_ulong;
    fn PyLong_AsUnsignedLongMask(object: *mut PyObject) -> c_ulong;
    fn PyLong_GetInfo() -> *mut PyObject;
    fn PyLong_AsDouble(object: *mut PyObject) -> f64;
    fn PyLong_FromVoidPtr(value: *mut c_void) -> *mut PyObject;
    fn PyLong_AsVoidPtr(object: *mut PyObject) -> *mut c_void;
    fn PyLong_FromLongLong(value: c_longlong) -> *mut PyObject;
    fn PyLong_FromUnsignedLongLong(value: c_ulonglong) -> *mut PyObject;
    fn PyLong_AsLongLong(object: *mut PyObject) -> c_longlong;
    fn PyLong_AsUnsignedLongLong(object: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsUnsignedLongLongMask(object: *mut PyObject) -> c_ulonglong;
    fn PyLong_AsLongLongAndOverflow(object: *mut PyObject, overflow: *mut c_int) -> c_longlong;
    fn PyLong_FromString(
        text: *const c_char,
        value: *mut *mut c_char,
        second: c_int,
    ) -> *mut PyObject;
    fn PyOS_strtoul(text: *const c_char, value: *mut *mut c_char, second: c_int) -> c_ulong;
    fn PyOS_strtol(text: *const c_char, value: *mut *mut c_char, second: c_int) -> c_long;
}
