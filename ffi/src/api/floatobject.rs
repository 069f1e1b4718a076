//! `floatobject.h`: `float`.

use super::{PyObject, PyTypeObject};

api! {
    static PyFloat_Type: PyTypeObject;
}

api! {
    fn PyFloat_GetMax() -> f64;
    fn PyFloat_GetMin() -> f64;
    fn PyFloat_GetInfo() -> *mut PyObject;
    fn PyFloat_FromString(object: *mut PyObject) -> *mut PyObject;
    fn PyFloat_FromDouble(value: f64) -> *mut PyObject;
    fn PyFloat_AsDouble(object: *mut PyObject) -> f64;
}
