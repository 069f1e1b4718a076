keelback::module!();

/// @py nogil
pub fn quiet() -> u64 { 0 }
/// @py nogil
pub fn one(n: u64) -> u64 { n }
/// @py nogil def area(w, h=1.0, *, unit="m")
pub fn area(w: f64, h: f64, unit: &str) -> Result<f64, std::num::ParseFloatError> { Ok(w * h) }
