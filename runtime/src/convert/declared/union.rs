//! Enums that are one of several things in Python: which of their variants an object is.

use crate::call::literal::Literal;
use crate::convert::refuse;
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyException, PyMemoryError, PyRecursionError, PyTypeError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// A variant: what it is called, and how it is read.
pub struct Variant<'a, 'py, T> {
    name: &'static str,
    is_exact: fn(Borrowed<'a, 'py, PyAny>) -> bool,
    read: fn(Borrowed<'a, 'py, PyAny>) -> Result<T, Raised>,
}

impl<'a, 'py, T> Variant<'a, 'py, T> {
    /// A variant.
    #[must_use]
    pub fn new(
        name: &'static str,
        is_exact: fn(Borrowed<'a, 'py, PyAny>) -> bool,
        read: fn(Borrowed<'a, 'py, PyAny>) -> Result<T, Raised>,
    ) -> Self {
        Variant { name, is_exact, read }
    }
}

/// The first variant that is of the object's very type; where there is none, the first that the object converts to.
///
/// # Errors
/// `TypeError` when no variant fits, with what each had to say; what is no refusal, such as `KeyboardInterrupt`.
pub fn union<'a, 'py, T>(
    object: Borrowed<'a, 'py, PyAny>,
    name: &'static str,
    variants: &[Variant<'a, 'py, T>],
) -> Result<T, Raised> {
    let mut refusals: Vec<(&'static str, PyErr)> = Vec::new();
    for exactly in [true, false] {
        for variant in variants.iter().filter(|one| (one.is_exact)(object) == exactly) {
            match (variant.read)(object) {
                Ok(value) => return Ok(value),
                Err(raised) => refusals.push((variant.name, refusal(object.py(), raised)?)),
            }
        }
    }
    // In the order of the source.
    refusals.sort_by_key(|(name, _)| variants.iter().position(|one| one.name == *name));
    Err(none_fits(object, name, &refusals))
}

/// The exception, where it says that the value does not fit.
fn refusal(py: Python<'_>, raised: Raised) -> Result<PyErr, Raised> {
    let error = raised.take(py);
    let passes_on = !error.is_instance_of::<PyException>(py)
        || error.is_instance_of::<PyMemoryError>(py)
        || error.is_instance_of::<PyRecursionError>(py);
    if passes_on { Err(error.raise(py)) } else { Ok(error) }
}

#[cold]
#[inline(never)]
fn none_fits(
    object: Borrowed<'_, '_, PyAny>,
    name: &str,
    refusals: &[(&'static str, PyErr)],
) -> Raised {
    let py = object.py();
    let mut message = format!("no variant of {name} fits {}", object.type_name());
    for (variant, error) in refusals {
        let why = error.value(py).str().map(|text| text.to_string_lossy().into_owned());
        let why = why.unwrap_or_else(|_| "its error cannot be shown".to_owned());
        // What a variant says in several lines stays below it.
        message.push_str(&format!("\n    {variant}: {}", why.replace('\n', "\n    ")));
        if let Some(place) = refuse::place_of(error, py) {
            message.push_str(&format!(" ({place})"));
        }
    }
    PyTypeError::new_err(message).raise(py)
}

/// Whether an object is the literal that stands for a variant.
pub fn is_literal(object: Borrowed<'_, '_, PyAny>, wanted: &Literal) -> bool {
    let py = object.py();
    let same = || -> PyResult<bool> {
        let wanted = wanted.object(py)?;
        // `True == 1`, but neither stands for the other.
        Ok(object.get_type().is(&wanted.get_type()) && object.eq(wanted)?)
    };
    same().unwrap_or(false)
}

/// Refuses what is not the literal.
///
/// # Errors
/// `ValueError`
pub fn read_literal<T>(
    object: Borrowed<'_, '_, PyAny>,
    wanted: &Literal,
    shown: &'static str,
    value: T,
) -> Result<T, Raised> {
    if is_literal(object, wanted) {
        return Ok(value);
    }
    let message = format!("expected {shown}");
    Err(crate::exceptions::PyValueError::new_err(message).raise(object.py()))
}

/// The literal as an object.
///
/// # Errors
/// `MemoryError`
pub fn literal<'py>(py: Python<'py>, value: &Literal) -> PyResult<Bound<'py, PyAny>> {
    value.object(py)
}
