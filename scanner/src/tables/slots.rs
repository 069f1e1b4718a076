//! Methods that Python calls by itself: one row for each, with the slot it fills and its shape.

/// One dunder.
#[derive(Debug)]
pub(crate) struct Row {
    /// `__len__`
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    /// `Py_mp_length`; empty for what is a plain method of that name.
    pub(crate) slot: &'static str,
    /// The fewest and the most arguments that it takes besides the object; `None`: any.
    pub(crate) params: Option<(usize, usize)>,
    /// How it is declared.
    pub(crate) stub: &'static str,
}

/// How the runtime enters a slot, and what it answers with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A plain method, which Python finds by its name.
    Plain,
    /// Not generated yet, and what to do instead.
    Planned(&'static str),
    Unary,
    /// `None` ends the iteration.
    Next,
    Length,
    Hash,
    Truth,
    Contains,
    /// One argument, which must be of its type.
    Object,
    /// `__getattribute__`
    Attribute,
    /// `__getattr__`
    Missing,
    /// `__del__`
    Finalize,
    /// `__buffer__`, which returns memory of the object.
    Buffer,
    /// `__get__`
    Get,
    SetItem,
    DeleteItem,
    /// One argument; another type is left to the other operand.
    Forward,
    Reflected,
    InPlace,
    /// With CPython's number.
    Compare(usize),
    Call,
    /// As `Call`, with nothing for an answer.
    Init,
}

impl Row {
    /// Whether its slot may be another method's too.
    pub(crate) fn is_shared(&self) -> bool {
        matches!(
            self.shape,
            Shape::Forward
                | Shape::Reflected
                | Shape::Compare(_)
                | Shape::SetItem
                | Shape::DeleteItem
                | Shape::Attribute
                | Shape::Missing
        )
    }
}

const fn row(
    name: &'static str,
    shape: Shape,
    slot: &'static str,
    params: usize,
    stub: &'static str,
) -> Row {
    Row { name, shape, slot, params: Some((params, params)), stub }
}

const fn plain(name: &'static str, params: usize, stub: &'static str) -> Row {
    row(name, Shape::Plain, "", params, stub)
}

const fn any(name: &'static str, stub: &'static str) -> Row {
    Row { name, shape: Shape::Plain, slot: "", params: None, stub }
}

const fn planned(name: &'static str, help: &'static str) -> Row {
    Row { name, shape: Shape::Planned(help), slot: "", params: None, stub: "" }
}

const fn forward(name: &'static str, slot: &'static str, stub: &'static str) -> Row {
    row(name, Shape::Forward, slot, 1, stub)
}

const fn reflected(name: &'static str, slot: &'static str, stub: &'static str) -> Row {
    row(name, Shape::Reflected, slot, 1, stub)
}

const fn in_place(name: &'static str, slot: &'static str, stub: &'static str) -> Row {
    row(name, Shape::InPlace, slot, 1, stub)
}

const fn compare(name: &'static str, op: usize, stub: &'static str) -> Row {
    row(name, Shape::Compare(op), "Py_tp_richcompare", 1, stub)
}

