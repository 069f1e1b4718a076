keelback::module!();

/// @py from
pub struct Options {
    pub width: u32,
    /// @py width
    pub height: u32,
}

/// @py into
pub enum Shape {
    Box { w: f64, /** @py w */ width: f64 },
}
