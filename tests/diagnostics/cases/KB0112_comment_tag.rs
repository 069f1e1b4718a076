keelback::module!();

// @py
fn area() -> f64 { 1.0 }
