//! Parameters that take any number of arguments, with types for each, and errors of types without a class.
//!
//! @py error(Plain = LookupError) module stars

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;

use keelback::exceptions as kinds;
use keelback::prelude::*;

/// @py def total(*numbers)
pub fn total(numbers: Vec<i64>) -> i64 {
    numbers.iter().sum()
}

/// @py def joined(sep, *words)
pub fn joined(sep: &str, words: &[String]) -> String {
    words.join(sep)
}

/// @py def last(*items)
pub fn last(mut items: VecDeque<f64>) -> Option<f64> {
    items.pop_back()
}

/// @py def counts(**counts)
pub fn counts(counts: HashMap<String, u8>) -> u32 {
    counts.values().map(|&count| u32::from(count)).sum()
}

/// @py def sorted_names(*, start=0, **named)
pub fn sorted_names(start: u32, named: BTreeMap<String, Option<f64>>) -> (u32, Vec<String>) {
    (start, named.into_keys().collect())
}

/// @py def raw(*args, **kwargs)
pub fn raw<'py>(
    args: &Bound<'py, PyTuple>,
    kwargs: &Bound<'py, PyDict>,
) -> (Bound<'py, PyTuple>, Bound<'py, PyDict>) {
    (args.clone(), kwargs.clone())
}

/// An error that has no class of its own.
#[derive(Debug)]
pub struct Plain(&'static str);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Plain {}

/// Fails as the module says.
///
/// @py
///
/// # Errors
/// Always.
pub fn plain() -> Result<(), Plain> {
    Err(Plain("as the module says"))
}

/// Fails as its own tag says.
///
/// @py error(KeyError)
///
/// # Errors
/// Always.
pub fn plain_here() -> Result<(), Plain> {
    Err(Plain("as the function says"))
}

/// Raises an exception that not every version has.
///
/// @py
///
/// # Errors
/// Always.
pub fn raise_younger(name: &str) -> PyResult<()> {
    Err(match name {
        "EncodingWarning" => kinds::PyEncodingWarning::new_err("why"),
        "PythonFinalizationError" => kinds::PyPythonFinalizationError::new_err("why"),
        _ => kinds::PyBaseExceptionGroup::new_err(("why", vec![name.to_owned()])),
    })
}

pub(crate) mod r#type {
    /// Private, in a module named by a keyword.
    ///
    /// @py
    fn of_a_keyword() -> u8 {
        1
    }

    keelback::door!(stars.r#type);
}
