keelback::module!();

/// @py rename_all(camelCase)
pub struct Point {
    /// @py
    pub max_x: f64,
}

/// @py closed
pub enum Mode { Read, Write }
