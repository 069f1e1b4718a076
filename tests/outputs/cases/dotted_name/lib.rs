//! The native part.
//! @py module pkg._core
keelback::module!();

/// @py
fn f() {}
