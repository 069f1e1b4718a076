//! Solid things.
//!
//! @py gil subinterpreters(no)

/// @py
pub(crate) fn volume() -> f64 { 0.0 }
