//! Rust types and the Python hints they have: as a parameter, and as a result. They differ where
//! Python code may hand in more than it gets back.
//!
//! `{0}` stands for the hint of the first type argument. Names outside of `builtins` carry their module.

/// What kind of value a type is: which literals may be its default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Bool,
    /// With the least and the greatest value, as digits.
    Int(&'static str, &'static str),
    Float,
    Char,
    Str,
    Bytes,
    Path,
    List,
    Dict,
    Set,
    /// As its first argument, one step further in.
    Transparent,
    Optional,
    /// Any object; every literal will do.
    Any,
    /// Something that no literal makes.
    Other,
    /// The same, which borrows from what is kept during the call.
    View,
}

/// One type.
#[derive(Debug)]
pub(crate) struct Row {
    /// The last segment of its path.
    pub(crate) name: &'static str,
    /// Applies only when the first argument has this name: `Vec<u8>`.
    pub(crate) of: Option<&'static str>,
    pub(crate) family: Family,
    pub(crate) input: &'static str,
    pub(crate) output: &'static str,
}

pub(super) const fn row(
    name: &'static str,
    family: Family,
    input: &'static str,
    output: &'static str,
) -> Row {
    Row { name, of: None, family, input, output }
}

pub(super) const fn same(name: &'static str, family: Family, hint: &'static str) -> Row {
    row(name, family, hint, hint)
}

const fn of(
    name: &'static str,
    of: &'static str,
    family: Family,
    input: &'static str,
    output: &'static str,
) -> Row {
    Row { name, of: Some(of), family, input, output }
}

/// Objects whose memory Rust takes: by the buffer protocol, or as tensors.
pub(crate) const MEMORY: &str = "typing_extensions.Buffer | keelback.SupportsDLPack";

