//! Shapes, measured.
keelback::module!();

/// Area of a rectangle.
///
/// @py def area(w, h=1.0, *, unit="m")
pub fn area(w: f64, h: f64, unit: &str) -> Result<f64, std::num::ParseFloatError> {
    let _ = unit;
    Ok(w * h)
}

/// @py
pub fn noop() {}

/// Adds.
///
/// @py
pub fn add(a: i64, b: i64) -> i64 {
    a + b
}
