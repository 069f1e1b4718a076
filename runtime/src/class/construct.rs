//! New objects: from Rust values, and from calls of the class.

use std::marker::PhantomData;
use std::sync::Arc;
use std::{mem, ptr};

use keelback_ffi as ffi;

use crate::call::arg::Args;
use crate::call::enter::fence;
use crate::call::give;
use crate::class::contents::{Contents, Stored as _};
use crate::class::def::{Class, ClassDef};
use crate::class::free_list;
use crate::class::members::{RunHandle, handle_method};
use crate::class::python::{self, Root};
use crate::class::shared::SharedClass;
use crate::convert::{Answer, Owned};
use crate::error::{PyErr, Raised};
use crate::handle::{Borrowed, Bound, Py};
use crate::module::def::FastCall;
use crate::py::Python;
use crate::types::{PyAny, PyType};

/// The object that `value` becomes: a new one, unless the class has its own way.
#[inline]
pub fn new<T: Class>(py: Python<'_>, value: T) -> Answer {
    value.into_object(py)
}

/// A new object of the class that holds `value`.
#[inline]
pub(crate) fn in_own_class<T: Class>(py: Python<'_>, value: T) -> Answer {
    let class = class_of::<T>(py)?;
    // SAFETY: the type object of `T`.
    unsafe { in_class(py, class, value) }
}

/// The type object of `T`.
#[inline]
pub(crate) fn class_of<T: Class>(py: Python<'_>) -> Result<*mut ffi::PyTypeObject, Raised> {
    match T::class().only() {
        Some(class) => Ok(class),
        None => find_or_make(py, T::class()),
    }
}

#[cold]
#[inline(never)]
fn find_or_make(
    py: Python<'_>,
    class: &'static ClassDef,
) -> Result<*mut ffi::PyTypeObject, Raised> {
    match class.get(py, None) {
        Ok(class) => Ok(class.as_ptr().cast()),
        Err(error) => Err(error.raise(py)),
    }
}

/// A new object of `class` that holds `value`.
///
/// # Safety
/// `class` must be the type object of `T`, or a class of Python's that derives from it: not the one of a type that
/// extends `T`, whose objects hold more.
#[inline]
pub(crate) unsafe fn in_class<T: Class>(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
    value: T,
) -> Answer {
    // SAFETY: forwarded.
    unsafe { keep_in_class::<T>(py, class, T::Stored::keep(value)) }
}

/// The same for a value that is kept already.
///
/// # Safety
/// As for `in_class`.
#[inline]
pub(crate) unsafe fn keep_in_class<T: Class>(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
    value: T::Stored,
) -> Answer {
    if T::Root::ON_PYTHON {
        // SAFETY: forwarded.
        return unsafe { python::of_rust::<T>(py, class, value) };
    }
    // SAFETY: forwarded.
    let object = unsafe { free_list::allocate::<T>(class) };
    if !object.is_null() {
        // SAFETY: a new object, with room for the contents.
        let contents = unsafe { Contents::<T>::of(object) };
        // SAFETY: as above; its guard is zero, and nobody else has seen it.
        unsafe { Contents::fill(contents, value) };
    }
    Owned::or_raised(py, object)
}

/// What a constructor may answer with: a value for a new object, or an object that exists.
#[diagnostic::on_unimplemented(
    message = "a constructor of `{T}` cannot return `{Self}`",
    note = "return `Self`, `Result<Self, E>`, or a handle: `Py<Self>`, `Bound<'_, Self>`"
)]
pub trait Build<'py, T: Class> {
    /// The object of the class that is called.
    ///
    /// # Safety
    /// As for `in_class`.
    unsafe fn build(self, py: Python<'py>, target: &Target<'_, 'py, T>) -> Answer;
}

