keelback::module!();

/// @py nogil
const SIDES: u32 = 4;

/// @py frozen
fn area() -> f64 { 1.0 }
