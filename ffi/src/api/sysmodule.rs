//! `sysmodule.h`: the `sys` module.

use libc::wchar_t;
use std::ffi::{c_char, c_int};

use super::PyObject;

api! {
    /// Borrowed.
    fn PySys_GetObject(text: *const c_char) -> *mut PyObject;
    fn PySys_SetObject(text: *const c_char, object: *mut PyObject) -> c_int;
    fn PySys_SetArgv(value: c_int, second: *mut *mut wchar_t);
    fn PySys_SetArgvEx(value: c_int, second: *mut *mut wchar_t, third: c_int);
    fn PySys_WriteStdout(format: *const c_char, ...);
    fn PySys_WriteStderr(format: *const c_char, ...);
    fn PySys_FormatStdout(format: *const c_char, ...);
    fn PySys_FormatStderr(format: *const c_char, ...);
    fn PySys_ResetWarnOptions();
    /// Borrowed.
    fn PySys_GetXOptions() -> *mut PyObject;
}
