//! `object.h`: objects and types: what every value can do.

use std::ffi::{c_char, c_int, c_uint, c_ulong, c_void};

/// Sizes and indexes of Python objects.
pub type Py_ssize_t = isize;
/// Hash values.
pub type Py_hash_t = isize;

/// Any Python object. Opaque: what is inside depends on the running interpreter (see [`crate::layout`]).
#[repr(C)]
pub struct PyObject {
    _opaque: [usize; 0],
}

/// A type object; every one is a [`PyObject`] too.
#[repr(C)]
pub struct PyTypeObject {
    _opaque: [usize; 0],
}

/// An object with a number of items; every one is a [`PyObject`] too.
#[repr(C)]
pub struct PyVarObject {
    _opaque: [usize; 0],
}

/// `f(a)`.
pub type unaryfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `f(a, b)`.
pub type binaryfunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// `f(a, b, c)`.
pub type ternaryfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// 1 or 0; -1 with an exception.
pub type inquiry = unsafe extern "C" fn(*mut PyObject) -> c_int;
/// A length; -1 with an exception.
pub type lenfunc = unsafe extern "C" fn(*mut PyObject) -> Py_ssize_t;
/// `a[i]` with an index.
pub type ssizeargfunc = unsafe extern "C" fn(*mut PyObject, Py_ssize_t) -> *mut PyObject;
/// `a[i] = v`, or `del a[i]` when the value is null.
pub type ssizeobjargproc = unsafe extern "C" fn(*mut PyObject, Py_ssize_t, *mut PyObject) -> c_int;
/// `a[k] = v`, or `del a[k]` when the value is null.
pub type objobjargproc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `b in a`.
pub type objobjproc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> c_int;
/// Called by a traversal with each object that is held.
pub type visitproc = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> c_int;
/// `tp_traverse`.
pub type traverseproc = unsafe extern "C" fn(*mut PyObject, visitproc, *mut c_void) -> c_int;
/// `tp_free`.
pub type freefunc = unsafe extern "C" fn(*mut c_void);
/// `tp_dealloc`.
pub type destructor = unsafe extern "C" fn(*mut PyObject);
/// `tp_getattr`.
pub type getattrfunc = unsafe extern "C" fn(*mut PyObject, *mut c_char) -> *mut PyObject;
/// `tp_getattro`.
pub type getattrofunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject) -> *mut PyObject;
/// `tp_setattr`.
pub type setattrfunc = unsafe extern "C" fn(*mut PyObject, *mut c_char, *mut PyObject) -> c_int;
/// `tp_setattro`; deletes when the value is null.
pub type setattrofunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `tp_repr`, `tp_str`.
pub type reprfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `tp_hash`; never -1 but with an exception.
pub type hashfunc = unsafe extern "C" fn(*mut PyObject) -> Py_hash_t;
/// `tp_richcompare`, with one of [`Py_LT`] to [`Py_GE`].
pub type richcmpfunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, c_int) -> *mut PyObject;
/// `tp_iter`.
pub type getiterfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `tp_iternext`; null without an exception at the end.
pub type iternextfunc = unsafe extern "C" fn(*mut PyObject) -> *mut PyObject;
/// `tp_descr_get`.
pub type descrgetfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// `tp_descr_set`.
pub type descrsetfunc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `tp_init`.
pub type initproc = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut PyObject) -> c_int;
/// `tp_new`.
pub type newfunc =
    unsafe extern "C" fn(*mut PyTypeObject, *mut PyObject, *mut PyObject) -> *mut PyObject;
/// `tp_alloc`.
pub type allocfunc = unsafe extern "C" fn(*mut PyTypeObject, Py_ssize_t) -> *mut PyObject;
/// `am_send`; see `PyIter_Send`.
pub type sendfunc =
    unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut *mut PyObject) -> PySendResult;
/// A vectorcall: callable, arguments, their number with flags, keyword names or null.
pub type vectorcallfunc = unsafe extern "C" fn(
    *mut PyObject,
    *const *mut PyObject,
    usize,
    *mut PyObject,
) -> *mut PyObject;

/// What `PyIter_Send` and `am_send` answer: one of the three constants below.
pub type PySendResult = c_int;
/// The iterator returned.
pub const PYGEN_RETURN: PySendResult = 0;
/// The iterator raised.
pub const PYGEN_ERROR: PySendResult = -1;
/// The iterator yielded.
pub const PYGEN_NEXT: PySendResult = 1;

/// One slot of a type: which, and what goes there. An array of them ends with slot 0.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyType_Slot {
    /// One of the `Py_tp_`, `Py_nb_`, `Py_sq_`, `Py_mp_`, `Py_am_`, `Py_bf_` numbers.
    pub slot: c_int,
    /// The function or table.
    pub pfunc: *mut c_void,
}