impl<'py, T: Class> Build<'py, T> for T {
    #[inline]
    unsafe fn build(self, py: Python<'py>, target: &Target<'_, 'py, T>) -> Answer {
        if T::Root::ON_PYTHON {
            // SAFETY: forwarded.
            return unsafe { python::build(py, target, T::Stored::keep(self)) };
        }
        // SAFETY: forwarded.
        unsafe { in_class(py, target.class_pointer(), self) }
    }
}

impl<'py, T: SharedClass> Build<'py, T> for Arc<T> {
    #[inline]
    unsafe fn build(self, py: Python<'py>, target: &Target<'_, 'py, T>) -> Answer {
        if T::Root::ON_PYTHON {
            // SAFETY: forwarded.
            return unsafe { python::build(py, target, self) };
        }
        // SAFETY: forwarded.
        unsafe { keep_in_class::<T>(py, target.class_pointer(), self) }
    }
}

impl<'py, T: Class> Build<'py, T> for Py<T> {
    unsafe fn build(self, py: Python<'py>, _: &Target<'_, 'py, T>) -> Answer {
        Ok(self.into_bound(py).into())
    }
}

impl<'py, T: Class> Build<'py, T> for Bound<'py, T> {
    unsafe fn build(self, _: Python<'py>, _: &Target<'_, 'py, T>) -> Answer {
        Ok(self.into())
    }
}

impl<'py, T: Class, B: Build<'py, T>, E: Into<PyErr>> Build<'py, T> for Result<B, E> {
    #[inline]
    unsafe fn build(self, py: Python<'py>, target: &Target<'_, 'py, T>) -> Answer {
        match self {
            // SAFETY: forwarded.
            Ok(value) => unsafe { value.build(py, target) },
            Err(error) => Err(give::raise(py, error)),
        }
    }
}

/// The class that a constructor is called for: `T`'s own, or a subclass of it. The layout is that of a handle, whatever
/// the class.
#[repr(transparent)]
pub struct Target<'a, 'py, T> {
    this: Borrowed<'a, 'py, PyAny>,
    marker: PhantomData<fn(T)>,
}

impl<'a, 'py, T: Class> Target<'a, 'py, T> {
    /// # Safety
    /// `this` must be what the constructor's C function is called with.
    #[inline(always)]
    pub(crate) unsafe fn new(this: Borrowed<'a, 'py, PyAny>) -> Self {
        Target { this, marker: PhantomData }
    }

    #[inline(always)]
    pub(crate) fn class_pointer(&self) -> *mut ffi::PyTypeObject {
        self.parts().0.as_ptr().cast()
    }

    #[inline(always)]
    fn parts(&self) -> (Borrowed<'a, 'py, PyType>, <T::Root as Root>::Given<'a, 'py>) {
        // SAFETY: what the constructor's C function is called with (`new`).
        unsafe { T::Root::target(self.this) }
    }

    /// What is known of the call's arguments.
    #[inline(always)]
    pub(crate) fn given(&self) -> <T::Root as Root>::Given<'a, 'py> {
        self.parts().1
    }
}

/// What a constructor answered, as the object that Python gets.
#[inline(always)]
pub fn build<'py, T: Class>(
    py: Python<'py>,
    target: &Target<'_, 'py, T>,
    value: impl Build<'py, T>,
) -> Answer {
    // SAFETY: the class of a target is `T`'s own, or one of Python's that derives from it: each class of a library
    // has a `tp_new` of its own, and CPython calls no base's for it (see `constructor`).
    unsafe { value.build(py, target) }
}

/// The number of positional arguments in a vectorcall's `nargsf`.
#[inline(always)]
#[must_use]
pub const fn vectorcall_nargs(nargsf: usize) -> ffi::Py_ssize_t {
    (nargsf & !ffi::PY_VECTORCALL_ARGUMENTS_OFFSET) as ffi::Py_ssize_t
}

