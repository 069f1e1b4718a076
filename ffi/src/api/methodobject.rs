//! `methodobject.h`: functions written in C.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject, PyTypeObject};

/// What an entry of a method table calls: self, and the argument, or the argument tuple, or null.
pub type PyCFunction = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// For `METH_VARARGS | METH_KEYWORDS`.
pub type PyCFunctionWithKeywords =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// For `METH_FASTCALL`.
pub type PyCFunctionFast =
    unsafe extern "C" fn(*mut PyObject, *const *mut PyObject, Py_ssize_t) -> *mut PyObject;
/// For `METH_FASTCALL | METH_KEYWORDS`.
pub type PyCFunctionFastWithKeywords = unsafe extern "C" fn(
    *mut PyObject,
    *const *mut PyObject,
    Py_ssize_t,
    *mut PyObject,
) -> *mut PyObject;
/// For `METH_METHOD | METH_FASTCALL | METH_KEYWORDS` (3.9).
pub type PyCMethod = unsafe extern "C" fn(
    *mut PyObject,
    *mut PyTypeObject,
    *const *mut PyObject,
    usize,
    *mut PyObject,
) -> *mut PyObject;

/// One function or method. An array of them ends with a zeroed one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyMethodDef {
    /// Name, null at the end of a table.
    pub ml_name: *const c_char,
    /// The function; its true type follows from the flags.
    pub ml_meth: Option<PyCFunction>,
    /// `METH_*`.
    pub ml_flags: c_int,
    /// Docstring or null; a first line `name(..)\n--\n\n` becomes `__text_signature__`.
    pub ml_doc: *const c_char,
}

// SAFETY: CPython only reads a method table.
unsafe impl Sync for PyMethodDef {}
// SAFETY: as above; the pointers in it are to constants or to leaked memory.
unsafe impl Send for PyMethodDef {}

impl PyMethodDef {
    /// The end of a table.
    pub const END: Self =
        Self { ml_name: std::ptr::null(), ml_meth: None, ml_flags: 0, ml_doc: std::ptr::null() };
}

/// A tuple of arguments.
pub const METH_VARARGS: c_int = 0x0001;
/// Keyword arguments too.
pub const METH_KEYWORDS: c_int = 0x0002;
/// No argument.
pub const METH_NOARGS: c_int = 0x0004;
/// One argument.
pub const METH_O: c_int = 0x0008;
/// Gets the class instead of an instance.
pub const METH_CLASS: c_int = 0x0010;
/// Gets null instead of an instance.
pub const METH_STATIC: c_int = 0x0020;
/// Replaces the slot wrapper of the same name.
pub const METH_COEXIST: c_int = 0x0040;
/// An array of arguments (private but unchanged in 3.7 to 3.9, public in 3.10).
pub const METH_FASTCALL: c_int = 0x0080;
/// Gets the defining class too (3.9); only with FASTCALL and KEYWORDS.
pub const METH_METHOD: c_int = 0x0200;

api! {
    static PyCFunction_Type: PyTypeObject;
}

api! {
    /// Borrowed.
    fn PyCFunction_GetSelf(object: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_GetFlags(object: *mut PyObject) -> c_int;
    fn PyMethod_New(function: *mut PyObject, object: *mut PyObject) -> *mut PyObject;
    fn PyCFunction_NewEx(
        def: *mut PyMethodDef,
        object: *mut PyObject,
        other: *mut PyObject,
    ) -> *mut PyObject;
}
