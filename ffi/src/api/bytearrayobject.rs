//! `bytearrayobject.h`: `bytearray`.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyByteArray_Type: PyTypeObject;
    static PyByteArrayIter_Type: PyTypeObject;
}

api! {
    fn PyByteArray_FromObject(object: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_Concat(object: *mut PyObject, other: *mut PyObject) -> *mut PyObject;
    fn PyByteArray_FromStringAndSize(text: *const c_char, size: Py_ssize_t) -> *mut PyObject;
    fn PyByteArray_Size(object: *mut PyObject) -> Py_ssize_t;
    fn PyByteArray_AsString(object: *mut PyObject) -> *mut c_char;
    fn PyByteArray_Resize(object: *mut PyObject, size: Py_ssize_t) -> c_int;
}
