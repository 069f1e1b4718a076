//! `moduleobject.h`: module objects and their definitions.

use std::ffi::{c_char, c_int, c_void};

use super::{PyObject, PyTypeObject};

/// What a module is made from. Opaque: its header differs between builds, so that
/// [`crate::layout::new_module_def`] makes it.
#[repr(C)]
pub struct PyModuleDef {
    _opaque: [usize; 0],
}

/// One slot of a module definition. An array of them ends with slot 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyModuleDef_Slot {
    /// `Py_mod_*`.
    pub slot: c_int,
    /// The function or value.
    pub value: *mut c_void,
}

// SAFETY: CPython only reads a table of slots.
unsafe impl Sync for PyModuleDef_Slot {}
// SAFETY: as above; the pointers in it are to functions, constants or leaked memory.
unsafe impl Send for PyModuleDef_Slot {}

/// `fn(spec, def) -> module`.
pub const Py_mod_create: c_int = 1;
/// `fn(module) -> int`.
pub const Py_mod_exec: c_int = 2;
/// One of `Py_MOD_*_INTERPRETER*` (3.12; unknown slots are refused before).
pub const Py_mod_multiple_interpreters: c_int = 3;
/// [`Py_MOD_GIL_USED`] or [`Py_MOD_GIL_NOT_USED`] (3.13).
pub const Py_mod_gil: c_int = 4;
/// Only the main interpreter may load the module.
pub const Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED: *mut c_void = std::ptr::null_mut();
/// Interpreters that share one GIL may.
pub const Py_MOD_MULTIPLE_INTERPRETERS_SUPPORTED: *mut c_void = std::ptr::without_provenance_mut(1);
/// Interpreters with their own GIL may.
pub const Py_MOD_PER_INTERPRETER_GIL_SUPPORTED: *mut c_void = std::ptr::without_provenance_mut(2);
/// A free-threaded interpreter switches its GIL on.
pub const Py_MOD_GIL_USED: *mut c_void = std::ptr::null_mut();
/// The module is safe without a GIL.
pub const Py_MOD_GIL_NOT_USED: *mut c_void = std::ptr::without_provenance_mut(1);

api! {
    static PyModule_Type: PyTypeObject;
    static PyModuleDef_Type: PyTypeObject;
}

api! {
    fn PyModule_NewObject(name: *mut PyObject) -> *mut PyObject;
    fn PyModule_New(name: *const c_char) -> *mut PyObject;
    /// Borrowed.
    fn PyModule_GetDict(module: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetNameObject(module: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetName(module: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilename(module: *mut PyObject) -> *const c_char;
    fn PyModule_GetFilenameObject(module: *mut PyObject) -> *mut PyObject;
    fn PyModule_GetDef(module: *mut PyObject) -> *mut PyModuleDef;
    fn PyModule_GetState(module: *mut PyObject) -> *mut c_void;
    /// Returns the definition itself, borrowed.
    fn PyModuleDef_Init(def: *mut PyModuleDef) -> *mut PyObject;
}
