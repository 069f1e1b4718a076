keelback::module!();

/// @py
pub struct Point {
    x: f64,
}

/// @py
impl Point {
    /// @py property
    pub fn x(&self) -> f64 { self.x }

    /// @py x.setter
    pub fn set_x(&mut self, x: f64) -> f64 { std::mem::replace(&mut self.x, x) }

    /// @py x.deleter
    pub fn delete_x(&mut self) -> bool { true }
}
