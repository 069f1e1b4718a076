//! `dictobject.h`: `dict` and its views.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject, PyTypeObject};

api! {
    static PyDict_Type: PyTypeObject;
    static PyDictKeys_Type: PyTypeObject;
    static PyDictValues_Type: PyTypeObject;
    static PyDictIterKey_Type: PyTypeObject;
    static PyDictIterValue_Type: PyTypeObject;
    static PyDictIterItem_Type: PyTypeObject;
}

api! {
    fn PyDict_New() -> *mut PyObject;
    /// Borrowed.
    fn PyDict_GetItem(dict: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    /// Borrowed.
    fn PyDict_GetItemWithError(dict: *mut PyObject, key: *mut PyObject) -> *mut PyObject;
    fn PyDict_SetItem(dict: *mut PyObject, key: *mut PyObject, item: *mut PyObject) -> c_int;
    fn PyDict_DelItem(dict: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Clear(dict: *mut PyObject);
    /// Key and value are borrowed; 0 at the end. Not atomic on a free-threaded build.
    fn PyDict_Next(
        dict: *mut PyObject,
        pos: *mut Py_ssize_t,
        key: *mut *mut PyObject,
        value: *mut *mut PyObject,
    ) -> c_int;
    fn PyDict_Keys(dict: *mut PyObject) -> *mut PyObject;
    fn PyDict_Values(dict: *mut PyObject) -> *mut PyObject;
    fn PyDict_Items(dict: *mut PyObject) -> *mut PyObject;
    fn PyDict_Size(dict: *mut PyObject) -> Py_ssize_t;
    fn PyDict_Copy(dict: *mut PyObject) -> *mut PyObject;
    fn PyDict_Contains(dict: *mut PyObject, key: *mut PyObject) -> c_int;
    fn PyDict_Update(dict: *mut PyObject, other: *mut PyObject) -> c_int;
    fn PyDict_Merge(dict: *mut PyObject, other: *mut PyObject, replace: c_int) -> c_int;
    fn PyDict_MergeFromSeq2(dict: *mut PyObject, seq2: *mut PyObject, replace: c_int) -> c_int;
    /// Borrowed.
    fn PyDict_GetItemString(dict: *mut PyObject, key: *const c_char) -> *mut PyObject;
    fn PyDict_SetItemString(
        dict: *mut PyObject,
        key: *const c_char,
        item: *mut PyObject,
    ) -> c_int;
    fn PyDict_DelItemString(dict: *mut PyObject, key: *const c_char) -> c_int;
}
