//! What two extension modules share. It exports nothing by itself, and needs no build script.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]

use std::fmt;

use keelback::prelude::*;

/// A temperature: a float to Python.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Degrees(pub f64);

/// There is a lowest temperature.
#[derive(Debug)]
pub struct TooCold;

impl fmt::Display for TooCold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("below the lowest temperature")
    }
}

impl std::error::Error for TooCold {}

impl Degrees {
    /// Warmer by so much.
    ///
    /// # Errors
    /// Below the lowest temperature.
    pub fn plus(self, degrees: f64) -> Result<Degrees, TooCold> {
        if self.0 + degrees < -273.15 {
            Err(TooCold)
        } else {
            Ok(Degrees(self.0 + degrees))
        }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for Degrees {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        f64::extract(object).map(Degrees)
    }
}

impl<'py> IntoPyObject<'py> for Degrees {
    type Target = PyFloat;
    type Output = Bound<'py, PyFloat>;
    type Error = <f64 as IntoPyObject<'py>>::Error;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.0.into_pyobject(py)
    }
}
