keelback::module!();

/// @py
struct Meters(
    /// @py
    f64,
    /// @py name
    String,
);
