// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def times(a: datetime.date, b: datetime.datetime, c: datetime.timedelta, d: datetime.time, e: datetime.datetime) -> datetime.tzinfo`
///
/// Calls `crate::times`, src/lib.rs:15.
pub(crate) const fn times() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 5, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d, e], []) = args;
        rt::give(
            py,
            crate::times(
                rt::read!(py, "a", "src/lib.rs:15", a.get()),
                rt::read!(py, "b", "src/lib.rs:15", b.get()),
                rt::read!(py, "c", "src/lib.rs:15", c.get()),
                rt::read!(py, "d", "src/lib.rs:15", d.get()),
                rt::read!(py, "e", "src/lib.rs:15", e.get())
            )
        )
    }
    rt::fastcall!(call, run, "times(a, b, c, d, e)", 5, 0, 5);
    rt::MethodDef::new("times\0", call, "times($module, a, b, c, d, e)\n--\n\n\0")
}

/// `def numbers(a: decimal.Decimal | int, b: fractions.Fraction | int, c: int = 5, d: complex = 1) -> fractions.Fraction`
///
/// Calls `crate::numbers`, src/lib.rs:17.
pub(crate) const fn numbers() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 2>
    ) -> rt::Answer {
        let rt::Args([a, b], [c, d]) = args;
        let mut c_default = rt::slot_object();
        let mut d_default = rt::slot_object();
        rt::give(
            py,
            crate::numbers(
                rt::read!(py, "a", "src/lib.rs:17", a.get()),
                rt::read!(py, "b", "src/lib.rs:17", b.get()),
                rt::read!(
                    py, "c", "src/lib.rs:17",
                    c.or_literal(py, &mut c_default, &rt::Literal::Int("5"))?.get()
                ),
                rt::read!(
                    py, "d", "src/lib.rs:17",
                    d.or_literal(py, &mut d_default, &rt::Literal::Int("1"))?.get()
                )
            )
        )
    }
    rt::fastcall!(call, run, "numbers(a, b, c=, d=)", 2, 2, 4);
    rt::MethodDef::new("numbers\0", call, "numbers($module, a, b, c=5, d=1)\n--\n\n\0")
}

/// `def floats(a: float, b: collections.abc.Sequence[float]) -> decimal.Decimal`
///
/// Calls `crate::floats`, src/lib.rs:19.
pub(crate) const fn floats() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([a, b], []) = args;
        rt::give(
            py,
            crate::floats(
                rt::read!(py, "a", "src/lib.rs:19", a.get()),
                rt::read!(py, "b", "src/lib.rs:19", b.get())
            )
        )
    }
    rt::fastcall!(call, run, "floats(a, b)", 2, 0, 2);
    rt::MethodDef::new("floats\0", call, "floats($module, a, b)\n--\n\n\0")
}

/// `def maps(a: dict[str, int] = {}, b: dict[int, bytes | bytearray] = {}, c: collections.abc.Sequence[int] = [], **d: int) -> set[str]`
///
/// Calls `crate::maps`, src/lib.rs:21.
pub(crate) const fn maps() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 4>
    ) -> rt::Answer {
        let rt::Args([], [a, b, c, d]) = args;
        let mut c_default = rt::slot_object();
        let d = d.required();
        rt::give(
            py,
            crate::maps(
                rt::read!(py, "a", "src/lib.rs:21", a.get_or(rt::default)),
                rt::read!(py, "b", "src/lib.rs:21", b.get_or(rt::default)),
                rt::read!(
                    py, "c", "src/lib.rs:21",
                    c.or_literal(py, &mut c_default, &rt::Literal::List(&[]))?.get()
                ),
                rt::read!(py, "d", "src/lib.rs:21", d.get())
            )
        )
    }
    rt::fastcall!(call, run, "maps(a=, b=, c=, **d)", 0, 4, -1);
    rt::MethodDef::new("maps\0", call, "maps($module, a={}, b={}, c=[], **d)\n--\n\n\0")
}

/// `def either(a: int | str | None) -> int | str`
///
/// Calls `crate::either`, src/lib.rs:23.
pub(crate) const fn either() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::either(rt::read!(py, "a", "src/lib.rs:23", a.get())))
    }
    rt::fastcall!(call, run, "either(a)", 1, 0, 1);
    rt::MethodDef::new("either\0", call, "either($module, a)\n--\n\n\0")
}

/// `def bytes(a: bytes | bytearray, b: bytes | bytearray, c: bytes | bytearray | collections.abc.Sequence[int]) -> bytes`
///
/// Calls `crate::bytes`, src/lib.rs:25.
pub(crate) const fn bytes() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c], []) = args;
        let mut b_slot = rt::slot();
        rt::give(
            py,
            crate::bytes(
                rt::read!(py, "a", "src/lib.rs:25", a.get()),
                rt::read!(py, "b", "src/lib.rs:25", b.borrow(&mut b_slot)),
                rt::read!(py, "c", "src/lib.rs:25", c.get())
            )
        )
    }
    rt::fastcall!(call, run, "bytes(a, b, c)", 3, 0, 3);
    rt::MethodDef::new("bytes\0", call, "bytes($module, a, b, c)\n--\n\n\0")
}

/// `def uuid(a: uuid.UUID) -> uuid.UUID | None`
///
/// Calls `crate::uuid`, src/lib.rs:29.
pub(crate) const fn uuid() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::uuid(rt::read!(py, "a", "src/lib.rs:29", a.get())))
    }
    rt::fastcall!(call, run, "uuid(a)", 1, 0, 1);
    rt::MethodDef::new(
        "uuid\0", call, "uuid($module, a)\n--\n\nHas the name of the module that its hint is in.\0"
    )
}

/// `def serialized(a: typing.Any) -> typing.Any`
///
/// Calls `crate::serialized`, src/lib.rs:31.
pub(crate) const fn serialized() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::serialized(rt::read!(py, "a", "src/lib.rs:31", a.get())))
    }
    rt::fastcall!(call, run, "serialized(a)", 1, 0, 1);
    rt::MethodDef::new("serialized\0", call, "serialized($module, a)\n--\n\n\0")
}

/// `def other(a: object) -> object`
///
/// Calls `crate::other`, src/lib.rs:35.
pub(crate) const fn other() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::other(rt::read!(py, "a", "src/lib.rs:35", a.get())))
    }
    rt::fastcall!(call, run, "other(a)", 1, 0, 1);
    rt::MethodDef::new(
        "other\0", call,
        "other($module, a)\n--\n\nA type of that name of another crate is not known.\0"
    )
}

/// `class Holder`
///
/// Made from `crate::Holder`, src/lib.rs:38.
pub(crate) mod Holder {
    use super::rt;
    type This = crate::Holder;
    rt::class!(This, CLASS, Frozen);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<(rt::Plain, rt::Deep,), _>(&self.map, visit);
            rt::visit::<(rt::Plain, ((rt::Deep,),),), _>(&self.set, visit);
            rt::visit::<((rt::Plain, rt::Deep,),), _>(&self.either, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Holder\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

static FUNCTIONS: &[rt::MethodDef] = &[
    times(),
    numbers(),
    floats(),
    maps(),
    either(),
    bytes(),
    uuid(),
    serialized(),
    other(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Holder>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "crates\0",
    "Types of other crates that the runtime converts: by `use`, by glob, under another name, and by path.\0",
    add_members
);

rt::init!(PyInit_crates, PyModExport_crates, MODULE);
