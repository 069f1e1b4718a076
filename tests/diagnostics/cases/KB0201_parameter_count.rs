keelback::module!();

use keelback::prelude::*;

/// @py def area(w)
fn area(w: f64, h: f64) -> f64 { w * h }

/// @py def side(w, h, d)
fn side(w: f64, h: f64) -> f64 { w * h }

/// @py def token(py, w)
fn token(py: Python<'_>, w: f64) -> f64 { w }
