keelback::module!();

/// @py class Dog(Animel)
pub struct Dog {
    /// @py
    pub name: String,
}

/// @py class Stack(List)
pub struct Stack {
    /// @py
    pub depth: usize,
}
