keelback::module!();

/// @py
pub trait Shape {
    /// @py name.setter
    fn set_name(&mut self, name: String);
}
