//! Types: an object's type, a type's flags and fields, and the checks made of them.

use std::ffi::{c_ulong, c_void};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::Relaxed};

use super::{Fact, Facts, HOT, WORD, at, place};
use crate::version::Version;
use crate::{
    Py_DecRef, Py_TPFLAGS_BASE_EXC_SUBCLASS, Py_TPFLAGS_BYTES_SUBCLASS, Py_TPFLAGS_DICT_SUBCLASS,
    Py_TPFLAGS_HAVE_VECTORCALL, Py_TPFLAGS_LIST_SUBCLASS, Py_TPFLAGS_LONG_SUBCLASS,
    Py_TPFLAGS_TUPLE_SUBCLASS, Py_TPFLAGS_TYPE_SUBCLASS, Py_TPFLAGS_UNICODE_SUBCLASS, PyObject,
    PyObject_Type, PyType_GetFlags, PyType_IsSubtype, PyTypeObject, getbufferproc,
    releasebufferproc, vectorcallfunc,
};

/// A field of a type object, all of them one word; the same ones since 3.8, the last one new there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Field {
    /// `tp_name`
    Name = 0,
    /// `tp_basicsize`
    BasicSize = 1,
    /// `tp_itemsize`
    ItemSize = 2,
    /// `tp_dealloc`
    Dealloc = 3,
    /// `tp_vectorcall_offset`; before 3.8 something else
    VectorcallOffset = 4,
    /// `tp_as_buffer`
    AsBuffer = 17,
    /// `tp_flags`
    Flags = 18,
    /// `tp_doc`
    Doc = 19,
    /// `tp_traverse`
    Traverse = 20,
    /// `tp_clear`
    Clear = 21,
    /// `tp_weaklistoffset`
    WeakListOffset = 23,
    /// `tp_base`
    Base = 29,
    /// `tp_dict`
    Dict = 30,
    /// `tp_dictoffset`
    DictOffset = 33,
    /// `tp_init`
    Init = 34,
    /// `tp_new`
    New = 36,
    /// `tp_finalize`
    Finalize = 46,
    /// `tp_vectorcall` (3.8)
    Vectorcall = 47,
}

pub(super) fn expect(version: &Version, facts: &mut Facts) {
    let fields_at = usize::from(facts.head) + WORD;
    let field = |field: Field| (fields_at + field as usize * WORD) as u16;
    facts.type_at = facts.head - WORD as u16;
    facts.fields_at = fields_at as u16;
    facts.flags_at = field(Field::Flags);
    facts.vectorcall_at = if version.at_least(3, 8) { field(Field::VectorcallOffset) } else { 0 };
}

/// Where a field of a type is, `None` while off. Writing one needs `PyType_Modified` afterwards.
///
/// # Safety
///
/// `class` is a live type.
pub unsafe fn field(class: *mut PyTypeObject, field: Field) -> Option<*mut *mut c_void> {
    let offset = at(&HOT.fields_at);
    let young = matches!(field, Field::Vectorcall | Field::VectorcallOffset);
    if offset == 0 || (young && at(&HOT.vectorcall_at) == 0) {
        return None;
    }
    Some(place(class, offset + field as usize * WORD))
}

/// The type of an object, borrowed.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline(always)]
pub unsafe fn Py_TYPE(object: *mut PyObject) -> *mut PyTypeObject {
    let offset = at(&HOT.type_at);
    if offset == 0 {
        // SAFETY: forwarded.
        return unsafe { asked_type(object) };
    }
    let place = place::<*mut PyTypeObject, _>(object, offset);
    // SAFETY: the offset was proved. Atomic, since without a GIL `__class__` may be set meanwhile.
    unsafe { AtomicPtr::from_ptr(place) }.load(Relaxed)
}

/// The type of an object, if nobody has to be asked: `None` while off.
///
/// # Safety
///
/// As for [`Py_TYPE`].
#[inline(always)]
pub unsafe fn read_type(object: *mut PyObject) -> Option<*mut PyTypeObject> {
    let offset = at(&HOT.type_at);
    // SAFETY: forwarded; the offset was proved.
    (offset != 0).then(|| unsafe { class_word(object, offset) })
}

