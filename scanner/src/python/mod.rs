//! The part of Python's grammar that tags use: declarations, parameters, annotations, literals.
//!
//! A leaf: knows places in files and nothing of tags or of Rust.

mod annotation;
mod declaration;
mod error;
mod lexer;
mod literal;
mod number;
mod params;
mod parser;
mod place;
mod print;
mod string;
#[cfg(test)]
mod tests;

pub(crate) use declaration::{annotation, class, def, module, name, starts_declaration};
pub(crate) use error::{Kind, SyntaxError};

pub(crate) use crate::name::is_python_keyword as is_keyword;
pub(crate) use place::Placed;

use error::Fault;

use crate::source::{Span, Spanned};

/// `def name(params) -> returns` or `async def ..`.
#[derive(Debug, Clone)]
pub(crate) struct Def {
    pub(crate) span: Span,
    pub(crate) is_async: bool,
    pub(crate) name: Spanned<String>,
    pub(crate) params: Vec<ParamDecl>,
    pub(crate) returns: Option<Spanned<String>>,
}

#[derive(Debug, Clone)]
pub(crate) struct ParamDecl {
    pub(crate) name: Spanned<String>,
    pub(crate) kind: ParamKind,
    pub(crate) annotation: Option<Spanned<String>>,
    pub(crate) default: Option<Spanned<Literal>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParamKind {
    PositionalOnly,
    Positional,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

/// `class Name(Base, metaclass..) = Stack<i64>`.
#[derive(Debug, Clone)]
pub(crate) struct ClassDecl {
    pub(crate) name: Spanned<String>,
    /// Base expressions as written: `ValueError`, `collections.abc.Mapping`, `Generic[T]`.
    pub(crate) bases: Vec<Spanned<String>>,
    /// The Rust type of a listed instantiation.
    pub(crate) instance: Option<Spanned<String>>,
}

/// A Python literal. The `Spanned` around it keeps the text as written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Literal {
    None,
    Ellipsis,
    Bool(bool),
    /// Decimal digits, perhaps with a minus: any size.
    Int(String),
    /// As Rust would write it: `1.0`, `-2.5e10`; `inf` and `nan` have no literal.
    Float(String),
    Str(String),
    Bytes(Vec<u8>),
    List(Vec<Literal>),
    Tuple(Vec<Literal>),
    Dict(Vec<(Literal, Literal)>),
    Set(Vec<Literal>),
}
