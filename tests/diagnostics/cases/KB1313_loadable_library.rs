// crate-types: cdylib, rlib
//! @py library

keelback::module!();

/// @py
pub struct Point;
