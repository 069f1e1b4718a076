//! Several Rust functions under one Python name.

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args, OptionalArg};
use crate::call::bind::{self, Given};
use crate::call::enter::fence;
use crate::call::literal::{Default, Literal};
use crate::call::signature::Binding;
use crate::class::enums::python::{Member, PyEnum};
use crate::class::{Class, Receiver, construct::Target};
use crate::convert::{
    Answer, BorrowFromPyObject, BorrowMutFromPyObject, FromPyObject, Owned, ViewFromPyObject,
};
use crate::error::{PyErr, Raised};
use crate::exceptions::{PyException, PyMemoryError, PyRecursionError, PyTypeError};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyType};

/// Which objects a parameter takes: first only those of its very type, then all that convert.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// No conversion: `int` for an integer, not a `float` parameter.
    Exact,
    /// Whatever the conversion accepts.
    Converting,
}

/// The call does not fit this overload.
#[derive(Debug)]
pub struct NoMatch(Option<Raised>);

impl NoMatch {
    /// Nothing is raised, and the next overload may be tried.
    const NEXT: NoMatch = NoMatch(None);

    /// After a conversion has failed. What is no `Exception` (`KeyboardInterrupt`, say), or says that
    /// the interpreter is in need, is not a judgement on the argument: it stays raised, and ends the
    /// call.
    #[cold]
    fn after(py: Python<'_>, raised: Raised) -> NoMatch {
        let error = raised.take(py);
        let is_judgement = error.is_instance_of::<PyException>(py)
            && !error.is_instance_of::<PyMemoryError>(py)
            && !error.is_instance_of::<PyRecursionError>(py);
        NoMatch(if is_judgement { None } else { Some(error.raise(py)) })
    }
}

/// What an overload fails with once its arguments have been read, such as a borrow of its object.
impl From<Raised> for NoMatch {
    fn from(raised: Raised) -> Self {
        NoMatch(Some(raised))
    }
}

/// An overload's answer, if the call fits it.
pub type Attempt<T = Owned> = Result<Result<T, Raised>, NoMatch>;

/// An attempt that left an exception raised ends the call: no other overload is tried.
fn ended<T>(attempt: Attempt<T>) -> Attempt<T> {
    match attempt {
        Err(NoMatch(Some(raised))) => Ok(Err(raised)),
        attempt => attempt,
    }
}

/// The answer of an overload that fits.
#[inline(always)]
pub fn attempted<T>(answer: Result<T, Raised>) -> Attempt<T> {
    Ok(answer)
}

/// The answer of an attempt, unless another overload is to be tried.
#[inline]
pub fn fitting<T>(attempt: Attempt<T>) -> Option<Result<T, Raised>> {
    ended(attempt).ok()
}

/// The object that an overloaded method is called on.
///
/// # Safety
/// `this` must be of class `T`.
#[inline(always)]
pub unsafe fn this_object<'a, 'py, T: Class>(
    py: Python<'py>,
    this: &'a Arg<'py>,
) -> Receiver<'a, 'py, T> {
    // SAFETY: forwarded.
    unsafe { Receiver::new(py, this.as_bound().as_ptr()) }
}

/// The member of a Python enum that an overloaded method is called on.
#[inline(always)]
pub fn this_member<'a, 'py, T: PyEnum>(_py: Python<'py>, this: &'a Arg<'py>) -> Member<'a, 'py, T> {
    Member::new(this.as_bound().as_borrowed())
}

/// The class that an overloaded class method is called on.
///
/// # Safety
/// `this` must be a class.
#[inline(always)]
pub unsafe fn this_class<'a, 'py>(this: &'a Arg<'py>) -> &'a Bound<'py, PyType> {
    // SAFETY: forwarded.
    unsafe { this.as_bound().cast_unchecked() }
}

/// The class that an overloaded constructor makes an object of.
///
/// # Safety
/// `this` must be the class of `T`, or a subclass of it.
#[inline(always)]
pub unsafe fn this_target<'a, 'py, T: Class>(this: &'a Arg<'py>) -> Target<'a, 'py, T> {
    // SAFETY: forwarded.
    unsafe { Target::new(this.as_bound().as_borrowed()) }
}

