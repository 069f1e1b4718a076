//! Enums, as classes or as Python's own.

use super::{Export, Function, Hint};
use crate::tables::enums::Base;

/// What a class that is a Rust enum has besides.
#[derive(Debug)]
pub(crate) struct Enumeration {
    pub(crate) kind: EnumKind,
    /// In source order: all of them, so that no value is without an answer.
    pub(crate) variants: Vec<Variant>,
    /// Some discriminant is written in the source, so that Python may ask for it: `int(Color.Red)`.
    pub(crate) has_int: bool,
    /// `@py eq_int`
    pub(crate) eq_int: bool,
    /// `@py pickle`, for variants with data; units are always pickled by name.
    pub(crate) pickle: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum EnumKind {
    /// One object for each variant.
    Unit,
    /// One subclass for each variant.
    Data,
    /// `class Color(IntEnum)`
    Python(&'static Base),
}

#[derive(Debug)]
pub(crate) struct Variant {
    /// Its Rust path is that of the variant.
    pub(crate) export: Export,
    /// Not tagged `skip`.
    pub(crate) shown: bool,
    /// Of a Python enum.
    pub(crate) value: Option<EnumValue>,
    pub(crate) form: VariantForm,
    pub(crate) fields: Vec<VariantField>,
    /// `None`: Python cannot make one.
    pub(crate) constructor: Option<Function>,
}

/// What `.value` is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EnumValue {
    /// The discriminant, with its number where the source tells.
    Discriminant(Option<i128>),
    Int(i128),
    Str(String),
}

/// How Rust writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariantForm {
    Unit,
    Tuple,
    Struct,
}

#[derive(Debug)]
pub(crate) struct VariantField {
    pub(crate) export: Export,
    pub(crate) hint: Hint,
    /// The field's Rust name, or its number.
    pub(crate) member: String,
}

impl EnumValue {
    /// As the stub shows it.
    pub(crate) fn stub(&self) -> String {
        match self {
            EnumValue::Discriminant(None) => "...".to_owned(),
            EnumValue::Discriminant(Some(number)) | EnumValue::Int(number) => number.to_string(),
            EnumValue::Str(text) => crate::python::Literal::Str(text.clone()).stub(),
        }
    }
}
