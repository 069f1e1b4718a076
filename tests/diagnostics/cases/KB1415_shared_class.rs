keelback::module!();

use std::rc::Rc;
use std::sync::Arc;

/// @py
pub struct Counter {
    /// @py
    value: u32,
}

/// @py
impl Counter {
    fn shared(self: Arc<Self>) -> u32 { self.value }
}

/// @py unsendable
pub struct Local(Rc<u32>);

/// @py
pub fn local() -> Option<Arc<Local>> { None }

/// @py
#[repr(C)]
pub struct Animal { legs: u32 }

/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog { base: Animal }

/// @py
pub fn pack(dogs: Vec<Arc<Dog>>) {}

/// @py
pub enum Shape { Circle { radius: f64 } }

/// @py
impl Shape {
    fn area(self: &Arc<Self>) -> f64 { 0.0 }
}
