keelback::module!();

/// @py
struct Point {
    /// @py
    x: f64,
}

/// @py
impl Point {
    fn norm(&self) -> f64 { self.x }
}

struct Line;

impl Line {
    /// @py
    fn length(&self) -> f64 { 1.0 }
}

use shapes::*;

/// @py
impl Shape for Point {
    fn area(&self) -> f64 { 0.0 }
}

/// @py skip
fn skipped() {}
