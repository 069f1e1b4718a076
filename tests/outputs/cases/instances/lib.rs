//! Classes of generic types.

keelback::module!();

use std::fmt::{Display, Formatter};

/// A stack.
///
/// @py eq
/// @py class IntStack = Stack<i64>
/// @py final class TextStack = Stack<String>
#[derive(Clone, Default, PartialEq)]
pub struct Stack<T> {
    /// @py readonly
    pub items: Vec<T>,
}

/// @py
impl<T: Clone> Stack<T> {
    pub fn new() -> Self {
        Stack { items: Vec::new() }
    }

    /// @py default(item = T::default())
    pub fn push(&mut self, item: T)
    where
        T: Default,
    {
        self.items.push(item);
    }

    pub fn joined(&self, other: &Self) -> Stack<T> {
        Stack { items: [&self.items[..], &other.items[..]].concat() }
    }

    pub fn largest(&self) -> Option<T>
    where
        T: Copy,
    {
        None
    }
}

/// @py
impl Stack<i64> {
    pub fn total(&self) -> i64 {
        self.items.iter().sum()
    }
}

/// @py
impl<T: Display> Display for Stack<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

/// @py class Ring3 = Ring<u8, 3>
pub struct Ring<T, const N: usize> {
    /// @py
    pub items: [T; N],
}

/// Holds an object.
///
/// @py
pub type Kept = deep::Tree<keelback::Py<keelback::PyAny>>;

/// @py
pub fn joined(stack: &Stack<i64>, kept: &Kept) -> Stack<String> {
    Stack { items: Vec::new() }
}

pub mod deep {
    /// A tree.
    pub enum Tree<T> {
        Leaf,
        Node { value: T, children: Vec<keelback::Py<Tree<T>>> },
    }

    struct Secret;

    /// @py class SecretBox = Box1<Secret>
    pub struct Box1<T>(T);

    keelback::door!(deep);
}
