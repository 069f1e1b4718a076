//! How the cycle collector goes through a Rust type.

use super::Site;

/// A type that holds Python objects and is no class: `Traverse` is implemented for it.
#[derive(Debug)]
pub(crate) struct Holder {
    /// `crate::deep::Node`.
    pub(crate) rust_path: String,
    /// `src/deep.rs:12`.
    pub(crate) location: String,
    pub(crate) site: Site,
    pub(crate) cfg: Vec<String>,
    /// The module that its bounds are read in.
    pub(crate) rust_module: String,
    pub(crate) generics: Option<Generics>,
    pub(crate) traversal: Traversal,
}

/// The parameters of a generic type, as Rust text.
#[derive(Debug)]
pub(crate) struct Generics {
    /// With their bounds: `K: Ord`, `const N: usize`.
    pub(crate) params: Vec<String>,
    /// As arguments: `K`, `N`.
    pub(crate) args: Vec<String>,
    /// `K: Clone`, from a `where`.
    pub(crate) predicates: Vec<String>,
    /// The type parameters alone: each has a shape.
    pub(crate) types: Vec<String>,
}

/// What there is to go through.
#[derive(Debug)]
pub(crate) enum Traversal {
    /// The user has written it.
    Written,
    Fields(Vec<HeldField>),
    /// All of them.
    Variants(Vec<HeldVariant>),
}

/// A variant, and what it holds.
#[derive(Debug)]
pub(crate) struct HeldVariant {
    pub(crate) cfg: Vec<String>,
    pub(crate) name: String,
    /// It has no fields, and no brackets.
    pub(crate) is_unit: bool,
    pub(crate) fields: Vec<HeldField>,
}

/// A field that holds something.
#[derive(Debug)]
pub(crate) struct HeldField {
    pub(crate) cfg: Vec<String>,
    /// Its Rust name, or its number.
    pub(crate) name: String,
    pub(crate) shape: Shape,
}

/// How a value is gone through; see the runtime's `TraverseAs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Holds nothing.
    Plain,
    /// Implements `Traverse`.
    Deep,
    /// A container, with a shape for each part.
    Of(Vec<Shape>),
    /// The shape of a type parameter, by its number.
    Param(usize),
}
