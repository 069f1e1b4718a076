keelback::module!();

pub mod items {
    /// @py dataclass
    #[derive(PartialEq)]
    #[repr(C)]
    pub struct Item {
        /// @py
        name: String,
    }

    keelback::door!(items);
}

/// @py dataclass class Book(Item)
#[derive(PartialEq)]
#[repr(C)]
pub struct Book {
    pub item: items::Item,
    /// @py
    pub pages: u32,
}