/// The glue of a constructor: the class that is called, and its arguments.
pub(crate) type RunConstructor<T, const R: usize, const O: usize> =
    for<'a, 'py> fn(Python<'py>, Target<'a, 'py, T>, Args<'a, 'py, R, O>) -> Answer;

/// The body of a constructor.
///
/// # Safety
/// To be called with slots whose first `R` are always given, for a call of `T`'s class or a subclass.
#[inline(always)]
pub unsafe fn constructor<const R: usize, const O: usize, T: Class>(
    class: *mut ffi::PyObject,
    slots: *const *mut ffi::PyObject,
    given: usize,
    run: RunConstructor<T, R, O>,
) -> *mut ffi::PyObject {
    // SAFETY: targets are handles (their layout), which are alike.
    let run = unsafe { mem::transmute::<RunConstructor<T, R, O>, RunHandle<R, O>>(run) };
    // SAFETY: forwarded: a class is an object.
    unsafe { handle_method(class, slots, given, run) }
}

/// A call with a tuple and a dict, `tp_new` or `tp_call`, in terms of one with an array.
///
/// # Safety
/// To be called by CPython with what `call` takes as its first argument, a tuple, and a dict or null.
#[inline(never)]
pub unsafe extern "C" fn spread(
    this: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
    call: FastCall,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    fence(py, || {
        let spread = Spread::new(py, args, kwargs)?;
        let count = spread.positional() as ffi::Py_ssize_t;
        // SAFETY: the pointers of `spread` are live for the call, laid out as `call` wants them.
        let object = unsafe { call(this, spread.values(), count, spread.names()) };
        Owned::or_raised(py, object)
    })
}

/// The arguments of a `tp_call`, laid out for a vectorcall.
///
/// Invariant: `values` are live objects: the tuple's items, then the dict's values, which `kept` owns.
pub(crate) struct Spread<'py> {
    values: Vec<*mut ffi::PyObject>,
    positional: usize,
    names: Option<Bound<'py, crate::types::PyTuple>>,
    kept: Vec<Bound<'py, crate::types::PyAny>>,
}

impl<'py> Spread<'py> {
    pub(crate) fn new(
        py: Python<'py>,
        args: *mut ffi::PyObject,
        kwargs: *mut ffi::PyObject,
    ) -> Result<Self, Raised> {
        // SAFETY: a live tuple.
        let positional = unsafe { ffi::PyTuple_GET_SIZE(args) } as usize;
        let mut spread = Spread { values: Vec::new(), positional, names: None, kept: Vec::new() };
        for index in 0..positional {
            // SAFETY: a live tuple, and an index within it.
            spread.values.push(unsafe { ffi::PyTuple_GET_ITEM(args, index as ffi::Py_ssize_t) });
        }
        if !kwargs.is_null() {
            spread.add(py, kwargs).map_err(|error| error.raise(py))?;
        }
        Ok(spread)
    }

    fn add(&mut self, py: Python<'py>, kwargs: *mut ffi::PyObject) -> crate::PyResult<()> {
        let (mut position, mut names) = (0, Vec::new());
        let (mut name, mut value) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: a live dict that nobody changes meanwhile, and places for the answers.
        while unsafe { ffi::PyDict_Next(kwargs, &mut position, &mut name, &mut value) } != 0 {
            // SAFETY: the dict keeps its keys alive.
            names.push(unsafe { Borrowed::<crate::types::PyAny>::from_ptr(py, name) }.to_owned());
            // SAFETY: the dict keeps its values alive.
            self.kept.push(unsafe { Borrowed::from_ptr(py, value) }.to_owned());
            self.values.push(value);
        }
        if !names.is_empty() {
            self.names = Some(crate::types::PyTuple::new(py, &names)?);
        }
        Ok(())
    }

    pub(crate) fn values(&self) -> *const *mut ffi::PyObject {
        self.values.as_ptr()
    }

    pub(crate) fn positional(&self) -> usize {
        self.positional
    }

    pub(crate) fn names(&self) -> *mut ffi::PyObject {
        self.names.as_ref().map_or(ptr::null_mut(), |names| names.as_ptr())
    }
}
