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

/// @py
trait Shape {
    #[cfg(unix)]
    fn area(&self) -> f64;
}

/// @py skip
fn skipped() {}
