keelback::module!();

/// @py
struct Point {
    /// @py
    x: f64,
}

/// @py
impl Point {
    fn new(x: f64) -> Point { Point { x } }
    /// @py def __new__(y)
    fn other(y: f64) -> Point { Point { x: y } }
    /// @py def x()
    fn read(&self) -> f64 { self.x }
    /// @py property
    fn angle(&self) -> f64 { 0.0 }
    /// @py angle.setter
    fn set_angle(&mut self, angle: f64) {}
    /// @py angle.setter
    fn turn(&mut self, angle: f64) {}
}

/// @py eq
#[derive(PartialEq)]
struct Same;

/// @py
impl Same {
    fn __eq__(&self, other: &Same) -> bool { true }
}
