//! @py module pets

use keelback::prelude::*;

use crate::Animal;

/// Comes before its base.
///
/// @py class Puppy(Dog)
#[repr(C)]
pub struct Puppy {
    pub dog: Dog,
    pub held: Option<Py<PyAny>>,
}

/// A dog of another module's base.
///
/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog {
    pub base: Animal,
    pub tricks: Vec<String>,
}

/// @py
impl Dog {
    pub fn tricks(&self) -> usize {
        self.tricks.len()
    }
}
