keelback::module!();

/// @py
enum Light {
    Red,
    /// @py Red
    Green,
}

/// @py
enum Shape {
    Circle {
        /// @py r
        radius: f64,
        r: f64,
    },
    /// @py area
    Area,
}

/// @py
impl Shape {
    fn area(&self) -> f64 { 1.0 }
}
