//! `num-rational`: `fractions.Fraction`.
//!
//! | in | becomes |
//! |---|---|
//! | `Fraction`, `int`, whatever has `__index__` | the value |
//! | a numerator or denominator out of the integer's range | `OverflowError` that names both |
//! | `float`, `Decimal` and all else | `TypeError`: what they are as a fraction is rarely what is meant |
//!
//! Out: `Fraction`; `ZeroDivisionError` for what `Ratio::new_raw` has made with a denominator of zero.

use num_integer::Integer;
use num_rational::Ratio;

use crate::convert::{Answer, FromPyObject, FromPyObjectOwned, IntoPyObject, refuse};
use crate::error::{PyResult, Raised};
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

static CLASS: InterpreterCell = InterpreterCell::new();

fn class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    CLASS.get_or_init(py, || py.import("fractions")?.getattr("Fraction"))
}

fn is_fraction(object: Borrowed<'_, '_, PyAny>) -> PyResult<bool> {
    object.is_instance(&class(object.py())?)
}

fn read<'py, T>(object: Borrowed<'_, 'py, PyAny>) -> Result<Ratio<T>, Raised>
where
    T: FromPyObjectOwned<'py> + Clone + Integer,
{
    let py = object.py();
    let raise = |error: crate::PyErr| error.raise(py);
    if !is_fraction(object).map_err(raise)? {
        // SAFETY: a live object.
        if unsafe { keelback_ffi::PyIndex_Check(object.as_ptr()) } == 0 {
            return Err(refuse::wrong_type(object, "fractions.Fraction or int"));
        }
        return Ok(Ratio::from_integer(T::from_py(object)?));
    }
    let numerator = object.getattr(intern!(py, "numerator")).map_err(raise)?;
    let denominator = object.getattr(intern!(py, "denominator")).map_err(raise)?;
    let (numerator, denominator) =
        (T::from_py(numerator.as_borrowed())?, T::from_py(denominator.as_borrowed())?);
    // `Fraction` keeps to this, and is in lowest terms; classes that derive from it need not.
    if denominator <= T::zero() {
        let message = "expected a fraction whose denominator is positive";
        return Err(raise(PyValueError::new_err(message)));
    }
    let common = numerator.gcd(&denominator);
    if common.is_one() {
        return Ok(Ratio::new_raw(numerator, denominator));
    }
    Ok(Ratio::new_raw(numerator / common.clone(), denominator / common))
}

fn new<'py, T: IntoPyObject<'py>>(py: Python<'py>, numerator: T, denominator: T) -> Answer {
    let numerator = numerator.into_item(py)?.into_bound(py);
    let denominator = denominator.into_item(py)?.into_bound(py);
    let fraction = class(py).and_then(|class| class.call1((numerator, denominator)));
    fraction.map(Into::into).map_err(|error| error.raise(py))
}

impl<'a, 'py, T> FromPyObject<'a, 'py> for Ratio<T>
where
    T: FromPyObjectOwned<'py> + Clone + Integer,
{
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        read(object)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_fraction(object).unwrap_or(false)
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Ratio<T> {
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        let (numerator, denominator) = self.into_raw();
        new(py, numerator, denominator)
    }
}

impl<'x, 'py, T> IntoPyObject<'py> for &'x Ratio<T>
where
    &'x T: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    fn into_answer(self, py: Python<'py>) -> Answer {
        new(py, self.numer(), self.denom())
    }
}

borrow_by_value! { [T] Ratio<T>; }
