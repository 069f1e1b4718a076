//! Classes that stand for a kind of collection, and subscriptable ones.
//!
//! @py module kinds

use keelback::exceptions::{PyIndexError, PyKeyError};
use keelback::prelude::*;

/// Squares of numbers, by number.
///
/// @py sequence generic
pub struct Squares {
    count: usize,
}

/// @py
impl Squares {
    #[must_use]
    pub fn new(count: usize) -> Squares {
        Squares { count }
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        self.count
    }

    /// # Errors
    /// Outside.
    pub fn __getitem__(&self, index: isize) -> PyResult<isize> {
        let at = if index < 0 { index + self.count as isize } else { index };
        if at < 0 || at >= self.count as isize {
            return Err(PyIndexError::new_err("no such square"));
        }
        Ok(at * at)
    }
}

/// Names of digits.
///
/// @py mapping
pub struct Names;

const NAMES: [&str; 3] = ["zero", "one", "two"];

/// @py
impl Names {
    #[must_use]
    pub fn new() -> Names {
        Names
    }

    #[must_use]
    pub fn __len__(&self) -> usize {
        NAMES.len()
    }

    /// # Errors
    /// For any other key.
    pub fn __getitem__(&self, key: usize) -> PyResult<&'static str> {
        NAMES.get(key).copied().ok_or_else(|| PyKeyError::new_err(key))
    }

    #[must_use]
    pub fn keys(&self) -> Vec<usize> {
        (0..NAMES.len()).collect()
    }

    /// @py def get(self, key, default=None)
    #[must_use]
    pub fn get(&self, key: &Bound<'_, PyAny>, default: Option<Py<PyAny>>) -> Option<Py<PyAny>> {
        let py = key.py();
        let name = key.extract::<usize>().ok().and_then(|key| NAMES.get(key));
        match name {
            Some(name) => PyString::new(py, name).into_any().unbind().into(),
            None => default,
        }
    }
}

impl Default for Names {
    fn default() -> Self {
        Names::new()
    }
}

/// Neither.
///
/// @py generic
pub struct Neither {
    /// @py readonly
    value: i64,
}

/// @py
impl Neither {
    #[must_use]
    pub fn new(value: i64) -> Neither {
        Neither { value }
    }

    #[must_use]
    pub fn __getitem__(&self, key: i64) -> i64 {
        self.value + key
    }
}

keelback::door!(kinds);
