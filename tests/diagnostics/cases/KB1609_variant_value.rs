keelback::module!();

/// @py from into
pub enum Mode {
    /// @py A = 1.5
    A,
}

/// @py from
pub enum Level {
    /// @py LOW = 1
    Low(i64),
    High,
}

/// @py into
pub enum Same {
    /// @py A = "x"
    A,
    /// @py B = "x"
    B,
    /// @py x
    C,
}
