//! `@py` tags: what the user wrote, read and placed, not yet judged against the item.

mod collect;
mod comments;
mod docs;
mod instances;
mod layout;
mod marker;
mod merge;
pub(crate) mod options;
mod rust;
mod stray;
mod syntax;
#[cfg(test)]
mod tests;

pub(crate) use collect::collect;
#[cfg(test)]
pub(crate) use collect::docs_of;
pub(crate) use instances::{example, specialize};
pub(crate) use marker::mark;

use std::collections::BTreeMap;

pub(crate) use crate::python::ClassDecl;
use crate::python::{Def, Literal};
use crate::source::{Span, Spanned};
use crate::tree::{Cfg, ItemId, ModuleId};

/// Every tag of the crate, by what it stands on.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    pub(crate) modules: BTreeMap<ModuleId, Tagged>,
    /// Items that carry a tag, or hold a member (field, variant, method) that does.
    pub(crate) items: BTreeMap<ItemId, ItemTags>,
}

/// The tags and the remaining docs of one item and of its members.
#[derive(Debug, Default, Clone)]
pub(crate) struct ItemTags {
    pub(crate) own: Tagged,
    /// By the member's index in the syntax: fields of a struct, variants of an enum, fns and consts
    /// of an impl or trait.
    pub(crate) members: BTreeMap<usize, MemberTags>,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct MemberTags {
    pub(crate) own: Tagged,
    /// The fields of an enum's variant.
    pub(crate) fields: BTreeMap<usize, Tagged>,
}

/// One place that may be tagged.
#[derive(Debug, Default, Clone)]
pub(crate) struct Tagged {
    /// `None`: no tag stands here. Several tag lines add up to one `Tag`.
    pub(crate) tag: Option<Tag>,
    /// `class IntStack = Stack<i64>`: each line stands for a class of its own. Gone once the instances are items.
    pub(crate) instances: Vec<Tag>,
    /// The documentation without its tag lines; common indentation and outer blank lines removed.
    pub(crate) doc: String,
}

#[derive(Debug, Clone)]
pub(crate) struct Tag {
    /// From `@py` to the end of the (first) tag line.
    pub(crate) span: Span,
    pub(crate) words: Vec<Word>,
    pub(crate) declaration: Option<Declaration>,
    /// From `#[cfg_attr(condition, doc = "@py ..")]`.
    pub(crate) condition: Option<Cfg>,
}

impl Tag {
    pub(crate) fn word(&self, name: &str) -> Option<&Word> {
        self.words.iter().find(|word| word.option.name == name)
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.word(name).is_some()
    }
}

/// `nogil`, `freelist(8)`, `default(h = f64::EPSILON)`.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    /// The row of the table of options: a word that is not in it never gets here.
    pub(crate) option: &'static options::Option,
    pub(crate) span: Span,
    pub(crate) args: WordArgs,
}

#[derive(Debug, Clone)]
pub(crate) enum WordArgs {
    None,
    /// `freelist(8)`, `type(float | str)`, `subinterpreters(no)`: the text between the brackets.
    Text(Spanned<String>),
    /// `default(p = rust expr, ..)`: key and Rust tokens as text.
    Pairs(Vec<(Spanned<String>, Spanned<String>)>),
}

/// A Python declaration, as it would stand in a stub.
#[derive(Debug, Clone)]
pub(crate) enum Declaration {
    Def(Def),
    Class(ClassDecl),
    Module(Spanned<String>),
    /// `NAME` or `NAME: annotation`; on a field or a variant perhaps with `= literal`.
    Name {
        name: Spanned<String>,
        annotation: Option<Spanned<String>>,
        value: Option<Spanned<Literal>>,
    },
}
