//! @py error(std::num::ParseIntError = ValueError, plain::Local = LookupError)
keelback::module!();

use std::num::ParseIntError;

/// @py class Bad(ValueError)
#[derive(Debug)]
struct Bad;
impl std::fmt::Display for Bad { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Bad") } }
impl std::error::Error for Bad {}


/// @py
fn mapped(text: &str) -> Result<i32, ParseIntError> { text.parse() }
/// @py error(KeyError)
fn named(text: &str) -> Result<i32, ParseIntError> { text.parse() }
/// @py error(Bad)
fn exported(text: &str) -> Result<f64, std::num::ParseFloatError> { text.parse() }
/// @py error(RuntimeError) nogil
fn iterates(text: String) -> Result<impl Iterator<Item = u8>, std::fmt::Error> { Ok(text.into_bytes().into_iter()) }

/// An error of this crate that has no class of its own.
mod plain {
    #[derive(Debug)]
    pub struct Local;
    impl std::fmt::Display for Local { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Local") } }
    impl std::error::Error for Local {}
}
use plain::Local as Renamed;

/// @py
fn local() -> Result<(), Renamed> { Err(Renamed) }
/// @py error(KeyError)
fn local_here() -> Result<(), plain::Local> { Err(plain::Local) }
