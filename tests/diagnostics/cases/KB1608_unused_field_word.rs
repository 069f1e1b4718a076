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
    /// @py convert_into(f64::abs)
    pub y: f64,
}

/// @py from
pub struct Read {
    /// @py convert_into(f64::abs)
    pub y: f64,
}
