keelback::module!();

/// @py
pub trait Shape {
    fn draw(&self, canvas: &mut Canvas);
    fn join(&self, other: &dyn Shape) -> f64;
    fn all(&self, others: Vec<&dyn Shape>) -> f64;
    fn shown(&self, on: &keelback::Bound<'_, keelback::PyAny>) -> f64;
}

/// @py
pub struct Canvas {
    /// @py
    pub width: f64,
}
