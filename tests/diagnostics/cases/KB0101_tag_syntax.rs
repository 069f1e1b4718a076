keelback::module!();

/// @py def area(w: f64 h: f64)
fn area(w: f64, h: f64) -> f64 { w * h }
