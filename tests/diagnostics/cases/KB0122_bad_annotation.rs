keelback::module!();

/// @py def area(w: 1 + 2) -> float
fn area(w: Vec<f64>) -> f64 { w[0] }
