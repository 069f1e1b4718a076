//! `memoryobject.h`: `memoryview`.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyMemoryView_Type: PyTypeObject;
}

api! {
    fn PyMemoryView_FromObject(base: *mut PyObject) -> *mut PyObject;
    fn PyMemoryView_FromMemory(
        mem: *mut c_char,
        size: Py_ssize_t,
        flags: c_int,
    ) -> *mut PyObject;
    fn PyMemoryView_GetContiguous(
        base: *mut PyObject,
        buffertype: c_int,
        order: c_char,
    ) -> *mut PyObject;
}
