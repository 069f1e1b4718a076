keelback::module!();

/// @py def area(w, h=f64::EPSILON)
fn area(w: f64, h: f64) -> f64 { w * h }
