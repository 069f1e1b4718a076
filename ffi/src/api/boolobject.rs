//! `boolobject.h`: `bool`.

use std::ffi::c_long;

use super::PyObject;

/// `True`, borrowed.
#[inline(always)]
pub fn Py_True() -> *mut PyObject {
    &raw mut _Py_TrueStruct
}

/// `False`, borrowed.
#[inline(always)]
pub fn Py_False() -> *mut PyObject {
    &raw mut _Py_FalseStruct
}

api! {
    static _Py_FalseStruct | _PyPy_FalseStruct: PyObject;
    static _Py_TrueStruct | _PyPy_TrueStruct: PyObject;
}

api! {
    fn PyBool_FromLong(value: c_long) -> *mut PyObject;
}
