//! `rust_decimal`: `decimal.Decimal`.
//!
//! | in | becomes |
//! |---|---|
//! | `Decimal`, `int` | the value, with its zeros behind the point: `1.10`; `-0` becomes `0`, and `1E+2` `100` |
//! | a number above 79228162514264337593543950335 | `OverflowError` |
//! | more digits than it has room for: nothing is rounded | `ValueError` |
//! | `NaN` and `Infinity` | `ValueError` |
//! | `float`, `str` and all else | `TypeError` |
//!
//! Out: `Decimal`.

use rust_decimal::Decimal;

use super::decimal::{self, Digits};
use crate::error::PyResult;
use crate::exceptions::{PyOverflowError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// As many digits behind the point has a `Decimal` at most.
const MAX_SCALE: i64 = 28;
/// No number of more digits than this fits.
const MAX_DIGITS: i64 = 29;
/// 96 bits.
const MAX: i128 = 79_228_162_514_264_337_593_543_950_335;

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<Decimal> {
    let Digits { negative, digits, exponent } = decimal::read(object)?;
    if digits == "0" {
        let scale = exponent.checked_neg().unwrap_or(0).clamp(0, MAX_SCALE);
        return Ok(Decimal::new(0, scale as u32));
    }
    let room = MAX_DIGITS + MAX_SCALE;
    if exponent > MAX_DIGITS || (digits.len() as i64).saturating_add(exponent) > MAX_DIGITS {
        return Err(too_large());
    }
    if exponent < 0 && digits.trim_end_matches('0').len() as i64 > room {
        return Err(too_fine());
    }
    let (mut digits, mut scale) = (digits, exponent.checked_neg().ok_or_else(too_fine)?);
    while scale < 0 {
        digits.push('0');
        scale += 1;
    }
    // Zeros at the end may go where there is no room for them.
    loop {
        let value = digits.parse::<i128>().ok().filter(|value| *value <= MAX);
        match value {
            Some(value) if scale <= MAX_SCALE => {
                let value = if negative { -value } else { value };
                return Decimal::try_from_i128_with_scale(value, scale as u32)
                    .map_err(|error| PyValueError::new_err(error.to_string()));
            }
            _ if scale > 0 && digits.len() > 1 && digits.ends_with('0') => {
                digits.pop();
                scale -= 1;
            }
            _ if is_too_large(&digits, scale) => return Err(too_large()),
            _ => return Err(too_fine()),
        }
    }
}

/// Whether what stands before the point is too large by itself.
fn is_too_large(digits: &str, scale: i64) -> bool {
    let before = digits.len().saturating_sub(usize::try_from(scale).unwrap_or(0));
    before > 0 && digits[..before].parse::<i128>().map_or(true, |whole| whole > MAX)
}

fn too_large() -> crate::PyErr {
    PyOverflowError::new_err("the number is out of range for Decimal")
}

fn too_fine() -> crate::PyErr {
    PyValueError::new_err("the number has more digits than Decimal holds: it is not rounded")
}

fn new<'py>(py: Python<'py>, value: &Decimal) -> PyResult<Bound<'py, PyAny>> {
    decimal::new(py, &value.to_string())
}

by_functions! {
    [] Decimal as PyAny: read, decimal::is_decimal, new;
}
