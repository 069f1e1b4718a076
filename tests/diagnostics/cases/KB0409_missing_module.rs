//! Shapes, measured.

/// @py
fn area() -> f64 { 1.0 }
