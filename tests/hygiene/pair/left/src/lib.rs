//! One of two modules in one process, with a type that both share.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]

keelback::module!();

use pair_shared::{Degrees, TooCold};

/// @py
pub use pair_classes::{Broken, Gauge, Reading, State};

/// The sum of what all show.
///
/// @py
///
/// # Errors
/// The first that is broken.
pub fn sum(readings: Vec<Box<dyn Reading>>) -> Result<f64, Broken> {
    readings.iter().map(|reading| reading.value()).sum()
}

/// Raises a gauge.
///
/// @py
pub fn increase(gauge: &mut Gauge, by: f64) -> Gauge {
    gauge.raise(by);
    gauge.clone()
}

/// A class of this module, of the same Rust name as one of the other's.
///
/// @py class Refused(ValueError)
#[derive(Debug)]
pub struct Refused;

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("left")
    }
}

impl std::error::Error for Refused {}

/// Warmer by one.
///
/// @py error(Refused) def warmer(degrees: float) -> float
///
/// # Errors
/// Below the lowest temperature.
pub fn warmer(degrees: Degrees) -> Result<Degrees, TooCold> {
    degrees.plus(1.0)
}

/// Fails as this module does.
///
/// @py
///
/// # Errors
/// Always.
pub fn refuse() -> Result<(), Refused> {
    Err(Refused)
}

/// Panics as this module does.
///
/// @py
///
/// # Panics
/// Always.
pub fn break_down() {
    panic!("left broke down")
}
