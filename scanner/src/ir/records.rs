//! Classes whose values are taken apart into fields and put together again.

use super::{Hint, VariantForm};
use crate::python::Literal;

/// A struct made from its fields: `crate::Point { x: .., y: .. }`.
#[derive(Debug)]
pub(crate) struct Build {
    pub(crate) form: VariantForm,
    /// The fields' Rust names, or their numbers, in the order of the values.
    pub(crate) members: Vec<String>,
    /// Other fields are taken from the type's `Default`.
    pub(crate) rest: bool,
}

/// `@py dataclass`
#[derive(Debug)]
pub(crate) struct Dataclass {
    pub(crate) fields: Vec<DataField>,
    /// The constructor is made from the fields, and not a fn of the user's.
    pub(crate) build: Option<Build>,
}

#[derive(Debug)]
pub(crate) struct DataField {
    pub(crate) py_name: String,
    pub(crate) hint: Hint,
    pub(crate) default: Option<Literal>,
}
