//! `iterobject.h`: the two general iterators.

use super::{PyObject, PyTypeObject};

api! {
    static PySeqIter_Type: PyTypeObject;
    static PyCallIter_Type: PyTypeObject;
}

api! {
    fn PySeqIter_New(object: *mut PyObject) -> *mut PyObject;
    fn PyCallIter_New(object: *mut PyObject, other: *mut PyObject) -> *mut PyObject;
}
