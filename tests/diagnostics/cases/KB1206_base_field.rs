keelback::module!();

/// @py
pub struct Animal {
    /// @py
    pub name: String,
}

/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog {
    pub tricks: Vec<String>,
    pub base: Animal,
}

/// @py class Cat(Animal)
#[repr(C)]
pub struct Cat {
    pub base: Box<Animal>,
}

/// @py class Fish(Animal)
pub struct Fish;
