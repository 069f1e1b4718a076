keelback::module!();

/// @py
pub trait Shape {
    fn unit() -> f64;
    fn into_area(self: Box<Self>) -> f64;
    fn twin(self) -> f64
    where
        Self: Sized;
    /// @py property
    fn name(&self) -> String;
    /// @py name.setter
    fn set_name(&mut self, name: String) {}
}