/// Every dunder that a class may define.
pub(crate) const SLOTS: &[Row] = &[
    row("__repr__", Shape::Unary, "Py_tp_repr", 0, "def __repr__(self) -> str"),
    row("__str__", Shape::Unary, "Py_tp_str", 0, "def __str__(self) -> str"),
    row("__hash__", Shape::Hash, "Py_tp_hash", 0, "def __hash__(self) -> int"),
    row("__bool__", Shape::Truth, "Py_nb_bool", 0, "def __bool__(self) -> bool"),
    row("__len__", Shape::Length, "Py_mp_length", 0, "def __len__(self) -> int"),
    compare("__lt__", 0, "def __lt__(self, other: T) -> bool"),
    compare("__le__", 1, "def __le__(self, other: T) -> bool"),
    compare("__eq__", 2, "def __eq__(self, other: object) -> bool"),
    compare("__ne__", 3, "def __ne__(self, other: object) -> bool"),
    compare("__gt__", 4, "def __gt__(self, other: T) -> bool"),
    compare("__ge__", 5, "def __ge__(self, other: T) -> bool"),
    row(
        "__contains__",
        Shape::Contains,
        "Py_sq_contains",
        1,
        "def __contains__(self, item: T) -> bool",
    ),
    row("__getitem__", Shape::Object, "Py_mp_subscript", 1, "def __getitem__(self, key: K) -> T"),
    row(
        "__setitem__",
        Shape::SetItem,
        "Py_mp_ass_subscript",
        2,
        "def __setitem__(self, key: K, value: T) -> None",
    ),
    row(
        "__delitem__",
        Shape::DeleteItem,
        "Py_mp_ass_subscript",
        1,
        "def __delitem__(self, key: K) -> None",
    ),
    row("__iter__", Shape::Unary, "Py_tp_iter", 0, "def __iter__(self) -> Iterator[T]"),
    row("__next__", Shape::Next, "Py_tp_iternext", 0, "def __next__(self) -> T"),
    Row {
        name: "__init__",
        shape: Shape::Init,
        slot: "Py_tp_init",
        params: None,
        stub: "def __init__(self, ..) -> None",
    },
    Row {
        name: "__call__",
        shape: Shape::Call,
        slot: "Py_tp_call",
        params: None,
        stub: "def __call__(self, ..) -> T",
    },
    row(
        "__getattr__",
        Shape::Missing,
        "Py_tp_getattro",
        1,
        "def __getattr__(self, name: str) -> T",
    ),
    row(
        "__getattribute__",
        Shape::Attribute,
        "Py_tp_getattro",
        1,
        "def __getattribute__(self, name: str) -> T",
    ),
    row(
        "__setattr__",
        Shape::SetItem,
        "Py_tp_setattro",
        2,
        "def __setattr__(self, name: str, value: T) -> None",
    ),
    row(
        "__delattr__",
        Shape::DeleteItem,
        "Py_tp_setattro",
        1,
        "def __delattr__(self, name: str) -> None",
    ),
    row(
        "__get__",
        Shape::Get,
        "Py_tp_descr_get",
        2,
        "def __get__(self, instance: object | None, owner: type | None) -> T",
    ),
    row(
        "__set__",
        Shape::SetItem,
        "Py_tp_descr_set",
        2,
        "def __set__(self, instance: object, value: T) -> None",
    ),
    row(
        "__delete__",
        Shape::DeleteItem,
        "Py_tp_descr_set",
        1,
        "def __delete__(self, instance: object) -> None",
    ),
    row("__neg__", Shape::Unary, "Py_nb_negative", 0, "def __neg__(self) -> T"),
    row("__pos__", Shape::Unary, "Py_nb_positive", 0, "def __pos__(self) -> T"),
    row("__abs__", Shape::Unary, "Py_nb_absolute", 0, "def __abs__(self) -> T"),
    row("__invert__", Shape::Unary, "Py_nb_invert", 0, "def __invert__(self) -> T"),
    row("__int__", Shape::Unary, "Py_nb_int", 0, "def __int__(self) -> int"),
    row("__float__", Shape::Unary, "Py_nb_float", 0, "def __float__(self) -> float"),
    row("__index__", Shape::Unary, "Py_nb_index", 0, "def __index__(self) -> int"),
    row(
        "__await__",
        Shape::Unary,
        "Py_am_await",
        0,
        "def __await__(self) -> Generator[Any, Any, T]",
    ),
    row("__aiter__", Shape::Unary, "Py_am_aiter", 0, "def __aiter__(self) -> AsyncIterator[T]"),
    row("__anext__", Shape::Unary, "Py_am_anext", 0, "def __anext__(self) -> Awaitable[T]"),
    forward("__add__", "Py_nb_add", "def __add__(self, other: T) -> T"),
    forward("__sub__", "Py_nb_subtract", "def __sub__(self, other: T) -> T"),
    forward("__mul__", "Py_nb_multiply", "def __mul__(self, other: T) -> T"),
    forward("__truediv__", "Py_nb_true_divide", "def __truediv__(self, other: T) -> T"),
    forward("__floordiv__", "Py_nb_floor_divide", "def __floordiv__(self, other: T) -> T"),
    forward("__mod__", "Py_nb_remainder", "def __mod__(self, other: T) -> T"),
    forward("__divmod__", "Py_nb_divmod", "def __divmod__(self, other: T) -> tuple[T, T]"),
    Row {
        name: "__pow__",
        shape: Shape::Forward,
        slot: "Py_nb_power",
        params: Some((1, 2)),
        stub: "def __pow__(self, other: T, modulo: T | None) -> T",
    },
    forward("__lshift__", "Py_nb_lshift", "def __lshift__(self, other: T) -> T"),
    forward("__rshift__", "Py_nb_rshift", "def __rshift__(self, other: T) -> T"),
    forward("__and__", "Py_nb_and", "def __and__(self, other: T) -> T"),
    forward("__or__", "Py_nb_or", "def __or__(self, other: T) -> T"),
    forward("__xor__", "Py_nb_xor", "def __xor__(self, other: T) -> T"),
    forward("__matmul__", "Py_nb_matrix_multiply", "def __matmul__(self, other: T) -> T"),
    reflected("__radd__", "Py_nb_add", "def __radd__(self, other: T) -> T"),
    reflected("__rsub__", "Py_nb_subtract", "def __rsub__(self, other: T) -> T"),
    reflected("__rmul__", "Py_nb_multiply", "def __rmul__(self, other: T) -> T"),
    reflected("__rtruediv__", "Py_nb_true_divide", "def __rtruediv__(self, other: T) -> T"),
    reflected("__rfloordiv__", "Py_nb_floor_divide", "def __rfloordiv__(self, other: T) -> T"),
    reflected("__rmod__", "Py_nb_remainder", "def __rmod__(self, other: T) -> T"),
    reflected("__rdivmod__", "Py_nb_divmod", "def __rdivmod__(self, other: T) -> tuple[T, T]"),
    Row {
        name: "__rpow__",
        shape: Shape::Reflected,
        slot: "Py_nb_power",
        params: Some((1, 2)),
        stub: "def __rpow__(self, other: T, modulo: T | None) -> T",
    },
    reflected("__rlshift__", "Py_nb_lshift", "def __rlshift__(self, other: T) -> T"),
    reflected("__rrshift__", "Py_nb_rshift", "def __rrshift__(self, other: T) -> T"),
    reflected("__rand__", "Py_nb_and", "def __rand__(self, other: T) -> T"),
    reflected("__ror__", "Py_nb_or", "def __ror__(self, other: T) -> T"),
    reflected("__rxor__", "Py_nb_xor", "def __rxor__(self, other: T) -> T"),
    reflected("__rmatmul__", "Py_nb_matrix_multiply", "def __rmatmul__(self, other: T) -> T"),
    in_place("__iadd__", "Py_nb_inplace_add", "def __iadd__(self, other: T) -> Self"),
    in_place("__isub__", "Py_nb_inplace_subtract", "def __isub__(self, other: T) -> Self"),
    in_place("__imul__", "Py_nb_inplace_multiply", "def __imul__(self, other: T) -> Self"),
    in_place(
        "__itruediv__",
        "Py_nb_inplace_true_divide",
        "def __itruediv__(self, other: T) -> Self",
    ),
    in_place(
        "__ifloordiv__",
        "Py_nb_inplace_floor_divide",
        "def __ifloordiv__(self, other: T) -> Self",
    ),
    in_place("__imod__", "Py_nb_inplace_remainder", "def __imod__(self, other: T) -> Self"),
    in_place("__ipow__", "Py_nb_inplace_power", "def __ipow__(self, other: T) -> Self"),
    in_place("__ilshift__", "Py_nb_inplace_lshift", "def __ilshift__(self, other: T) -> Self"),
    in_place("__irshift__", "Py_nb_inplace_rshift", "def __irshift__(self, other: T) -> Self"),
    in_place("__iand__", "Py_nb_inplace_and", "def __iand__(self, other: T) -> Self"),
    in_place("__ior__", "Py_nb_inplace_or", "def __ior__(self, other: T) -> Self"),
    in_place("__ixor__", "Py_nb_inplace_xor", "def __ixor__(self, other: T) -> Self"),
    in_place(
        "__imatmul__",
        "Py_nb_inplace_matrix_multiply",
        "def __imatmul__(self, other: T) -> Self",
    ),
    plain("__enter__", 0, "def __enter__(self) -> T"),
    plain(
        "__exit__",
        3,
        "def __exit__(self, kind: object, value: object, traceback: object) -> bool",
    ),
    plain("__aenter__", 0, "def __aenter__(self) -> Awaitable[T]"),
    plain(
        "__aexit__",
        3,
        "def __aexit__(self, kind: object, value: object, traceback: object) -> Awaitable[bool]",
    ),
    plain("__format__", 1, "def __format__(self, spec: str) -> str"),
    plain("__bytes__", 0, "def __bytes__(self) -> bytes"),
    plain("__fspath__", 0, "def __fspath__(self) -> str"),
    plain("__complex__", 0, "def __complex__(self) -> complex"),
    any("__round__", "def __round__(self, digits: int | None = None) -> T"),
    plain("__trunc__", 0, "def __trunc__(self) -> T"),
    plain("__floor__", 0, "def __floor__(self) -> T"),
    plain("__ceil__", 0, "def __ceil__(self) -> T"),
    plain("__reversed__", 0, "def __reversed__(self) -> Iterator[T]"),
    plain("__length_hint__", 0, "def __length_hint__(self) -> int"),
    plain("__missing__", 1, "def __missing__(self, key: K) -> T"),
    plain("__dir__", 0, "def __dir__(self) -> list[str]"),
    plain("__sizeof__", 0, "def __sizeof__(self) -> int"),
    plain("__copy__", 0, "def __copy__(self) -> Self"),
    plain("__deepcopy__", 1, "def __deepcopy__(self, memo: dict[int, object]) -> Self"),
    plain("__reduce__", 0, "def __reduce__(self) -> tuple[object, ...]"),
    plain("__reduce_ex__", 1, "def __reduce_ex__(self, protocol: int) -> tuple[object, ...]"),
    plain("__getstate__", 0, "def __getstate__(self) -> object"),
    plain("__setstate__", 1, "def __setstate__(self, state: object) -> None"),
    plain("__getnewargs__", 0, "def __getnewargs__(self) -> tuple[object, ...]"),
    plain(
        "__getnewargs_ex__",
        0,
        "def __getnewargs_ex__(self) -> tuple[tuple[object, ...], dict[str, object]]",
    ),
    plain("__instancecheck__", 1, "def __instancecheck__(self, instance: object) -> bool"),
    plain("__subclasscheck__", 1, "def __subclasscheck__(self, subclass: type) -> bool"),
    plain("__set_name__", 2, "def __set_name__(self, owner: type, name: str) -> None"),
    any(
        "__class_getitem__",
        "@classmethod def __class_getitem__(cls, item: object) -> GenericAlias",
    ),
    any("__init_subclass__", "@classmethod def __init_subclass__(cls) -> None"),
    plain("__subclasshook__", 1, "@classmethod def __subclasshook__(cls, subclass: type) -> bool"),
    plain(
        "__mro_entries__",
        1,
        "def __mro_entries__(self, bases: tuple[type, ...]) -> tuple[type, ...]",
    ),
    any("__replace__", "def __replace__(self, **changes: T) -> Self"),
    row("__del__", Shape::Finalize, "Py_tp_finalize", 0, "def __del__(self) -> None"),
    row("__buffer__", Shape::Buffer, "Py_bf_getbuffer", 0, "def __buffer__(self) -> memoryview"),
    planned(
        "__release_buffer__",
        "what `__buffer__` returns is borrowed from the object, which is let go by itself",
    ),
];

