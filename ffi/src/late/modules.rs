//! Late symbols: modules, importing, code objects for tracebacks, context variables.

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use super::{missing, owned, release};
use crate::{
    Py_ssize_t, PyABIInfo, PyImport_AddModule, PyImport_ImportModule, PyModule_AddObject,
    PyModule_GetDict, PyModule_GetState, PyObject, PyObject_GetAttr, PyObject_GetAttrString,
    PySlot, PyType_GetName, PyTypeObject, PyUnicode_AsUTF8String,
};

late! {
    /// Adds a value, without stealing it; a null value is the exception it stands for. Since 3.10.
    fn PyModule_AddObjectRef(
        module: *mut PyObject,
        name: *const c_char,
        value: *mut PyObject,
    ) -> c_int {
        if value.is_null() {
            return -1;
        }
        // SAFETY: live objects; steals our new reference when it succeeds.
        let status = unsafe { PyModule_AddObject(module, name, owned(value)) };
        if status < 0 {
            release(value);
        }
        status
    }

    /// Adds a value and steals it, on failure too. Since 3.13.
    fn PyModule_Add(module: *mut PyObject, name: *const c_char, value: *mut PyObject) -> c_int {
        // SAFETY: forwarded.
        let status = unsafe { super::PyModule_AddObjectRef(module, name, value) };
        release(value);
        status
    }

    /// Adds a type under its name. Since 3.9.
    fn PyModule_AddType(module: *mut PyObject, class: *mut PyTypeObject) -> c_int {
        // SAFETY: a live type.
        let name = unsafe { PyType_GetName(class) };
        if name.is_null() {
            return -1;
        }
        // SAFETY: a str.
        let bytes = unsafe { PyUnicode_AsUTF8String(name) };
        release(name);
        if bytes.is_null() {
            return -1;
        }
        // SAFETY: a bytes object, which ends with a zero byte.
        let text = unsafe { crate::PyBytes_AsString(bytes) };
        // SAFETY: live objects and a C string.
        let status = unsafe { super::PyModule_AddObjectRef(module, text, class.cast()) };
        release(bytes);
        status
    }

    /// Declares on an interpreter without a GIL that a module is safe there (`Py_MOD_GIL_NOT_USED`).
    /// Since 3.13, only on free-threaded builds.
    fn PyUnstable_Module_SetGIL(module: *mut PyObject, gil: *mut c_void) -> c_int {
        let _ = (module, gil);
        0
    }

    /// A new module from 3.15's slots.
    fn PyModule_FromSlotsAndSpec(slots: *const PySlot, spec: *mut PyObject) -> *mut PyObject {
        let _ = (slots, spec);
        missing(c"PyModule_FromSlotsAndSpec");
        ptr::null_mut()
    }

    /// Runs the execution slots of a module made from slots. Since 3.15.
    fn PyModule_Exec(module: *mut PyObject) -> c_int {
        let _ = module;
        missing(c"PyModule_Exec");
        -1
    }

    /// Writes the token of the module. Since 3.15.
    fn PyModule_GetToken(module: *mut PyObject, result: *mut *mut c_void) -> c_int {
        let _ = (module, result);
        missing(c"PyModule_GetToken");
        -1
    }

    /// Writes the size of the module's state. Since 3.15.
    fn PyModule_GetStateSize(module: *mut PyObject, result: *mut Py_ssize_t) -> c_int {
        let _ = (module, result);
        missing(c"PyModule_GetStateSize");
        -1
    }

    /// `PyModule_GetState` for `m_traverse`. Since 3.15; before, the ordinary one, as everyone did.
    fn PyModule_GetState_DuringGC(module: *mut PyObject) -> *mut c_void {
        // SAFETY: a live module.
        unsafe { PyModule_GetState(module) }
    }

    /// Whether a library of this ABI may be loaded. Since 3.15; the fallback agrees.
    fn PyABIInfo_Check(info: *mut PyABIInfo, module: *const c_char) -> c_int {
        let _ = (info, module);
        0
    }

    /// The module of that name in `sys.modules`, made if need be: a new reference. Since 3.13.
    fn PyImport_AddModuleRef(name: *const c_char) -> *mut PyObject {
        // SAFETY: a C string.
        owned(unsafe { PyImport_AddModule(name) })
    }

    /// `from module import name`. Since 3.14.
    fn PyImport_ImportModuleAttr(module: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
        // SAFETY: a str.
        let module = unsafe { crate::PyImport_Import(module) };
        if module.is_null() {
            return module;
        }
        // SAFETY: live objects.
        let value = unsafe { PyObject_GetAttr(module, name) };
        release(module);
        value
    }

    /// `from module import name`, by C strings. Since 3.14.
    fn PyImport_ImportModuleAttrString(module: *const c_char, name: *const c_char) -> *mut PyObject {
        // SAFETY: a C string.
        let module = unsafe { PyImport_ImportModule(module) };
        if module.is_null() {
            return module;
        }
        // SAFETY: a live object and a C string.
        let value = unsafe { PyObject_GetAttrString(module, name) };
        release(module);
        value
    }

    /// A code object that does nothing, for a traceback. In every CPython.
    fn PyCode_NewEmpty(file: *const c_char, function: *const c_char, line: c_int) -> *mut PyObject {
        let _ = (file, function, line);
        missing(c"PyCode_NewEmpty");
        ptr::null_mut()
    }

    /// A new context variable; the default may be null. In every CPython since 3.7.1.
    fn PyContextVar_New(name: *const c_char, default: *mut PyObject) -> *mut PyObject {
        let _ = (name, default);
        missing(c"PyContextVar_New");
        ptr::null_mut()
    }

    /// Writes the value, or the default (which may be null), as a new reference or null.
    fn PyContextVar_Get(
        variable: *mut PyObject,
        default: *mut PyObject,
        value: *mut *mut PyObject,
    ) -> c_int {
        let _ = (variable, default, value);
        missing(c"PyContextVar_Get");
        -1
    }

    /// Sets the value; answers a token.
    fn PyContextVar_Set(variable: *mut PyObject, value: *mut PyObject) -> *mut PyObject {
        let _ = (variable, value);
        missing(c"PyContextVar_Set");
        ptr::null_mut()
    }

    /// Undoes a `PyContextVar_Set`.
    fn PyContextVar_Reset(variable: *mut PyObject, token: *mut PyObject) -> c_int {
        let _ = (variable, token);
        missing(c"PyContextVar_Reset");
        -1
    }

    /// A copy of the current context.
    fn PyContext_CopyCurrent() -> *mut PyObject {
        missing(c"PyContext_CopyCurrent");
        ptr::null_mut()
    }

    /// `list[int]`, from origin and arguments. Since 3.9.
    fn Py_GenericAlias(origin: *mut PyObject, args: *mut PyObject) -> *mut PyObject {
        let _ = args;
        // Before 3.9 `__class_getitem__` is expected to answer something that can stand in an annotation.
        owned(origin)
    }
}

/// The private namespace of a module, borrowed: null with an exception if it is none.
///
/// # Safety
///
/// As for every function of the C API.
pub(super) unsafe fn namespace(name: *const c_char) -> *mut PyObject {
    // SAFETY: a C string.
    let module = unsafe { PyImport_AddModule(name) };
    if module.is_null() {
        return module;
    }
    // SAFETY: a module.
    unsafe { PyModule_GetDict(module) }
}
