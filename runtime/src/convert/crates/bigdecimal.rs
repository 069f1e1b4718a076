//! `bigdecimal`: `decimal.Decimal`.
//!
//! | in | becomes |
//! |---|---|
//! | `Decimal`, `int` | the value, with its exponent: `1.10` and `1E+2` stay what they are; `-0` becomes `0` |
//! | `NaN` and `Infinity` | `ValueError` |
//! | `float`, `str` and all else | `TypeError` |
//!
//! Out: `Decimal`, the same; `OverflowError` where it has no room for the exponent.

use bigdecimal::BigDecimal;
use bigdecimal::num_bigint::BigInt;

use super::decimal;
use crate::error::PyResult;
use crate::exceptions::PyOverflowError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<BigDecimal> {
    let decimal::Digits { negative, digits, exponent } = decimal::read(object)?;
    let number = BigInt::parse_bytes(digits.as_bytes(), 10).zip(exponent.checked_neg());
    let (digits, scale) = number
        .ok_or_else(|| PyOverflowError::new_err("the exponent is out of range for BigDecimal"))?;
    Ok(BigDecimal::new(if negative { -digits } else { digits }, scale))
}

fn new<'py>(py: Python<'py>, value: &BigDecimal) -> PyResult<Bound<'py, PyAny>> {
    let (digits, scale) = value.as_bigint_and_scale();
    decimal::new(py, &format!("{digits}E{}", -i128::from(scale)))
}

by_functions! {
    [] BigDecimal as PyAny: read, decimal::is_decimal, new;
}
