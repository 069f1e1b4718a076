keelback::module!();

/// @py
pub struct Animal {
    pub legs: u32,
}

/// @py
pub struct Pet {
    pub name: String,
}

/// @py class Dog(Animal, Pet)
#[repr(C)]
pub struct Dog {
    pub animal: Animal,
    pub pet: Pet,
}

/// @py class Both(dict, list)
pub struct Both;

/// @py class Wild(Animal, dict[str, int])
#[repr(C)]
pub struct Wild {
    pub animal: Animal,
}

/// @py class Odd(ValueError, collections.abc.Sized, set)
pub struct Odd {
    /// @py
    pub line: u32,
}

/// @py class Store(dict)
pub struct Store;

/// @py class Shelf(Store, list)
#[repr(C)]
pub struct Shelf {
    pub store: Store,
}

/// Fine: the same dict, and an abstract class.
///
/// @py class Cellar(Store, dict, collections.abc.Hashable)
#[repr(C)]
pub struct Cellar {
    pub store: Store,
}
