//! Slots of a class: the table's entry, and one entry from C for each shape.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::{mem, ptr};

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::call::enter::{fence_or, fence_status};
use crate::class::def::Class;
use crate::class::members::with_handle;
use crate::class::receiver::{Receiver, takes};
use crate::convert::{Answer, Owned};
use crate::error::{PyErr, Raised};
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// What a receiver is, whatever its class.
type Handle<'a, 'py> = Borrowed<'a, 'py, PyAny>;

/// A slot of class `T`, as a `PyType_Slot`.
#[repr(transparent)]
pub struct Slot<T>(ffi::PyType_Slot, PhantomData<fn(T)>);

// SAFETY: the pointers are to static functions, and nothing writes through them.
unsafe impl<T> Sync for Slot<T> {}

impl<T: Class> Slot<T> {
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

/// `object, object -> object`, the first of the class: `__getitem__`, ...
pub(crate) type RunWithObject<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Answer;

/// Enters a slot of that shape.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live object.
#[inline(always)]
pub unsafe fn with_object<T: Class>(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    run: RunWithObject<T>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return ptr::null_mut();
    }
    type OfHandle = for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>, &'a Arg<'py>) -> Answer;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunWithObject<T>, OfHandle>(run) };
    // SAFETY: forwarded; it lives as long as the call.
    let other = unsafe { Arg::new(other) };
    // SAFETY: forwarded.
    unsafe { with_handle(object, |py, object| run(py, object, &other)) }
}

/// `__get__` of a descriptor.
pub(crate) type RunGet<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>, &'a Arg<'py>) -> Answer;

/// Enters `__get__`: where C passes a null, the method sees `None`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and two objects, live or null.
#[inline(always)]
pub unsafe fn get<T: Class>(
    object: *mut ffi::PyObject,
    instance: *mut ffi::PyObject,
    owner: *mut ffi::PyObject,
    run: RunGet<T>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return ptr::null_mut();
    }
    type OfHandle =
        for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>, &'a Arg<'py>, &'a Arg<'py>) -> Answer;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunGet<T>, OfHandle>(run) };
    let or_none =
        |object: *mut ffi::PyObject| if object.is_null() { ffi::Py_None() } else { object };
    // SAFETY: forwarded, or `None`; it lives as long as the call.
    let instance = unsafe { Arg::new(or_none(instance)) };
    // SAFETY: forwarded, or `None`; it lives as long as the call.
    let owner = unsafe { Arg::new(or_none(owner)) };
    // SAFETY: forwarded.
    unsafe { with_handle(object, |py, object| run(py, object, &instance, &owner)) }
}

/// `object -> number`: `__len__`, `__hash__`, `__bool__`.
pub(crate) type RunNumber<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<isize, Raised>;

/// Enters a slot of that shape: -1 is an exception.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn number<T: Class>(object: *mut ffi::PyObject, run: RunNumber<T>) -> isize {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return -1;
    }
    type OfHandle = for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>) -> Result<isize, Raised>;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunNumber<T>, OfHandle>(run) };
    // SAFETY: forwarded.
    unsafe { number_of(object, run) }
}

/// # Safety
/// As for [`number`], with an object that `run` takes.
#[inline(always)]
unsafe fn number_of(
    object: *mut ffi::PyObject,
    run: impl for<'a, 'py> FnOnce(Python<'py>, Handle<'a, 'py>) -> Result<isize, Raised>,
) -> isize {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let object = unsafe { Borrowed::from_ptr(py, object) };
    fence_or(py, -1, || run(py, object), |number| number)
}

/// `object, object -> number`, the first of the class: `__contains__`.
pub(crate) type RunContains<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Result<isize, Raised>;

/// Enters a slot of that shape: -1 is an exception.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live object.
#[inline(always)]
pub unsafe fn contains<T: Class>(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    run: RunContains<T>,
) -> c_int {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return -1;
    }
    type OfHandle =
        for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>, &'a Arg<'py>) -> Result<isize, Raised>;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunContains<T>, OfHandle>(run) };
    // SAFETY: forwarded; it lives as long as the call.
    let other = unsafe { Arg::new(other) };
    // SAFETY: forwarded.
    unsafe { number_of(object, |py, object| run(py, object, &other)) as c_int }
}

/// `object -> object or nothing`: `__next__`.
pub(crate) type RunNext<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<Option<Owned>, Raised>;

/// Enters `__next__`: nothing is the end.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn next<T: Class>(object: *mut ffi::PyObject, run: RunNext<T>) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return ptr::null_mut();
    }
    type OfHandle = for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>) -> Result<Option<Owned>, Raised>;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunNext<T>, OfHandle>(run) };
    // SAFETY: forwarded.
    unsafe { next_of(object, run) }
}

/// # Safety
/// As for [`next`], with an object that `run` takes.
#[inline(always)]
unsafe fn next_of(
    object: *mut ffi::PyObject,
    run: for<'a, 'py> fn(Python<'py>, Handle<'a, 'py>) -> Result<Option<Owned>, Raised>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let object = unsafe { Borrowed::from_ptr(py, object) };
    let item = || Ok(run(py, object)?.map_or(ptr::null_mut(), Owned::into_ptr));
    fence_or(py, ptr::null_mut(), item, |item| item)
}

/// `__del__`.
pub(crate) type RunFinalize<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>) -> Result<(), Raised>;

/// Enters `__del__`: an exception of the method is shown, and one that is raised around it stays.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn finalize<T: Class>(object: *mut ffi::PyObject, run: RunFinalize<T>) {
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
