keelback::module!();

/// @py class First(Second)
#[repr(C)]
pub struct First {
    base: Box<Second>,
    /// @py
    pub one: u8,
}

/// @py class Second(First)
#[repr(C)]
pub struct Second {
    base: Box<First>,
    /// @py
    pub two: u8,
}

/// @py class Own(Own)
pub struct Own {
    /// @py
    pub three: u8,
}
