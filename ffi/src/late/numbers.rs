//! Late symbols: `int` as bytes, and hashing of bytes.

use std::ffi::{c_int, c_uchar, c_void};
use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use super::{missing, raise, raised, release};
use crate::version;
use crate::{
    Py_hash_t, Py_ssize_t, PyErr_Clear, PyErr_Occurred, PyLong_AsLongLong, PyNumber_Index, PyObject,
};

/// As a C cast would: native byte order, [`Py_ASNATIVEBYTES_UNSIGNED_BUFFER`].
pub const Py_ASNATIVEBYTES_DEFAULTS: c_int = -1;
/// Most significant byte first.
pub const Py_ASNATIVEBYTES_BIG_ENDIAN: c_int = 0;
/// Least significant byte first.
pub const Py_ASNATIVEBYTES_LITTLE_ENDIAN: c_int = 1;
/// The machine's order.
pub const Py_ASNATIVEBYTES_NATIVE_ENDIAN: c_int = 3;
/// What fits an unsigned buffer fits too, without a further byte for the sign.
pub const Py_ASNATIVEBYTES_UNSIGNED_BUFFER: c_int = 4;
/// Negative values raise `ValueError`.
pub const Py_ASNATIVEBYTES_REJECT_NEGATIVE: c_int = 8;
/// `__index__` is called for what is not an int.
pub const Py_ASNATIVEBYTES_ALLOW_INDEX: c_int = 16;

late! {
    /// The value of an `int`, or of what has `__index__` (as `_PyLong_AsInt` before 3.13).
    fn PyLong_AsInt | _PyLong_AsInt (object: *mut PyObject) -> c_int {
        // SAFETY: forwarded.
        let value = unsafe { PyLong_AsLongLong(object) };
        if let Ok(value) = c_int::try_from(value) {
            return value;
        }
        raise(&raw const crate::PyExc_OverflowError, c"Python int too large to convert to C int");
        -1
    }

    /// Writes an `int` as `size` bytes. Answers how many it needs (more than `size`: it was cut off), or -1
    /// with an exception. Since 3.13. The fallback answers `size` or, when that is too small, one more.
    fn PyLong_AsNativeBytes(
        object: *mut PyObject,
        buffer: *mut c_void,
        size: Py_ssize_t,
        flags: c_int,
    ) -> Py_ssize_t {
        // SAFETY: forwarded.
        unsafe { as_native_bytes(object, buffer, size, flags) }
    }

    /// A new `int` from signed bytes. Since 3.13.
    fn PyLong_FromNativeBytes(
        buffer: *const c_void,
        size: usize,
        flags: c_int,
    ) -> *mut PyObject {
        // SAFETY: forwarded.
        unsafe { super::_PyLong_FromByteArray(buffer.cast(), size, is_little(flags), 1) }
    }

    /// A new `int` from unsigned bytes. Since 3.13.
    fn PyLong_FromUnsignedNativeBytes(
        buffer: *const c_void,
        size: usize,
        flags: c_int,
    ) -> *mut PyObject {
        // SAFETY: forwarded.
        unsafe { super::_PyLong_FromByteArray(buffer.cast(), size, is_little(flags), 0) }
    }

    /// A new `int` from `size` bytes. In every CPython.
    fn _PyLong_FromByteArray(
        bytes: *const c_uchar,
        size: usize,
        little_endian: c_int,
        is_signed: c_int,
    ) -> *mut PyObject {
        let _ = (bytes, size, little_endian, is_signed);
        missing(c"_PyLong_FromByteArray");
        std::ptr::null_mut()
    }

    /// The hash that `bytes` of this content has. Since 3.14, `_Py_HashBytes` before.
    fn Py_HashBuffer | _Py_HashBytes (buffer: *const c_void, size: Py_ssize_t) -> Py_hash_t {
        // SAFETY: `buffer` holds `size` bytes.
        let bytes = unsafe { crate::PyBytes_FromStringAndSize(buffer.cast(), size) };
        if bytes.is_null() {
            return -1;
        }
        // SAFETY: a live object.
        let hash = unsafe { crate::PyObject_Hash(bytes) };
        release(bytes);
        hash
    }
}

/// `_PyLong_AsByteArray`, null until it was looked for. By itself because its signature changed.
static AS_BYTE_ARRAY: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());

