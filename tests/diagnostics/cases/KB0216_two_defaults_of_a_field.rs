keelback::module!();

/// @py from
pub struct Options {
    /// @py default(2) width = 1
    pub width: u32,
}
