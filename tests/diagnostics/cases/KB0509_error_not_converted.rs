keelback::module!();

#[derive(Debug)]
enum UnitError { Unknown }

/// @py
fn area(unit: &str) -> Result<f64, UnitError> { Err(UnitError::Unknown) }
