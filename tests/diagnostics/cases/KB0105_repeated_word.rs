keelback::module!();

/// @py nogil
/// @py nogil
fn area() -> f64 { 1.0 }
