//! Every identifier that generated code defines, with the grammar of all forms.
//!
//! ```text
//! file      static FUNCTIONS   fn add_members   static MODULE
//!           const fn <name>    one for each function, under its Python name
//!           mod <name>         one for each other export and each submodule
//!           mod through_<name> a door that this door passes on, under its Rust name
//! class     type This          the Rust type
//!           static METHODS     static ATTRIBUTES   static SLOTS   const NB_ADD ..
//!           mod <member>       one for each member, under its Python name
//! export    fn run  run_<n>    fn call   const METHOD   static CLASS
//!           fn get   fn set    const ATTRIBUTE   const SLOT   const VECTORCALL
//! fn        <param>            a Python parameter
//!           <param>_slot       where a borrowed argument's value is kept
//!           <param>_default    where the object made from a literal default is kept
//! ```
//!
//! A Python name that Rust cannot take as it is becomes `r#type`, or `self_`; a name that is already
//! taken gets underscores until it is free.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Span};

/// Rust's keywords of every edition. The raw form is understood from 2018 on.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that have no raw form.
const NEVER: &[&str] = &["_", "self", "Self", "super", "crate"];

/// Names that every generated file has for itself.
pub(crate) const FILE_NAMES: &[&str] = &["rt", "FUNCTIONS", "add_members", "MODULE"];

/// Names that the module of a class has besides.
pub(crate) const CLASS_NAMES: &[&str] = &["rt", "This", "Base", "pickled"];

/// Names that a generated function has for itself, and those of the statics that it sees: a pattern cannot shadow them.
pub(crate) const FUNCTION_NAMES: &[&str] = &[
    "rt",
    "py",
    "module",
    "_module",
    "class",
    "_class",
    "slf",
    "this",
    "This",
    "pass",
    "cancel",
    "run",
    "call",
    "BINDING",
    "METHOD",
    "CLASS",
    "FUNCTIONS",
    "MODULE",
];

/// The names of one module or function, each given once.
#[derive(Debug)]
pub(crate) struct Scope {
    taken: BTreeMap<String, String>,
}

impl Scope {
    pub(crate) fn new(reserved: &[&str]) -> Scope {
        let taken = reserved.iter().map(|&name| (name.to_owned(), format!("<{name}>"))).collect();
        Scope { taken }
    }

    /// The identifier for a thing; the same thing always gets the same.
    pub(crate) fn name(&mut self, thing: &str) -> Ident {
        let mut name = thing.to_owned();
        // The fields of a tuple variant: `_0`.
        if thing.trim_matches('_').chars().all(|char| char.is_ascii_digit()) {
            name.insert_str(0, "field");
        }
        if NEVER.contains(&thing) {
            name.push('_');
        }
        while self.taken.get(&name).is_some_and(|owner| owner != thing) {
            name.push('_');
        }
        self.taken.insert(name.clone(), thing.to_owned());
        ident(&name)
    }

    /// An identifier made for a purpose beside a thing: `unit_slot`.
    pub(crate) fn beside(&mut self, thing: &str, purpose: &str) -> Ident {
        let mut name = format!("{thing}_{purpose}");
        let owner = format!("<{name}>");
        while self.taken.get(&name).is_some_and(|other| *other != owner) {
            name.push('_');
        }
        self.taken.insert(name.clone(), owner);
        ident(&name)
    }
}

/// A Rust identifier, raw where it must be.
pub(crate) fn ident(name: &str) -> Ident {
    if KEYWORDS.contains(&name) {
        return Ident::new_raw(name, Span::call_site());
    }
    if is_plain(name) {
        return Ident::new(name, Span::call_site());
    }
    // A name that Python takes and Rust does not is spelt by its characters' numbers.
    syn::parse_str(name).unwrap_or_else(|_| {
        let spelt: Vec<String> = name.chars().map(|char| format!("{:x}", char as u32)).collect();
        Ident::new(&format!("u{}", spelt.join("_")), Span::call_site())
    })
}

/// Whether a name that is no keyword is certain to be an identifier: nearly all are, and parsing each takes its time.
fn is_plain(name: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    let bytes = name.as_bytes();
    bytes.first().is_some_and(|&first| is_letter(first))
        && bytes.iter().all(|&byte| is_letter(byte) || byte.is_ascii_digit())
        && !NEVER.contains(&name)
}

/// `run`, `run_2`: the form that an overload's parts have.
pub(crate) fn numbered(name: &str, number: Option<usize>) -> Ident {
    match number {
        None => ident(name),
        Some(number) => ident(&format!("{name}_{number}")),
    }
}

/// The name of a door's file: `deep.bottom.rs`; of the root's: `lib.rs`.
pub(crate) fn glue_file(path: &[String]) -> String {
    if path.is_empty() { "lib.rs".to_owned() } else { format!("{}.rs", path.join(".")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_escaped_and_clashes_avoided() {
        let mut scope = Scope::new(FUNCTION_NAMES);
        assert_eq!(scope.name("type").to_string(), "r#type");
        assert_eq!(scope.name("self").to_string(), "self_");
        assert_eq!(scope.name("self_").to_string(), "self__");
        assert_eq!(scope.name("py").to_string(), "py_");
        assert_eq!(scope.name("unit_slot").to_string(), "unit_slot");
        assert_eq!(scope.beside("unit", "slot").to_string(), "unit_slot_");
        assert_eq!(scope.name("type").to_string(), "r#type");
    }
}
