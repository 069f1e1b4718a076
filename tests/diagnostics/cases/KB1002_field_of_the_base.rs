keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
pub struct Item {
    /// @py
    pub name: String,
}

/// @py dataclass class Book(Item)
#[derive(PartialEq)]
#[repr(C)]
pub struct Book {
    pub item: Item,
    /// @py
    pub name: String,
}
