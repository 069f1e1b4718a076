// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def point(x: float, y: float, /, scale: float = 1.0, *, unit: str = "m") -> str`
///
/// Calls `crate::point`, src/lib.rs:6.
pub(crate) const fn point() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([x, y], [scale, unit]) = args;
            let mut unit_slot = rt::slot();
            crate::point(
                rt::read!(py, "x", "src/lib.rs:6", x.get()),
                rt::read!(py, "y", "src/lib.rs:6", y.get()),
                rt::read!(py, "scale", "src/lib.rs:6", scale.get_or(|| 1.0)),
                rt::read!(py, "unit", "src/lib.rs:6", unit.borrow_or(&mut unit_slot, || "m"))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "point(x, y, /, scale=, *, unit=)", 2, 2, 3);
    rt::MethodDef::new("point\0", call, "point($module, x, y, /, scale=1.0, *, unit='m')\n--\n\n\0")
}

/// `def only_positional(a: int, b: int, /) -> int`
///
/// Calls `crate::only_positional`, src/lib.rs:9.
pub(crate) const fn only_positional() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([a, b], []) = args;
        rt::give(
            py,
            crate::only_positional(
                rt::read!(py, "a", "src/lib.rs:9", a.get()),
                rt::read!(py, "b", "src/lib.rs:9", b.get())
            )
        )
    }
    rt::fastcall!(call, run, "only_positional(a, b, /)", 2, 0, 2);
    rt::MethodDef::new("only_positional\0", call, "only_positional($module, a, b, /)\n--\n\n\0")
}

/// `def total(*values: float) -> float`
///
/// Calls `crate::total`, src/lib.rs:12.
pub(crate) const fn total() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [values]) = args;
            let values = values.required();
            crate::total(rt::read!(py, "values", "src/lib.rs:12", values.get()))
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "total(*values)", 0, 1, -1);
    rt::MethodDef::new("total\0", call, "total($module, *values)\n--\n\n\0")
}

#[doc = " `def joined(sep: str, *parts: str, end: str = \"\\n\") -> str`"]
///
/// Calls `crate::joined`, src/lib.rs:15.
pub(crate) const fn joined() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([sep], [parts, end]) = args;
            let mut sep_slot = rt::slot();
            let parts = parts.required();
            let mut end_slot = rt::slot();
            crate::joined(
                rt::read!(py, "sep", "src/lib.rs:15", sep.borrow(&mut sep_slot)),
                rt::read!(py, "parts", "src/lib.rs:15", parts.get()),
                rt::read!(py, "end", "src/lib.rs:15", end.borrow_or(&mut end_slot, || "\n"))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "joined(sep, *parts, end=)", 1, 2, -1);
    rt::MethodDef::new("joined\0", call, "joined($module, sep, *parts, end='\\n')\n--\n\n\0")
}

/// `def options(**named: int) -> int`
///
/// Calls `crate::options`, src/lib.rs:18.
pub(crate) const fn options() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [named]) = args;
            let named = named.required();
            crate::options(rt::read!(py, "named", "src/lib.rs:18", named.get()))
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "options(**named)", 0, 1, -1);
    rt::MethodDef::new("options\0", call, "options($module, **named)\n--\n\n\0")
}

/// `def maybe(a: int, *, b: int | None = None, **others: str) -> bool`
///
/// Calls `crate::maybe`, src/lib.rs:21.
pub(crate) const fn maybe() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([a], [b, others]) = args;
            let others = others.required();
            crate::maybe(
                rt::read!(py, "a", "src/lib.rs:21", a.get()),
                rt::read!(py, "b", "src/lib.rs:21", b.get_or(|| rt::None)),
                rt::read!(py, "others", "src/lib.rs:21", others.get())
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "maybe(a, *, b=, **others=)", 1, 2, -1);
    rt::MethodDef::new("maybe\0", call, "maybe($module, a, *, b=None, **others)\n--\n\n\0")
}

/// `def renamed(from_: str, to: str = "b") -> str`
///
/// Calls `crate::other_name`, src/lib.rs:24.
pub(crate) const fn renamed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([from_], [to]) = args;
            let mut from__slot = rt::slot();
            let mut to_slot = rt::slot();
            crate::other_name(
                rt::read!(py, "from_", "src/lib.rs:24", from_.borrow(&mut from__slot)),
                rt::read!(py, "to", "src/lib.rs:24", to.borrow_or(&mut to_slot, || "b"))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "renamed(from_, to=)", 1, 1, 2);
    rt::MethodDef::new("renamed\0", call, "renamed($module, from_, to='b')\n--\n\n\0")
}

/// `def pattern(pair: tuple[int, int], ignored: str) -> int`
///
/// Calls `crate::pattern`, src/lib.rs:27.
pub(crate) const fn pattern() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([pair, ignored], []) = args;
        rt::give(
            py,
            crate::pattern(
                rt::read!(py, "pair", "src/lib.rs:27", pair.get()),
                rt::read!(py, "ignored", "src/lib.rs:27", ignored.get())
            )
        )
    }
    rt::fastcall!(call, run, "pattern(pair, ignored)", 2, 0, 2);
    rt::MethodDef::new("pattern\0", call, "pattern($module, pair, ignored)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    point(),
    only_positional(),
    total(),
    joined(),
    options(),
    maybe(),
    renamed(),
    pattern(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("param_kinds\0", "\0", add_members);

rt::init!(PyInit_param_kinds, PyModExport_param_kinds, MODULE);
