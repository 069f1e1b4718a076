keelback::module!();

/// @py frozen
pub struct Animal {
    /// @py readonly
    pub name: String,
}

/// @py class Dog(Animal)
#[repr(C)]
pub struct Dog {
    pub base: Animal,
    /// @py
    pub tricks: u32,
}

/// @py mutable
pub struct Shape {
    pub sides: u32,
}

/// @py frozen class Square(Shape)
#[repr(C)]
pub struct Square {
    pub base: Shape,
}