#[cold]
unsafe fn asked_type(object: *mut PyObject) -> *mut PyTypeObject {
    // SAFETY: forwarded.
    let class = unsafe { PyObject_Type(object) };
    // SAFETY: ours; the object holds another one.
    unsafe { Py_DecRef(class) };
    class.cast()
}

/// No type, and no other word that an object begins with: no count is as large, no address as odd.
pub const NO_CLASS: *mut PyTypeObject = std::ptr::without_provenance_mut(usize::MAX);

/// Whether an object is of exactly the type that `class` holds, where that and `type_at` are known; while
/// they are not, `class` holds [`NO_CLASS`] and `type_at` is 0 or right: one comparison asks for all.
///
/// # Safety
///
/// `object` is live.
#[inline(always)]
pub(crate) unsafe fn is_that(object: *mut PyObject, class: &Fact<*mut PyTypeObject>) -> bool {
    // SAFETY: forwarded.
    std::ptr::eq(unsafe { class_word(object, at(&HOT.type_at)) }, class.get())
}

/// Whether the types of objects are read, and not asked for.
#[inline(always)]
pub fn are_read() -> bool {
    at(&HOT.type_at) != 0
}

/// Where an object's type is; 0: types are asked for.
#[must_use]
pub fn type_at() -> usize {
    at(&HOT.type_at)
}

/// Whether an object is of exactly that type, where the type lies at [`type_at`]. Where `type_at` is 0, `class` is [`NO_CLASS`].
///
/// # Safety
///
/// `object` is live; `type_at` is 0, or what it says.
#[inline(always)]
pub unsafe fn is_at(object: *mut PyObject, type_at: usize, class: *mut PyTypeObject) -> bool {
    // SAFETY: forwarded.
    std::ptr::eq(unsafe { class_word(object, type_at) }, class)
}

/// The word at `type_at`: an object's type, or while that is 0, the first word of the object.
///
/// # Safety
///
/// `object` is live, and `type_at` is what [`HOT`] holds.
#[inline(always)]
pub(crate) unsafe fn class_word(object: *mut PyObject, type_at: usize) -> *mut PyTypeObject {
    let place = place::<*mut PyTypeObject, _>(object, type_at);
    // SAFETY: within the object. Atomic, since without a GIL `__class__` may be set meanwhile.
    unsafe { AtomicPtr::from_ptr(place) }.load(Relaxed)
}

/// Whether an object is of exactly that type.
///
/// # Safety
///
/// As for [`Py_TYPE`].
#[inline(always)]
pub unsafe fn Py_IS_TYPE(object: *mut PyObject, class: *const PyTypeObject) -> bool {
    // SAFETY: forwarded.
    std::ptr::eq(unsafe { Py_TYPE(object) }, class)
}

/// Whether an object is an instance of that type or of a subclass, without asking `__instancecheck__`.
///
/// # Safety
///
/// As for [`Py_TYPE`]; `class` is a live type.
#[inline(always)]
pub unsafe fn PyObject_TypeCheck(object: *mut PyObject, class: *mut PyTypeObject) -> bool {
    // SAFETY: forwarded.
    let own = unsafe { Py_TYPE(object) };
    // SAFETY: live types.
    std::ptr::eq(own, class) || unsafe { PyType_IsSubtype(own, class) } != 0
}

/// Whether a type has one of those flags.
///
/// # Safety
///
/// `class` is a live type.
#[inline(always)]
pub unsafe fn PyType_HasFeature(class: *mut PyTypeObject, flag: c_ulong) -> bool {
    let offset = at(&HOT.flags_at);
    let flags = if offset == 0 {
        // SAFETY: forwarded.
        unsafe { PyType_GetFlags(class) }
    } else {
        // The C type of the field is `unsigned long`, of four bytes on Windows.
        let place = place::<c_ulong, _>(class, offset);
        // SAFETY: the offset was proved. A flag is set once, before the type is shared.
        unsafe { place.read() }
    };
    flags & flag != 0
}