/// Any order; a row with `of` stands before the one without.
const ROWS: &[Row] = &[
    same("bool", Family::Bool, "bool"),
    same("i8", Family::Int("-128", "127"), "int"),
    same("i16", Family::Int("-32768", "32767"), "int"),
    same("i32", Family::Int("-2147483648", "2147483647"), "int"),
    same("i64", Family::Int("-9223372036854775808", "9223372036854775807"), "int"),
    same("isize", Family::Int("-9223372036854775808", "9223372036854775807"), "int"),
    same(
        "i128",
        Family::Int(
            "-170141183460469231731687303715884105728",
            "170141183460469231731687303715884105727",
        ),
        "int",
    ),
    same("u8", Family::Int("0", "255"), "int"),
    same("u16", Family::Int("0", "65535"), "int"),
    same("u32", Family::Int("0", "4294967295"), "int"),
    same("u64", Family::Int("0", "18446744073709551615"), "int"),
    same("usize", Family::Int("0", "18446744073709551615"), "int"),
    same("u128", Family::Int("0", "340282366920938463463374607431768211455"), "int"),
    same("f32", Family::Float, "float"),
    same("f64", Family::Float, "float"),
    same("char", Family::Char, "str"),
    same("str", Family::Str, "str"),
    same("String", Family::Str, "str"),
    same("PyBackedStr", Family::Other, "str"),
    same("PyBackedBytes", Family::Other, "bytes"),
    same("OsStr", Family::Other, "str"),
    same("OsString", Family::Other, "str"),
    same("CStr", Family::Other, "str"),
    same("CString", Family::Other, "str"),
    row("Path", Family::Path, "str | os.PathLike[str]", "pathlib.Path"),
    row("PathBuf", Family::Path, "str | os.PathLike[str]", "pathlib.Path"),
    same("Duration", Family::Other, "datetime.timedelta"),
    same("SystemTime", Family::Other, "datetime.datetime"),
    same("Ipv4Addr", Family::Other, "ipaddress.IPv4Address"),
    same("Ipv6Addr", Family::Other, "ipaddress.IPv6Address"),
    same("IpAddr", Family::Other, "ipaddress.IPv4Address | ipaddress.IPv6Address"),
    same("NonZero", Family::Other, "int"),
    same("NonZeroI8", Family::Other, "int"),
    same("NonZeroI16", Family::Other, "int"),
    same("NonZeroI32", Family::Other, "int"),
    same("NonZeroI64", Family::Other, "int"),
    same("NonZeroI128", Family::Other, "int"),
    same("NonZeroIsize", Family::Other, "int"),
    same("NonZeroU8", Family::Other, "int"),
    same("NonZeroU16", Family::Other, "int"),
    same("NonZeroU32", Family::Other, "int"),
    same("NonZeroU64", Family::Other, "int"),
    same("NonZeroU128", Family::Other, "int"),
    same("NonZeroUsize", Family::Other, "int"),
    same("Infallible", Family::Other, "typing.NoReturn"),
    of("Vec", "u8", Family::Bytes, "bytes | bytearray", "bytes"),
    row("Vec", Family::List, "collections.abc.Sequence[{0}]", "list[{0}]"),
    row("VecDeque", Family::List, "collections.abc.Sequence[{0}]", "list[{0}]"),
    row("LinkedList", Family::List, "collections.abc.Sequence[{0}]", "list[{0}]"),
    same("HashMap", Family::Dict, "dict[{0}, {1}]"),
    same("BTreeMap", Family::Dict, "dict[{0}, {1}]"),
    row("HashSet", Family::Set, "set[{0}] | frozenset[{0}]", "set[{0}]"),
    row("BTreeSet", Family::Set, "set[{0}] | frozenset[{0}]", "set[{0}]"),
    same("Option", Family::Optional, "{0} | None"),
    same("Box", Family::Transparent, "{0}"),
    same("Arc", Family::Transparent, "{0}"),
    same("Rc", Family::Transparent, "{0}"),
    same("Cow", Family::Transparent, "{0}"),
    same("Cell", Family::Transparent, "{0}"),
    same("Foreign", Family::Transparent, "{0}"),
    same("Bound", Family::Transparent, "{0}"),
    same("Borrowed", Family::Transparent, "{0}"),
    same("Py", Family::Transparent, "{0}"),
    same("PyRef", Family::Transparent, "{0}"),
    same("PyRefMut", Family::Transparent, "{0}"),
    same("PyAny", Family::Any, "typing.Any"),
    same("PyBool", Family::Other, "bool"),
    same("PyByteArray", Family::Other, "bytearray"),
    same("PyBytes", Family::Other, "bytes"),
    same("PyCFunction", Family::Other, "types.BuiltinFunctionType"),
    same("PyCapsule", Family::Other, "types.CapsuleType"),
    same("PyCode", Family::Other, "types.CodeType"),
    same("PyBuffer", Family::Other, MEMORY),
    same("PyUntypedBuffer", Family::Other, MEMORY),
    same("PyReadonlyBuffer", Family::Other, MEMORY),
    same("PyReadwriteBuffer", Family::Other, MEMORY),
    same("PyReadonlyArray", Family::Other, MEMORY),
    same("PyReadonlyArray0", Family::Other, MEMORY),
    same("PyReadonlyArray1", Family::Other, MEMORY),
    same("PyReadonlyArray2", Family::Other, MEMORY),
    same("PyReadonlyArray3", Family::Other, MEMORY),
    same("PyReadonlyArray4", Family::Other, MEMORY),
    same("PyReadonlyArray5", Family::Other, MEMORY),
    same("PyReadonlyArray6", Family::Other, MEMORY),
    same("PyReadonlyArrayDyn", Family::Other, MEMORY),
    same("PyReadwriteArray", Family::Other, MEMORY),
    same("PyReadwriteArray0", Family::Other, MEMORY),
    same("PyReadwriteArray1", Family::Other, MEMORY),
    same("PyReadwriteArray2", Family::Other, MEMORY),
    same("PyReadwriteArray3", Family::Other, MEMORY),
    same("PyReadwriteArray4", Family::Other, MEMORY),
    same("PyReadwriteArray5", Family::Other, MEMORY),
    same("PyReadwriteArray6", Family::Other, MEMORY),
    same("PyReadwriteArrayDyn", Family::Other, MEMORY),
    same("View", Family::Other, "memoryview"),
    row("Buffer", Family::Other, MEMORY, "memoryview[{0}]"),
    row("Tensor", Family::Other, MEMORY, "keelback.Tensor"),
    same("PyComplex", Family::Other, "complex"),
    same("PyDate", Family::Other, "datetime.date"),
    same("PyDateTime", Family::Other, "datetime.datetime"),
    same("PyDelta", Family::Other, "datetime.timedelta"),
    same("PyDict", Family::Other, "dict[typing.Any, typing.Any]"),
    same("PyDictItems", Family::Other, "collections.abc.ItemsView[typing.Any, typing.Any]"),
    same("PyDictKeys", Family::Other, "collections.abc.KeysView[typing.Any]"),
    same("PyDictValues", Family::Other, "collections.abc.ValuesView[typing.Any]"),
    same("PyEllipsis", Family::Other, "types.EllipsisType"),
    same("PyErr", Family::Other, "BaseException"),
    same("PyFloat", Family::Other, "float"),
    same("PyFrame", Family::Other, "types.FrameType"),
    same("PyFrozenSet", Family::Other, "frozenset[typing.Any]"),
    same("PyFunction", Family::Other, "types.FunctionType"),
    same("PyInt", Family::Other, "int"),
    same("PyIterator", Family::Other, "collections.abc.Iterator[typing.Any]"),
    same("PyList", Family::Other, "list[typing.Any]"),
    same("PyMapping", Family::Other, "collections.abc.Mapping[typing.Any, typing.Any]"),
    same("PyMemoryView", Family::Other, "memoryview"),
    same("PyModule", Family::Other, "types.ModuleType"),
    same("PyNone", Family::Other, "None"),
    same("PyNotImplemented", Family::Other, "types.NotImplementedType"),
    same("PyRange", Family::Other, "range"),
    same("PySequence", Family::Other, "collections.abc.Sequence[typing.Any]"),
    same("PySet", Family::Other, "set[typing.Any]"),
    same("PySlice", Family::Other, "slice"),
    same("PyString", Family::Other, "str"),
    same("PySuper", Family::Other, "super"),
    same("PyTime", Family::Other, "datetime.time"),
    same("PyTraceback", Family::Other, "types.TracebackType"),
    same("PyTuple", Family::Other, "tuple[typing.Any, ...]"),
    same("PyType", Family::Other, "type"),
    same("PyTzInfo", Family::Other, "datetime.tzinfo"),
    // A proxy passes for anything.
    same("PyWeakref", Family::Any, "typing.Any"),
    same("PyWeakrefProxy", Family::Any, "typing.Any"),
    same("PyWeakrefReference", Family::Other, "weakref.ReferenceType[typing.Any]"),
];

