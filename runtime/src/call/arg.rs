//! Arguments as the glue reads them.

use std::marker::PhantomData;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::convert::{BorrowFromPyObject, BorrowMutFromPyObject, FromPyObject, ViewFromPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyModule};

/// An object given for a parameter.
///
/// Invariant: it lives as long as the call, and so as `'py`. The layout is that of a pointer.
#[repr(transparent)]
pub struct Arg<'py> {
    object: NonNull<ffi::PyObject>,
    marker: PhantomData<Bound<'py, PyAny>>,
}

/// What may have been given for a parameter.
#[derive(Clone, Copy)]
pub struct OptionalArg<'a, 'py>(pub(crate) Option<&'a Arg<'py>>);

impl<'a, 'py> OptionalArg<'a, 'py> {
    /// An argument that a slot was called with.
    #[inline(always)]
    #[must_use]
    pub fn given(arg: &'a Arg<'py>) -> Self {
        OptionalArg(Some(arg))
    }

    /// The same, where Python passes `None` for nothing.
    #[inline(always)]
    #[must_use]
    pub fn unless_none(arg: &'a Arg<'py>) -> Self {
        OptionalArg((!arg.as_bound().is_none()).then_some(arg))
    }
}

/// The arguments of a call: those of the `R` leading parameters without a default, and the `O` others.
pub struct Args<'a, 'py, const R: usize, const O: usize>(
    pub &'a [Arg<'py>; R],
    pub [OptionalArg<'a, 'py>; O],
);

impl<'a, 'py, const R: usize, const O: usize> Args<'a, 'py, R, O> {
    /// # Safety
    /// `slots` are `given` words or `R + O`, whatever is less, and at least `R`: pointers to objects that live as long as the
    /// call, and null behind the first `R` where nothing was given.
    #[inline(always)]
    pub(crate) unsafe fn new(slots: *const *mut ffi::PyObject, given: usize) -> Self {
        let required: *const [Arg<'py>; R] =
            if R == 0 { NonNull::dangling().as_ptr() } else { slots.cast() };
        // SAFETY: at least `R` objects, says the caller; of none nothing is read.
        let required = unsafe { &*required };
        let mut others = [OptionalArg(None); O];
        let mut index = 0;
        // Not by an iterator: this is compiled anew for each shape of parameters.
        while index < O && R + index < given {
            // SAFETY: below `given`, says the caller; null is `None`.
            others[index] = OptionalArg(unsafe { arg_at(slots.wrapping_add(R + index)) });
            index += 1;
        }
        Args(required, others)
    }
}

/// # Safety
/// `slot` is a word that lives as long as `'a`: null, or a pointer to an object that does so too.
#[inline(always)]
unsafe fn arg_at<'a, 'py>(slot: *const *mut ffi::PyObject) -> Option<&'a Arg<'py>> {
    let slot: *const Option<Arg<'py>> = slot.cast();
    // SAFETY: says the caller; `Option<Arg>` is a pointer that may be null.
    unsafe { &*slot }.as_ref()
}

/// Adds the name of the parameter that a conversion was for to what it has raised.
///
/// Of C's calling convention, as the conversions of the commonest types are: the compiler knows that nothing unwinds out of
/// it, and makes no way out for the functions that call it.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
pub extern "C" fn blame(py: Python<'_>, raised: Raised, name: &str) -> Raised {
    let error = raised.take(py);
    name_argument(py, &error, name);
    error.raise(py)
}

/// Says which argument an exception is about: a note (PEP 678), and before 3.11, which shows none,
/// the beginning of the message as well.
fn name_argument(py: Python<'_>, error: &PyErr, name: &str) {
    let place = crate::convert::refuse::place_of(error, py);
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
    let place = place.map_or_else(String::new, |place| format!(", {place}"));
    let message = format!("argument '{name}'{place}: {}", message.to_string_lossy());
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
    /// `object` must not be null, and live as long as `'py`, which ends with the call.
    pub(crate) unsafe fn new(object: *mut ffi::PyObject) -> Arg<'py> {
        debug_assert!(!object.is_null());
        // SAFETY: says the caller.
        let object = unsafe { NonNull::new_unchecked(object) };
        Arg { object, marker: PhantomData }
    }

    /// An object of one's own as an argument.
    pub(crate) fn of<'a>(object: &'a Bound<'py, PyAny>) -> &'a Arg<'py> {
        let this: *const Bound<'py, PyAny> = object;
        // SAFETY: both are transparent over one pointer, of an object that lives as long as the handle.
        unsafe { &*this.cast::<Arg<'py>>() }
    }

