//! What runs below the C functions of methods and attributes, and what makes a class a member of its module.

use std::ffi::c_int;
use std::{mem, ptr};

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args, OptionalArg};
use crate::call::enter::{fence, fence_status};
use crate::class::construct;
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::{Receiver, takes};
use crate::convert::{Answer, IntoPyObject};
use crate::error::{PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyModule, PyType};

/// The class, made here for this interpreter.
pub fn make_class<'py, T: Class>(module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
    Ok(T::class().get(module.py(), Some(module))?.into_any())
}

/// Adds the class.
#[inline]
pub fn add_class<T: Class>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    add(T::class(), module)
}

/// One for all classes.
#[inline(never)]
fn add(class: &'static ClassDef, module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.setattr(class.name(), class.get(module.py(), Some(module))?)
}

/// Adds a constant to a class that has been added.
pub fn add_class_constant<'py, T: Class>(
    module: &Bound<'py, PyModule>,
    name: &str,
    value: impl IntoPyObject<'py>,
) -> PyResult<()> {
    T::class().get(module.py(), Some(module))?.setattr(name, value)
}

/// The type object of `T`.
pub fn type_object<T: Class>(py: Python<'_>) -> Bound<'_, PyType> {
    match T::class().get(py, None) {
        Ok(class) => class,
        // Nothing but memory, or a base that is not a class, can be missing.
        Err(error) => panic!("the class {} cannot be made: {error}", T::class().name()),
    }
}

/// Whether an object is of class `T`.
#[inline]
pub fn is_instance<T: Class>(object: Borrowed<'_, '_, PyAny>) -> bool {
    T::class().is_instance(object)
}

/// A new object that holds `value`.
pub fn into_object<T: Class>(py: Python<'_>, value: T) -> PyResult<Bound<'_, T>> {
    let object = construct::new(py, value).map_err(|raised| raised.take(py))?.into_bound(py);
    // SAFETY: `construct::new` makes objects of class `T`.
    Ok(unsafe { object.cast_unchecked::<T>() }.clone())
}

/// The value that an attribute is set to.
///
/// # Errors
/// Raises an `AttributeError` when it is deleted.
#[inline]
pub fn assigned<'a, 'py>(
    py: Python<'py>,
    value: OptionalArg<'a, 'py>,
    name: &str,
) -> Result<&'a Arg<'py>, Raised> {
    if let Some(value) = value.0 {
        return Ok(value);
    }
    Err(cannot_be_deleted(py, name))
}

#[cold]
#[inline(never)]
pub(crate) fn cannot_be_deleted(py: Python<'_>, name: &str) -> Raised {
    let message = format!("attribute '{name}' cannot be deleted");
    crate::exceptions::PyAttributeError::new_err(message).raise(py)
}

/// Whether an attribute is being deleted, where CPython calls the function that sets it.
#[inline]
pub fn is_deleted(value: &OptionalArg<'_, '_>) -> bool {
    value.0.is_none()
}

/// An attribute that can be deleted, and not set, has been set.
#[cold]
pub fn unset(py: Python<'_>, class: &str, name: &str) -> Raised {
    let message = format!("attribute '{name}' of '{class}' objects is not writable");
    crate::exceptions::PyAttributeError::new_err(message).raise(py)
}

/// The glue of a method: the object, and its arguments.
pub(crate) type RunMethod<T, const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, Args<'a, 'py, R, O>) -> Answer;

/// The body of a method.
///
/// # Safety
/// To be called with slots whose first `R` are always given, and with an object of class `T`.
#[inline(always)]
pub unsafe fn method<const R: usize, const O: usize, T: Class>(
    object: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: RunMethod<T, R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return ptr::null_mut();
    }
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunMethod<T, R, O>, RunHandle<R, O>>(run) };
    // SAFETY: forwarded.
    unsafe { handle_method(object, slots, given, run) }
}

/// A [`RunMethod`] of any class, so that what is below is instantiated once for each shape of parameters: as in
/// [`fastcall`](crate::call::enter::fastcall).
pub(crate) type RunHandle<const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, Borrowed<'a, 'py, PyAny>, Args<'a, 'py, R, O>) -> Answer;

/// # Safety
/// As for [`method`], with an object that `run` takes.
#[inline(always)]
pub(crate) unsafe fn handle_method<const R: usize, const O: usize>(
    object: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: RunHandle<R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        // SAFETY: forwarded.
        let object = unsafe { Borrowed::from_ptr(py, object) };
        // SAFETY: forwarded.
        run(py, object, unsafe { Args::new(slots, given) })
    })
}

