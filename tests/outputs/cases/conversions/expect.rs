// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def ints(a: int, b: int, c: int, d: int) -> int`
///
/// Calls `crate::ints`, src/lib.rs:14.
pub(crate) const fn ints() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d], []) = args;
        rt::give(
            py,
            crate::ints(
                rt::read!(py, "a", "src/lib.rs:14", a.get()),
                rt::read!(py, "b", "src/lib.rs:14", b.get()),
                rt::read!(py, "c", "src/lib.rs:14", c.get()),
                rt::read!(py, "d", "src/lib.rs:14", d.get())
            )
        )
    }
    rt::fastcall!(call, run, "ints(a, b, c, d)", 4, 0, 4);
    rt::MethodDef::new("ints\0", call, "ints($module, a, b, c, d)\n--\n\n\0")
}

/// `def texts(a: str, b: str, c: str, d: str, e: str) -> str`
///
/// Calls `crate::texts`, src/lib.rs:16.
pub(crate) const fn texts() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 5, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([a, b, c, d, e], []) = args;
            let mut b_slot = rt::slot();
            crate::texts(
                rt::read!(py, "a", "src/lib.rs:16", a.get()),
                rt::read!(py, "b", "src/lib.rs:16", b.borrow(&mut b_slot)),
                rt::read!(py, "c", "src/lib.rs:16", c.get()),
                rt::read!(py, "d", "src/lib.rs:16", d.get()),
                rt::read!(py, "e", "src/lib.rs:16", e.get())
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "texts(a, b, c, d, e)", 5, 0, 5);
    rt::MethodDef::new("texts\0", call, "texts($module, a, b, c, d, e)\n--\n\n\0")
}

/// `def bytes(a: bytes, b: bytes | bytearray, c: bytes | bytearray, d: bytes | bytearray | collections.abc.Sequence[int], e: bytes | bytearray, f: collections.abc.Sequence[int]) -> bytes`
///
/// Calls `crate::bytes`, src/lib.rs:18.
pub(crate) const fn bytes() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 6, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d, e, f], []) = args;
        let mut a_slot = rt::slot();
        rt::give(
            py,
            crate::bytes(
                rt::read!(py, "a", "src/lib.rs:18", a.borrow(&mut a_slot)),
                rt::read!(py, "b", "src/lib.rs:18", b.get()),
                rt::read!(py, "c", "src/lib.rs:18", c.get()),
                rt::read!(py, "d", "src/lib.rs:18", d.get()),
                rt::read!(py, "e", "src/lib.rs:18", e.get()),
                rt::read!(py, "f", "src/lib.rs:18", f.get())
            )
        )
    }
    rt::fastcall!(call, run, "bytes(a, b, c, d, e, f)", 6, 0, 6);
    rt::MethodDef::new("bytes\0", call, "bytes($module, a, b, c, d, e, f)\n--\n\n\0")
}

/// `def lists(a: collections.abc.Sequence[int], b: collections.abc.Sequence[str], c: collections.abc.Sequence[float], d: collections.abc.Sequence[int]) -> list[list[int]]`
///
/// Calls `crate::lists`, src/lib.rs:20.
pub(crate) const fn lists() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([a, b, c, d], []) = args;
            let mut c_slot = rt::slot();
            crate::lists(
                rt::read!(py, "a", "src/lib.rs:20", a.get()),
                rt::read!(py, "b", "src/lib.rs:20", b.get()),
                rt::read!(py, "c", "src/lib.rs:20", c.borrow(&mut c_slot)),
                rt::read!(py, "d", "src/lib.rs:20", d.get())
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "lists(a, b, c, d)", 4, 0, 4);
    rt::MethodDef::new("lists\0", call, "lists($module, a, b, c, d)\n--\n\n\0")
}

/// `def maps(a: dict[str, int], b: dict[int, bytes | bytearray], c: set[int] | frozenset[int], d: set[str] | frozenset[str]) -> set[int]`
///
/// Calls `crate::maps`, src/lib.rs:22.
pub(crate) const fn maps() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d], []) = args;
        rt::give(
            py,
            crate::maps(
                rt::read!(py, "a", "src/lib.rs:22", a.get()),
                rt::read!(py, "b", "src/lib.rs:22", b.get()),
                rt::read!(py, "c", "src/lib.rs:22", c.get()),
                rt::read!(py, "d", "src/lib.rs:22", d.get())
            )
        )
    }
    rt::fastcall!(call, run, "maps(a, b, c, d)", 4, 0, 4);
    rt::MethodDef::new("maps\0", call, "maps($module, a, b, c, d)\n--\n\n\0")
}

/// `def others(a: str | os.PathLike[str], b: datetime.timedelta, c: datetime.datetime, d: ipaddress.IPv4Address | ipaddress.IPv6Address, e: ipaddress.IPv4Address) -> pathlib.Path`
///
/// Calls `crate::others`, src/lib.rs:24.
pub(crate) const fn others() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 5, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d, e], []) = args;
        rt::give(
            py,
            crate::others(
                rt::read!(py, "a", "src/lib.rs:24", a.get()),
                rt::read!(py, "b", "src/lib.rs:24", b.get()),
                rt::read!(py, "c", "src/lib.rs:24", c.get()),
                rt::read!(py, "d", "src/lib.rs:24", d.get()),
                rt::read!(py, "e", "src/lib.rs:24", e.get())
            )
        )
    }
    rt::fastcall!(call, run, "others(a, b, c, d, e)", 5, 0, 5);
    rt::MethodDef::new("others\0", call, "others($module, a, b, c, d, e)\n--\n\n\0")
}

/// `def wrapped(a: int, b: str, c: collections.abc.Sequence[int], d: int | None) -> datetime.timedelta | None`
///
/// Calls `crate::wrapped`, src/lib.rs:26.
pub(crate) const fn wrapped() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d], []) = args;
        rt::give(
            py,
            crate::wrapped(
                rt::read!(py, "a", "src/lib.rs:26", a.get()),
                rt::read!(py, "b", "src/lib.rs:26", b.get()),
                rt::read!(py, "c", "src/lib.rs:26", c.get()),
                rt::read!(py, "d", "src/lib.rs:26", d.get())
            )
        )
    }
    rt::fastcall!(call, run, "wrapped(a, b, c, d)", 4, 0, 4);
    rt::MethodDef::new("wrapped\0", call, "wrapped($module, a, b, c, d)\n--\n\n\0")
}

/// `def tuples(a: tuple[int], b: tuple[int, str], c: tuple[()]) -> tuple[bool, tuple[float, float]]`
///
/// Calls `crate::tuples`, src/lib.rs:28.
pub(crate) const fn tuples() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c], []) = args;
        rt::give(
            py,
            crate::tuples(
                rt::read!(py, "a", "src/lib.rs:28", a.get()),
                rt::read!(py, "b", "src/lib.rs:28", b.get()),
                rt::read!(py, "c", "src/lib.rs:28", c.get())
            )
        )
    }
    rt::fastcall!(call, run, "tuples(a, b, c)", 3, 0, 3);
    rt::MethodDef::new("tuples\0", call, "tuples($module, a, b, c)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    ints(),
    texts(),
    bytes(),
    lists(),
    maps(),
    others(),
    wrapped(),
    tuples(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("conversions\0", "\0", add_members);

rt::init!(PyInit_conversions, PyModExport_conversions, MODULE);
