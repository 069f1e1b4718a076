keelback::module!();

/// @py def area(w=1.0, h)
fn area(w: f64, h: f64) -> f64 { w * h }

/// @py def twice(a, *, b, /)
fn twice(a: f64, b: f64) -> f64 { a * b }
