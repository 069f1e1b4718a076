keelback::module!();

/// @py dataclass
enum Light { Red }

/// @py eq_int
struct Point;

/// @py readonly
struct Line;

/// @py
enum Shape {
    /// @py readonly
    Circle(f64),
    Rect {
        /// @py eq
        width: f64,
    },
}
