//! What the classes of the module above can do: their impl blocks, in a file of their own.

use keelback::prelude::*;
use keelback::types::PyType;

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

/// Of another class's methods, which only this module sees: their glue is behind its door.
///
/// @py
impl Item {
    /// @py property
    fn half(&self) -> i64 {
        self.value / 2
    }

    /// @py half.setter
    fn set_half(&mut self, half: i64) {
        self.value = half * 2;
    }

    /// @py default(step = STEP)
    fn minus(&self, step: i64) -> Item {
        Item::new(self.value - step)
    }

    /// @py classmethod
    fn hidden_name(class: &Bound<'_, PyType>) -> PyResult<String> {
        Ok(class.name()?.to_string())
    }

    fn __sub__(&self, other: i64) -> i64 {
        self.value - other
    }

    /// @py overload
    fn __getitem__(&self, at: i64) -> i64 {
        self.value + at
    }

    /// @py overload def __getitem__(name)
    fn named(&self, name: &str) -> usize {
        name.len()
    }
}

const STEP: i64 = 3;

mod lower {
    /// @py
    impl super::Item {
        fn __rsub__(&self, other: i64) -> i64 {
            other - self.double_of_all() / 2
        }

        fn double_of_all(&self) -> i64 {
            self.value * 2
        }
    }

    keelback::door!(modules.same_name.members.lower);
}

keelback::door!(modules.same_name.members);
