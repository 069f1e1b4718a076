keelback::module!();

/// @py
struct Point {
    /// @py x = 1.0
    x: f64,
}

/// @py
enum Light {
    /// @py Red = 3
    Red,
}

/// @py
enum Shape {
    /// @py Round = "o"
    Circle(f64),
}
