//! Late symbols: making types and finding their modules; types outside the limited API.

use std::ffi::{c_int, c_void};
use std::ptr;

use super::{missing, release};
use crate::{
    Py_ssize_t, PyErr_Clear, PyModuleDef, PyObject, PyObject_GetAttrString,
    PyObject_RichCompareBool, PySlot, PyType_FromSpecWithBases, PyType_Spec, PyTypeObject,
    PyUnicode_FromFormat, PyUnicode_FromString,
};

late! {
    /// A new type that knows its module. Since 3.9; before, the module is forgotten.
    fn PyType_FromModuleAndSpec(
        module: *mut PyObject,
        spec: *mut PyType_Spec,
        bases: *mut PyObject,
    ) -> *mut PyObject {
        let _ = module;
        // SAFETY: forwarded.
        unsafe { PyType_FromSpecWithBases(spec, bases) }
    }

    /// A new type of a metaclass (null: that of the bases). Since 3.12; before, only with null or `type`.
    fn PyType_FromMetaclass(
        metaclass: *mut PyTypeObject,
        module: *mut PyObject,
        spec: *mut PyType_Spec,
        bases: *mut PyObject,
    ) -> *mut PyObject {
        if !metaclass.is_null() && metaclass != &raw mut crate::PyType_Type {
            missing(c"PyType_FromMetaclass");
            return ptr::null_mut();
        }
        // SAFETY: forwarded.
        unsafe { super::PyType_FromModuleAndSpec(module, spec, bases) }
    }

    /// A new type from 3.15's slots.
    fn PyType_FromSlots(slots: *mut PySlot) -> *mut PyObject {
        let _ = slots;
        missing(c"PyType_FromSlots");
        ptr::null_mut()
    }

    /// The module the type was made for, borrowed. Since 3.9.
    fn PyType_GetModule(class: *mut PyTypeObject) -> *mut PyObject {
        let _ = class;
        missing(c"PyType_GetModule");
        ptr::null_mut()
    }

    /// The state of that module. Since 3.9.
    fn PyType_GetModuleState(class: *mut PyTypeObject) -> *mut c_void {
        let _ = class;
        missing(c"PyType_GetModuleState");
        ptr::null_mut()
    }

    /// The module, made from that definition, of the first class in the order of bases that has it;
    /// borrowed. Since 3.11.
    fn PyType_GetModuleByDef(class: *mut PyTypeObject, def: *mut PyModuleDef) -> *mut PyObject {
        let _ = (class, def);
        missing(c"PyType_GetModuleByDef");
        ptr::null_mut()
    }

    /// The same by the module's token. Since 3.15; a new reference.
    fn PyType_GetModuleByToken(class: *mut PyTypeObject, token: *const c_void) -> *mut PyObject {
        let _ = (class, token);
        missing(c"PyType_GetModuleByToken");
        ptr::null_mut()
    }

    /// 1 and the first base with that token, or 0 and null, or -1. Since 3.14. `result` may be null.
    fn PyType_GetBaseByToken(
        class: *mut PyTypeObject,
        token: *mut c_void,
        result: *mut *mut PyTypeObject,
    ) -> c_int {
        let _ = (class, token);
        if !result.is_null() {
            // SAFETY: not null, so it may be written.
            unsafe { *result = ptr::null_mut() };
        }
        missing(c"PyType_GetBaseByToken");
        -1
    }

    /// Where the data that `class` adds lies in `object`. Since 3.12.
    fn PyObject_GetTypeData(object: *mut PyObject, class: *mut PyTypeObject) -> *mut c_void {
        let _ = (object, class);
        missing(c"PyObject_GetTypeData");
        ptr::null_mut()
    }

    /// Its size. Since 3.12.
    fn PyType_GetTypeDataSize(class: *mut PyTypeObject) -> Py_ssize_t {
        let _ = class;
        missing(c"PyType_GetTypeDataSize");
        -1
    }

    /// Makes a type immutable. Since 3.14; the fallback leaves it as it is.
    fn PyType_Freeze(class: *mut PyTypeObject) -> c_int {
        let _ = class;
        0
    }

    /// `__name__`. Since 3.11.
    fn PyType_GetName(class: *mut PyTypeObject) -> *mut PyObject {
        // SAFETY: a live type.
        unsafe { PyObject_GetAttrString(class.cast(), c"__name__".as_ptr()) }
    }

    /// `__qualname__`. Since 3.11.
    fn PyType_GetQualName(class: *mut PyTypeObject) -> *mut PyObject {
        // SAFETY: a live type.
        unsafe { PyObject_GetAttrString(class.cast(), c"__qualname__".as_ptr()) }
    }

    /// `__module__`. Since 3.13.
    fn PyType_GetModuleName(class: *mut PyTypeObject) -> *mut PyObject {
        // SAFETY: a live type.
        unsafe { PyObject_GetAttrString(class.cast(), c"__module__".as_ptr()) }
    }

    /// `module.qualname`, without the module for `builtins` and `__main__`. Since 3.13.
    fn PyType_GetFullyQualifiedName(class: *mut PyTypeObject) -> *mut PyObject {
        // SAFETY: a live type.
        unsafe { full_name(class) }
    }
}

