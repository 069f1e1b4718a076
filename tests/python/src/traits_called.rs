//! A trait whose methods Python calls and implements with parameters of every kind.
//!
//! @py module traits_called

use std::collections::HashMap;

use keelback::prelude::*;

/// Writes down what it is called with.
///
/// @py
pub trait Logger: Send + Sync {
    /// @py def log(self, level, /, *parts, end="\n", **fields)
    fn log(
        &self,
        level: u8,
        parts: Vec<String>,
        end: &str,
        fields: HashMap<String, i64>,
    ) -> PyResult<String>;

    /// @py def flush(self, *, hard=False)
    fn flush(&mut self, hard: bool) -> Option<String>;

    /// Has a default, which Python reaches by `super()`.
    ///
    /// @py def prefix(self, *parts, sep="-")
    fn prefix(&self, parts: Vec<String>, sep: &str) -> String {
        parts.join(sep)
    }
}

/// Implements it in Rust.
///
/// @py
pub struct Plain;

/// @py
impl Plain {
    #[must_use]
    pub fn new() -> Plain {
        Plain
    }
}

impl Default for Plain {
    fn default() -> Self {
        Plain::new()
    }
}

impl Logger for Plain {
    fn log(
        &self,
        level: u8,
        parts: Vec<String>,
        end: &str,
        fields: HashMap<String, i64>,
    ) -> PyResult<String> {
        let mut fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        fields.sort();
        Ok(format!("{level}:{}:{end}:{}", parts.join(" "), fields.join(",")))
    }

    fn flush(&mut self, hard: bool) -> Option<String> {
        hard.then(|| "flushed".to_owned())
    }
}

/// Logs by a logger: of Python's or of Rust's.
///
/// @py
pub fn log(
    logger: &dyn Logger,
    parts: Vec<String>,
    fields: HashMap<String, i64>,
) -> PyResult<String> {
    logger.log(7, parts, "!", fields)
}

/// @py
pub fn flush(logger: &mut dyn Logger, hard: bool) -> Option<String> {
    logger.flush(hard)
}

/// @py
pub fn prefix(logger: &dyn Logger, parts: Vec<String>) -> String {
    logger.prefix(parts, "+")
}
