//! Late symbols: dicts, lists, tuples and weak references, with owned results.

use std::ffi::{c_char, c_int};
use std::ptr;

use super::{missing, owned, raise, release};
use crate::{
    Py_None, Py_ssize_t, PyDict_Contains, PyDict_DelItem, PyDict_GetItemWithError, PyDict_New,
    PyDict_SetItem, PyErr_Occurred, PyList_Check, PyList_GetItem, PyList_SetSlice, PyList_Size,
    PyObject, PyTuple_New, PyTuple_SetItem, PyUnicode_FromString, PyWeakref_GetObject,
};

late! {
    /// 1 and a new reference, or 0 and null, or -1. Since 3.13.
    fn PyDict_GetItemRef(
        dict: *mut PyObject,
        key: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> c_int {
        // SAFETY: live objects.
        let found = owned(unsafe { PyDict_GetItemWithError(dict, key) });
        // SAFETY: `result` may be written.
        unsafe { *result = found };
        // SAFETY: an attached thread.
        if !found.is_null() { 1 } else if unsafe { PyErr_Occurred() }.is_null() { 0 } else { -1 }
    }

    /// As `PyDict_GetItemRef`, by a C string. Since 3.13.
    fn PyDict_GetItemStringRef(
        dict: *mut PyObject,
        key: *const c_char,
        result: *mut *mut PyObject,
    ) -> c_int {
        // SAFETY: a C string.
        let key = unsafe { PyUnicode_FromString(key) };
        if key.is_null() {
            // SAFETY: `result` may be written.
            unsafe { *result = ptr::null_mut() };
            return -1;
        }
        // SAFETY: forwarded.
        let status = unsafe { super::PyDict_GetItemRef(dict, key, result) };
        release(key);
        status
    }

    /// Sets the default where there is no such key. 1 if there was one, 0 if not, -1 with an exception;
    /// `result`, which may be null, gets a new reference to what is there now. Since 3.13.
    fn PyDict_SetDefaultRef(
        dict: *mut PyObject,
        key: *mut PyObject,
        default: *mut PyObject,
        result: *mut *mut PyObject,
    ) -> c_int {
        let mut found = ptr::null_mut();
        // SAFETY: live objects, and a place of ours.
        let mut status = unsafe { super::PyDict_GetItemRef(dict, key, &raw mut found) };
        if status == 0 {
            // SAFETY: live objects.
            status = unsafe { PyDict_SetItem(dict, key, default) };
            if status == 0 {
                found = owned(default);
            }
        }
        if result.is_null() {
            release(found);
        } else {
            // SAFETY: not null, so it may be written.
            unsafe { *result = found };
        }
        status
    }

    /// Removes a key. 1 and the value, or 0 and null, or -1; `result` may be null. Since 3.13.
    fn PyDict_Pop(dict: *mut PyObject, key: *mut PyObject, result: *mut *mut PyObject) -> c_int {
        let mut found = ptr::null_mut();
        // SAFETY: live objects, and a place of ours.
        let mut status = unsafe { super::PyDict_GetItemRef(dict, key, &raw mut found) };
        // SAFETY: live objects.
        if status == 1 && unsafe { PyDict_DelItem(dict, key) } < 0 {
            release(found);
            found = ptr::null_mut();
            status = -1;
        }
        if result.is_null() {
            release(found);
        } else {
            // SAFETY: not null, so it may be written.
            unsafe { *result = found };
        }
        status
    }

    /// Whether the key is there. Since 3.13.
    fn PyDict_ContainsString(dict: *mut PyObject, key: *const c_char) -> c_int {
        // SAFETY: a C string.
        let key = unsafe { PyUnicode_FromString(key) };
        if key.is_null() {
            return -1;
        }
        // SAFETY: live objects.
        let status = unsafe { PyDict_Contains(dict, key) };
        release(key);
        status
    }

    /// A new dict with room for so many. In every CPython.
    fn _PyDict_NewPresized(size: Py_ssize_t) -> *mut PyObject {
        let _ = size;
        // SAFETY: an attached thread.
        unsafe { PyDict_New() }
    }

    /// The next item of a set from a position on, borrowed, and its hash: 1, or 0 at the end; -1 where it cannot
    /// be asked, with no exception raised. In every CPython, though no longer documented.
    fn _PySet_NextEntry(
        set: *mut PyObject,
        position: *mut Py_ssize_t,
        key: *mut *mut PyObject,
        hash: *mut Py_ssize_t,
    ) -> c_int {
        let _ = (set, position, key, hash);
        -1
    }

    /// A new reference, or null with `IndexError`. Since 3.13.
    fn PyList_GetItemRef(list: *mut PyObject, index: Py_ssize_t) -> *mut PyObject {
        // SAFETY: live objects.
        owned(unsafe { PyList_GetItem(list, index) })
    }

    /// `list.extend(iterable)`. Since 3.13.
    fn PyList_Extend(list: *mut PyObject, iterable: *mut PyObject) -> c_int {
        // SAFETY: a live object.
        if !unsafe { PyList_Check(list) } {
            raise(&raw const crate::PyExc_SystemError, c"bad argument to internal function");
            return -1;
        }
        // SAFETY: a list.
        let end = unsafe { PyList_Size(list) };
        // SAFETY: an empty slice at the end of it, and a live object.
        unsafe { PyList_SetSlice(list, end, end, iterable) }
    }

    /// `list.clear()`. Since 3.13.
    fn PyList_Clear(list: *mut PyObject) -> c_int {
        // SAFETY: a list; null deletes.
        unsafe { PyList_SetSlice(list, 0, Py_ssize_t::MAX, ptr::null_mut()) }
    }

    /// A new tuple of so many objects. Since 3.15.
    fn PyTuple_FromArray(items: *const *mut PyObject, count: Py_ssize_t) -> *mut PyObject {
        // SAFETY: an attached thread.
        let tuple = unsafe { PyTuple_New(count) };
        if tuple.is_null() {
            return tuple;
        }
        for index in 0..count {
            // SAFETY: within the array.
            let item = owned(unsafe { *items.wrapping_offset(index) });
            // SAFETY: the tuple is new and long enough; it takes the reference over.
            unsafe { PyTuple_SetItem(tuple, index, item) };
        }
        tuple
    }

    /// A new `frozendict`. Since 3.15.
    fn PyFrozenDict_New(iterable: *mut PyObject) -> *mut PyObject {
        let _ = iterable;
        missing(c"PyFrozenDict_New");
        ptr::null_mut()
    }

    /// 1 and a new reference, or 0 and null when the object is gone, or -1. Since 3.13.
    fn PyWeakref_GetRef(reference: *mut PyObject, result: *mut *mut PyObject) -> c_int {
        #[cfg(keelback_pypy)]
        // SAFETY: forwarded.
        if let Some(referent) = unsafe { crate::pypy::referent(reference) } {
            // SAFETY: `result` may be written.
            unsafe { *result = referent };
            return (!referent.is_null()).into();
        }
        // SAFETY: a live object.
        let object = unsafe { PyWeakref_GetObject(reference) };
        let alive = !object.is_null() && object != Py_None();
        // SAFETY: `result` may be written.
        unsafe { *result = if alive { owned(object) } else { ptr::null_mut() } };
        if object.is_null() { -1 } else { alive.into() }
    }
}
