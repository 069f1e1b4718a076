keelback::module!();

/// @py into
pub struct Report {
    /// @py default(1)
    pub count: usize,
    /// @py convert(read)
    pub size: usize,
    /// @py readonly
    pub name: String,
    /// @py skip default(2)
    pub hidden: u8,
}

/// @py
pub struct Class {
    /// @py default(1)
    pub x: f64,
}
