//! Methods and attributes of a class, in tables of CPython's own records that know their class.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::{mem, ptr};

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args, OptionalArg};
use crate::call::enter::{fence, fence_status};
use crate::class::construct;
use crate::class::def::Class;
use crate::class::receiver::{Receiver, takes};
use crate::convert::{Answer, IntoPyObject};
use crate::error::{PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::module::def::FastCall;
use crate::py::Python;
use crate::types::{PyAny, PyModule, PyType};

/// A method of class `T`, as a `PyMethodDef`.
#[repr(transparent)]
pub struct Method<T>(ffi::PyMethodDef, PhantomData<fn(T)>);

// SAFETY: the pointers are to static texts and functions, and nothing writes through them.
unsafe impl<T> Sync for Method<T> {}

impl<T> Method<T> {
    /// The end of a table.
    pub const END: Self = Method(
        ffi::PyMethodDef { ml_name: ptr::null(), ml_meth: None, ml_flags: 0, ml_doc: ptr::null() },
        PhantomData,
    );

    /// `__class_getitem__` of a class that is subscriptable: `Class[int]`.
    pub const CLASS_GETITEM: Self = Method(
        ffi::PyMethodDef {
            ml_name: c"__class_getitem__".as_ptr(),
            ml_meth: Some(class_getitem),
            ml_flags: ffi::METH_O | ffi::METH_CLASS,
            ml_doc: c"__class_getitem__($type, item, /)\n--\n\nSee PEP 585.".as_ptr(),
        },
        PhantomData,
    );

    /// A method; `name` and `doc` end with NUL.
    ///
    /// # Safety
    /// `call` must be a function that takes objects of class `T` (with `METH_STATIC`, a null, and with
    /// `METH_CLASS`, the class) as its first argument.
    #[must_use]
    pub const unsafe fn new(
        name: &'static str,
        call: FastCall,
        flags: i32,
        doc: &'static str,
    ) -> Self {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        // SAFETY: a pointer to a function either way; the flags say which shape it has.
        let method = unsafe { mem::transmute::<FastCall, ffi::PyCFunction>(call) };
        Method(
            ffi::PyMethodDef {
                ml_name: name.as_ptr().cast(),
                ml_meth: Some(method),
                ml_flags: ffi::METH_FASTCALL | ffi::METH_KEYWORDS | flags,
                ml_doc: doc.as_ptr().cast(),
            },
            PhantomData,
        )
    }

    /// The same with these flags too.
    pub(crate) const fn with_flags(mut self, flags: i32) -> Self {
        self.0.ml_flags |= flags;
        self
    }

    pub(crate) const fn raw(table: &'static [Self]) -> &'static [ffi::PyMethodDef] {
        // SAFETY: transparent, element by element.
        unsafe { std::slice::from_raw_parts(table.as_ptr().cast(), table.len()) }
    }
}

/// An attribute of class `T`, as a `PyGetSetDef`.
#[repr(transparent)]
pub struct Attribute<T>(ffi::PyGetSetDef, PhantomData<fn(T)>);

// SAFETY: as for `Method`.
unsafe impl<T> Sync for Attribute<T> {}

impl<T> Attribute<T> {
    /// The end of a table.
    pub const END: Self = Attribute(
        ffi::PyGetSetDef {
            name: ptr::null(),
            get: None,
            set: None,
            doc: ptr::null(),
            closure: ptr::null_mut(),
        },
        PhantomData,
    );

    /// `__dict__` of instances that have one.
    pub const DICT: Self = Attribute(
        ffi::PyGetSetDef {
            name: c"__dict__".as_ptr(),
            get: Some(get_dict),
            set: Some(ffi::PyObject_GenericSetDict),
            doc: ptr::null(),
            closure: ptr::null_mut(),
        },
        PhantomData,
    );

    /// An attribute; `name` and `doc` end with NUL.
    ///
    /// # Safety
    /// Both functions must take objects of class `T` as their first argument.
    #[must_use]
    pub const unsafe fn new(
        name: &'static str,
        get: Option<ffi::getter>,
        set: Option<ffi::setter>,
        doc: &'static str,
    ) -> Self {
        // SAFETY: forwarded; they are handed nothing else.
        unsafe { Self::with_closure(name, get, set, doc, ptr::null_mut()) }
    }

    /// An attribute whose functions are handed this too.
    ///
    /// # Safety
    /// Both functions must take objects of class `T` as their first argument, and `closure` as their last.
    pub(crate) const unsafe fn with_closure(
        name: &'static str,
        get: Option<ffi::getter>,
        set: Option<ffi::setter>,
        doc: &'static str,
        closure: *mut c_void,
    ) -> Self {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        Attribute(
            ffi::PyGetSetDef {
                name: name.as_ptr().cast(),
                get,
                set,
                doc: doc.as_ptr().cast(),
                closure,
            },
            PhantomData,
        )
    }

    pub(crate) const fn raw(table: &'static [Self]) -> &'static [ffi::PyGetSetDef] {
        // SAFETY: transparent, element by element.
        unsafe { std::slice::from_raw_parts(table.as_ptr().cast(), table.len()) }
    }
}

/// `Class[item]`. Before 3.9, which has no generic aliases, the class itself.
unsafe extern "C" fn class_getitem(
    class: *mut ffi::PyObject,
    item: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    if ffi::version::running().at_least(3, 9) {
        // SAFETY: CPython calls the method with the class and a live object.
        return unsafe { ffi::Py_GenericAlias(class, item) };
    }
    // SAFETY: a live class.
    unsafe { ffi::Py_NewRef(class) }
}

/// The getter of `__dict__`.
unsafe extern "C" fn get_dict(
    object: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls a getter with a live object, and the type has the place of a dict.
    unsafe { ffi::PyObject_GenericGetDict(object, closure) }
}

/// The class, made here for this interpreter.
pub fn make_class<'py, T: Class>(module: &Bound<'py, PyModule>) -> PyResult<Bound<'py, PyAny>> {
    Ok(T::class().get(module.py(), Some(module))?.into_any())
}

/// Adds the class.
pub fn add_class<T: Class>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.setattr(T::class().name(), make_class::<T>(module)?)
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
