keelback::module!();

/// @py
pub struct Animal {
    /// @py
    pub name: String,
}

/// @py class Dog(Animal)
#[repr(align(16))]
pub struct Dog {
    pub base: Animal,
    pub tricks: Vec<String>,
}
