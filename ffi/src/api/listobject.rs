//! `listobject.h`: `list`.

use std::ffi::c_int;

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyList_Type: PyTypeObject;
    static PyListIter_Type: PyTypeObject;
    static PyListRevIter_Type: PyTypeObject;
}

api! {
    fn PyList_New(size: Py_ssize_t) -> *mut PyObject;
    fn PyList_Size(list: *mut PyObject) -> Py_ssize_t;
    /// Borrowed.
    fn PyList_GetItem(list: *mut PyObject, index: Py_ssize_t) -> *mut PyObject;
    /// Steals the item, on failure too.
    fn PyList_SetItem(list: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) -> c_int;
    fn PyList_Insert(list: *mut PyObject, index: Py_ssize_t, item: *mut PyObject) -> c_int;
    fn PyList_Append(list: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyList_GetSlice(
        list: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
    ) -> *mut PyObject;
    fn PyList_SetSlice(
        list: *mut PyObject,
        start: Py_ssize_t,
        end: Py_ssize_t,
        other: *mut PyObject,
    ) -> c_int;
    fn PyList_Sort(list: *mut PyObject) -> c_int;
    fn PyList_Reverse(list: *mut PyObject) -> c_int;
    fn PyList_AsTuple(list: *mut PyObject) -> *mut PyObject;
}
