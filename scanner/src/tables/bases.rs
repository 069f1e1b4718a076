//! Python's own classes as bases of exported ones.

use super::exceptions;

/// What a class of `builtins` is as a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `object` itself: the same as no base.
    Object,
    /// Its objects have one size: more can stand behind.
    Fixed,
    /// The size of an object depends on its value, so that nothing can stand behind.
    Variable,
    /// Python lets nobody derive from it.
    Closed,
}

const CLASSES: &[(&str, Layout)] = &[
    ("NoneType", Layout::Closed),
    ("bool", Layout::Closed),
    ("bytearray", Layout::Fixed),
    ("bytes", Layout::Variable),
    ("complex", Layout::Fixed),
    ("dict", Layout::Fixed),
    ("ellipsis", Layout::Closed),
    ("float", Layout::Fixed),
    ("frozenset", Layout::Fixed),
    ("function", Layout::Closed),
    ("int", Layout::Variable),
    ("list", Layout::Fixed),
    ("memoryview", Layout::Closed),
    ("object", Layout::Object),
    ("range", Layout::Closed),
    ("set", Layout::Fixed),
    ("slice", Layout::Closed),
    ("str", Layout::Fixed),
    ("tuple", Layout::Variable),
    ("type", Layout::Variable),
];

/// The class of `builtins` of that name, with or without its module, and what it is.
pub(crate) fn find(name: &str) -> Option<(&'static str, Layout)> {
    let name = name.strip_prefix("builtins.").unwrap_or(name);
    let class = CLASSES.iter().find(|(known, _)| *known == name).copied();
    class.or_else(|| exceptions::builtin(name).map(|name| (name, Layout::Fixed)))
}

/// A class of `builtins` whose name differs by case alone.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    let names = CLASSES.iter().map(|(known, _)| *known).chain(exceptions::BUILTIN.iter().copied());
    names.into_iter().find(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_sorted_and_no_exceptions() {
        assert!(CLASSES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(CLASSES.iter().all(|(name, _)| exceptions::builtin(name).is_none()));
    }
}
