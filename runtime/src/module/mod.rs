//! Modules: definition, multi-phase initialisation (PEP 489), members.

pub(crate) mod def;
pub(crate) mod members;
pub(crate) mod submodule;

pub use def::{MethodDef, ModuleDef, Unlisted};

/// Refuses a text that C could not read to its end.
pub(crate) const fn check_terminated(text: &str) {
    let bytes = text.as_bytes();
    assert!(!bytes.is_empty() && bytes[bytes.len() - 1] == 0, "a C text ends with NUL");
    let mut index = 0;
    while index + 1 < bytes.len() {
        assert!(bytes[index] != 0, "a C text has no NUL but the last");
        index += 1;
    }
}

/// The text before the NUL that ends it.
pub(crate) const fn without_nul(text: &'static str) -> &'static str {
    let (text, _nul) = text.as_bytes().split_at(text.len() - 1);
    match std::str::from_utf8(text) {
        Ok(text) => text,
        Err(_) => panic!("a NUL is a character of its own"),
    }
}
