//! `setobject.h`: `set` and `frozenset`.

use std::ffi::c_int;

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PySet_Type: PyTypeObject;
    static PyFrozenSet_Type: PyTypeObject;
    static PySetIter_Type: PyTypeObject;
}

api! {
    fn PySet_New(object: *mut PyObject) -> *mut PyObject;
    fn PyFrozenSet_New(object: *mut PyObject) -> *mut PyObject;
    fn PySet_Add(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Clear(set: *mut PyObject) -> c_int;
    fn PySet_Contains(anyset: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Discard(set: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PySet_Pop(set: *mut PyObject) -> *mut PyObject;
    fn PySet_Size(anyset: *mut PyObject) -> Py_ssize_t;
}
