//! What methods with a meaning of their own answer with: lengths, hashes, truths, ends of iterations.

use keelback_ffi as ffi;

use crate::call::give::{Give, raise};
use crate::class::def::Class;
use crate::class::receiver::Receiver;
use crate::convert::{Answer, Owned};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyOverflowError, PyStopAsyncIteration};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyList};

/// What `__next__` may return: `None` ends the iteration.
#[diagnostic::on_unimplemented(
    message = "`__next__` cannot return `{Self}`",
    note = "return `Option<T>` or `Result<Option<T>, E>`: `None` ends the iteration"
)]
pub trait Next<'py> {
    /// The item, if there is one.
    fn next(self, py: Python<'py>) -> Result<Option<Owned>, Raised>;
}

impl<'py, T: Give<'py>> Next<'py> for Option<T> {
    #[inline]
    fn next(self, py: Python<'py>) -> Result<Option<Owned>, Raised> {
        self.map(|item| item.give(py)).transpose()
    }
}

impl<'py, T: Give<'py>, E: Into<PyErr>> Next<'py> for Result<Option<T>, E> {
    #[inline]
    fn next(self, py: Python<'py>) -> Result<Option<Owned>, Raised> {
        match self {
            Ok(item) => item.next(py),
            Err(error) => Err(raise(py, error)),
        }
    }
}

/// The next item of an iteration.
#[inline(always)]
pub fn give_next<'py>(py: Python<'py>, value: impl Next<'py>) -> Result<Option<Owned>, Raised> {
    value.next(py)
}

/// The next item of an asynchronous iteration.
pub fn give_async_next<'py>(py: Python<'py>, value: impl Next<'py>) -> Answer {
    match value.next(py)? {
        Some(item) => Ok(item),
        None => Err(PyStopAsyncIteration::new_err(()).raise(py)),
    }
}

/// What `__len__` may return.
#[diagnostic::on_unimplemented(
    message = "`__len__` cannot return `{Self}`",
    note = "return `usize`, or a `Result` of it"
)]
pub trait Length {
    /// The length, if it is one that Python can have.
    fn length(self, py: Python<'_>) -> Result<isize, Raised>;
}

impl Length for usize {
    #[inline]
    fn length(self, py: Python<'_>) -> Result<isize, Raised> {
        isize::try_from(self)
            .map_err(|_| PyOverflowError::new_err("the length does not fit in 'ssize_t'").raise(py))
    }
}

impl<E: Into<PyErr>> Length for Result<usize, E> {
    #[inline]
    fn length(self, py: Python<'_>) -> Result<isize, Raised> {
        match self {
            Ok(length) => length.length(py),
            Err(error) => Err(raise(py, error)),
        }
    }
}

/// The number of items.
#[inline(always)]
pub fn give_length(py: Python<'_>, value: impl Length) -> Result<isize, Raised> {
    value.length(py)
}

/// What `__hash__` may return.
#[diagnostic::on_unimplemented(
    message = "`__hash__` cannot return `{Self}`",
    note = "return `u64`, `i64`, `usize` or `isize`, or a `Result` of it"
)]
pub trait HashValue {
    /// The hash, of which every bit counts where a word has as many.
    fn hash_value(self, py: Python<'_>) -> Result<isize, Raised>;
}

macro_rules! hash_value {
    ($($type:ty)*) => { $(
        impl HashValue for $type {
            #[inline]
            fn hash_value(self, _: Python<'_>) -> Result<isize, Raised> {
                Ok(self as isize)
            }
        }
    )* };
}

hash_value!(u64 i64 usize isize u32 i32);

impl<T: HashValue, E: Into<PyErr>> HashValue for Result<T, E> {
    #[inline]
    fn hash_value(self, py: Python<'_>) -> Result<isize, Raised> {
        match self {
            Ok(hash) => hash.hash_value(py),
            Err(error) => Err(raise(py, error)),
        }
    }
}

/// A hash, which is never the -1 that stands for an exception.
#[inline(always)]
pub fn give_hash(py: Python<'_>, value: impl HashValue) -> Result<isize, Raised> {
    let hash = value.hash_value(py)?;
    Ok(if hash == -1 { -2 } else { hash })
}

/// The hash of what the type's own `Hash` says: the same in every process.
#[inline]
pub fn hash_of<T: std::hash::Hash>(value: &T) -> u64 {
    use std::hash::Hasher as _;
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// What `__bool__` and `__contains__` may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no truth value",
    note = "return `bool`, or a `Result` of it"
)]
pub trait Truth {
    /// 1 or 0.
    fn truth(self, py: Python<'_>) -> Result<isize, Raised>;
}

impl Truth for bool {
    #[inline]
    fn truth(self, _: Python<'_>) -> Result<isize, Raised> {
        Ok(isize::from(self))
    }
}

impl<E: Into<PyErr>> Truth for Result<bool, E> {
    #[inline]
    fn truth(self, py: Python<'_>) -> Result<isize, Raised> {
        match self {
            Ok(truth) => truth.truth(py),
            Err(error) => Err(raise(py, error)),
        }
    }
}

/// A truth value.
#[inline(always)]
pub fn give_truth(py: Python<'_>, value: impl Truth) -> Result<isize, Raised> {
    value.truth(py)
}

/// What setters and their like may return: nothing, or an error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is returned where Python takes no result",
    note = "return `()`, or `Result<(), E>`"
)]
pub trait Finish {
    /// Raises the error.
    fn finish(self, py: Python<'_>) -> Result<(), Raised>;
}

impl Finish for () {
    #[inline(always)]
    fn finish(self, _: Python<'_>) -> Result<(), Raised> {
        Ok(())
    }
}

impl<E: Into<PyErr>> Finish for Result<(), E> {
    #[inline]
    fn finish(self, py: Python<'_>) -> Result<(), Raised> {
        self.map_err(|error| raise(py, error))
    }
}

/// The end of what answers with nothing.
#[inline(always)]
pub fn give_nothing(py: Python<'_>, value: impl Finish) -> Result<(), Raised> {
    value.finish(py)
}

/// The object itself: the result of an in-place operator.
#[inline(always)]
pub fn give_self<T: Class>(slf: &Receiver<'_, '_, T>) -> Answer {
    Ok(slf.to_owned().into())
}

/// The items of an iterator that borrows from an object, which are read at once: an iterator of Python's over a list.
pub fn give_snapshot<'py, I>(py: Python<'py>, items: I) -> Answer
where
    I: IntoIterator,
    I::Item: Give<'py>,
{
    let items = items.into_iter();
    let mut objects = Vec::with_capacity(items.size_hint().0);
    for item in items {
        objects.push(item.give(py)?.into_bound(py));
    }
    let list = PyList::new(py, objects).map_err(|error| error.raise(py))?;
    // SAFETY: a live object.
    Owned::or_raised(py, unsafe { ffi::PyObject_GetIter(list.as_ptr()) })
}

