keelback::module!();

/// @py
pub use shapes_core::Point;

mod own {
    /// @py class Point
    pub struct Own;
}
//- /dependencies/shapes_core/lib.rs
//! @py library

keelback::module!();

/// @py
pub struct Point;
