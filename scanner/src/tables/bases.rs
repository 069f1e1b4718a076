//! Python's own classes as bases of exported ones.

use super::exceptions;

/// What a class of `builtins` is as a base.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// `object` itself: the same as no base.
    Object,
    /// Its objects have one size: a value can stand behind, and more behind that.
    Fixed,
    /// The size of an object depends on its value: one can stand behind, but nothing that Python looks for.
    Items,
    /// Its objects are classes.
    Meta,
    /// Python lets nobody derive from it.
    Closed,
}

impl Layout {
    /// Whether a class with a value can derive from such a class, and has something of it.
    pub(crate) fn is_base(self) -> bool {
        matches!(self, Layout::Fixed | Layout::Items)
    }
}

const CLASSES: &[(&str, Layout)] = &[
    ("NoneType", Layout::Closed),
    ("bool", Layout::Closed),
    ("bytearray", Layout::Fixed),
    ("bytes", Layout::Items),
    ("classmethod", Layout::Fixed),
    ("complex", Layout::Fixed),
    ("dict", Layout::Fixed),
    ("ellipsis", Layout::Closed),
    ("enumerate", Layout::Fixed),
    ("filter", Layout::Fixed),
    ("float", Layout::Fixed),
    ("frozenset", Layout::Fixed),
    ("function", Layout::Closed),
    ("int", Layout::Items),
    ("list", Layout::Fixed),
    ("map", Layout::Fixed),
    ("memoryview", Layout::Closed),
    ("object", Layout::Object),
    ("property", Layout::Fixed),
    ("range", Layout::Closed),
    ("reversed", Layout::Fixed),
    ("set", Layout::Fixed),
    ("slice", Layout::Closed),
    ("staticmethod", Layout::Fixed),
    ("str", Layout::Fixed),
    ("super", Layout::Fixed),
    ("tuple", Layout::Items),
    ("type", Layout::Meta),
    ("zip", Layout::Fixed),
];

/// The runtime's types of those that handles know.
const HANDLES: &[(&str, &str)] = &[
    ("bytearray", "PyByteArray"),
    ("bytes", "PyBytes"),
    ("complex", "PyComplex"),
    ("dict", "PyDict"),
    ("float", "PyFloat"),
    ("frozenset", "PyFrozenSet"),
    ("int", "PyInt"),
    ("list", "PyList"),
    ("set", "PySet"),
    ("str", "PyString"),
    ("tuple", "PyTuple"),
];

/// Classes of the standard library, by their modules, that are written in C: they say how objects are laid out.
const IN_C: &[(&str, &[&str])] = &[
    ("_io", &["_BufferedIOBase", "_IOBase", "_RawIOBase", "_TextIOBase"]),
    ("_random", &["Random"]),
    ("asyncio", &["Future", "Task"]),
    ("collections", &["OrderedDict", "defaultdict", "deque"]),
    ("datetime", &["date", "datetime", "time", "timedelta", "timezone", "tzinfo"]),
    ("decimal", &["Context", "Decimal"]),
    ("functools", &["partial"]),
    (
        "io",
        &[
            "BufferedRWPair",
            "BufferedRandom",
            "BufferedReader",
            "BufferedWriter",
            "BytesIO",
            "FileIO",
            "StringIO",
            "TextIOWrapper",
        ],
    ),
    ("itertools", &["chain", "count", "cycle", "product", "repeat"]),
    ("sqlite3", &["Connection", "Cursor", "Row"]),
    ("struct", &["Struct"]),
    ("threading", &["local"]),
    ("types", &["ModuleType", "SimpleNamespace"]),
    ("weakref", &["ReferenceType", "ref"]),
];

/// Generic classes of the standard library, by their modules and the number of their type arguments.
const GENERIC: &[(&str, usize, &[&str])] = &[
    ("array", 1, &["array"]),
    ("asyncio", 1, &["Future", "Queue", "Task"]),
    ("builtins", 1, &["enumerate", "filter", "frozenset", "list", "map", "reversed", "set", "zip"]),
    ("builtins", 2, &["dict"]),
    ("collections", 1, &["Counter", "UserList", "deque"]),
    ("collections", 2, &["ChainMap", "OrderedDict", "UserDict", "defaultdict"]),
    (
        "collections.abc",
        1,
        &[
            "AsyncIterable",
            "AsyncIterator",
            "Awaitable",
            "Collection",
            "Container",
            "Iterable",
            "Iterator",
            "KeysView",
            "MutableSequence",
            "MutableSet",
            "Reversible",
            "Sequence",
            "Set",
            "ValuesView",
        ],
    ),
    ("collections.abc", 2, &["AsyncGenerator", "ItemsView", "Mapping", "MutableMapping"]),
    ("collections.abc", 3, &["Coroutine", "Generator"]),
    ("contextlib", 1, &["AbstractAsyncContextManager", "AbstractContextManager"]),
    ("functools", 1, &["partial"]),
    ("itertools", 1, &["chain", "count", "cycle", "product", "repeat"]),
    ("os", 1, &["PathLike"]),
    ("queue", 1, &["LifoQueue", "PriorityQueue", "Queue", "SimpleQueue"]),
    ("weakref", 1, &["ReferenceType", "WeakSet", "ref"]),
    ("weakref", 2, &["WeakKeyDictionary", "WeakValueDictionary"]),
];

/// The arguments of a generic class that is written without any, as type checkers take it.
pub(crate) fn arguments(module: &str, name: &str) -> Option<&'static str> {
    if (module, name) == ("builtins", "tuple") {
        return Some("[typing.Any, ...]");
    }
    let row = GENERIC.iter().find(|(home, _, names)| *home == module && names.contains(&name))?;
    Some(match row.1 {
        1 => "[typing.Any]",
        2 => "[typing.Any, typing.Any]",
        _ => "[typing.Any, typing.Any, typing.Any]",
    })
}

/// Whether a class of a module says how objects are laid out, as far as is known here.
pub(crate) fn is_in_c(module: &str, name: &str) -> bool {
    IN_C.iter().any(|(known, names)| *known == module && names.contains(&name))
}

/// The builtin classes that tell what an object of theirs is made from, so that a pickle can hold it.
pub(crate) const PICKLED: &[&str] = &[
    "bytearray",
    "bytes",
    "complex",
    "dict",
    "float",
    "frozenset",
    "int",
    "list",
    "set",
    "str",
    "tuple",
];

/// The type variables of `typing.Generic[K, V]`; none if it is written without.
pub(crate) fn type_variables(base: &str) -> Vec<&str> {
    let base = base.trim();
    let inner = base.strip_prefix("typing.").unwrap_or(base).strip_prefix("Generic[");
    let inner = inner.and_then(|inner| inner.strip_suffix(']')).unwrap_or_default();
    inner.split(',').map(str::trim).filter(|name| !name.is_empty()).collect()
}

/// The runtime's type for objects of a builtin class that is no exception.
pub(crate) fn handle(name: &str) -> Option<&'static str> {
    HANDLES.iter().find(|(class, _)| *class == name).map(|(_, handle)| *handle)
}

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
