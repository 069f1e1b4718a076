keelback::module!();

/// Anything that goes wrong here.
///
/// @py class ShapeError(Exception)
#[derive(Debug)]
pub struct ShapeError;
impl std::fmt::Display for ShapeError { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("ShapeError") } }
impl std::error::Error for ShapeError {}


/// @py class UnknownUnit(ShapeError)
#[derive(Debug)]
pub enum UnitError { Unknown(String) }
impl std::fmt::Display for UnitError { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("UnitError") } }
impl std::error::Error for UnitError {}


/// @py class Converted(ValueError)
#[derive(Debug)]
struct Converted;

impl From<Converted> for keelback::PyErr {
    fn from(_: Converted) -> keelback::PyErr { todo!() }
}

/// @py class Missing(IOError)
#[derive(Debug)]
struct Missing;
impl std::fmt::Display for Missing { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("Missing") } }
impl std::error::Error for Missing {}


/// @py
fn fails() -> Result<(), UnitError> { Ok(()) }
