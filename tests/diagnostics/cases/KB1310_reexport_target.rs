keelback::module!();

/// @py
pub use shapes_core::{area, Line, Point};

pub mod inner {
    //! @py module inner

    /// @py
    pub use shapes_core::Point as Again;
}
//- /dependencies/shapes_core/lib.rs
//! @py library

keelback::module!();

/// @py
pub struct Point;

pub struct Line;

/// @py
pub fn area() {}
