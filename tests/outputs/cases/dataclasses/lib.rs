//! Dataclasses that derive from dataclasses.
//!
//! @py module shop

keelback::module!();

/// What is sold.
///
/// @py dataclass pickle
#[derive(Clone, Debug, PartialEq)]
#[repr(C)]
pub struct Item {
    /// @py
    pub name: String,
    /// @py price = 0.5
    pub price: f64,
}

mod hidden {
    keelback::door!(hidden);

    /// With fields of its own, and one that Python does not see.
    ///
    /// @py dataclass class Book(Item)
    #[derive(Clone, Debug, Default, PartialEq)]
    #[repr(C)]
    pub struct Book {
        item: crate::Item,
        /// @py pages: int = 1
        pages: u32,
        read: bool,
    }

    /// Two levels down, as a tuple.
    ///
    /// @py dataclass class Atlas(Book)
    #[derive(Clone, Debug, PartialEq)]
    #[repr(C)]
    pub struct Atlas(
        Book,
        /// @py maps: list[str] = []
        Vec<String>,
    );
}

/// Shows the fields of its base too.
///
/// @py repr class Shelf(Item)
#[repr(C)]
pub struct Shelf {
    item: Item,
    /// @py
    pub metres: f64,
}
