//! Results of Rust functions, handed to Python.

use crate::convert::{Answer, IntoPyObject};
use crate::error::PyErr;
use crate::py::Python;

/// What a function may return: a value, or a `Result` whose error becomes an exception.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned to Python",
    label = "this function's result has no Python form",
    note = "implement `keelback::IntoPyObject` for it, or tag the type; for a `Result<T, E>`, `T` needs `IntoPyObject` \
            and `E` needs `Into<keelback::PyErr>`: tag the error type with `@py class Name(ValueError)`, or name the \
            exception with `@py error(ValueError)` on the function"
)]
pub trait Give<'py> {
    /// The object, or the exception raised.
    fn give(self, py: Python<'py>) -> Answer;
}

impl<'py, T: IntoPyObject<'py>> Give<'py> for T {
    #[inline(always)]
    fn give(self, py: Python<'py>) -> Answer {
        self.into_answer(py)
    }
}

impl<'py, T: IntoPyObject<'py>, E: Into<PyErr>> Give<'py> for Result<T, E> {
    #[inline(always)]
    fn give(self, py: Python<'py>) -> Answer {
        match self {
            Ok(value) => value.into_answer(py),
            Err(error) => Err(raise(py, error)),
        }
    }
}

/// One instance for each error type, out of the way of the functions that return it.
#[cold]
#[inline(never)]
pub(crate) fn raise<E: Into<PyErr>>(py: Python<'_>, error: E) -> crate::error::Raised {
    error.into().raise_from_function(py)
}

/// Hands a result to Python.
#[inline(always)]
pub fn give<'py, T: Give<'py>>(py: Python<'py>, value: T) -> Answer {
    value.give(py)
}

/// Runs `body` detached: `@py nogil`.
#[inline(always)]
pub fn detach<T: crate::attach::Ungil>(
    py: Python<'_>,
    body: impl FnOnce() -> T + crate::attach::Ungil,
) -> T {
    py.detach(body)
}
