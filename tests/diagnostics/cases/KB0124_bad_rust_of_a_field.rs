keelback::module!();

/// @py from
pub struct Options {
    /// @py default(1 +)
    pub width: u32,
    /// @py convert(1 + 1)
    pub height: u32,
}
