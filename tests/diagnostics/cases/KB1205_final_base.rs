keelback::module!();

/// @py final
pub struct Animal {
    /// @py
    pub name: String,
}

/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog {
    pub base: Animal,
}
