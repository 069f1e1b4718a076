keelback::module!();

/// @py class Place = Point
pub struct Point {
    x: f64,
}
