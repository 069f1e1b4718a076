//! Classes on classes of Python's.
//!
//! @py module pets

keelback::module!();

use keelback::Super;

/// Counts.
///
/// @py dict class Counter(dict[str, int])
pub struct Counter {
    /// @py readonly
    pub asked: usize,
}

/// @py
impl Counter {
    pub fn new() -> Self {}
}

/// @py class Tally(Counter, Hashable)
#[repr(C)]
pub struct Tally {
    pub counter: Counter,
}

/// @py class Celsius(float)
pub struct Celsius {
    pub station: String,
}

/// @py
impl Celsius {
    pub fn new(degrees: f64) -> Result<Super<Self, (f64,)>, Failed> {}
}

/// @py class Failed(Exception)
#[derive(Debug, thiserror::Error)]
#[error("failed")]
pub struct Failed;

/// @py class FailedAt(Failed)
pub struct FailedAt {
    /// @py
    pub line: u32,
}

/// @py class Own(OSError)
pub struct Own {
    /// @py
    pub line: u32,
}

impl From<Own> for keelback::PyErr {
    fn from(error: Own) -> Self {}
}

/// @py class Keeper(logging.Handler)
pub struct Keeper;

/// @py class Crate(Generic[T], Hashable)
pub struct Crate;

/// @py
impl Crate {
    /// @py def get(default: T) -> T | None
    pub fn get(&self, default: keelback::Py<keelback::types::PyAny>) -> keelback::Py<keelback::types::PyAny> {}
}

/// What the base knows of pickles would lose the value.
///
/// @py class Plain(list)
pub struct Plain {
    /// @py
    pub size: usize,
}

/// @py class Rows(collections.abc.Mapping)
pub struct Rows;

/// @py class Pair(tuple)
pub struct Pair {
    pub at: usize,
}

/// @py
impl Pair {
    pub fn __getnewargs__(&self) -> (usize,) {
        (self.at,)
    }
}
