keelback::module!();

/// @py dataclass
struct Point {
    /// @py
    x: f64,
}

/// @py ord hash str
enum Level { Low, High }
