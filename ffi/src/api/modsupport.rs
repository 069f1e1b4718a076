//! `modsupport.h`: filling modules and building values.

use std::ffi::{c_char, c_int, c_long};

use super::{Py_ssize_t, PyMethodDef, PyModuleDef, PyObject};

/// The API level that `PyModule_Create2` and `PyModule_FromDefAndSpec2` ask for (limited API).
pub const PYTHON_ABI_VERSION: c_int = 3;

api! {
    fn PyArg_Parse(object: *mut PyObject, format: *const c_char, ...) -> c_int;
    fn PyArg_ParseTuple(object: *mut PyObject, format: *const c_char, ...) -> c_int;
    fn PyArg_ParseTupleAndKeywords(
        object: *mut PyObject,
        other: *mut PyObject,
        text: *const c_char,
        value: *const *mut c_char,
        ...
    ) -> c_int;
    fn PyArg_ValidateKeywordArguments(object: *mut PyObject) -> c_int;
    fn PyArg_UnpackTuple(
        object: *mut PyObject,
        text: *const c_char,
        size: Py_ssize_t,
        end: Py_ssize_t,
        ...
    ) -> c_int;
    fn Py_BuildValue(format: *const c_char, ...) -> *mut PyObject;
    /// Steals the value on success only.
    fn PyModule_AddObject(
        module: *mut PyObject,
        text: *const c_char,
        value: *mut PyObject,
    ) -> c_int;
    fn PyModule_AddIntConstant(
        module: *mut PyObject,
        text: *const c_char,
        value: c_long,
    ) -> c_int;
    fn PyModule_AddStringConstant(
        module: *mut PyObject,
        text: *const c_char,
        more: *const c_char,
    ) -> c_int;
    fn PyModule_SetDocString(module: *mut PyObject, text: *const c_char) -> c_int;
    fn PyModule_AddFunctions(module: *mut PyObject, def: *mut PyMethodDef) -> c_int;
    fn PyModule_ExecDef(module: *mut PyObject, def: *mut PyModuleDef) -> c_int;
    fn PyModule_Create2(def: *mut PyModuleDef, apiver: c_int) -> *mut PyObject;
    fn PyModule_FromDefAndSpec2(
        def: *mut PyModuleDef,
        spec: *mut PyObject,
        module_api_version: c_int,
    ) -> *mut PyObject;
}
