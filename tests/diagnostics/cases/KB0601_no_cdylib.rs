// crate-types: rlib
keelback::module!();

/// @py
fn area() -> f64 { 1.0 }
