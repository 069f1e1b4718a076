//! `import.h`: importing.

use std::ffi::{c_char, c_int, c_long};

use super::PyObject;

api! {
    fn PyImport_GetMagicNumber() -> c_long;
    fn PyImport_GetMagicTag() -> *const c_char;
    fn PyImport_ExecCodeModule(name: *const c_char, co: *mut PyObject) -> *mut PyObject;
    fn PyImport_ExecCodeModuleEx(
        name: *const c_char,
        co: *mut PyObject,
        pathname: *const c_char,
    ) -> *mut PyObject;
    fn PyImport_ExecCodeModuleWithPathnames(
        name: *const c_char,
        co: *mut PyObject,
        pathname: *const c_char,
        cpathname: *const c_char,
    ) -> *mut PyObject;
    fn PyImport_ExecCodeModuleObject(
        name: *mut PyObject,
        co: *mut PyObject,
        pathname: *mut PyObject,
        cpathname: *mut PyObject,
    ) -> *mut PyObject;
    /// Borrowed.
    fn PyImport_GetModuleDict() -> *mut PyObject;
    fn PyImport_GetModule(name: *mut PyObject) -> *mut PyObject;
    /// Borrowed.
    fn PyImport_AddModuleObject(name: *mut PyObject) -> *mut PyObject;
    /// Borrowed.
    fn PyImport_AddModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModule(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModuleNoBlock(name: *const c_char) -> *mut PyObject;
    fn PyImport_ImportModuleLevel(
        name: *const c_char,
        globals: *mut PyObject,
        locals: *mut PyObject,
        fromlist: *mut PyObject,
        level: c_int,
    ) -> *mut PyObject;
    fn PyImport_ImportModuleLevelObject(
        name: *mut PyObject,
        globals: *mut PyObject,
        locals: *mut PyObject,
        fromlist: *mut PyObject,
        level: c_int,
    ) -> *mut PyObject;
    fn PyImport_GetImporter(path: *mut PyObject) -> *mut PyObject;
    fn PyImport_Import(name: *mut PyObject) -> *mut PyObject;
    fn PyImport_ReloadModule(module: *mut PyObject) -> *mut PyObject;
    fn PyImport_ImportFrozenModuleObject(name: *mut PyObject) -> c_int;
    fn PyImport_ImportFrozenModule(name: *const c_char) -> c_int;
    fn PyImport_AppendInittab(
        name: *const c_char,
        initfunc: Option<unsafe extern "C" fn() -> *mut PyObject>,
    ) -> c_int;
}
