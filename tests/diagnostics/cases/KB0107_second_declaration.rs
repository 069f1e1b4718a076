keelback::module!();

/// @py def area(w)
/// @py def surface(w)
fn area(w: f64) -> f64 { w }