/// Whether [`PyType_FromMetaclass`] is there: since 3.12 the types of a spec are of a metaclass. The symbol says so, whatever
/// version the interpreter calls itself.
#[must_use]
pub fn has_type_from_metaclass() -> bool {
    let fallback = fallback::PyType_FromMetaclass as *mut c_void;
    TABLE.PyType_FromMetaclass.load(std::sync::atomic::Ordering::Relaxed) != fallback
}

late_data! {
    /// `super`.
    fn PySuper_Type() -> *mut PyTypeObject = ("builtins", "super");
    /// `weakref.ref`.
    fn _PyWeakref_RefType() -> *mut PyTypeObject = ("_weakref", "ReferenceType");
    /// `weakref.ProxyType`.
    fn _PyWeakref_ProxyType() -> *mut PyTypeObject = ("_weakref", "ProxyType");
    /// `weakref.CallableProxyType`.
    fn _PyWeakref_CallableProxyType() -> *mut PyTypeObject = ("_weakref", "CallableProxyType");
    /// What `dict.items()` gives.
    fn PyDictItems_Type() -> *mut PyTypeObject = ("_collections_abc", "dict_items");
    /// `types.FunctionType`.
    fn PyFunction_Type() -> *mut PyTypeObject = ("types", "FunctionType");
    /// `types.MethodType`.
    fn PyMethod_Type() -> *mut PyTypeObject = ("types", "MethodType");
    /// `types.CodeType`.
    fn PyCode_Type() -> *mut PyTypeObject = ("types", "CodeType");
    /// `types.FrameType`.
    fn PyFrame_Type() -> *mut PyTypeObject = ("types", "FrameType");
    /// `types.GeneratorType`.
    fn PyGen_Type() -> *mut PyTypeObject = ("types", "GeneratorType");
    /// `types.CoroutineType`.
    fn PyCoro_Type() -> *mut PyTypeObject = ("types", "CoroutineType");
    /// `types.AsyncGeneratorType`.
    fn PyAsyncGen_Type() -> *mut PyTypeObject = ("types", "AsyncGeneratorType");
    /// `types.CellType`.
    fn PyCell_Type() -> *mut PyTypeObject = ("types", "CellType");
    /// `classmethod`.
    fn PyClassMethod_Type() -> *mut PyTypeObject = ("builtins", "classmethod");
    /// `staticmethod`.
    fn PyStaticMethod_Type() -> *mut PyTypeObject = ("builtins", "staticmethod");
    /// `contextvars.ContextVar`.
    fn PyContextVar_Type() -> *mut PyTypeObject = ("contextvars", "ContextVar");
    /// `contextvars.Context`.
    fn PyContext_Type() -> *mut PyTypeObject = ("contextvars", "Context");
    /// `types.MappingProxyType`'s ordered cousin, `collections.OrderedDict`.
    fn PyODict_Type() -> *mut PyTypeObject = ("collections", "OrderedDict");
    /// `frozendict` of 3.15.
    fn PyFrozenDict_Type() -> *mut PyTypeObject;
    /// `types.GenericAlias` of 3.9.
    fn Py_GenericAliasType() -> *mut PyTypeObject = ("types", "GenericAlias");
}

/// # Safety
///
/// A live type.
unsafe fn full_name(class: *mut PyTypeObject) -> *mut PyObject {
    // SAFETY: forwarded.
    let module = unsafe { PyType_GetModuleName(class) };
    if module.is_null() {
        // SAFETY: an attached thread. A type may lack the attribute.
        unsafe { PyErr_Clear() };
    }
    // SAFETY: forwarded.
    let name = unsafe { PyType_GetQualName(class) };
    if name.is_null() || module.is_null() || is_left_out(module) {
        release(module);
        return name;
    }
    // SAFETY: the format takes two objects.
    let full = unsafe { PyUnicode_FromFormat(c"%S.%S".as_ptr(), module, name) };
    release(module);
    release(name);
    full
}

fn is_left_out(module: *mut PyObject) -> bool {
    [c"builtins", c"__main__"].into_iter().any(|name| {
        // SAFETY: an attached thread, a C string.
        let name = unsafe { PyUnicode_FromString(name.as_ptr()) };
        // SAFETY: live objects.
        let same =
            !name.is_null() && unsafe { PyObject_RichCompareBool(module, name, crate::Py_EQ) } == 1;
        release(name);
        same
    })
}
