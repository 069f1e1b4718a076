keelback::module!();

/// @py dataclass
#[derive(PartialEq)]
pub struct Item {
    /// @py
    pub name: String,
    /// @py price: float = 0.5
    pub price: f64,
}

/// @py dataclass class Book(Item)
#[derive(PartialEq)]
#[repr(C)]
pub struct Book {
    pub item: Item,
    /// @py
    pub pages: u32,
}
