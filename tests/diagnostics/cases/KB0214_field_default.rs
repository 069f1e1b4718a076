keelback::module!();

/// @py
enum Shape {
    Rect {
        /// @py width = "wide"
        width: f64,
        /// @py depth: float = None
        depth: f64,
    },
    Label(
        /// @py size = 300
        u8,
    ),
}
