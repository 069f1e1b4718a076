//! What the classes of the module above can do: their impl blocks, in a file of their own.

use super::Item;
use super::inner;

/// @py
impl Item {
    /// @py def __new__(value=0)
    pub(super) fn new(value: i64) -> Item {
        Item { value }
    }

    pub(super) fn double(&mut self) -> i64 {
        self.value *= 2;
        self.value
    }
}

/// @py
impl std::ops::Neg for Item {
    type Output = Item;

    fn neg(self) -> Item {
        Item { value: -self.value }
    }
}

impl inner::Item {
    /// @py
    pub(super) fn new(value: String) -> inner::Item {
        inner::Item { value }
    }

    /// @py property
    pub(super) fn upper(&self) -> String {
        self.value.to_uppercase()
    }
}
