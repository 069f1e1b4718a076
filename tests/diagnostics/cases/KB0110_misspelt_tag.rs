keelback::module!();

/// @pi
fn area() -> f64 { 1.0 }
