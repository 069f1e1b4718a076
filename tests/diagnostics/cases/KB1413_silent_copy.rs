keelback::module!();

use std::collections::HashMap;

/// @py
#[derive(Clone)]
pub struct Point {
    /// @py
    pub x: f64,
}

/// @py frozen
#[derive(Clone)]
pub struct Mark { pub x: f64 }

/// @py
pub struct Polygon {
    /// @py
    pub points: Vec<Point>,
    /// @py
    pub weights: Vec<f64>,
    /// @py
    pub names: HashMap<String, usize>,
    /// @py
    pub rows: Vec<Vec<f64>>,
    /// @py
    pub kinds: std::collections::HashSet<u8>,
    /// @py listed: list[int]
    pub listed: Vec<u32>,
    /// @py
    pub pair: (Point, Point),
    /// @py
    pub centre: Point,
    /// @py readonly
    pub marks: Vec<Mark>,
    /// @py readonly
    pub corners: [Point; 2],
    /// @py copy
    pub meant: Vec<Point>,
    /// @py
    pub bytes: Vec<u8>,
}

/// @py
impl Polygon {
    /// @py property
    fn first(&self) -> &Point { &self.points[0] }

    fn last(&self) -> Option<&Point> { self.points.last() }

    fn __getitem__(&self, index: usize) -> &Point { &self.points[index] }

    /// @py copy
    fn top(&self) -> &Point { &self.points[0] }

    fn made(&self) -> Point { Point { x: 0.0 } }
}

/// @py
pub enum Shape {
    Dot { at: Point },
    /// Two of them.
    Line {
        /// @py copy
        ends: (Point, Point),
    },
    Marked { mark: Mark, weights: Vec<f64> },
}

/// @py
#[derive(Clone)]
pub struct Turtle {
    at: f64,
}

/// @py
impl Turtle {
    pub fn forward(&mut self, by: f64) -> &Self {
        self.at += by;
        self
    }
}