/// The row of a dunder.
pub(crate) fn find(name: &str) -> Option<&'static Row> {
    SLOTS.iter().find(|row| row.name == name)
}

/// Whether Python awaits what a method of that name returns: plain names are the caller's business.
pub(crate) fn is_awaited(name: &str) -> bool {
    const WANTED: [&str; 2] = ["-> Awaitable[", "-> Generator["];
    let awaits = |row: &Row| {
        row.shape == Shape::Call || WANTED.iter().any(|wanted| row.stub.contains(wanted))
    };
    name != "__new__" && find(name).is_none_or(awaits)
}

/// Whether a method of that name returns what an `await` goes through, and is declared so.
pub(crate) fn is_generator(name: &str) -> bool {
    find(name).is_some_and(|row| row.stub.contains("-> Generator["))
}

/// A trait of the standard library with a meaning in Python.
#[derive(Debug)]
pub(crate) struct Trait {
    /// The last part of its path.
    pub(crate) name: &'static str,
    /// The module it stands in.
    pub(crate) home: &'static str,
    /// Its fn, and the dunder that it becomes.
    pub(crate) methods: &'static [(&'static str, &'static str)],
}

const fn op(name: &'static str, method: &'static [(&'static str, &'static str)]) -> Trait {
    Trait { name, home: "rt::ops", methods: method }
}

