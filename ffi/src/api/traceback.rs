//! `traceback.h`: tracebacks.

use std::ffi::c_int;

use super::{PyFrameObject, PyObject, PyTypeObject};

api! {
    static PyTraceBack_Type: PyTypeObject;
}

api! {
    fn PyTraceBack_Here(frame: *mut PyFrameObject) -> c_int;
    fn PyTraceBack_Print(object: *mut PyObject, other: *mut PyObject) -> c_int;
}
