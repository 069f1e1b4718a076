//! Numbers of any size and precision.
//!
//! @py module numbers

use bigdecimal::BigDecimal;
use num_bigint::{BigInt, BigUint};
use num_complex::{Complex, Complex32, Complex64};
use num_rational::{BigRational, Ratio};
use ordered_float::{NotNan, OrderedFloat};
use rust_decimal::prelude::*;

/// @py def big_int(x=5)
pub fn big_int(x: BigInt) -> BigInt {
    x
}

/// @py
pub fn big_uint(x: BigUint) -> BigUint {
    x
}

/// Of the older release.
///
/// @py def older(x: int) -> int
pub fn older(x: num_bigint_04::BigInt) -> num_bigint_04::BigInt {
    x
}

/// In digits, as Rust writes it.
///
/// @py
pub fn digits(x: &BigInt) -> String {
    x.to_string()
}

/// @py
pub fn products(all: Vec<BigInt>) -> (BigInt, usize) {
    let count = all.len();
    (all.into_iter().fold(BigInt::from(1), |product, one| product * one), count)
}

/// @py
pub fn complex(x: Complex64) -> Complex<f64> {
    x
}

/// @py
pub fn narrow_complex(x: Complex32) -> Complex<f32> {
    x
}

/// @py
pub fn ratio(x: Ratio<i64>) -> Ratio<i64> {
    x
}

/// @py
pub fn big_rational(x: BigRational) -> BigRational {
    x
}

/// A ratio that is none.
///
/// @py
pub fn no_ratio() -> Ratio<i32> {
    Ratio::new_raw(1, 0)
}

/// What the ratio holds.
///
/// @py
pub fn parts(x: Ratio<i64>) -> (i64, i64) {
    x.into_raw()
}

/// @py
pub fn halves(x: &Ratio<i64>) -> Vec<Ratio<i64>> {
    vec![x / 2, x / 2]
}

/// @py
pub fn decimal(x: Decimal) -> Decimal {
    x
}

/// As Rust writes it.
///
/// @py
pub fn decimal_text(x: Decimal) -> String {
    x.to_string()
}

/// @py
pub fn minus_zero() -> Decimal {
    let mut zero = Decimal::ZERO;
    zero.set_sign_negative(true);
    zero
}

/// @py
pub fn big_decimal(x: BigDecimal) -> BigDecimal {
    x
}

/// The number one with this scale.
///
/// @py
pub fn big_decimal_of(scale: i64) -> BigDecimal {
    BigDecimal::new(1.into(), scale)
}

/// @py
pub fn ordered(x: OrderedFloat<f64>) -> OrderedFloat<f64> {
    x
}

/// The greatest, and `nan` is the greatest of all.
///
/// @py
pub fn greatest(all: Vec<OrderedFloat<f32>>) -> Option<OrderedFloat<f32>> {
    all.into_iter().max()
}

/// @py
pub fn not_nan(x: NotNan<f64>) -> NotNan<f64> {
    x
}

/// @py
pub fn not_nans(all: Vec<NotNan<f32>>) -> Vec<NotNan<f32>> {
    all
}
