//! Late symbols: calling with an array of arguments.

use std::ffi::c_int;
use std::ptr;

use crate::layout::types::vectorcall_of;
use crate::{
    Py_DecRef, Py_IncRef, Py_ssize_t, PyDict_New, PyDict_SetItem, PyObject, PyObject_Call,
    PyObject_CallObject, PyObject_GetAttr, PyTuple_GetItem, PyTuple_New, PyTuple_SetItem,
    PyTuple_Size, vectorcallfunc,
};

/// Set in a number of arguments: the callee may use the place before the first one.
pub const PY_VECTORCALL_ARGUMENTS_OFFSET: usize = 1 << (usize::BITS - 1);

/// The number of positional arguments, without the flag.
#[inline(always)]
pub const fn PyVectorcall_NARGS(nargsf: usize) -> Py_ssize_t {
    (nargsf & !PY_VECTORCALL_ARGUMENTS_OFFSET) as Py_ssize_t
}

/// A `vectorcallfunc` that may end its thread.
type Unwinding = unsafe extern "C-unwind" fn(
    *mut PyObject,
    *const *mut PyObject,
    usize,
    *mut PyObject,
) -> *mut PyObject;

late! {
    /// `callable(*args, **kwnames)` from an array. Since 3.11 as a function; 3.8 to 3.10 read the callable's
    /// own pointer where the layout is known; else a tuple and a dict are made.
    fn PyObject_Vectorcall(
        callable: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwnames: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: `callable` is a live object.
        if let Some(function) = unsafe { vectorcall_of(callable) } {
            // SAFETY: the two differ in that a caller of this one bears being unwound.
            let function = unsafe { std::mem::transmute::<vectorcallfunc, Unwinding>(function) };
            // SAFETY: the callable's own vectorcall, with the caller's arguments.
            return unsafe { function(callable, args, nargsf, kwnames) };
        }
        let count = PyVectorcall_NARGS(nargsf);
        // SAFETY: forwarded; the flag, which 3.7 does not know, is gone.
        unsafe { super::_PyObject_FastCallKeywords(callable, args, count, kwnames) }
    }

    /// 3.7 only; see `PyObject_Vectorcall`.
    fn _PyObject_FastCallKeywords(
        callable: *mut PyObject,
        args: *const *mut PyObject,
        nargs: Py_ssize_t,
        kwnames: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: forwarded.
        unsafe { call_with_tuple(callable, args, nargs, kwnames) }
    }

    /// As `PyObject_Vectorcall`, with keyword arguments in a dict, or null. Since 3.9.
    fn PyObject_VectorcallDict(
        callable: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwargs: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: forwarded.
        let tuple = unsafe { tuple_of(args, PyVectorcall_NARGS(nargsf)) };
        if tuple.is_null() {
            return ptr::null_mut();
        }
        // SAFETY: a tuple and the caller's dict.
        let result = unsafe { PyObject_Call(callable, tuple, kwargs) };
        // SAFETY: the tuple is ours.
        unsafe { Py_DecRef(tuple) };
        result
    }

    /// Calls the method `name` of `args[0]` with the rest. Since 3.9.
    fn PyObject_VectorcallMethod(
        name: *mut PyObject,
        args: *const *mut PyObject,
        nargsf: usize,
        kwnames: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: there is at least the receiver.
        let receiver = unsafe { *args };
        // SAFETY: live objects.
        let method = unsafe { PyObject_GetAttr(receiver, name) };
        if method.is_null() {
            return method;
        }
        let count = PyVectorcall_NARGS(nargsf) as usize - 1;
        // SAFETY: the receiver is the first of at least one argument.
        let rest = unsafe { args.add(1) };
        // The receiver's own place may serve as the scratch place before the arguments.
        // SAFETY: as the caller's arguments, one fewer.
        let result = unsafe {
            super::PyObject_Vectorcall(method, rest, count | PY_VECTORCALL_ARGUMENTS_OFFSET, kwnames)
        };
        // SAFETY: the method is ours.
        unsafe { Py_DecRef(method) };
        result
    }

    /// `callable()`. Since 3.9.
    fn PyObject_CallNoArgs(callable: *mut PyObject) -> *mut PyObject {
        // SAFETY: forwarded.
        unsafe { PyObject_CallObject(callable, ptr::null_mut()) }
    }

    /// `callable(arg)`. Since 3.11 as a function.
    fn PyObject_CallOneArg(callable: *mut PyObject, arg: *mut PyObject) -> *mut PyObject {
        let args = [ptr::null_mut(), arg];
        let first = &raw const args[1];
        let nargsf = 1 | PY_VECTORCALL_ARGUMENTS_OFFSET;
        // SAFETY: one argument, with a scratch place before it.
        unsafe { super::PyObject_Vectorcall(callable, first, nargsf, ptr::null_mut()) }
    }

    /// `callable(*tuple, **dict)` through the callable's own vectorcall, for `tp_call`. Since 3.8.
    fn PyVectorcall_Call(
        callable: *mut PyObject,
        tuple: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject {
        // SAFETY: forwarded. Without vectorcall there is no class whose `tp_call` this could be.
        unsafe { PyObject_Call(callable, tuple, dict) }
    }
}

/// `receiver.name()`.
///
/// # Safety
///
/// As for every function of the C API.
#[inline]
pub unsafe fn PyObject_CallMethodNoArgs(
    receiver: *mut PyObject,
    name: *mut PyObject,
) -> *mut PyObject {
    let nargsf = 1 | PY_VECTORCALL_ARGUMENTS_OFFSET;
    let args = [ptr::null_mut(), receiver];
    // SAFETY: the receiver, with a scratch place before it.
    unsafe { PyObject_VectorcallMethod(name, &raw const args[1], nargsf, ptr::null_mut()) }
}

/// `receiver.name(arg)`.
///
/// # Safety
///
/// As for every function of the C API.
#[inline]
pub unsafe fn PyObject_CallMethodOneArg(
    receiver: *mut PyObject,
    name: *mut PyObject,
    arg: *mut PyObject,
) -> *mut PyObject {
    let nargsf = 2 | PY_VECTORCALL_ARGUMENTS_OFFSET;
    let args = [ptr::null_mut(), receiver, arg];
    // SAFETY: the receiver and one argument, with a scratch place before them.
    unsafe { PyObject_VectorcallMethod(name, &raw const args[1], nargsf, ptr::null_mut()) }
}

/// # Safety
///
/// `args` holds `nargs` live objects and then one for each name of the tuple `kwnames`, if that is not null.
unsafe fn call_with_tuple(
    callable: *mut PyObject,
    args: *const *mut PyObject,
    nargs: Py_ssize_t,
    kwnames: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: forwarded.
    let tuple = unsafe { tuple_of(args, nargs) };
    if tuple.is_null() {
        return ptr::null_mut();
    }
    let mut kwargs = ptr::null_mut();
    if !kwnames.is_null() {
        // SAFETY: the values follow the positional arguments.
        let values = unsafe { args.add(nargs as usize) };
        // SAFETY: forwarded.
        kwargs = unsafe { dict_of(kwnames, values) };
        if kwargs.is_null() {
            // SAFETY: the tuple is ours.
            unsafe { Py_DecRef(tuple) };
            return ptr::null_mut();
        }
    }
    // SAFETY: a tuple, and a dict or null.
    let result = unsafe { PyObject_Call(callable, tuple, kwargs) };
    // SAFETY: both are ours; null is allowed.
    unsafe { Py_DecRef(tuple) };
    // SAFETY: as above.
    unsafe { Py_DecRef(kwargs) };
    result
}

/// # Safety
///
/// `args` holds `nargs` live objects.
unsafe fn tuple_of(args: *const *mut PyObject, nargs: Py_ssize_t) -> *mut PyObject {
    // SAFETY: an attached thread.
    let tuple = unsafe { PyTuple_New(nargs) };
    if tuple.is_null() {
        return tuple;
    }
    for index in 0..nargs {
        // SAFETY: within the arguments.
        let arg = unsafe { *args.wrapping_offset(index) };
        // SAFETY: a live object.
        unsafe { Py_IncRef(arg) };
        // SAFETY: the tuple is new and long enough; it takes the reference over.
        let _: c_int = unsafe { PyTuple_SetItem(tuple, index, arg) };
    }
    tuple
}

/// # Safety
///
/// `kwnames` is a tuple of str, `values` holds an object for each.
unsafe fn dict_of(kwnames: *mut PyObject, values: *const *mut PyObject) -> *mut PyObject {
    // SAFETY: an attached thread.
    let dict = unsafe { PyDict_New() };
    if dict.is_null() {
        return dict;
    }
    // SAFETY: a tuple.
    let count = unsafe { PyTuple_Size(kwnames) };
    for index in 0..count {
        // SAFETY: within the tuple.
        let name = unsafe { PyTuple_GetItem(kwnames, index) };
        // SAFETY: there is a value for each name.
        let value = unsafe { *values.wrapping_offset(index) };
        // SAFETY: live objects.
        if unsafe { PyDict_SetItem(dict, name, value) } < 0 {
            // SAFETY: the dict is ours.
            unsafe { Py_DecRef(dict) };
            return ptr::null_mut();
        }
    }
    dict
}
