keelback::module!();

/// @py frozen mutable
struct Point;

/// @py
struct Line {
    /// @py readonly skip
    length: f64,
}
