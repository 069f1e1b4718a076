keelback::module!();

/// @py
pub use shapes_core::Line;
//- /dependencies/shapes_core/lib.rs
//! @py library

keelback::module!();

/// @py
#[derive(Clone)]
pub struct Point;

/// @py
pub struct Line(Point, Point);

/// @py
impl Line {
    pub fn ends(&self) -> Vec<Point> {
        Vec::new()
    }
}
