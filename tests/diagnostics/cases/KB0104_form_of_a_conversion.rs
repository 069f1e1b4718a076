keelback::module!();

/// @py from(tuple)
pub struct Options { pub width: u32 }

/// @py into(json) rename_all(lower)
pub struct Report {
    /// @py default convert()
    pub count: usize,
}