/// Whether the object's type has one of those flags. One test and one cold call, not two of each: flags are
/// off wherever types are.
///
/// # Safety
///
/// As for [`Py_TYPE`].
#[inline(always)]
unsafe fn is_flagged(object: *mut PyObject, flag: c_ulong) -> bool {
    let flags_at = at(&HOT.flags_at);
    if flags_at == 0 {
        // SAFETY: forwarded.
        return unsafe { asked_flags(object) } & flag != 0;
    }
    let class = place::<*mut PyTypeObject, _>(object, at(&HOT.type_at));
    // SAFETY: as in `Py_TYPE`.
    let class = unsafe { AtomicPtr::from_ptr(class) }.load(Relaxed);
    // SAFETY: as in `PyType_HasFeature`.
    unsafe { *place::<c_ulong, _>(class, flags_at) & flag != 0 }
}

#[cold]
unsafe fn asked_flags(object: *mut PyObject) -> c_ulong {
    // SAFETY: forwarded.
    let class = unsafe { Py_TYPE(object) };
    // SAFETY: a live type.
    unsafe { PyType_GetFlags(class) }
}

/// Declares the checks.
macro_rules! checks {
    (flag $($name:ident $flag:ident $what:literal)*) => {$(
        #[doc = concat!("Whether an object is ", $what, " or an instance of a subclass of it.")]
        ///
        /// # Safety
        ///
        /// `object` is live and the thread is attached.
        #[inline(always)]
        pub unsafe fn $name(object: *mut PyObject) -> bool {
            // SAFETY: forwarded.
            unsafe { is_flagged(object, $flag) }
        }
    )*};
    (exact $($name:ident $class:ident $what:literal)*) => {$(
        #[doc = concat!("Whether an object is ", $what, " and not of a subclass.")]
        ///
        /// # Safety
        ///
        /// `object` is live and the thread is attached.
        #[inline(always)]
        pub unsafe fn $name(object: *mut PyObject) -> bool {
            // SAFETY: forwarded.
            unsafe { Py_IS_TYPE(object, &raw const crate::$class) }
        }
    )*};
    (subtype $($name:ident $class:ident $what:literal)*) => {$(
        #[doc = concat!("Whether an object is ", $what, " or an instance of a subclass of it.")]
        ///
        /// # Safety
        ///
        /// `object` is live and the thread is attached.
        #[inline(always)]
        pub unsafe fn $name(object: *mut PyObject) -> bool {
            // SAFETY: forwarded; a live type.
            unsafe { PyObject_TypeCheck(object, &raw mut crate::$class) }
        }
    )*};
}

checks! { flag
    PyLong_Check Py_TPFLAGS_LONG_SUBCLASS "an `int`"
    PyUnicode_Check Py_TPFLAGS_UNICODE_SUBCLASS "a `str`"
    PyBytes_Check Py_TPFLAGS_BYTES_SUBCLASS "a `bytes`"
    PyList_Check Py_TPFLAGS_LIST_SUBCLASS "a `list`"
    PyTuple_Check Py_TPFLAGS_TUPLE_SUBCLASS "a `tuple`"
    PyDict_Check Py_TPFLAGS_DICT_SUBCLASS "a `dict`"
    PyType_Check Py_TPFLAGS_TYPE_SUBCLASS "a type"
    PyExceptionInstance_Check Py_TPFLAGS_BASE_EXC_SUBCLASS "a `BaseException`"
    PyBaseException_Check Py_TPFLAGS_BASE_EXC_SUBCLASS "a `BaseException`"
}

checks! { exact
    PyLong_CheckExact PyLong_Type "an `int`"
    PyBool_Check PyBool_Type "a `bool`"
    PyFloat_CheckExact PyFloat_Type "a `float`"
    PyComplex_CheckExact PyComplex_Type "a `complex`"
    PyUnicode_CheckExact PyUnicode_Type "a `str`"
    PyBytes_CheckExact PyBytes_Type "a `bytes`"
    PyByteArray_CheckExact PyByteArray_Type "a `bytearray`"
    PyList_CheckExact PyList_Type "a `list`"
    PyTuple_CheckExact PyTuple_Type "a `tuple`"
    PyDict_CheckExact PyDict_Type "a `dict`"
    PySet_CheckExact PySet_Type "a `set`"
    PyFrozenSet_CheckExact PyFrozenSet_Type "a `frozenset`"
    PyType_CheckExact PyType_Type "a plain class"
    PyModule_CheckExact PyModule_Type "a module"
    PySlice_Check PySlice_Type "a `slice`"
    PyRange_Check PyRange_Type "a `range`"
    PyMemoryView_Check PyMemoryView_Type "a `memoryview`"
    PyCapsule_CheckExact PyCapsule_Type "a capsule"
    PyTraceBack_Check PyTraceBack_Type "a traceback"
    PyCFunction_CheckExact PyCFunction_Type "a function written in C"
}

