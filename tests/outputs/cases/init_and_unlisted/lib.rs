keelback::module!();

use keelback::prelude::*;

/// @py
fn listed() {}
/// @py unlisted
fn later() {}
/// @py unlisted class Rare(Exception)
#[derive(Debug)]
struct Rare;
impl std::fmt::Display for Rare { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Rare") } }
impl std::error::Error for Rare {}


/// @py init
fn setup(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_unlisted("later")
}

/// @py
mod inner {
    /// @py init
    pub(crate) fn setup(module: &keelback::Bound<'_, keelback::types::PyModule>) -> Result<(), keelback::PyErr> { Ok(()) }
}
