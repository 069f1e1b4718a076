//! Classes that two extension modules take over. No module of its own.
//!
//! @py library

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]

keelback::module!();

mod deep;

pub use deep::Gauge;

use std::fmt;

/// What can be read.
///
/// @py
pub trait Reading: Send + Sync {
    /// The value now.
    ///
    /// # Errors
    /// Where there is none.
    fn value(&self) -> Result<f64, Broken>;

    /// Twice the value.
    ///
    /// # Errors
    /// Where there is none.
    fn twice(&self) -> Result<f64, Broken> {
        Ok(self.value()? * 2.0)
    }
}

/// What a gauge can be like.
///
/// @py
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// It works.
    Good,
    /// It does not.
    Bad,
}

/// A gauge that does not work.
///
/// @py class Broken(ValueError)
#[derive(Debug)]
pub struct Broken(pub String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is broken", self.0)
    }
}

impl std::error::Error for Broken {}

impl From<keelback::PyErr> for Broken {
    fn from(error: keelback::PyErr) -> Broken {
        Broken(error.to_string())
    }
}