/// What is left of an iterator, from behind: `__reversed__`.
pub fn reversed<I: DoubleEndedIterator + Clone>(iterator: &I) -> std::iter::Rev<I> {
    iterator.clone().rev()
}

/// What the type displays: `__str__`.
pub fn display<T: std::fmt::Display>(value: &T) -> String {
    value.to_string()
}

/// What the type shows for debugging: `__repr__` of a tagged `impl Debug`.
pub fn debug<T: std::fmt::Debug>(value: &T) -> String {
    format!("{value:?}")
}

/// `Point(x=1.0, y=2.0)`: the class's name with the values of these attributes.
pub fn give_fields<T: Class>(py: Python<'_>, slf: &Receiver<'_, '_, T>, fields: &[&str]) -> Answer {
    let object = slf.to_owned().into_any();
    match fields_of(&object, fields) {
        Ok(text) => crate::call::give::give(py, text),
        Err(error) => Err(error.raise(py)),
    }
}

fn fields_of(object: &Bound<'_, PyAny>, fields: &[&str]) -> PyResult<String> {
    let Some(_shown) = Shown::enter(object)? else { return Ok("...".to_owned()) };
    let mut shown = Vec::with_capacity(fields.len());
    for field in fields {
        shown.push(format!("{field}={}", object.getattr(field)?.repr()?));
    }
    // SAFETY: a live object.
    let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
    // SAFETY: an object keeps its type alive.
    let class = unsafe { Borrowed::<PyAny>::from_ptr(object.py(), class.cast()) };
    Ok(format!("{}({})", class.getattr("__qualname__")?, shown.join(", ")))
}

/// An object that shows itself, which it does not do anew inside of that.
///
/// Invariant: the thread counts the object among those that it shows.
struct Shown<'a, 'py>(&'a Bound<'py, PyAny>);

impl<'a, 'py> Shown<'a, 'py> {
    /// `None`: the object holds itself, and is being shown.
    fn enter(object: &'a Bound<'py, PyAny>) -> PyResult<Option<Self>> {
        // SAFETY: a live object.
        match unsafe { ffi::Py_ReprEnter(object.as_ptr()) } {
            0 => Ok(Some(Shown(object))),
            1 => Ok(None),
            _ => Err(PyErr::fetch(object.py())),
        }
    }
}

impl Drop for Shown<'_, '_> {
    fn drop(&mut self) {
        // SAFETY: a live object, which was entered (type invariant).
        unsafe { ffi::Py_ReprLeave(self.0.as_ptr()) }
    }
}
