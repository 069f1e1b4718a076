//! @py library

keelback::module!();

pub use geometry::Point;

pub mod geometry {
    /// A point of the plane.
    ///
    /// @py eq
    #[derive(Clone, PartialEq)]
    pub struct Point {
        /// @py
        pub x: f64,
        secret: u8,
    }

    /// @py
    impl Point {
        fn new(x: f64) -> Point { Point { x, secret: 0 } }

        fn to(&self, other: &Point) -> crate::Line { todo!() }

        /// @py
        const ORIGIN: f64 = 0.0;
    }

    keelback::door!(geometry);
}

/// From one to another.
///
/// @py
pub struct Line(geometry::Point, geometry::Point);

impl Line {
    /// @py property
    pub fn ends(&self) -> (Point, Point) { todo!() }
}

/// @py
pub trait Shape {
    fn area(&self) -> Result<f64, Flat>;
}

impl Shape for Point {
    fn area(&self) -> Result<f64, Flat> { Err(Flat) }
}

/// Nothing to measure.
///
/// @py class Flat(ValueError)
#[derive(Debug)]
pub struct Flat;

impl std::fmt::Display for Flat { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { todo!() } }
impl std::error::Error for Flat {}

/// Not taken over.
///
/// @py
pub fn elsewhere() {}
