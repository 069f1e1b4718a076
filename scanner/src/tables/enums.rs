//! The classes of Python's `enum` module that a Rust enum may be.

/// One class.
#[derive(Debug)]
pub(crate) struct Base {
    /// As `enum` names it.
    pub(crate) name: &'static str,
    pub(crate) values: Values,
    /// Whether members are combined by `|`.
    pub(crate) flags: bool,
}

/// What the values of members may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Values {
    Any,
    Int,
    Str,
}

const BASES: &[Base] = &[
    Base { name: "Enum", values: Values::Any, flags: false },
    Base { name: "IntEnum", values: Values::Int, flags: false },
    Base { name: "StrEnum", values: Values::Str, flags: false },
    Base { name: "Flag", values: Values::Int, flags: true },
    Base { name: "IntFlag", values: Values::Int, flags: true },
];

/// The class of that name, with or without its module.
pub(crate) fn find(name: &str) -> Option<&'static Base> {
    let name = name.strip_prefix("enum.").unwrap_or(name);
    BASES.iter().find(|base| base.name == name)
}

/// Names that members of these classes cannot have.
pub(crate) fn is_reserved(name: &str) -> bool {
    name == "mro"
        || name.starts_with('_') && name.ends_with('_')
        || matches!(name, "name" | "value")
}
