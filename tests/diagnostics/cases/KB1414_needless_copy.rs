keelback::module!();

/// @py
pub struct Point {
    /// @py copy
    pub x: f64,
    /// @py copy
    pub name: String,
}

/// @py
impl Point {
    /// @py copy
    fn norm(&self) -> f64 { 0.0 }

    /// @py copy property
    fn list(&self) -> Vec<f64> { Vec::new() }
}

/// @py
pub enum Kind {
    Plain {
        /// @py copy
        size: u32,
    },
}
