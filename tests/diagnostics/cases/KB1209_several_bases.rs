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
