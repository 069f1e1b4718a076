//! Classes whose values are taken apart into fields and put together again.

use super::{Hint, VariantForm};
use crate::python::Literal;

/// A struct made from its fields: `crate::Point { x: .., y: .. }`.
#[derive(Debug)]
pub(crate) struct Build {
    pub(crate) form: VariantForm,
    /// The first field's value, which the first of the values are for.
    pub(crate) base: Option<Box<BaseBuild>>,
    /// The other fields' Rust names, or their numbers, in the order of the values.
    pub(crate) members: Vec<String>,
    /// Other fields are taken from the type's `Default`.
    pub(crate) rest: bool,
}

impl Build {
    /// How many values it takes.
    pub(crate) fn count(&self) -> usize {
        self.members.len() + self.base.as_ref().map_or(0, |base| base.build.count())
    }

    /// Whether the values are all that it holds.
    pub(crate) fn is_whole(&self) -> bool {
        !self.rest && self.base.as_ref().is_none_or(|base| base.build.is_whole())
    }
}

/// A base that is a dataclass, made from its own fields.
#[derive(Debug)]
pub(crate) struct BaseBuild {
    pub(crate) rust_path: String,
    /// The field that it is.
    pub(crate) field: String,
    pub(crate) build: Build,
}

/// `@py dataclass`
#[derive(Debug)]
pub(crate) struct Dataclass {
    pub(crate) fields: Vec<DataField>,
    /// The constructor is made from the fields, and not a fn of the user's.
    pub(crate) build: Option<Build>,
}

#[derive(Debug, Clone)]
pub(crate) struct DataField {
    pub(crate) py_name: String,
    pub(crate) hint: Hint,
    pub(crate) default: Option<Literal>,
}