/// What a type is made from.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyType_Spec {
    /// Dotted name; kept by the type before 3.11, so it must outlive it.
    pub name: *const c_char,
    /// Size of an instance; from 3.12 on, negative: that many bytes beyond the base's.
    pub basicsize: c_int,
    /// Size of an item of a variable-sized instance.
    pub itemsize: c_int,
    /// `Py_TPFLAGS_*`.
    pub flags: c_uint,
    /// Ends with slot 0.
    pub slots: *mut PyType_Slot,
}

/// `<`
pub const Py_LT: c_int = 0;
/// `<=`
pub const Py_LE: c_int = 1;
/// `==`
pub const Py_EQ: c_int = 2;
/// `!=`
pub const Py_NE: c_int = 3;
/// `>`
pub const Py_GT: c_int = 4;
/// `>=`
pub const Py_GE: c_int = 5;

/// `PyObject_Print` uses `str` instead of `repr`.
pub const Py_PRINT_RAW: c_int = 1;

/// `tp_finalize` is there (before 3.8, later ignored).
pub const Py_TPFLAGS_HAVE_FINALIZE: c_ulong = 1 << 0;
/// Instances keep their attributes inline (3.13).
pub const Py_TPFLAGS_INLINE_VALUES: c_ulong = 1 << 2;
/// The interpreter keeps the list of weak references (3.12).
pub const Py_TPFLAGS_MANAGED_WEAKREF: c_ulong = 1 << 3;
/// The interpreter keeps `__dict__` (3.12).
pub const Py_TPFLAGS_MANAGED_DICT: c_ulong = 1 << 4;
/// Matches sequence patterns (3.10).
pub const Py_TPFLAGS_SEQUENCE: c_ulong = 1 << 5;
/// Matches mapping patterns (3.10).
pub const Py_TPFLAGS_MAPPING: c_ulong = 1 << 6;
/// The type cannot be called (3.10).
pub const Py_TPFLAGS_DISALLOW_INSTANTIATION: c_ulong = 1 << 7;
/// The type's attributes cannot be set (3.10).
pub const Py_TPFLAGS_IMMUTABLETYPE: c_ulong = 1 << 8;
/// Made at run time.
pub const Py_TPFLAGS_HEAPTYPE: c_ulong = 1 << 9;
/// May be subclassed.
pub const Py_TPFLAGS_BASETYPE: c_ulong = 1 << 10;
/// Instances may be vectorcalled (3.8 under a private name; public in 3.12).
pub const Py_TPFLAGS_HAVE_VECTORCALL: c_ulong = 1 << 11;
/// `PyType_Ready` has run.
pub const Py_TPFLAGS_READY: c_ulong = 1 << 12;
/// Instances are tracked by the cycle collector.
pub const Py_TPFLAGS_HAVE_GC: c_ulong = 1 << 14;
/// Binds as a function does (3.8).
pub const Py_TPFLAGS_METHOD_DESCRIPTOR: c_ulong = 1 << 17;
/// The attribute cache may be used.
pub const Py_TPFLAGS_HAVE_VERSION_TAG: c_ulong = 1 << 18;
/// Has abstract methods left.
pub const Py_TPFLAGS_IS_ABSTRACT: c_ulong = 1 << 20;
/// A class pattern with one positional sub-pattern matches the whole object (3.10).
pub const _Py_TPFLAGS_MATCH_SELF: c_ulong = 1 << 22;
/// Items lie at the end of the instance (3.12).
pub const Py_TPFLAGS_ITEMS_AT_END: c_ulong = 1 << 23;
/// `int` or a subclass.
pub const Py_TPFLAGS_LONG_SUBCLASS: c_ulong = 1 << 24;
/// `list` or a subclass.
pub const Py_TPFLAGS_LIST_SUBCLASS: c_ulong = 1 << 25;
/// `tuple` or a subclass.
pub const Py_TPFLAGS_TUPLE_SUBCLASS: c_ulong = 1 << 26;
/// `bytes` or a subclass.
pub const Py_TPFLAGS_BYTES_SUBCLASS: c_ulong = 1 << 27;
/// `str` or a subclass.
pub const Py_TPFLAGS_UNICODE_SUBCLASS: c_ulong = 1 << 28;
/// `dict` or a subclass.
pub const Py_TPFLAGS_DICT_SUBCLASS: c_ulong = 1 << 29;
/// `BaseException` or a subclass.
pub const Py_TPFLAGS_BASE_EXC_SUBCLASS: c_ulong = 1 << 30;
/// `type` or a subclass.
pub const Py_TPFLAGS_TYPE_SUBCLASS: c_ulong = 1 << 31;
/// What every type made here starts from. The attribute cache's flag is needed before 3.10 and ignored later.
pub const Py_TPFLAGS_DEFAULT: c_ulong = Py_TPFLAGS_HAVE_VERSION_TAG;

