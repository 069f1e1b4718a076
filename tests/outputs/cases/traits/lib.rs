use std::collections::HashMap;

use keelback::prelude::*;

keelback::module!();

/// What has an area.
///
/// @py
pub trait Shape: Send + Sync {
    /// The area in square metres.
    fn area(&self) -> f64;

    fn name(&self) -> String { "shape".to_owned() }

    /// @py def scaled(self, by, /, digits=2)
    fn scale(&mut self, by: f64, digits: Option<u8>) -> Result<Vec<f64>, PyErr>;

    /// @py def parts(self, names: dict[str, Circle])
    fn all_parts(&self, names: HashMap<String, Circle>, py: Python<'_>) -> std::io::Result<()>;

    /// @py property
    fn sides(&self) -> usize { 0 }

    /// @py sides.setter
    fn set_sides(&mut self, sides: usize) {}

    /// @py property def label(self)
    fn get_label(&self) -> Option<String>;

    /// @py skip
    fn hidden(&self) -> &str { "hidden" }
}

/// @py
#[derive(Clone)]
pub struct Circle { radius: f64 }

/// @py
impl Circle {
    fn new(radius: f64) -> Self { Circle { radius } }
}

impl Shape for Circle {
    fn area(&self) -> f64 { self.radius }
    fn scale(&mut self, by: f64, digits: Option<u8>) -> Result<Vec<f64>, PyErr> { todo!() }
    fn all_parts(&self, names: HashMap<String, Circle>, py: Python<'_>) -> std::io::Result<()> { todo!() }
    fn get_label(&self) -> Option<String> { None }
}

/// @py
pub fn total(shapes: Vec<Box<dyn Shape>>, first: &dyn Shape, more: Option<&mut dyn Shape>) -> f64 { 0.0 }
