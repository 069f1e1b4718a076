keelback::module!();

/// @py def area(w, h=1.0
fn area(w: f64, h: f64) -> f64 { w * h }
