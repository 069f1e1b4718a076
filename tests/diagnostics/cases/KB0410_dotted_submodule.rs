keelback::module!();

/// @py module shapes.flat
mod flat {
    /// @py
    pub(crate) fn area() -> f64 { 1.0 }
}
