//! `pystrtod.h`: float text.

use std::ffi::{c_char, c_int};

use super::PyObject;

api! {
    fn PyOS_string_to_double(
        text: *const c_char,
        endptr: *mut *mut c_char,
        overflow_exception: *mut PyObject,
    ) -> f64;
    fn PyOS_double_to_string(
        val: f64,
        format_code: c_char,
        precision: c_int,
        flags: c_int,
        ty: *mut c_int,
    ) -> *mut c_char;
}
