keelback::module!();

/// @py
fn area((w, h): (f64, f64)) -> f64 { w * h }

/// @py
fn ignores(_: f64) {}