/// Writes an `int` as `size` bytes; -1 with `OverflowError` when it does not fit. In every CPython; 3.13
/// added a last parameter, which is passed where it exists.
///
/// # Safety
///
/// `object` is an int, `bytes` has room for `size` bytes.
pub unsafe fn _PyLong_AsByteArray(
    object: *mut PyObject,
    bytes: *mut c_uchar,
    size: usize,
    little_endian: c_int,
    is_signed: c_int,
) -> c_int {
    type Old = unsafe extern "C" fn(*mut PyObject, *mut c_uchar, usize, c_int, c_int) -> c_int;
    type New =
        unsafe extern "C" fn(*mut PyObject, *mut c_uchar, usize, c_int, c_int, c_int) -> c_int;
    let mut found = AS_BYTE_ARRAY.load(Relaxed);
    if found.is_null() {
        // PyPy's takes any object, and says so.
        let name = if crate::FOR_PYPY { c"_PyLong_AsByteArrayO" } else { c"_PyLong_AsByteArray" };
        found = crate::symbol::find(name);
        if found.is_null() {
            missing(c"_PyLong_AsByteArray");
            return -1;
        }
        AS_BYTE_ARRAY.store(found, Relaxed);
    }
    if version::running().at_least(3, 13) {
        // SAFETY: the signature since 3.13.
        let function = unsafe { std::mem::transmute::<*mut c_void, New>(found) };
        // SAFETY: forwarded.
        unsafe { function(object, bytes, size, little_endian, is_signed, 1) }
    } else {
        // SAFETY: the signature before 3.13.
        let function = unsafe { std::mem::transmute::<*mut c_void, Old>(found) };
        // SAFETY: forwarded.
        unsafe { function(object, bytes, size, little_endian, is_signed) }
    }
}

fn is_little(flags: c_int) -> c_int {
    // -1 and 3 both mean native.
    if flags & 2 != 0 { cfg!(target_endian = "little").into() } else { flags & 1 }
}

/// # Safety
///
/// `object` is live, `buffer` has room for `size` bytes.
unsafe fn as_native_bytes(
    object: *mut PyObject,
    buffer: *mut c_void,
    size: Py_ssize_t,
    flags: c_int,
) -> Py_ssize_t {
    let asks = |flag| flags != Py_ASNATIVEBYTES_DEFAULTS && flags & flag != 0;
    // SAFETY: a live object. An int comes back as itself.
    let index = unsafe { crate::PyLong_Check(object) } || asks(Py_ASNATIVEBYTES_ALLOW_INDEX);
    if !index {
        raise(&raw const crate::PyExc_TypeError, c"expect int, got something else");
        return -1;
    }
    // SAFETY: a live object.
    let int = unsafe { PyNumber_Index(object) };
    if int.is_null() {
        return -1;
    }
    let little = is_little(flags);
    // SAFETY: forwarded.
    let mut status =
        unsafe { super::_PyLong_AsByteArray(int, buffer.cast(), size as usize, little, 1) };
    if status < 0 && flags & Py_ASNATIVEBYTES_UNSIGNED_BUFFER != 0 {
        // SAFETY: an attached thread.
        unsafe { PyErr_Clear() };
        // SAFETY: forwarded.
        status =
            unsafe { super::_PyLong_AsByteArray(int, buffer.cast(), size as usize, little, 0) };
    }
    let answer = if status == 0 {
        size
    } else {
        // SAFETY: an exception is set.
        unsafe { overflow_answer(size) }
    };
    if answer >= 0 && asks(Py_ASNATIVEBYTES_REJECT_NEGATIVE) {
        // SAFETY: an int.
        let sign = unsafe { crate::PyObject_RichCompareBool(int, zero(), crate::Py_LT) };
        if sign == 1 {
            raise(&raw const crate::PyExc_ValueError, c"Cannot convert negative int");
            release(int);
            return -1;
        }
    }
    release(int);
    answer
}

/// A zero; `False` compares as one and lives for ever.
fn zero() -> *mut PyObject {
    crate::Py_False()
}

/// # Safety
///
/// An exception is set.
unsafe fn overflow_answer(size: Py_ssize_t) -> Py_ssize_t {
    // SAFETY: an attached thread.
    if unsafe { PyErr_Occurred() }.is_null() {
        return size + 1;
    }
    if !raised(&raw const crate::PyExc_OverflowError) {
        return -1;
    }
    // SAFETY: an attached thread.
    unsafe { PyErr_Clear() };
    size + 1
}