    #[inline(always)]
    pub(crate) fn py(&self) -> Python<'py> {
        // SAFETY: made for a call, which runs attached, and not outliving it.
        unsafe { Python::assume_attached() }
    }

    /// The object.
    #[inline(always)]
    pub fn object<'a>(&'a self) -> Borrowed<'a, 'py, PyAny> {
        // SAFETY: it lives as long as the call, and `'a` is within it (type invariant).
        unsafe { Borrowed::from_non_null(self.py(), self.object) }
    }

    /// The slot as a handle.
    #[inline(always)]
    pub fn as_bound(&self) -> &Bound<'py, PyAny> {
        let this: *const Arg<'py> = self;
        // SAFETY: both are transparent over one pointer, of an object that lives as long as the call
        // (type invariant); a reference gives no count up.
        unsafe { &*this.cast::<Bound<'py, PyAny>>() }
    }

    /// By value.
    #[inline(always)]
    pub fn get<'a, T: FromPyObject<'a, 'py>>(&'a self) -> Result<T, Raised> {
        T::from_py(self.object())
    }

    /// `&T`.
    #[inline(always)]
    pub fn borrow<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a T, Raised> {
        T::borrow_from_py(self, slot)
    }

    /// `Option<&T>`.
    #[inline(always)]
    pub fn borrow_option<'a, T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a T>, Raised> {
        if self.object().is_none() { Ok(None) } else { self.borrow(slot).map(Some) }
    }

    /// `&mut T`.
    #[inline(always)]
    pub fn borrow_mut<'a, T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a mut T, Raised> {
        T::borrow_mut_from_py(self.as_bound(), slot)
    }

    /// `Option<&mut T>`.
    #[inline(always)]
    pub fn borrow_option_mut<'a, T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a mut T>, Raised> {
        if self.object().is_none() { Ok(None) } else { self.borrow_mut(slot).map(Some) }
    }

    /// A view by value, of what `slot` keeps.
    #[inline]
    pub fn view<'a, T: ViewFromPyObject<'a, 'py>>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<T, Raised> {
        T::view_from_py(self.as_bound(), slot).map_err(|error| error.raise(self.py()))
    }

    /// `Option` of one.
    #[inline]
    pub fn view_option<'a, T: ViewFromPyObject<'a, 'py>>(
        &'a self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<T>, Raised> {
        if self.object().is_none() { Ok(None) } else { self.view(slot).map(Some) }
    }

    /// Through a function of the user's.
    #[inline(always)]
    pub fn convert<'a, T>(
        &'a self,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> PyResult<T>,
    ) -> Result<T, Raised> {
        convert(self.as_bound()).map_err(|error| error.raise(self.py()))
    }
}

impl<'a, 'py> OptionalArg<'a, 'py> {
    /// # Safety
    /// `object` is null, or as for [`Arg::new`]; `place` is where it is written to.
    #[inline(always)]
    pub(crate) unsafe fn of(
        object: *mut ffi::PyObject,
        place: &'a mut Option<Arg<'py>>,
    ) -> OptionalArg<'a, 'py> {
        if object.is_null() {
            return OptionalArg(None);
        }
        // SAFETY: says the caller.
        OptionalArg(Some(place.insert(unsafe { Arg::new(object) })))
    }

    /// What binding has made sure of: a required parameter behind optional ones, `*args`, `**kwargs`.
    #[inline(always)]
    pub fn required(self) -> &'a Arg<'py> {
        match self.0 {
            Some(arg) => arg,
            None => unbound(),
        }
    }

    /// By value, with a default.
    #[inline(always)]
    pub fn get_or<T: FromPyObject<'a, 'py>>(
        self,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        match self.0 {
            Some(arg) => arg.get(),
            None => Ok(default()),
        }
    }

    /// `&T`, with a default.
    #[inline(always)]
    pub fn borrow_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> &'a T,
    ) -> Result<&'a T, Raised> {
        match self.0 {
            Some(arg) => arg.borrow(slot),
            None => Ok(default()),
        }
    }

    /// `Option<&T>`, with a default.
    #[inline(always)]
    pub fn borrow_option_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a T>,
    ) -> Result<Option<&'a T>, Raised> {
        match self.0 {
            Some(arg) => arg.borrow_option(slot),
            None => Ok(default()),
        }
    }

    /// `Option<&mut T>`, with a default.
    #[inline(always)]
    pub fn borrow_option_mut_or<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a mut T>,
    ) -> Result<Option<&'a mut T>, Raised> {
        match self.0 {
            Some(arg) => arg.borrow_option_mut(slot),
            None => Ok(default()),
        }
    }

    /// A view by value, with a default.
    #[inline]
    pub fn view_or<T: ViewFromPyObject<'a, 'py>>(
        self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        match self.0 {
            Some(arg) => arg.view(slot),
            None => Ok(default()),
        }
    }

    /// `Option` of one, with a default.
    #[inline]
    pub fn view_option_or<T: ViewFromPyObject<'a, 'py>>(
        self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<T>,
    ) -> Result<Option<T>, Raised> {
        match self.0 {
            Some(arg) => arg.view_option(slot),
            None => Ok(default()),
        }
    }

    /// Through a function of the user's, with a default.
    #[inline(always)]
    pub fn convert_or<T>(
        self,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> PyResult<T>,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        match self.0 {
            Some(arg) => arg.convert(convert),
            None => Ok(default()),
        }
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
