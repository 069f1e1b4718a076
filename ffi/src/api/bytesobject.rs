//! `bytesobject.h`: `bytes`.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyBytes_Type: PyTypeObject;
    static PyBytesIter_Type: PyTypeObject;
}

api! {
    fn PyBytes_FromStringAndSize(text: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyBytes_FromString(text: *const c_char) -> *mut PyObject;
    fn PyBytes_FromObject(object: *mut PyObject) -> *mut PyObject;
    fn PyBytes_FromFormat(text: *const c_char, ...) -> *mut PyObject;
    fn PyBytes_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyBytes_AsString(object: *mut PyObject) -> *mut c_char;
    fn PyBytes_Repr(object: *mut PyObject, value: c_int) -> *mut PyObject;
    /// Replaces the reference in place; null on failure.
    fn PyBytes_Concat(bytes: *mut *mut PyObject, more: *mut PyObject);
    /// As `PyBytes_Concat`, and steals the second.
    fn PyBytes_ConcatAndDel(bytes: *mut *mut PyObject, more: *mut PyObject);
    fn PyBytes_DecodeEscape(
        text: *const c_char,
        size: Py_ssize_t,
        more: *const c_char,
        end: Py_ssize_t,
        rest: *const c_char,
    ) -> *mut PyObject;
    fn PyBytes_AsStringAndSize(
        object: *mut PyObject,
        text: *mut *mut c_char,
        len: *mut Py_ssize_t,
    ) -> c_int;
}