const fn std(
    name: &'static str,
    home: &'static str,
    methods: &'static [(&'static str, &'static str)],
) -> Trait {
    Trait { name, home, methods }
}

/// Traits whose fns become special methods, constructors, or methods of a name that Python's own types use.
pub(crate) const TRAITS: &[Trait] = &[
    op("Add", &[("add", "__add__")]),
    op("Sub", &[("sub", "__sub__")]),
    op("Mul", &[("mul", "__mul__")]),
    op("Div", &[("div", "__truediv__")]),
    op("Rem", &[("rem", "__mod__")]),
    op("BitAnd", &[("bitand", "__and__")]),
    op("BitOr", &[("bitor", "__or__")]),
    op("BitXor", &[("bitxor", "__xor__")]),
    op("Shl", &[("shl", "__lshift__")]),
    op("Shr", &[("shr", "__rshift__")]),
    op("AddAssign", &[("add_assign", "__iadd__")]),
    op("SubAssign", &[("sub_assign", "__isub__")]),
    op("MulAssign", &[("mul_assign", "__imul__")]),
    op("DivAssign", &[("div_assign", "__itruediv__")]),
    op("RemAssign", &[("rem_assign", "__imod__")]),
    op("BitAndAssign", &[("bitand_assign", "__iand__")]),
    op("BitOrAssign", &[("bitor_assign", "__ior__")]),
    op("BitXorAssign", &[("bitxor_assign", "__ixor__")]),
    op("ShlAssign", &[("shl_assign", "__ilshift__")]),
    op("ShrAssign", &[("shr_assign", "__irshift__")]),
    op("Neg", &[("neg", "__neg__")]),
    op("Not", &[("not", "__invert__")]),
    op("Index", &[("index", "__getitem__")]),
    op("IndexMut", &[("index_mut", "__setitem__")]),
    // With another type; with the type itself they are values of `check::classes::values`.
    std("PartialEq", "rt::cmp", &[("eq", "__eq__")]),
    std(
        "PartialOrd",
        "rt::cmp",
        &[
            ("partial_cmp", "__lt__"),
            ("lt", "__lt__"),
            ("le", "__le__"),
            ("gt", "__gt__"),
            ("ge", "__ge__"),
        ],
    ),
    std("Iterator", "rt::iter", &[("next", "__next__")]),
    std("Stream", "rt", &[("poll_next", "__anext__")]),
    std("IntoIterator", "rt::iter", &[("into_iter", "__iter__")]),
    std("Extend", "rt::iter", &[("extend", "extend")]),
    std("FromIterator", "rt::iter", &[("from_iter", "__new__")]),
    std("Default", "rt", &[("default", "__new__")]),
    std("From", "rt::convert", &[("from", "__new__")]),
    std("TryFrom", "rt::convert", &[("try_from", "__new__")]),
    std("FromStr", "rt::str", &[("from_str", "__new__")]),
];

