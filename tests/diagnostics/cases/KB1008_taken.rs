keelback::module!();

use keelback::prelude::*;

/// @py
pub struct Point {
    x: i64,
}

/// @py
pub enum Shape {
    Dot(i64),
    Line { length: f64 },
}

/// Its objects stand for the values.
///
/// @py
pub enum Light { Red, Green }

/// @py
pub fn by_value(point: Point) -> i64 { point.x }

/// @py
pub fn perhaps(point: Option<Point>) -> bool { point.is_some() }

/// @py
pub fn in_a_list(points: Vec<Point>, borrowed: &[Shape]) -> usize { points.len() }

/// @py
pub fn in_a_tuple(pair: (i64, Shape)) -> i64 { pair.0 }

/// @py
pub fn fine(a: &Point, b: Option<&Point>, c: PyRef<'_, Point>, d: Vec<Py<Point>>, e: Light, f: Vec<Light>) {}

/// @py convert(point = origin)
pub fn converted(point: Point) -> i64 { point.x }

fn origin(x: i64) -> Point { Point { x } }

/// @py
impl Point {
    fn add(&self, other: Self) -> i64 { self.x + other.x }
}
