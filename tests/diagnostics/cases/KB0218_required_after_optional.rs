keelback::module!();

/// @py default(w = 1.0)
fn area(w: f64, h: f64) -> f64 { w * h }
