keelback::module!();

/// @py overload
fn area(w: f64) -> f64 { w }
