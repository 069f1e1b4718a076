// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def rows(a: collections.abc.Sequence[float | None], b: dict[str, collections.abc.Sequence[int | None]]) -> list[bool | None]`
///
/// Calls `crate::rows`, src/lib.rs:14.
pub(crate) const fn rows() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([a, b], []) = args;
        rt::give(
            py,
            crate::rows(
                rt::read!(py, "a", "src/lib.rs:14", a.get()),
                rt::read!(py, "b", "src/lib.rs:14", b.get())
            )
        )
    }
    rt::fastcall!(call, run, "rows(a, b)", 2, 0, 2);
    rt::MethodDef::new("rows\0", call, "rows($module, a, b)\n--\n\n\0")
}

/// `def text(a: str = "x") -> None`
///
/// Calls `crate::text`, src/lib.rs:16.
pub(crate) const fn text() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let rt::Args([], [a]) = args;
        let mut a_slot = rt::slot();
        rt::give(
            py,
            crate::text(rt::read!(py, "a", "src/lib.rs:16", a.borrow_or(&mut a_slot, || "x")))
        )
    }
    rt::fastcall!(call, run, "text(a=)", 0, 1, 1);
    rt::MethodDef::new("text\0", call, "text($module, a='x')\n--\n\n\0")
}

/// `def token(n: int) -> int`
///
/// Calls `crate::token`, src/lib.rs:18.
pub(crate) const fn token() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([n], []) = args;
        rt::give(py, crate::token(py, rt::read!(py, "n", "src/lib.rs:18", n.get())))
    }
    rt::fastcall!(call, run, "token(n)", 1, 0, 1);
    rt::MethodDef::new("token\0", call, "token($module, n)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[rows(), text(), token(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("aliases\0", "\0", add_members);

rt::init!(PyInit_aliases, PyModExport_aliases, MODULE);
