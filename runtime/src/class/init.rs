//! `__init__`: an object that `__new__` has made is set up, once or again.

use std::ffi::{c_int, c_void};

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::class::construct;
use crate::class::def::Class;
use crate::class::slots::Slot;
use crate::module::def::FastCall;
use crate::py::Python;

/// The `tp_init` slot, in terms of a call with an array.
///
/// # Safety
/// To be called by CPython with an object that `call` takes, a tuple, and a dict or null.
#[inline(never)]
pub unsafe extern "C" fn initialize(
    object: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
    call: FastCall,
) -> c_int {
    // SAFETY: forwarded.
    let answer = unsafe { construct::spread(object, args, kwargs, call) };
    if answer.is_null() {
        return -1;
    }
    // SAFETY: the new reference from above.
    unsafe { ffi::Py_DECREF(answer) };
    0
}

impl<T: Class + Default> Slot<T> {
    /// `__new__` of a class that has an `__init__` alone: the type's default, whatever the arguments are.
    #[must_use]
    pub const fn new_default() -> Self {
        unsafe extern "C" fn entry<T: Class + Default>(
            class: *mut ffi::PyTypeObject,
            _args: *mut ffi::PyObject,
            _kwargs: *mut ffi::PyObject,
        ) -> *mut ffi::PyObject {
            // SAFETY: C calls with the thread attached.
            let py = unsafe { Python::assume_attached() };
            // SAFETY: CPython calls the slot for the class, or for one of Python's that derives from it: each
            // class of a library has a `tp_new` of its own.
            fence(py, || unsafe { construct::in_class(py, class, T::default()) })
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_tp_new, entry::<T> as *const c_void) }
    }
}
