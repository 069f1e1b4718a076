//! Classes that derive from classes.
//!
//! @py module zoo._core

keelback::module!();

pub mod pets;

/// An animal.
///
/// @py weakref dict
pub struct Animal {
    /// @py
    pub name: String,
}

/// @py
impl Animal {
    pub fn new(name: String) -> Self {
        Animal { name }
    }

    pub fn speak(&self) -> String {
        self.name.clone()
    }
}

mod hidden {
    keelback::door!(hidden);

    /// The base is private: its glue stands behind the door.
    ///
    /// @py final class Fish(Animal)
    #[repr(C)]
    pub struct Fish(crate::Animal);
}

/// Set up by `__init__`.
///
/// @py
#[derive(Default)]
pub struct Counter {
    count: i64,
}

/// @py
impl Counter {
    /// @py def __init__(self, start=0)
    pub fn init(&mut self, start: i64) {
        self.count = start;
    }
}

/// A base of a module below, by its name in Python.
///
/// @py class Wolf(pets.Dog)
#[repr(C)]
pub struct Wolf(pets::Dog);

/// By the whole name.
///
/// @py class Fox(zoo._core.pets.Dog)
#[repr(C)]
pub struct Fox(pets::Dog);

/// @py def walk(dog: pets.Dog) -> zoo._core.pets.Dog | Wolf.Nose
pub fn walk(dog: keelback::Py<pets::Dog>) -> keelback::Py<pets::Dog> {
    dog
}
