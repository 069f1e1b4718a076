//! Arguments as the glue reads them.

use std::marker::PhantomData;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::convert::{BorrowFromPyObject, FromPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyModule};

/// One slot of a call: the object given for a parameter, or null where none was.
///
/// Invariant: null, or an object that lives as long as the call. The layout is that of a pointer.
#[repr(transparent)]
pub struct Arg<'py> {
    object: *mut ffi::PyObject,
    marker: PhantomData<Bound<'py, PyAny>>,
}

/// Which parameter a conversion is for, by its name.
///
/// The glue writes `rt::at!("w", "src/lib.rs:12")`: rustc's own messages about the use quote the
/// place of the Rust function, and no place is left in the library.
#[derive(Clone, Copy)]
pub struct At(pub &'static str);

impl At {
    /// Adds the parameter's name to what a conversion has raised.
    #[cold]
    #[inline(never)]
    pub(crate) fn blame(self, py: Python<'_>, raised: Raised) -> Raised {
        let error = raised.take(py);
        name_argument(py, &error, self.0);
        error.raise(py)
    }
}

/// Says which argument an exception is about: a note (PEP 678), and before 3.11, which shows none,
/// the beginning of the message as well.
fn name_argument(py: Python<'_>, error: &PyErr, name: &str) {
    // Telling the name is a service: what goes wrong with it does not replace the error.
    let _ = error.add_note(py, &format!("argument '{name}'"));
    if ffi::version::running().at_least(3, 11) {
        return;
    }
    let value = error.value(py);
    let Ok(args) = value.getattr("args") else { return };
    let Ok(args) = args.cast_into::<crate::types::PyTuple>() else { return };
    if args.len() != 1 {
        return;
    }
    let Ok(Ok(message)) = args.get_item(0).map(|first| first.cast_into::<crate::types::PyString>())
    else {
        return;
    };
    let message = format!("argument '{name}': {}", message.to_string_lossy());
    let message = crate::types::PyString::new(py, &message).into_any();
    if let Ok(args) = crate::types::PyTuple::new(py, &[message]) {
        let _ = value.setattr("args", args);
    }
}

/// A place for what a borrowed parameter keeps during the call.
#[inline(always)]
#[must_use]
pub const fn slot<T>() -> Option<T> {
    None
}

/// The module that a function was called in.
#[inline(always)]
#[must_use]
pub fn module<'a, 'py>(module: &'a Arg<'py>) -> &'a Bound<'py, PyModule> {
    let this: *const Arg<'py> = module;
    // SAFETY: both are transparent over one pointer; functions of a module get it as their first
    // argument, and it is not null.
    unsafe { &*this.cast::<Bound<'py, PyModule>>() }
}

impl<'py> Arg<'py> {
    /// # Safety
    /// `object` must be null or live as long as the value is used.
    pub(crate) unsafe fn new(object: *mut ffi::PyObject) -> Arg<'py> {
        Arg { object, marker: PhantomData }
    }

    #[inline(always)]
    pub(crate) fn py(&self) -> Python<'py> {
        // SAFETY: made for a call, which runs attached, and not outliving it.
        unsafe { Python::assume_attached() }
    }

    /// The object, where one was given.
    #[inline(always)]
    pub(crate) fn given<'a>(&'a self) -> Option<Borrowed<'a, 'py, PyAny>> {
        let object = NonNull::new(self.object)?;
        // SAFETY: it lives as long as the call, and `'a` is within it (type invariant).
        Some(unsafe { Borrowed::from_non_null(self.py(), object) })
    }

    /// The object of a required parameter.
    #[inline(always)]
    fn required<'a>(&'a self) -> Borrowed<'a, 'py, PyAny> {
        match self.given() {
            Some(object) => object,
            None => unbound(),
        }
    }

    /// The slot as a handle.
    #[inline(always)]
    pub(crate) fn as_bound(&self) -> &Bound<'py, PyAny> {
        if self.object.is_null() {
            unbound();
        }
        let this: *const Arg<'py> = self;
        // SAFETY: both are transparent over one pointer, which is not null and lives as long as the
        // call (type invariant); a reference gives no count up.
        unsafe { &*this.cast::<Bound<'py, PyAny>>() }
    }

    /// By value.
    #[inline(always)]
    pub fn get<'a, T: FromPyObject<'a, 'py>>(&'a self, at: At) -> Result<T, Raised> {
        match T::from_py(self.required()) {
            Ok(value) => Ok(value),
            Err(raised) => Err(at.blame(self.py(), raised)),
        }
    }

    /// By value, with a default.
    #[inline(always)]
    pub fn get_or<'a, T: FromPyObject<'a, 'py>>(
        &'a self,
        at: At,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        if self.object.is_null() { Ok(default()) } else { self.get(at) }
    }

    /// `&T`.
    #[inline(always)]
    pub fn borrow<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        at: At,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a T, Raised> {
        match T::borrow_from_py(self.as_bound(), slot) {
            Ok(value) => Ok(value),
            Err(raised) => Err(at.blame(self.py(), raised)),
        }
    }

    /// `&T`, with a default.
    #[inline(always)]
    pub fn borrow_or<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        at: At,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> &'a T,
    ) -> Result<&'a T, Raised> {
        if self.object.is_null() { Ok(default()) } else { self.borrow(at, slot) }
    }

    /// `Option<&T>`.
    #[inline(always)]
    pub fn borrow_option<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        at: At,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a T>, Raised> {
        if self.required().is_none() { Ok(None) } else { self.borrow(at, slot).map(Some) }
    }

    /// `Option<&T>`, with a default.
    #[inline(always)]
    pub fn borrow_option_or<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        at: At,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a T>,
    ) -> Result<Option<&'a T>, Raised> {
        if self.object.is_null() { Ok(default()) } else { self.borrow_option(at, slot) }
    }

    /// Through a function of the user's.
    #[inline(always)]
    pub fn convert<'a, T>(
        &'a self,
        at: At,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> PyResult<T>,
    ) -> Result<T, Raised> {
        match convert(self.as_bound()) {
            Ok(value) => Ok(value),
            Err(error) => Err(at.blame(self.py(), error.raise(self.py()))),
        }
    }

    /// Through a function of the user's, with a default.
    #[inline(always)]
    pub fn convert_or<'a, T>(
        &'a self,
        at: At,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> PyResult<T>,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        if self.object.is_null() { Ok(default()) } else { self.convert(at, convert) }
    }
}

/// The glue read a parameter that binding may leave out as one that it may not.
#[cold]
#[inline(never)]
fn unbound() -> ! {
    panic!(
        "the glue reads an optional parameter as a required one: it was not written by keelback-build"
    )
}
