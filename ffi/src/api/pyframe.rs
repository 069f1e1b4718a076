//! `pyframe.h`: frames.

use std::ffi::c_int;

/// A frame; every one is a [`super::PyObject`] too.
#[repr(C)]
pub struct PyFrameObject {
    _opaque: [usize; 0],
}

api! {
    fn PyFrame_GetLineNumber(frame: *mut PyFrameObject) -> c_int;
}
