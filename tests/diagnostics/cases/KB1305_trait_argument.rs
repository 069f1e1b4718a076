keelback::module!();

/// @py
pub trait Shape {
    fn draw(&self, canvas: &mut Canvas);
    fn join(&self, other: &dyn Shape) -> f64;
    fn all(&self, others: Vec<Box<dyn Shape>>) -> f64;
}

/// @py
pub struct Canvas {
    /// @py
    pub width: f64,
}
