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
    pub pages: u32,
}

/// @py
impl Book {
    pub fn new(pages: u32) -> Book {
        Book { item: Item { name: String::new() }, pages }
    }
}
