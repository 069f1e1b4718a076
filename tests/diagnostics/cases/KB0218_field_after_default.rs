keelback::module!();

/// @py
enum Shape {
    Rect {
        /// @py width = 1.0
        width: f64,
        height: f64,
    },
}