/// Numbers that the memory of Python's objects has, which `&mut [T]` borrows.
const ELEMENTS: &[&str] =
    &["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "usize", "isize", "f32", "f64"];

/// Whether a `&mut [T]` of such items can be memory of an object.
pub(crate) fn is_element(name: Option<&str>) -> bool {
    name.is_some_and(|name| ELEMENTS.contains(&name))
}

/// The row of a type, by its path, as far as that is known, and the name of its first argument.
pub(crate) fn find(path: &[String], first_arg: Option<&str>) -> Option<&'static Row> {
    let name = path.last()?;
    let of_crate = path.first().and_then(|krate| super::crates::find(krate, name));
    let mut rows = ROWS.iter();
    of_crate.or_else(|| {
        rows.find(|row| row.name == name && row.of.is_none_or(|of| first_arg == Some(of)))
    })
}

/// The row of another crate's trait, whose objects convert.
pub(crate) fn of_trait(path: &[String]) -> Option<&'static Row> {
    let [krate, .., name] = path else { return None };
    super::crates::find(krate, name)
}

/// Names that annotations may use without a module, and where they live.
const KNOWN: &[(&str, &[&str])] = &[
    (
        "typing",
        &[
            "Annotated",
            "Any",
            "AnyStr",
            "ClassVar",
            "Final",
            "Generic",
            "IO",
            "BinaryIO",
            "TextIO",
            "Literal",
            "Never",
            "NoReturn",
            "NamedTuple",
            "Optional",
            "Protocol",
            "Self",
            "SupportsAbs",
            "SupportsBytes",
            "SupportsComplex",
            "SupportsFloat",
            "SupportsIndex",
            "SupportsInt",
            "SupportsRound",
            "TypeAlias",
            "TypedDict",
            "TypeGuard",
            "Union",
        ],
    ),
    (
        "collections.abc",
        &[
            "AsyncGenerator",
            "AsyncIterable",
            "AsyncIterator",
            "Awaitable",
            "Buffer",
            "ByteString",
            "Callable",
            "Collection",
            "Container",
            "Coroutine",
            "Generator",
            "Hashable",
            "ItemsView",
            "Iterable",
            "Iterator",
            "KeysView",
            "Mapping",
            "MappingView",
            "MutableMapping",
            "MutableSequence",
            "MutableSet",
            "Reversible",
            "Sequence",
            "Set",
            "Sized",
            "ValuesView",
        ],
    ),
    ("types", &["FunctionType", "ModuleType", "NoneType", "TracebackType"]),
];

/// Names of `builtins` that annotations use, exceptions aside.
const BUILTINS: &[&str] = &[
    "bool",
    "bytearray",
    "bytes",
    "complex",
    "dict",
    "enumerate",
    "filter",
    "float",
    "frozenset",
    "int",
    "list",
    "map",
    "memoryview",
    "object",
    "property",
    "range",
    "reversed",
    "set",
    "slice",
    "str",
    "super",
    "tuple",
    "type",
    "zip",
    "None",
    "True",
    "False",
    "Ellipsis",
];

/// A bare name of an annotation, with its module: `collections.abc.Sequence`, `int`.
pub(crate) fn annotation_name(name: &str) -> Option<String> {
    if BUILTINS.contains(&name) || super::exceptions::builtin(name).is_some() {
        return Some(name.to_owned());
    }
    KNOWN
        .iter()
        .find(|(_, names)| names.contains(&name))
        .map(|(module, _)| format!("{module}.{name}"))
}
