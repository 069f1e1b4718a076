keelback::module!();

/// @py default(h = 2.0) def area(w, h=1.0)
fn area(w: f64, h: f64) -> f64 { w * h }
