//! Slots of a class: the table's entry, and one entry from C for each shape.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::ptr;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::call::enter::{fence, fence_status};
use crate::class::def::Class;
use crate::class::receiver::Receiver;
use crate::convert::{Answer, Owned};
use crate::error::{PyErr, Raised};
use crate::py::Python;

/// A slot of class `T`, as a `PyType_Slot`.
#[repr(transparent)]
pub struct Slot<T>(ffi::PyType_Slot, PhantomData<fn(T)>);

// SAFETY: the pointers are to static functions, and nothing writes through them.
unsafe impl<T> Sync for Slot<T> {}

impl<T: Class> Slot<T> {
    /// The end of a table.
    pub const END: Self = Slot(ffi::PyType_Slot { slot: 0, pfunc: ptr::null_mut() }, PhantomData);

    /// A slot.
    ///
    /// # Safety
    /// `function` must be one of the slot's signature that takes objects of class `T` where the slot
    /// guarantees them.
    #[must_use]
    pub const unsafe fn new(slot: c_int, function: *const c_void) -> Self {
        Slot(ffi::PyType_Slot { slot, pfunc: function.cast_mut() }, PhantomData)
    }

    pub(crate) const fn raw(table: &'static [Self]) -> &'static [ffi::PyType_Slot] {
        // SAFETY: transparent, element by element.
        unsafe { std::slice::from_raw_parts(table.as_ptr().cast(), table.len()) }
    }
}

/// `object -> object`: `__repr__`, `__iter__`, `__neg__`, ...
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn unary<T: Class, F>(object: *mut ffi::PyObject, run: F) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>) -> Answer,
{
    // SAFETY: forwarded; a getter has the same shape.
    unsafe { super::members::getter(object, run) }
}

/// `object, object -> object`, the first of the class: `__getitem__`, ...
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live object.
#[inline(always)]
pub unsafe fn with_object<T: Class, F>(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    run: F,
) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Answer,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    // SAFETY: forwarded; it lives as long as the call.
    let other = unsafe { Arg::new(other) };
    fence(py, || run(py, receiver, &other))
}

/// `__get__` of a descriptor: where C passes a null, the method sees `None`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and two objects, live or null.
#[inline(always)]
pub unsafe fn get<T: Class, F>(
    object: *mut ffi::PyObject,
    instance: *mut ffi::PyObject,
    owner: *mut ffi::PyObject,
    run: F,
) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>, &'a Arg<'py>) -> Answer,
{
    let or_none =
        |object: *mut ffi::PyObject| if object.is_null() { ffi::Py_None() } else { object };
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    // SAFETY: forwarded, or `None`; it lives as long as the call.
    let instance = unsafe { Arg::new(or_none(instance)) };
    // SAFETY: forwarded, or `None`; it lives as long as the call.
    let owner = unsafe { Arg::new(or_none(owner)) };
    fence(py, || run(py, receiver, &instance, &owner))
}

/// `object -> number`, with -1 for an exception: `__len__`, `__hash__`, `__bool__`, `__contains__`.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn number<T: Class, F>(object: *mut ffi::PyObject, run: F) -> isize
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<isize, Raised>,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    let mut number = -1;
    let done = fence_status(py, || {
        number = run(py, receiver)?;
        Ok(())
    });
    if done { number } else { -1 }
}

/// `object, object -> number`, the first of the class: `__contains__`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live object.
#[inline(always)]
pub unsafe fn contains<T: Class, F>(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    run: F,
) -> c_int
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Result<isize, Raised>,
{
    // SAFETY: forwarded; it lives as long as the call.
    let other = unsafe { Arg::new(other) };
    // SAFETY: forwarded.
    unsafe { number(object, |py, receiver| run(py, receiver, &other)) as c_int }
}

/// `object -> object`, with nothing at the end: `__next__`.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn next<T: Class, F>(object: *mut ffi::PyObject, run: F) -> *mut ffi::PyObject
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<Option<Owned>, Raised>,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    let mut item = ptr::null_mut();
    fence_status(py, || {
        if let Some(next) = run(py, receiver)? {
            item = next.into_ptr();
        }
        Ok(())
    });
    item
}

/// `__del__`: an exception of the method is shown, and one that is raised around it stays.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn finalize<T: Class, F>(object: *mut ffi::PyObject, run: F)
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<(), Raised>,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    let before = PyErr::take(py);
    if !fence_status(py, || run(py, receiver)) {
        PyErr::fetch(py).write_unraisable(py, Some(receiver.as_bound().as_any()));
    }
    if let Some(before) = before {
        before.restore(py);
    }
}

impl<T: Class> Slot<T> {
    /// The hash of a class that compares its objects and has no `__eq__`: as of any object.
    #[must_use]
    pub const fn identity_hash() -> Self {
        // SAFETY: the slot has this shape, and the function takes any object.
        unsafe { Slot::new(ffi::Py_tp_hash, identity_hash as *const c_void) }
    }
}

/// The hash of an address, as `object` has it.
unsafe extern "C" fn identity_hash(object: *mut ffi::PyObject) -> ffi::Py_hash_t {
    match object.addr().rotate_right(4) as ffi::Py_hash_t {
        -1 => -2,
        hash => hash,
    }
}