/// What a value converts into by `From` or `TryFrom`, and the special method that says so.
const CONVERTED: &[(&str, &[&str])] = &[
    ("__float__", &["f64", "f32"]),
    ("__int__", INTEGERS),
    ("__bool__", &["bool"]),
    ("__str__", &["String"]),
];

/// Traits of the standard library that no special method stands for, and what to do instead.
pub(crate) const LEFT_OUT: &[(&str, &str)] = &[
    ("AsRef", LENDS),
    ("AsMut", LENDS),
    ("Borrow", LENDS),
    ("BorrowMut", LENDS),
    ("Deref", LENDS),
    ("DerefMut", LENDS),
    ("Clone", "`copy.copy` copies what is tagged `pickle`; or export a fn named `__copy__`"),
    ("Copy", "`copy.copy` copies what is tagged `pickle`; or export a fn named `__copy__`"),
    ("Drop", "it runs when the object ends, without a tag"),
    ("Eq", "say `eq` on the type, or tag the impl of `PartialEq`"),
    ("Ord", "say `ord` on the type, or tag the impl of `PartialOrd`"),
    ("Into", "implement `From` for the other type, and tag that"),
    ("TryInto", "implement `TryFrom` for the other type, and tag that"),
    ("ToString", "implement `Display`, and tag that"),
    ("LowerHex", FORMATS),
    ("UpperHex", FORMATS),
    ("Binary", FORMATS),
    ("Octal", FORMATS),
    ("LowerExp", FORMATS),
    ("UpperExp", FORMATS),
    ("Send", "a class's type is asked for it without a tag"),
    ("Sync", "a class's type is asked for it without a tag"),
    ("Read", "export fns named `read` and `close`: Python's files are known by these names"),
    ("Write", "export fns named `write` and `flush`: Python's files are known by these names"),
    ("Error", "tag the type itself: `/// @py class Name(ValueError)` makes an exception of it"),
];

