//! `objimpl.h`: memory of objects and the cycle collector.

use std::ffi::c_void;

use super::{Py_ssize_t, PyObject, PyTypeObject, PyVarObject};

api! {
    fn PyObject_Malloc(size: usize) -> *mut c_void;
    fn PyObject_Calloc(nelem: usize, elsize: usize) -> *mut c_void;
    fn PyObject_Realloc(ptr: *mut c_void, new_size: usize) -> *mut c_void;
    fn PyObject_Free(ptr: *mut c_void);
    /// Returns its argument, with one new reference.
    fn PyObject_Init(object: *mut PyObject, ty: *mut PyTypeObject) -> *mut PyObject;
    fn PyObject_InitVar(
        value: *mut PyVarObject,
        ty: *mut PyTypeObject,
        size: Py_ssize_t,
    ) -> *mut PyVarObject;
    fn _PyObject_New | _PyPyObject_New (ty: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_NewVar | _PyPyObject_NewVar (ty: *mut PyTypeObject, size: Py_ssize_t) -> *mut PyVarObject;
    fn PyGC_Collect() -> Py_ssize_t;
    fn _PyObject_GC_Resize(value: *mut PyVarObject, size: Py_ssize_t) -> *mut PyVarObject;
    fn _PyObject_GC_New | _PyPyObject_GC_New (ty: *mut PyTypeObject) -> *mut PyObject;
    fn _PyObject_GC_NewVar | _PyPyObject_GC_NewVar (ty: *mut PyTypeObject, size: Py_ssize_t) -> *mut PyVarObject;
    fn PyObject_GC_Track(object: *mut c_void);
    fn PyObject_GC_UnTrack(object: *mut c_void);
    /// For memory of `PyObject_GC_New` only.
    fn PyObject_GC_Del(object: *mut c_void);
}
