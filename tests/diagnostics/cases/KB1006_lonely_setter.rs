keelback::module!();

/// @py
struct Point;

/// @py
impl Point {
    /// @py angle.setter
    fn set_angle(&mut self, angle: f64) {}
}
