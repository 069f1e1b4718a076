//! `tupleobject.h`: `tuple`.

use std::ffi::c_int;

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyTuple_Type: PyTypeObject;
    static PyTupleIter_Type: PyTypeObject;
}

api! {
    fn PyTuple_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyTuple_Size(tuple: *mut PyObject) -> Py_ssize_t;
    /// Borrowed.
    fn PyTuple_GetItem(tuple: *mut PyObject, index: Py_ssize_t) -> *mut PyObject;
    /// Steals the item, on failure too; only for a tuple nobody else has seen.
    fn PyTuple_SetItem(tuple: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) -> c_int;
    fn PyTuple_GetSlice(
        tuple: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> *mut PyObject;
    /// Does not steal its arguments.
    fn PyTuple_Pack(size: Py_ssize_t, ...) -> *mut PyObject;
}
