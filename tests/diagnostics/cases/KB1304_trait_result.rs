use keelback::prelude::*;

keelback::module!();

/// @py
pub trait Shape {
    fn name(&self) -> &str;
    fn parts(&self) -> Result<Vec<&str>, PyErr>;
    fn object<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny>;
    fn sides(&self) -> Box<dyn Iterator<Item = f64>>;
    fn never(&self) -> !;
}
