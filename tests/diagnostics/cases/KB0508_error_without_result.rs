keelback::module!();

/// @py error(ValueError)
fn area() -> f64 { 1.0 }
