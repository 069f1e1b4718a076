keelback::module!();

/// @py from
pub struct Unit;

/// @py into
pub struct Empty {}

/// @py from into
pub enum Never {}

/// @py from
pub struct Hidden {
    /// @py skip
    pub inner: u8,
}

/// @py into
pub enum Shape { Dot, Nothing {} }
