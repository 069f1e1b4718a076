//! @py subinterpreters(maybe)
keelback::module!();

/// @py default(1.0)
fn area(w: f64) -> f64 { w }

/// @py nogil(yes)
fn side(w: f64) -> f64 { w }
