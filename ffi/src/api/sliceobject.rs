//! `sliceobject.h`: `slice` and `Ellipsis`.

use std::ffi::c_int;

use super::{Py_ssize_t, PyObject, PyTypeObject};

/// `...`, borrowed.
#[inline(always)]
pub fn Py_Ellipsis() -> *mut PyObject {
    &raw mut _Py_EllipsisObject
}

api! {
    static _Py_EllipsisObject | _PyPy_EllipsisObject: PyObject;
    static PySlice_Type: PyTypeObject;
    static PyEllipsis_Type: PyTypeObject;
}

api! {
    fn PySlice_New(
        start: *mut PyObject,
        stop: *mut PyObject,
        step: *mut PyObject,
    ) -> *mut PyObject;
    fn PySlice_GetIndices(
        r: *mut PyObject,
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_GetIndicesEx(
        r: *mut PyObject,
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
        slicelength: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_Unpack(
        slice: *mut PyObject,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: *mut Py_ssize_t,
    ) -> c_int;
    fn PySlice_AdjustIndices(
        length: Py_ssize_t,
        start: *mut Py_ssize_t,
        stop: *mut Py_ssize_t,
        step: Py_ssize_t,
    ) -> Py_ssize_t;
}