/// `None`, borrowed.
#[inline(always)]
pub fn Py_None() -> *mut PyObject {
    &raw mut _Py_NoneStruct
}

/// `NotImplemented`, borrowed.
#[inline(always)]
pub fn Py_NotImplemented() -> *mut PyObject {
    &raw mut _Py_NotImplementedStruct
}

/// Whether `object` is `None`.
#[inline(always)]
pub fn Py_IsNone(object: *const PyObject) -> bool {
    std::ptr::eq(object, Py_None())
}

api! {
    static PyLong_Type: PyTypeObject;
    static PyBool_Type: PyTypeObject;
    static PyType_Type: PyTypeObject;
    static PyBaseObject_Type: PyTypeObject;
    static _Py_NoneStruct | _PyPy_NoneStruct: PyObject;
    static _Py_NotImplementedStruct | _PyPy_NotImplementedStruct: PyObject;
}

api! {
    fn PyType_FromSpec(spec: *mut PyType_Spec) -> *mut PyObject;
    fn PyType_FromSpecWithBases(
        spec: *mut PyType_Spec,
        object: *mut PyObject,
    ) -> *mut PyObject;
    /// Static types are refused before 3.10.
    fn PyType_GetSlot(ty: *mut PyTypeObject, slot: c_int) -> *mut c_void;
    fn PyType_IsSubtype(ty: *mut PyTypeObject, base: *mut PyTypeObject) -> c_int;
    fn PyType_GetFlags | PyType_GetFlags (ty: *mut PyTypeObject) -> c_ulong;
    fn PyType_Ready(ty: *mut PyTypeObject) -> c_int;
    fn PyType_GenericAlloc(ty: *mut PyTypeObject, size: Py_ssize_t) -> *mut PyObject;
    fn PyType_GenericNew(
        ty: *mut PyTypeObject,
        object: *mut PyObject,
        other: *mut PyObject,
    ) -> *mut PyObject;
    fn PyType_ClearCache() -> c_uint;
    fn PyType_Modified(ty: *mut PyTypeObject);
    fn PyObject_Repr(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_Str(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_ASCII(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_Bytes(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_RichCompare(
        object: *mut PyObject,
        other: *mut PyObject,
        value: c_int,
    ) -> *mut PyObject;
    fn PyObject_RichCompareBool(
        object: *mut PyObject,
        other: *mut PyObject,
        value: c_int,
    ) -> c_int;
    fn PyObject_GetAttrString(object: *mut PyObject, text: *const c_char) -> *mut PyObject;
    fn PyObject_SetAttrString(
        object: *mut PyObject,
        text: *const c_char,
        other: *mut PyObject,
    ) -> c_int;
    /// Swallows every exception.
    fn PyObject_HasAttrString(object: *mut PyObject, text: *const c_char) -> c_int;
    fn PyObject_GetAttr(object: *mut PyObject, other: *mut PyObject) -> *mut PyObject;
    fn PyObject_SetAttr(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
    ) -> c_int;
    /// Swallows every exception.
    fn PyObject_HasAttr(object: *mut PyObject, other: *mut PyObject) -> c_int;
    fn PyObject_SelfIter(object: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericGetAttr(object: *mut PyObject, other: *mut PyObject) -> *mut PyObject;
    fn PyObject_GenericSetAttr(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
    ) -> c_int;
    fn PyObject_GenericSetDict(
        object: *mut PyObject,
        other: *mut PyObject,
        value: *mut c_void,
    ) -> c_int;
    fn PyObject_Hash(object: *mut PyObject) -> Py_hash_t;
    fn PyObject_HashNotImplemented(object: *mut PyObject) -> Py_hash_t;
    fn PyObject_IsTrue(object: *mut PyObject) -> c_int;
    fn PyObject_Not(object: *mut PyObject) -> c_int;
    fn PyCallable_Check(object: *mut PyObject) -> c_int;
    /// For `tp_dealloc` only.
    fn PyObject_ClearWeakRefs(object: *mut PyObject);
    fn PyObject_Dir(object: *mut PyObject) -> *mut PyObject;
    fn Py_ReprEnter(object: *mut PyObject) -> c_int;
    fn Py_ReprLeave(object: *mut PyObject);
    fn _Py_Dealloc | _PyPy_Dealloc (object: *mut PyObject);
    fn Py_IncRef(object: *mut PyObject);
    fn Py_DecRef(object: *mut PyObject);
}
