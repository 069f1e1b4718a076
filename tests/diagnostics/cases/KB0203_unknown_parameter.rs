keelback::module!();

/// @py default(height = 2.0) def area(w, h)
fn area(w: f64, h: f64) -> f64 { w * h }

/// @py convert(n = parse)
fn noop() {}
