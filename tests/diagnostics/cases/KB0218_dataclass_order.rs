keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
struct Point {
    /// @py x = 1.0
    x: f64,
    /// @py
    y: f64,
}