/// The glue of a class method: the class, and its arguments.
pub(crate) type RunClassMethod<const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, &'a Bound<'py, PyType>, Args<'a, 'py, R, O>) -> Answer;

/// The body of a class method.
///
/// # Safety
/// To be called with slots whose first `R` are always given, and with a class.
#[inline(always)]
pub unsafe fn class_method<const R: usize, const O: usize>(
    class: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: RunClassMethod<R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        // SAFETY: forwarded; the class lives as long as the call.
        let class = unsafe { Borrowed::<PyType>::from_ptr(py, class) };
        // SAFETY: forwarded.
        run(py, &class, unsafe { Args::new(slots, given) })
    })
}

/// A `__reduce__` that is alike for all classes of a kind: `reduce_method!(T: Class, run)`, where `run` is what a getter is.
macro_rules! reduce_method {
    ($class:ident: $kind:path, $run:expr) => {{
        unsafe extern "C" fn entry<$class: $kind>(
            object: *mut ::keelback_ffi::PyObject,
            _args: *const *mut ::keelback_ffi::PyObject,
            _nargs: ::keelback_ffi::Py_ssize_t,
            _kwnames: *mut ::keelback_ffi::PyObject,
        ) -> *mut ::keelback_ffi::PyObject {
            // SAFETY: CPython calls it as the record says, with an object of the class.
            unsafe { $crate::class::members::getter::<$class>(object, $run) }
        }
        // SAFETY: it takes objects of the class.
        unsafe { Method::new("__reduce__\0__reduce__($self)\n--\n\n\0", entry::<$class>, 0) }
    }};
}
pub(crate) use reduce_method;

/// The glue of a getter: the object.
pub(crate) type RunGetter<T> = for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>) -> Answer;

/// Enters a getter.
///
/// # Safety
/// To be called by CPython with an object of class `T`.
#[inline(always)]
pub unsafe fn getter<T: Class>(
    object: *mut ffi::PyObject,
    run: RunGetter<T>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return ptr::null_mut();
    }
    type OfHandle = for<'a, 'py> fn(Python<'py>, Borrowed<'a, 'py, PyAny>) -> Answer;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunGetter<T>, OfHandle>(run) };
    // SAFETY: forwarded.
    unsafe { with_handle(object, run) }
}

/// Runs `run` with a handle of an object, behind the fence.
///
/// # Safety
/// To be called by CPython with a live object, which `run` takes.
#[inline(always)]
pub(crate) unsafe fn with_handle(
    object: *mut ffi::PyObject,
    run: impl for<'a, 'py> FnOnce(Python<'py>, Borrowed<'a, 'py, PyAny>) -> Answer,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let object = unsafe { Borrowed::from_ptr(py, object) };
    fence(py, || run(py, object))
}

/// The glue of a setter: the object, and the value, if it is not asked to delete.
pub(crate) type RunSetter<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, OptionalArg<'a, 'py>) -> Result<(), Raised>;

/// Enters a setter; a null value asks to delete.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live object or null.
#[inline(always)]
pub unsafe fn setter<T: Class>(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    run: RunSetter<T>,
) -> c_int {
    type OfHandle = for<'a, 'py> fn(
        Python<'py>,
        Borrowed<'a, 'py, PyAny>,
        OptionalArg<'a, 'py>,
    ) -> Result<(), Raised>;
    // SAFETY: receivers are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunSetter<T>, OfHandle>(run) };
    // SAFETY: forwarded.
    unsafe { with_handle_and_value(object, value, run) }
}

/// Runs `run` with a handle of an object and a value that may be absent, behind the fence.
///
/// # Safety
/// To be called by CPython with a live object, which `run` takes, and a live object or null.
#[inline(always)]
pub(crate) unsafe fn with_handle_and_value(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    run: impl for<'a, 'py> FnOnce(
        Python<'py>,
        Borrowed<'a, 'py, PyAny>,
        OptionalArg<'a, 'py>,
    ) -> Result<(), Raised>,
) -> c_int {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let object = unsafe { Borrowed::from_ptr(py, object) };
    let mut place = None;
    // SAFETY: forwarded; it lives as long as the call.
    let value = unsafe { OptionalArg::of(value, &mut place) };
    if fence_status(py, || run(py, object, value)) { 0 } else { -1 }
}
