//! Traits that Python implements.

use super::{Class, Export, Function, Hint, Receiver};

/// A tagged trait: an abstract class in Python, and an adapter in Rust.
#[derive(Debug)]
pub(crate) struct Interface {
    pub(crate) export: Export,
    /// The full name of its Python module.
    pub(crate) home: String,
    /// What the abstract class derives from; nothing but `ABC` where there is none.
    pub(crate) bases: Vec<InterfaceBase>,
    /// All tagged supertraits, near and far: the adapters implement them.
    pub(crate) supers: Vec<Supertrait>,
    /// In source order.
    pub(crate) methods: Vec<InterfaceMethod>,
    /// Classes of the crate whose types implement the trait.
    pub(crate) natives: Vec<Native>,
    /// Where Rust hands objects of the trait out.
    pub(crate) object: Option<InterfaceObject>,
}

/// The class of a trait's objects that Rust hands out.
#[derive(Debug)]
pub(crate) struct InterfaceObject {
    pub(crate) class: Class,
    /// `Send` and `Sync` are supertraits.
    pub(crate) for_threads: bool,
}

impl Interface {
    /// The bases of the abstract class, as text.
    pub(crate) fn bases_text(&self) -> String {
        if self.bases.is_empty() {
            return "abc.ABC".to_owned();
        }
        let names: Vec<&str> = self.bases.iter().map(|base| base.hint.text.as_str()).collect();
        names.join(", ")
    }

    /// The methods that have a default, each with its number.
    pub(crate) fn defaults(&self) -> impl Iterator<Item = (usize, &InterfaceMethod)> {
        self.methods.iter().filter(|method| method.has_default).enumerate()
    }
}

/// The abstract class of another trait, as a base.
#[derive(Debug)]
pub(crate) struct InterfaceBase {
    /// That of the trait.
    pub(crate) rust_path: String,
    pub(crate) hint: Hint,
}

/// A tagged supertrait.
#[derive(Debug)]
pub(crate) struct Supertrait {
    pub(crate) rust_path: String,
    /// With heads that mean the same where the subtrait's glue stands.
    pub(crate) methods: Vec<InterfaceMethod>,
}

#[derive(Debug)]
pub(crate) struct InterfaceMethod {
    /// As Python sees it: its hints are those of what Rust passes and accepts.
    pub(crate) function: Function,
    pub(crate) kind: MethodKind,
    pub(crate) receiver: Receiver,
    /// `fn area(&self, scale: f64) -> f64`, with every path written out.
    pub(crate) head: String,
    /// The name in Rust.
    pub(crate) rust_name: String,
    /// The names in `head` of the parameters, and whether Python gets it: not `Python<'_>`.
    pub(crate) arguments: Vec<(String, bool)>,
    pub(crate) has_default: bool,
    /// Whether it returns anything, be it a `Result` of nothing.
    pub(crate) returns: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MethodKind {
    Method,
    Getter,
    Setter,
}

/// A class that implements the trait in Rust.
#[derive(Debug)]
pub(crate) struct Native {
    pub(crate) rust_path: String,
    pub(crate) cfg: Vec<String>,
    /// Its objects are called past Python. False for enums, whose objects are of subclasses or hold no value.
    pub(crate) direct: bool,
}
