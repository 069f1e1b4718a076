//! `fileobject.h`: file objects.

use std::ffi::{c_char, c_int};

use super::PyObject;

api! {
    fn PyFile_FromFd(
        value: c_int,
        text: *const c_char,
        more: *const c_char,
        second: c_int,
        rest: *const c_char,
        last: *const c_char,
        e: *const c_char,
        third: c_int,
    ) -> *mut PyObject;
    fn PyFile_GetLine(object: *mut PyObject, value: c_int) -> *mut PyObject;
    fn PyFile_WriteObject(object: *mut PyObject, other: *mut PyObject, value: c_int) -> c_int;
    fn PyFile_WriteString(text: *const c_char, object: *mut PyObject) -> c_int;
    fn PyObject_AsFileDescriptor(object: *mut PyObject) -> c_int;
}
