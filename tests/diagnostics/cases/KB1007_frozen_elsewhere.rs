keelback::module!();

/// @py
pub use shapes::{Point, Line};

/// @py
pub fn widen(line: &mut Line, by: f64) { todo!() }

/// @py
pub fn move_by(point: &mut Point, by: f64) { todo!() }
//- /dependencies/shapes/lib.rs
//! @py library

keelback::module!();

/// @py mutable
pub struct Point(f64);

/// @py
pub struct Line(f64);
