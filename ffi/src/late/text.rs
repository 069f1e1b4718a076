//! Late symbols: str, and the buffer protocol (outside the limited API before 3.11).

use std::ffi::{c_char, c_int, c_void};
use std::ptr;

use super::{missing, raise};
use crate::layout::types::has_buffer;
use crate::{
    Py_UCS4, Py_buffer, Py_ssize_t, PyErr_Clear, PyErr_Occurred, PyObject, PyUnicode_Compare,
};

late! {
    /// UTF-8 of a str, kept by it; `size` may be null. In every CPython, in the limited API since 3.10.
    fn PyUnicode_AsUTF8AndSize(text: *mut PyObject, size: *mut Py_ssize_t) -> *const c_char {
        let _ = (text, size);
        missing(c"PyUnicode_AsUTF8AndSize");
        ptr::null()
    }

    /// A new str to be filled, for characters up to `maxchar`. In every CPython.
    fn PyUnicode_New(size: Py_ssize_t, maxchar: Py_UCS4) -> *mut PyObject {
        let _ = (size, maxchar);
        missing(c"PyUnicode_New");
        ptr::null_mut()
    }

    /// A new str from characters of 1, 2 or 4 bytes. In every CPython.
    fn PyUnicode_FromKindAndData(
        kind: c_int,
        buffer: *const c_void,
        size: Py_ssize_t,
    ) -> *mut PyObject {
        let _ = (kind, buffer, size);
        missing(c"PyUnicode_FromKindAndData");
        ptr::null_mut()
    }

    /// Makes an old-style str compact. 3.7 to 3.11; nothing to do later.
    fn _PyUnicode_Ready(text: *mut PyObject) -> c_int {
        let _ = text;
        0
    }

    /// Whether a str equals UTF-8 of that size. Never fails. Since 3.13.
    fn PyUnicode_EqualToUTF8AndSize(
        text: *mut PyObject,
        utf8: *const c_char,
        size: Py_ssize_t,
    ) -> c_int {
        let mut own_size = 0;
        // SAFETY: a str, and a place of ours.
        let own = unsafe { super::PyUnicode_AsUTF8AndSize(text, &raw mut own_size) };
        if own.is_null() {
            // SAFETY: an attached thread. Lone surrogates equal no UTF-8.
            unsafe { PyErr_Clear() };
            return 0;
        }
        if own_size != size {
            return 0;
        }
        // SAFETY: kept by the str, `own_size` bytes.
        let own = unsafe { std::slice::from_raw_parts(own.cast::<u8>(), own_size as usize) };
        // SAFETY: of that size, says the caller.
        let other = unsafe { std::slice::from_raw_parts(utf8.cast::<u8>(), size as usize) };
        (own == other).into()
    }

    /// Whether two str are equal; -1 with an exception. Since 3.14.
    fn PyUnicode_Equal(left: *mut PyObject, right: *mut PyObject) -> c_int {
        // SAFETY: live objects.
        let order = unsafe { PyUnicode_Compare(left, right) };
        // SAFETY: an attached thread. -1 also means "less".
        if order == -1 && !unsafe { PyErr_Occurred() }.is_null() {
            return -1;
        }
        (order == 0).into()
    }

    /// Whether the object has the buffer protocol. A function since 3.9.
    fn PyObject_CheckBuffer(object: *mut PyObject) -> c_int {
        // SAFETY: a live object.
        if let Some(answer) = unsafe { has_buffer(object) } {
            return answer.into();
        }
        let mut view = Py_buffer::EMPTY;
        // SAFETY: a live object, a view of ours.
        if unsafe { super::PyObject_GetBuffer(object, &raw mut view, crate::PyBUF_FULL_RO) } < 0 {
            // SAFETY: an attached thread.
            unsafe { PyErr_Clear() };
            return 0;
        }
        // SAFETY: it was filled above.
        unsafe { super::PyBuffer_Release(&raw mut view) };
        1
    }

    /// Fills a view of the object's memory. In every CPython, as the ones below.
    fn PyObject_GetBuffer(object: *mut PyObject, view: *mut Py_buffer, flags: c_int) -> c_int {
        let _ = (object, view, flags);
        missing(c"PyObject_GetBuffer");
        -1
    }

    /// Gives a view back. May be repeated.
    fn PyBuffer_Release(view: *mut Py_buffer) {
        let _ = view;
    }

    /// Fills a view for an exporter that holds plain bytes.
    fn PyBuffer_FillInfo(
        view: *mut Py_buffer,
        exporter: *mut PyObject,
        buf: *mut c_void,
        len: Py_ssize_t,
        readonly: c_int,
        flags: c_int,
    ) -> c_int {
        let _ = (view, exporter, buf, len, readonly, flags);
        missing(c"PyBuffer_FillInfo");
        -1
    }

    /// Whether the view is contiguous in order `C`, `F` or `A` (either).
    fn PyBuffer_IsContiguous(view: *const Py_buffer, order: c_char) -> c_int {
        let _ = (view, order);
        0
    }

    /// Copies `len` bytes of a view out, in that order.
    fn PyBuffer_ToContiguous(
        buf: *mut c_void,
        view: *const Py_buffer,
        len: Py_ssize_t,
        order: c_char,
    ) -> c_int {
        let _ = (buf, view, len, order);
        missing(c"PyBuffer_ToContiguous");
        -1
    }

    /// Copies `len` bytes into a view, in that order.
    fn PyBuffer_FromContiguous(
        view: *const Py_buffer,
        buf: *const c_void,
        len: Py_ssize_t,
        order: c_char,
    ) -> c_int {
        let _ = (view, buf, len, order);
        missing(c"PyBuffer_FromContiguous");
        -1
    }

    /// The item at those indices.
    fn PyBuffer_GetPointer(view: *const Py_buffer, indices: *const Py_ssize_t) -> *mut c_void {
        let _ = (view, indices);
        ptr::null_mut()
    }

    /// The size of an item of that format. Since 3.9; -1 with an exception.
    fn PyBuffer_SizeFromFormat(format: *const c_char) -> Py_ssize_t {
        let _ = format;
        raise(&raw const crate::PyExc_SystemError, c"this Python has no PyBuffer_SizeFromFormat");
        -1
    }

    /// A memoryview of a view. In every CPython.
    fn PyMemoryView_FromBuffer(view: *const Py_buffer) -> *mut PyObject {
        let _ = view;
        missing(c"PyMemoryView_FromBuffer");
        ptr::null_mut()
    }
}