const INTEGERS: &[&str] =
    &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
const LENDS: &str = "a part that is lent has no object of its own: tag the field, or export a fn that returns the part";
const FORMATS: &str = "export a fn named `__format__`, which gets what stands behind the colon";

/// The special method that a conversion into this type becomes.
pub(crate) fn converted(ty: &str) -> Option<&'static str> {
    CONVERTED.iter().find(|(_, types)| types.contains(&ty)).map(|(dunder, _)| *dunder)
}

/// `__radd__` for `__add__`.
pub(crate) fn reflected_of(dunder: &str) -> Option<&'static str> {
    let wanted = find(dunder)?.slot;
    let found = SLOTS.iter().find(|row| row.slot == wanted && row.shape == Shape::Reflected);
    found.map(|row| row.name)
}

impl Trait {
    /// Whether it stands for an operator with two operands.
    pub(crate) fn is_binary(&self) -> bool {
        self.methods.iter().any(|(_, dunder)| reflected_of(dunder).is_some())
    }

    /// Another crate's: the runtime's trait of its name is called, which takes no pin and no context.
    pub(crate) fn is_stream(&self) -> bool {
        self.name == "Stream"
    }

    /// Whether it makes a value of another.
    pub(crate) fn converts(&self) -> bool {
        matches!(self.name, "From" | "TryFrom")
    }
}

/// Its row.
pub(crate) fn std_trait(name: &str) -> Option<&'static Trait> {
    TRAITS.iter().find(|row| row.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_dunders() {
        for (index, row) in SLOTS.iter().enumerate() {
            assert!(row.name.starts_with("__") && row.name.ends_with("__"), "{}", row.name);
            assert!(SLOTS[index + 1..].iter().all(|other| other.name != row.name), "{}", row.name);
            let planned = matches!(row.shape, Shape::Planned(_));
            assert_eq!(row.stub.is_empty(), planned, "{}", row.name);
            assert_eq!(row.slot.is_empty(), planned || row.shape == Shape::Plain, "{}", row.name);
        }
        use crate::tables::dunders::{FOREIGN, HABITS, OLD};
        for name in FOREIGN.iter().chain(OLD.iter().chain(HABITS).map(|(name, _)| name)) {
            assert!(find(name).is_none(), "{name}");
        }
        for (_, dunder) in TRAITS.iter().flat_map(|row| row.methods) {
            let known = find(dunder).is_some() || matches!(*dunder, "__new__" | "extend");
            assert!(known, "{dunder}");
        }
        for (dunder, _) in CONVERTED {
            assert!(find(dunder).is_some(), "{dunder}");
        }
        for (name, _) in LEFT_OUT {
            assert!(std_trait(name).is_none(), "{name}");
        }
    }
}