/// Refuses the arguments of a slot that none of its overloads takes.
#[cold]
#[inline(never)]
pub fn no_overload<T>(
    py: Python<'_>,
    name: &str,
    args: &[&Arg<'_>],
    signatures: &[&str],
) -> Result<T, Raised> {
    let types: Vec<String> =
        args.iter().map(|arg| arg.as_bound().as_borrowed().type_name()).collect();
    Err(refused(name, &types, signatures).raise(py))
}

fn refused(name: &str, types: &[String], signatures: &[&str]) -> PyErr {
    let mut message = format!("{name}() has no overload for ({}); there are:", types.join(", "));
    for signature in signatures {
        message.push_str("\n    ");
        message.push_str(signature);
    }
    PyTypeError::new_err(message)
}

/// An argument that is tried, not demanded.
pub struct Trial<'a, 'py> {
    arg: &'a Arg<'py>,
    pass: Pass,
}

/// What may have been given, to be tried.
pub struct OptionalTrial<'a, 'py> {
    arg: OptionalArg<'a, 'py>,
    pass: Pass,
}

impl<'py> Arg<'py> {
    /// Reads the argument only if it fits.
    #[inline(always)]
    pub fn attempt(&self, pass: Pass) -> Trial<'_, 'py> {
        Trial { arg: self, pass }
    }
}

impl<'a, 'py> OptionalArg<'a, 'py> {
    /// Reads the argument only if it fits.
    #[inline(always)]
    pub fn attempt(self, pass: Pass) -> OptionalTrial<'a, 'py> {
        OptionalTrial { arg: self, pass }
    }
}

fn settle<T>(py: Python<'_>, result: Result<T, Raised>) -> Result<T, NoMatch> {
    result.map_err(|raised| NoMatch::after(py, raised))
}

impl<'a, 'py> Trial<'a, 'py> {
    fn settle<T>(&self, result: Result<T, Raised>) -> Result<T, NoMatch> {
        settle(self.arg.py(), result)
    }

    fn refuses(&self, exact: impl FnOnce(&'a Bound<'py, PyAny>) -> bool) -> bool {
        self.pass == Pass::Exact && !exact(self.arg.as_bound())
    }

    /// Whether `None` is given.
    pub(crate) fn is_none(&self) -> bool {
        self.arg.as_bound().is_none()
    }

    /// Through a function that reads an argument, if it is one for that.
    pub(crate) fn kept<T>(
        &self,
        exact: impl FnOnce(crate::Borrowed<'a, 'py, PyAny>) -> bool,
        keep: impl FnOnce(&'a Arg<'py>) -> Result<T, Raised>,
    ) -> Result<T, NoMatch> {
        if self.refuses(|object| exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(keep(self.arg))
    }

    /// See [`Arg::get`].
    pub fn get<T: FromPyObject<'a, 'py>>(&self) -> Result<T, NoMatch> {
        if self.refuses(|object| T::is_exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(T::from_py(self.arg.as_bound().as_borrowed()))
    }

    /// See [`Arg::borrow`].
    pub fn borrow<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a T, NoMatch> {
        if self.refuses(|object| T::is_exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(T::borrow_from_py(self.arg, slot))
    }

    /// See [`Arg::borrow_option`].
    pub fn borrow_option<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a T>, NoMatch> {
        if self.arg.as_bound().is_none() { Ok(None) } else { self.borrow(slot).map(Some) }
    }

    /// See [`Arg::borrow_mut`].
    pub fn borrow_mut<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a mut T, NoMatch> {
        if self.refuses(|object| T::is_exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(T::borrow_mut_from_py(self.arg.as_bound(), slot))
    }

    /// See [`Arg::borrow_option_mut`].
    pub fn borrow_option_mut<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a mut T>, NoMatch> {
        if self.arg.as_bound().is_none() { Ok(None) } else { self.borrow_mut(slot).map(Some) }
    }

    /// See [`Arg::view`].
    pub fn view<T: ViewFromPyObject<'a, 'py>>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<T, NoMatch> {
        if self.refuses(|object| T::is_exact(object)) {
            return Err(NoMatch::NEXT);
        }
        let py = self.arg.py();
        self.settle(T::view_from_py(self.arg.as_bound(), slot).map_err(|error| error.raise(py)))
    }

    /// See [`Arg::view_option`].
    pub fn view_option<T: ViewFromPyObject<'a, 'py>>(
        &self,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<T>, NoMatch> {
        if self.arg.as_bound().is_none() { Ok(None) } else { self.view(slot).map(Some) }
    }

    /// See [`Arg::convert`].
    pub fn convert<T>(
        &self,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> crate::PyResult<T>,
    ) -> Result<T, NoMatch> {
        let py = self.arg.py();
        self.settle(convert(self.arg.as_bound()).map_err(|error| error.raise(py)))
    }
}

impl<'a, 'py> OptionalTrial<'a, 'py> {
    pub(crate) fn given(&self) -> Option<Trial<'a, 'py>> {
        self.arg.0.map(|arg| Trial { arg, pass: self.pass })
    }

    /// See [`OptionalArg::get_or`].
    pub fn get_or<T: FromPyObject<'a, 'py>>(
        &self,
        default: impl FnOnce() -> T,
    ) -> Result<T, NoMatch> {
        match self.given() {
            Some(given) => given.get(),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_or`].
    pub fn borrow_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> &'a T,
    ) -> Result<&'a T, NoMatch> {
        match self.given() {
            Some(given) => given.borrow(slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_option_mut_or`].
    pub fn borrow_option_mut_or<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a mut T>,
    ) -> Result<Option<&'a mut T>, NoMatch> {
        match self.given() {
            Some(given) => given.borrow_option_mut(slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_option_or`].
    pub fn borrow_option_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a T>,
    ) -> Result<Option<&'a T>, NoMatch> {
        match self.given() {
            Some(given) => given.borrow_option(slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::view_or`].
    pub fn view_or<T: ViewFromPyObject<'a, 'py>>(
        &self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> T,
    ) -> Result<T, NoMatch> {
        match self.given() {
            Some(given) => given.view(slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::view_option_or`].
    pub fn view_option_or<T: ViewFromPyObject<'a, 'py>>(
        &self,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<T>,
    ) -> Result<Option<T>, NoMatch> {
        match self.given() {
            Some(given) => given.view_option(slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::or_literal`]. The literal fits even where no conversion is allowed.
    pub fn or_literal(
        &self,
        py: Python<'py>,
        place: &'a mut Option<Default<'py>>,
        literal: &Literal,
    ) -> Result<Trial<'a, 'py>, NoMatch> {
        if let Some(given) = self.given() {
            return Ok(given);
        }
        let arg = settle(py, self.arg.or_literal(py, place, literal))?;
        Ok(Trial { arg, pass: Pass::Converting })
    }

    /// See [`OptionalArg::convert_or`].
    pub fn convert_or<T>(
        &self,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> crate::PyResult<T>,
        default: impl FnOnce() -> T,
    ) -> Result<T, NoMatch> {
        match self.given() {
            Some(given) => given.convert(convert),
            None => Ok(default()),
        }
    }
}

/// A call of an overloaded function, as C passes it.
pub struct Call<'py> {
    /// The module, the object or the class; for static methods, `None`.
    this: Arg<'py>,
    given: Given<'py>,
}

impl<'py> Call<'py> {
    /// Tries one overload.
    #[inline]
    pub fn attempt<const R: usize, const O: usize, F>(
        &self,
        binding: &'static Binding,
        run: F,
        pass: Pass,
    ) -> Attempt
    where
        F: for<'a> Fn(Python<'py>, &'a Arg<'py>, Args<'a, 'py, R, O>, Pass) -> Attempt,
    {
        let given = &self.given;
        let filled = binding.filled_by_position(R, O);
        if given.names.is_null() && filled.contains(&(given.positional as isize)) {
            // SAFETY: C's arguments, enough of them.
            let args = unsafe { Args::new(given.args, given.positional) };
            return ended(run(given.py, &self.this, args, pass));
        }
        let attempt = bind::with_slots(R + O, |start| {
            // SAFETY: C's arguments, and room for as many slots as the signature has.
            if !unsafe { bind::bind(binding, given.args, given.positional, given.names, start) } {
                return Err(NoMatch::after(given.py, Raised::assume(given.py)));
            }
            // SAFETY: `bind` has set them all.
            let args = unsafe { Args::new(start, R + O) };
            let attempt = run(given.py, &self.this, args, pass);
            // SAFETY: filled by `bind`, and `run` is done with them.
            unsafe { bind::release(binding.signature(), start) };
            attempt
        });
        ended(attempt)
    }

    /// What is said when no overload fits: what was given, and what there is.
    #[cold]
    pub fn refuse(&self, name: &str, signatures: &[&str]) -> Answer {
        let given = &self.given;
        let mut types: Vec<String> = Vec::new();
        for index in 0..given.positional + given.keywords() {
            // SAFETY: a live argument of the call.
            let object = unsafe { crate::Borrowed::<PyAny>::from_ptr(given.py, given.arg(index)) };
            let keyword =
                index.checked_sub(given.positional).map(|index| given.keyword(index).to_string());
            let prefix = keyword.map_or(String::new(), |keyword| format!("{keyword}="));
            types.push(format!("{prefix}{}", object.type_name()));
        }
        Err(refused(name, &types, signatures).raise(given.py))
    }
}

/// Enters what is overloaded.
///
/// # Safety
/// To be called by CPython as a `METH_FASTCALL | METH_KEYWORDS` function, with a live object as `this`, or
/// with null, as static methods are.
#[inline(always)]
pub unsafe fn enter(
    this: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
    body: impl FnOnce(&Call<'_>) -> Answer,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let this = if this.is_null() { ffi::Py_None() } else { this };
    // SAFETY: live for as long as the call.
    let this = unsafe { Arg::new(this) };
    let given = Given { py, args, positional: nargs as usize, names: kwnames };
    let call = Call { this, given };
    fence(py, || body(&call))
}

/// The C function of everything that is overloaded: tries each signature exactly, then converting. `kind`
/// says what `this` is.
#[doc(hidden)]
#[macro_export]
macro_rules! __overloads {
    ($name:ident, $py_name:literal, $kind:ident, $type:ty, [$($(#[$cfg:meta])* ($run:path, $signature:literal, $required:literal, $others:literal, $most:literal, $shown:literal)),* $(,)?]) => {
        unsafe extern "C" fn $name(
            this: *mut $crate::rt::ffi::PyObject,
            args: *const *mut $crate::rt::ffi::PyObject,
            nargs: $crate::rt::ffi::Py_ssize_t,
            kwnames: *mut $crate::rt::ffi::PyObject,
        ) -> *mut $crate::rt::ffi::PyObject {
            // SAFETY: CPython calls it as the definition beside it says.
            unsafe {
                $crate::rt::enter_overloads(this, args, nargs, kwnames, |call| {
                    for pass in [$crate::rt::Pass::Exact, $crate::rt::Pass::Converting] {
                        $($(#[$cfg])* {
                            static BINDING: $crate::rt::Binding =
            $crate::rt::Binding::new($signature, $required, $others, $most);
                            if let $crate::rt::Ok(answer) = call.attempt::<$required, $others, _>(
                                &BINDING,
                                $crate::rt::__attempt!($kind, $type, $run),
                                pass,
                            ) {
                                return answer;
                            }
                        })*
                    }
                    call.refuse($py_name, &[$($(#[$cfg])* $shown),*])
                })
            }
        }
    };
}

/// One overload, from what it is called on.
#[doc(hidden)]
#[macro_export]
macro_rules! __attempt {
    (function, $type:ty, $run:path) => {
        $run
    };
    (static_method, $type:ty, $run:path) => {
        |py, _this, args, pass| $run(py, args, pass)
    };
    (class_method, $type:ty, $run:path) => {
        // SAFETY: CPython calls a class method with the class.
        |py, this, args, pass| $run(py, unsafe { $crate::rt::this_class(this) }, args, pass)
    };
    (method, $type:ty, $run:path) => {
        // SAFETY: CPython calls a method with an object of the class.
        |py, this, args, pass| {
            $run(py, unsafe { $crate::rt::this_object::<$type>(py, this) }, args, pass)
        }
    };
    (member_method, $type:ty, $run:path) => {
        |py, this, args, pass| $run(py, $crate::rt::this_member::<$type>(py, this), args, pass)
    };
    (constructor, $type:ty, $run:path) => {
        // SAFETY: CPython calls a constructor for the class or for a subclass.
        |py, this, args, pass| {
            $run(py, unsafe { $crate::rt::this_target::<$type>(this) }, args, pass)
        }
    };
}

/// The record of an overloaded method, static or of the class where its kind says so.
#[doc(hidden)]
#[macro_export]
macro_rules! __overloaded_method {
    ($record:ident, $call:ident, $type:ty, $flags:expr, $name:literal, $doc:literal) => {
        // SAFETY: `$call` takes what its kind, which the flags say too, has first.
        pub(crate) const $record: $crate::rt::Method<$type> =
            unsafe { $crate::rt::Method::new(::core::concat!($name, $doc), $call, $flags) };
    };
}
