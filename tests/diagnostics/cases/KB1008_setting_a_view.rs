keelback::module!();

/// @py
pub struct Style {
    /// @py
    pub width: u32,
}

/// @py
pub struct Shape {
    /// @py
    pub style: Style,
    /// @py readonly
    pub other: Style,
    /// @py copy readonly
    pub third: Style,
}
