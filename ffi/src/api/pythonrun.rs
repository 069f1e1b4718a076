//! `pythonrun.h`: compiling source and printing errors.

use std::ffi::{c_char, c_int};

use super::PyObject;

/// `Py_CompileString` reads one expression.
pub const Py_eval_input: c_int = 258;
/// `Py_CompileString` reads a file of statements.
pub const Py_file_input: c_int = 257;
/// `Py_CompileString` reads one interactive statement.
pub const Py_single_input: c_int = 256;

api! {
    fn Py_CompileString(
        text: *const c_char,
        more: *const c_char,
        value: c_int,
    ) -> *mut PyObject;
    fn PyErr_Print();
    fn PyErr_PrintEx(value: c_int);
    fn PyErr_Display(ty: *mut PyObject, value: *mut PyObject, traceback: *mut PyObject);
}