checks! { subtype
    PyFloat_Check PyFloat_Type "a `float`"
    PyComplex_Check PyComplex_Type "a `complex`"
    PyByteArray_Check PyByteArray_Type "a `bytearray`"
    PySet_Check PySet_Type "a `set`"
    PyFrozenSet_Check PyFrozenSet_Type "a `frozenset`"
    PyModule_Check PyModule_Type "a module"
    PyCFunction_Check PyCFunction_Type "a function written in C"
}

/// Whether an object is a `set`, a `frozenset`, or an instance of a subclass of either.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyAnySet_Check(object: *mut PyObject) -> bool {
    // SAFETY: forwarded.
    let class = unsafe { Py_TYPE(object) };
    let (set, frozen) = (&raw mut crate::PySet_Type, &raw mut crate::PyFrozenSet_Type);
    if std::ptr::eq(class, set) || std::ptr::eq(class, frozen) {
        return true;
    }
    // SAFETY: live types.
    let is_set = unsafe { PyType_IsSubtype(class, set) } != 0;
    // SAFETY: live types.
    is_set || unsafe { PyType_IsSubtype(class, frozen) } != 0
}

/// Whether an object is a class that derives from `BaseException`.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline]
pub unsafe fn PyExceptionClass_Check(object: *mut PyObject) -> bool {
    // SAFETY: forwarded.
    if !unsafe { PyType_Check(object) } {
        return false;
    }
    // SAFETY: a live type.
    unsafe { PyType_HasFeature(object.cast(), Py_TPFLAGS_BASE_EXC_SUBCLASS) }
}

/// The vectorcall of a callable, if its type has one and the layout is known.
///
/// # Safety
///
/// `callable` is live and the thread is attached.
#[inline]
pub unsafe fn vectorcall_of(callable: *mut PyObject) -> Option<vectorcallfunc> {
    let offset = at(&HOT.vectorcall_at);
    if offset == 0 {
        return None;
    }
    // SAFETY: forwarded.
    let class = unsafe { Py_TYPE(callable) };
    // SAFETY: a live type.
    if !unsafe { PyType_HasFeature(class, Py_TPFLAGS_HAVE_VECTORCALL) } {
        return None;
    }
    // SAFETY: the offset was proved.
    let inside = unsafe { AtomicUsize::from_ptr(place(class, offset)) }.load(Relaxed);
    // SAFETY: the flag says that instances hold such a pointer there, or null.
    unsafe { *place::<Option<vectorcallfunc>, _>(callable, inside) }
}

/// Whether the object's type has the buffer protocol, `None` while off.
///
/// # Safety
///
/// `object` is live and the thread is attached.
pub unsafe fn has_buffer(object: *mut PyObject) -> Option<bool> {
    // SAFETY: forwarded.
    let class = unsafe { Py_TYPE(object) };
    // SAFETY: a live type.
    let place = unsafe { field(class, Field::AsBuffer) }?;
    // SAFETY: a field of the type.
    let procs = unsafe { *place }.cast::<Option<getbufferproc>>();
    // SAFETY: null, or a table that begins with that function.
    Some(!procs.is_null() && unsafe { *procs }.is_some())
}

/// Sets the buffer functions of a new heap type, for 3.7 and 3.8, which refuse their slots in a spec. False
/// while off.
///
/// # Safety
///
/// `class` is a heap type that nobody else has seen.
pub unsafe fn set_buffer_slots(
    class: *mut PyTypeObject,
    get: Option<getbufferproc>,
    release: Option<releasebufferproc>,
) -> bool {
    // SAFETY: forwarded.
    let Some(place) = (unsafe { field(class, Field::AsBuffer) }) else { return false };
    // SAFETY: a field of the type.
    let getter = unsafe { *place }.cast::<Option<getbufferproc>>();
    if getter.is_null() {
        return false;
    }
    // SAFETY: a heap type has its own table, of these two functions.
    unsafe { getter.write(get) };
    // SAFETY: as above, the second one.
    unsafe { getter.wrapping_add(1).cast::<Option<releasebufferproc>>().write(release) };
    true
}
