keelback::module!();

/// @py
#[cfg_attr(feature = "x", doc = "@py nogil")]
fn area() -> f64 { 1.0 }
