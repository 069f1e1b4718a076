//! An inventory of source files: which there are, and which words stand where.

keelback::module!();

pub mod document;
pub mod index;
pub mod query;

/// The version of the package.
///
/// @py __version__: str
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
