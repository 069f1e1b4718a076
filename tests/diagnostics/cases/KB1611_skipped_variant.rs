keelback::module!();

/// @py from into
pub enum Mode {
    Read,
    /// @py skip
    Internal(u64),
}
