//! `descrobject.h`: descriptors, and the tables of attributes.

use std::ffi::{c_char, c_int, c_void};

use super::{Py_ssize_t, PyMethodDef, PyObject, PyTypeObject};

/// Reads an attribute.
pub type getter = unsafe extern "C" fn(*mut PyObject, *mut c_void) -> *mut PyObject;
/// Writes an attribute, or deletes it when the value is null.
pub type setter = unsafe extern "C" fn(*mut PyObject, *mut PyObject, *mut c_void) -> c_int;

/// One computed attribute. An array of them ends with a zeroed one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyGetSetDef {
    /// Name, null at the end of a table.
    pub name: *const c_char,
    /// Reads it.
    pub get: Option<getter>,
    /// Writes it; none: read-only.
    pub set: Option<setter>,
    /// Docstring or null.
    pub doc: *const c_char,
    /// Passed to both.
    pub closure: *mut c_void,
}

// SAFETY: CPython only reads a table of attributes.
unsafe impl Sync for PyGetSetDef {}
// SAFETY: as above; the pointers in it are to constants or to leaked memory.
unsafe impl Send for PyGetSetDef {}

impl PyGetSetDef {
    /// The end of a table.
    pub const END: Self = Self {
        name: std::ptr::null(),
        get: None,
        set: None,
        doc: std::ptr::null(),
        closure: std::ptr::null_mut(),
    };
}

/// One attribute stored in the instance. An array of them ends with a zeroed one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyMemberDef {
    /// Name, null at the end of a table.
    pub name: *const c_char,
    /// `Py_T_*`.
    pub type_code: c_int,
    /// Where in the instance.
    pub offset: Py_ssize_t,
    /// [`Py_READONLY`], [`Py_RELATIVE_OFFSET`].
    pub flags: c_int,
    /// Docstring or null.
    pub doc: *const c_char,
}

// SAFETY: CPython only reads a table of attributes.
unsafe impl Sync for PyMemberDef {}
// SAFETY: as above; the pointers in it are to constants or to leaked memory.
unsafe impl Send for PyMemberDef {}

impl PyMemberDef {
    /// The end of a table.
    pub const END: Self =
        Self { name: std::ptr::null(), type_code: 0, offset: 0, flags: 0, doc: std::ptr::null() };
}

/// `i16`
pub const Py_T_SHORT: c_int = 0;
/// C `int`
pub const Py_T_INT: c_int = 1;
/// C `long`
pub const Py_T_LONG: c_int = 2;
/// `f32`
pub const Py_T_FLOAT: c_int = 3;
/// `f64`
pub const Py_T_DOUBLE: c_int = 4;
/// `char *`, read-only
pub const Py_T_STRING: c_int = 5;
/// One byte as `str`
pub const Py_T_CHAR: c_int = 7;
/// `i8`
pub const Py_T_BYTE: c_int = 8;
/// `u8`
pub const Py_T_UBYTE: c_int = 9;
/// `u16`
pub const Py_T_USHORT: c_int = 10;
/// C `unsigned int`
pub const Py_T_UINT: c_int = 11;
/// C `unsigned long`
pub const Py_T_ULONG: c_int = 12;
/// C `char` as `bool`
pub const Py_T_BOOL: c_int = 14;
/// A `PyObject *`; null reads as `AttributeError`
pub const Py_T_OBJECT_EX: c_int = 16;
/// `i64`
pub const Py_T_LONGLONG: c_int = 17;
/// `u64`
pub const Py_T_ULONGLONG: c_int = 18;
/// `isize`
pub const Py_T_PYSSIZET: c_int = 19;
/// Cannot be written.
pub const Py_READONLY: c_int = 1;
/// The offset counts from the class's own data (3.12).
pub const Py_RELATIVE_OFFSET: c_int = 8;

api! {
    static PyClassMethodDescr_Type: PyTypeObject;
    static PyGetSetDescr_Type: PyTypeObject;
    static PyMemberDescr_Type: PyTypeObject;
    static PyMethodDescr_Type: PyTypeObject;
    static PyWrapperDescr_Type: PyTypeObject;
    static PyDictProxy_Type: PyTypeObject;
    static PyProperty_Type: PyTypeObject;
}

api! {
    fn PyDescr_NewMethod(ty: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewClassMethod(ty: *mut PyTypeObject, def: *mut PyMethodDef) -> *mut PyObject;
    fn PyDescr_NewMember(ty: *mut PyTypeObject, def: *mut PyMemberDef) -> *mut PyObject;
    fn PyDescr_NewGetSet(ty: *mut PyTypeObject, def: *mut PyGetSetDef) -> *mut PyObject;
    fn PyDictProxy_New(object: *mut PyObject) -> *mut PyObject;
    fn PyWrapper_New(object: *mut PyObject, other: *mut PyObject) -> *mut PyObject;
    fn PyMember_GetOne(text: *const c_char, def: *mut PyMemberDef) -> *mut PyObject;
    fn PyMember_SetOne(
        value: *mut c_char,
        def: *mut PyMemberDef,
        object: *mut PyObject,
    ) -> c_int;
}
