//! Several Rust functions under one Python name.

use keelback_ffi as ffi;

use crate::call::arg::{Arg, Args, At, OptionalArg};
use crate::call::bind::{self, Given};
use crate::call::enter::fence;
use crate::call::literal::{Default, Literal};
use crate::call::signature::Binding;
use crate::convert::{Answer, BorrowFromPyObject, BorrowMutFromPyObject, FromPyObject};
use crate::error::Raised;
use crate::exceptions::{PyException, PyMemoryError, PyRecursionError, PyTypeError};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

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

/// An overload's answer, if the call fits it.
pub type Attempt = Result<Answer, NoMatch>;

/// An attempt that left an exception raised ends the call: no other overload is tried.
fn ended(attempt: Attempt) -> Attempt {
    match attempt {
        Err(NoMatch(Some(raised))) => Ok(Err(raised)),
        attempt => attempt,
    }
}

/// The answer of an overload that fits.
#[inline(always)]
pub fn attempted(answer: Answer) -> Attempt {
    Ok(answer)
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

    /// See [`Arg::get`].
    pub fn get<T: FromPyObject<'a, 'py>>(&self, _at: At) -> Result<T, NoMatch> {
        if self.refuses(|object| T::is_exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(T::from_py(self.arg.as_bound().as_borrowed()))
    }

    /// See [`Arg::borrow`].
    pub fn borrow<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        _at: At,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<&'a T, NoMatch> {
        if self.refuses(|object| T::is_exact(object.as_borrowed())) {
            return Err(NoMatch::NEXT);
        }
        self.settle(T::borrow_from_py(self.arg.as_bound(), slot))
    }

    /// See [`Arg::borrow_option`].
    pub fn borrow_option<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        at: At,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a T>, NoMatch> {
        if self.arg.as_bound().is_none() { Ok(None) } else { self.borrow(at, slot).map(Some) }
    }

    /// See [`Arg::borrow_mut`].
    pub fn borrow_mut<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &self,
        _at: At,
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
        at: At,
        slot: &'a mut Option<T::Slot>,
    ) -> Result<Option<&'a mut T>, NoMatch> {
        if self.arg.as_bound().is_none() { Ok(None) } else { self.borrow_mut(at, slot).map(Some) }
    }

    /// See [`Arg::convert`].
    pub fn convert<T>(
        &self,
        _at: At,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> crate::PyResult<T>,
    ) -> Result<T, NoMatch> {
        let py = self.arg.py();
        self.settle(convert(self.arg.as_bound()).map_err(|error| error.raise(py)))
    }
}

impl<'a, 'py> OptionalTrial<'a, 'py> {
    fn given(&self) -> Option<Trial<'a, 'py>> {
        self.arg.0.map(|arg| Trial { arg, pass: self.pass })
    }

    /// See [`OptionalArg::get_or`].
    pub fn get_or<T: FromPyObject<'a, 'py>>(
        &self,
        at: At,
        default: impl FnOnce() -> T,
    ) -> Result<T, NoMatch> {
        match self.given() {
            Some(given) => given.get(at),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_or`].
    pub fn borrow_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        at: At,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> &'a T,
    ) -> Result<&'a T, NoMatch> {
        match self.given() {
            Some(given) => given.borrow(at, slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_option_mut_or`].
    pub fn borrow_option_mut_or<T: BorrowMutFromPyObject<'a, 'py> + ?Sized>(
        &self,
        at: At,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a mut T>,
    ) -> Result<Option<&'a mut T>, NoMatch> {
        match self.given() {
            Some(given) => given.borrow_option_mut(at, slot),
            None => Ok(default()),
        }
    }

    /// See [`OptionalArg::borrow_option_or`].
    pub fn borrow_option_or<T: BorrowFromPyObject<'a, 'py> + ?Sized>(
        &self,
        at: At,
        slot: &'a mut Option<T::Slot>,
        default: impl FnOnce() -> Option<&'a T>,
    ) -> Result<Option<&'a T>, NoMatch> {
        match self.given() {
            Some(given) => given.borrow_option(at, slot),
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
        at: At,
        convert: impl FnOnce(&'a Bound<'py, PyAny>) -> crate::PyResult<T>,
        default: impl FnOnce() -> T,
    ) -> Result<T, NoMatch> {
        match self.given() {
            Some(given) => given.convert(at, convert),
            None => Ok(default()),
        }
    }
}

/// A call of an overloaded function, as C passes it.
pub struct Call<'py> {
    module: Arg<'py>,
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
        let (given, signature) = (&self.given, &binding.signature);
        signature.assert_slots(R, O);
        if given.names.is_null() && signature.is_filled_by(given.positional) {
            // SAFETY: C's arguments, enough of them.
            let args = unsafe { Args::new(given.args, given.positional) };
            return ended(run(given.py, &self.module, args, pass));
        }
        let attempt = bind::with_slots(R + O, |start| {
            // SAFETY: C's arguments, and room for as many slots as the signature has.
            if !unsafe { bind::bind(binding, given.args, given.positional, given.names, start) } {
                return Err(NoMatch::after(given.py, Raised::assume(given.py)));
            }
            // SAFETY: `bind` has set them all.
            let args = unsafe { Args::new(start, R + O) };
            let attempt = run(given.py, &self.module, args, pass);
            // SAFETY: filled by `bind`, and `run` is done with them.
            unsafe { bind::release(signature, start) };
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
        let mut message =
            format!("{name}() has no overload for ({}); there are:", types.join(", "));
        for signature in signatures {
            message.push_str("\n    ");
            message.push_str(signature);
        }
        Err(PyTypeError::new_err(message).raise(given.py))
    }
}

/// Enters an overloaded function.
///
/// # Safety
/// To be called by CPython as a `METH_FASTCALL | METH_KEYWORDS` function, with the module as `module`.
#[inline(always)]
pub unsafe fn enter(
    module: *mut ffi::PyObject,
    args: *const *mut ffi::PyObject,
    nargs: ffi::Py_ssize_t,
    kwnames: *mut ffi::PyObject,
    body: impl FnOnce(&Call<'_>) -> Answer,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live module for as long as the call.
    let module = unsafe { Arg::new(module) };
    let call =
        Call { module, given: Given { py, args, positional: nargs as usize, names: kwnames } };
    fence(py, || body(&call))
}
