//! Modules: definition, multi-phase initialisation (PEP 489), members.

pub(crate) mod def;
pub(crate) mod members;
pub(crate) mod submodule;

pub use def::{MethodDef, ModuleDef, Unlisted};

/// Refuses a text that C would read past its end. That no other NUL is in it is the scanner's care: looking at each
/// byte here took a twentieth of the time in which the compiler makes a function.
pub(crate) const fn check_terminated(text: &str) {
    let bytes = text.as_bytes();
    assert!(!bytes.is_empty() && bytes[bytes.len() - 1] == 0, "a C text ends with NUL");
}

/// The text before the NUL that ends it.
pub(crate) const fn without_nul(text: &'static str) -> &'static str {
    let (text, _nul) = text.as_bytes().split_at(text.len() - 1);
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => panic!("a NUL is a character of its own"),
    }
}
