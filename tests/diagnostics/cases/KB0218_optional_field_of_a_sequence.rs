keelback::module!();

/// @py from(sequence)
pub struct Place {
    /// @py row = 1
    pub row: u32,
    pub column: u32,
}

/// @py into(dataclass)
pub struct Reading {
    /// @py value = 1.5
    pub value: f64,
    pub unit: String,
}
