keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
struct Point {
    /// @py
    x: f64,
    /// @py
    y: f64,
}

/// @py
impl Point {
    fn new(x: f64, up: f64) -> Point { Point { x, y: up } }
}
