keelback::module!();

/// @py frozen
struct Point {
    /// @py
    x: f64,
}

/// @py
impl Point {
    fn scale(&mut self, k: f64) { self.x *= k }
}
