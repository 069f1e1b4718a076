//! Classes of one name in several modules, with their impl blocks elsewhere.
//!
//! @py module same_name

mod members;

/// The outer one.
///
/// @py eq repr
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// @py
    value: i64,
}

/// Of the same name, in a module of its own.
///
/// @py
pub mod inner {
    /// The inner one.
    ///
    /// @py eq repr
    #[derive(Clone, Debug, PartialEq)]
    pub struct Item {
        /// @py
        pub(in crate::modules::same_name) value: String,
    }

    /// @py
    pub fn outer_of(item: &Item) -> super::Item {
        super::Item::new(item.value.len() as i64)
    }

    keelback::door!(modules.same_name.inner);
}

/// Of the same name too, where nothing else can see it; Python knows it by another name.
mod closed {
    /// The closed one.
    ///
    /// @py class Closed
    #[derive(Default)]
    struct Item {
        /// @py
        value: f64,
        /// @py readonly
        changes: u32,
        hidden: Vec<f64>,
    }

    /// @py
    impl Item {
        fn new() -> Item {
            Item::default()
        }

        fn change(&mut self, value: f64) -> Self {
            self.changes += 1;
            self.hidden.push(std::mem::replace(&mut self.value, value));
            Item { value, changes: self.changes, hidden: self.hidden.clone() }
        }

        /// @py property
        fn former(&self) -> &[f64] {
            &self.hidden
        }

        /// @py former.setter
        fn set_former(&mut self, former: Vec<f64>) {
            self.hidden = former;
        }

        /// @py staticmethod
        fn both(item: &super::Item, inner: &super::inner::Item) -> (i64, String) {
            (item.value, inner.value.clone())
        }
    }

    keelback::door!(modules.same_name.closed);
}

/// Takes one of each.
///
/// @py
pub fn together(item: &Item, inner: &inner::Item) -> String {
    format!("{} {}", item.value, inner.value)
}

keelback::door!(modules.same_name);
