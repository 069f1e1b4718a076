keelback::module!();

/// @py nogli
fn area(w: f64, h: f64) -> f64 { w * h }

/// @py signature(w, h=1.0)
fn area_or(w: f64, h: f64) -> f64 { w * h }
