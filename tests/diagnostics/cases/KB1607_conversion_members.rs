keelback::module!();

/// @py from into
pub struct Point { pub x: f64 }

/// @py
impl Point {
    pub fn norm(&self) -> f64 { self.x }
}

impl Point {
    /// @py
    pub fn twice(&self) -> f64 { self.x }
}
