//! Generic types, exported by listed instantiations.
//!
//! @py module generics

use std::collections::HashMap;
use std::fmt::{Debug, Display, Formatter};

use keelback::prelude::*;

/// A stack of one type of items.
///
/// @py eq ord class IntStack = Stack<i64>
/// @py eq final weakref class FloatStack = Stack<f64>
/// @py generic class ObjectStack = Stack<Py<PyAny>>
/// @py class PointStack = Stack<inner::Point>
#[derive(Clone, Debug, Default, PartialEq, PartialOrd, Eq, Hash)]
pub struct Stack<T> {
    items: Vec<T>,
    /// The item that an empty stack gives.
    /// @py
    pub fallback: Option<T>,
}

/// @py
impl<T: Clone> Stack<T> {
    /// @py def __new__(items=[])
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        Stack { items, fallback: None }
    }

    /// Puts an item on top.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Takes the top item.
    pub fn pop(&mut self) -> Option<T> {
        self.items.pop().or_else(|| self.fallback.clone())
    }

    /// The items of two stacks.
    #[must_use]
    pub fn joined(&self, other: &Stack<T>) -> Self {
        Stack { items: [&self.items[..], &other.items[..]].concat(), fallback: None }
    }

    pub fn __len__(&self) -> usize {
        self.items.len()
    }

    /// The items by their number.
    #[must_use]
    pub fn numbered(&self) -> HashMap<usize, T> {
        self.items.iter().cloned().enumerate().collect()
    }
}

/// Only of items that have an order.
///
/// @py
impl<T: Ord + Clone> Stack<T> {
    pub fn sort(&mut self) {
        self.items.sort();
    }
}

/// @py
impl<T> Stack<T> {
    /// The greatest item.
    ///
    /// @py property
    pub fn top(&self) -> Option<T>
    where
        T: Clone + Ord,
    {
        self.items.iter().max().cloned()
    }

    /// Fills it up.
    ///
    /// @py default(item = T::default())
    pub fn fill(&mut self, count: usize, item: T)
    where
        T: Default + Clone,
    {
        self.items.resize(count, item);
    }
}

/// @py
impl Stack<f64> {
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.items.iter().sum::<f64>() / self.items.len() as f64
    }
}

/// @py
impl<T: Display> Display for Stack<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        for item in &self.items {
            write!(f, "[{item}]")?;
        }
        Ok(())
    }
}

/// A trait of this crate.
pub trait Weigh {
    fn weigh(&self) -> f64;
}

impl Weigh for i64 {
    fn weigh(&self) -> f64 {
        *self as f64
    }
}

/// @py
impl<T: Weigh> Weigh for Stack<T> {
    fn weigh(&self) -> f64 {
        self.items.iter().map(Weigh::weigh).sum()
    }
}

/// Takes one instance.
///
/// @py
#[must_use]
pub fn total(stack: &Stack<i64>) -> i64 {
    stack.items.iter().sum()
}

/// Makes another.
///
/// @py
#[must_use]
pub fn halves(stack: &Stack<i64>) -> Stack<f64> {
    Stack { items: stack.items.iter().map(|item| *item as f64 / 2.0).collect(), fallback: None }
}

/// A ring of fixed size.
///
/// @py class Ring3 = Ring<i64, 3>
/// @py class Ring4 = Ring<i64, 4>
/// @py class Words = Ring<char, SIZE>
#[derive(Clone, Copy)]
pub struct Ring<T, const N: usize> {
    /// @py readonly
    pub items: [T; N],
}

pub const SIZE: usize = 2;

/// @py
impl<T: Copy + Debug, const N: usize> Ring<T, N> {
    fn new(items: [T; N]) -> Self {
        Ring { items }
    }

    #[must_use]
    fn turned(&self) -> Self {
        let mut items = self.items;
        items.rotate_left(1);
        Ring { items }
    }

    fn __repr__(&self) -> String {
        format!("Ring{:?}", self.items)
    }
}

/// @py
impl Ring<char, 2> {
    /// @py staticmethod
    fn yes_no() -> Self {
        Ring { items: ['y', 'n'] }
    }
}

/// What is there, or is not.
///
/// @py class Found = Search<i64>
/// @py class FoundName = Search<String>
#[derive(Clone, PartialEq)]
pub enum Search<T> {
    Hit { at: usize, value: T },
    Near(T, T),
    Missing,
}

/// @py
impl<T: Clone> Search<T> {
    fn found(&self) -> Option<T> {
        match self {
            Search::Hit { value, .. } => Some(value.clone()),
            Search::Near(low, _) => Some(low.clone()),
            Search::Missing => None,
        }
    }
}

/// A pair that is told apart by its words only.
///
/// @py dataclass pickle eq frozen
/// @py class IntPair = Pair<i64>
/// @py class NamePair = Pair<String, bool>
#[derive(Clone, Debug, PartialEq)]
pub struct Pair<A, B = A> {
    /// @py
    pub first: A,
    /// @py
    pub second: B,
}

/// Named by an alias, which has its own words.
///
/// @py repr
pub type Labelled = inner::Tagged<Vec<i64>>;

/// @py class Labels
pub type Names = inner::Tagged<String>;

pub mod inner {
    use super::PyClass;

    /// What stacks can hold.
    ///
    /// @py repr eq
    #[derive(Clone, Debug, PartialEq)]
    pub struct Point {
        /// @py
        pub x: f64,
    }

    /// @py
    impl Point {
        fn new(x: f64) -> Point {
            Point { x }
        }
    }

    /// With a label.
    pub struct Tagged<T> {
        /// @py
        pub label: String,
        /// @py copy
        pub value: T,
    }

    /// @py
    impl<T> Tagged<T> {
        fn new(label: String, value: T) -> Self {
            Tagged { label, value }
        }
    }

    /// Plain, beside them.
    pub struct Plain;

    impl PyClass for Plain {}

    keelback::door!(generics.inner);
}

keelback::door!(generics);
