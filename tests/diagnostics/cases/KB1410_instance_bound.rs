keelback::module!();

pub trait Shape {}

impl Shape for Point {}

pub struct Point;

/// @py class Floats = Sorted<f64>
/// @py class Names = Sorted<String>
/// @py class Points = Sorted<Point>
pub struct Sorted<T: Ord>(Vec<T>);

/// @py class PointScene = Scene<Point>
/// @py class IntScene = Scene<i64>
pub struct Scene<T>(Vec<T>) where T: Shape;
