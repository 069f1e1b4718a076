// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def area(w: float, h: float = 1.0, *, unit: str = "m") -> float`
///
/// Calls `crate::area`, src/lib.rs:7.
pub(crate) const fn area() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let rt::Args([w], [h, unit]) = args;
        let mut unit_slot = rt::slot();
        rt::give(
            py,
            crate::area(
                rt::read!(py, "w", "src/lib.rs:7", w.get()),
                rt::read!(py, "h", "src/lib.rs:7", h.get_or(|| 1.0)),
                rt::read!(py, "unit", "src/lib.rs:7", unit.borrow_or(&mut unit_slot, || "m"))
            )
        )
    }
    rt::fastcall!(call, run, "area(w, h=, *, unit=)", 1, 2, 2);
    rt::MethodDef::new(
        "area\0", call, "area($module, w, h=1.0, *, unit='m')\n--\n\nArea of a rectangle.\0"
    )
}

/// `def noop() -> None`
///
/// Calls `crate::noop`, src/lib.rs:13.
pub(crate) const fn noop() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::noop()) }
    rt::fastcall!(call, run, "noop()", 0, 0, 0);
    rt::MethodDef::new("noop\0", call, "noop($module)\n--\n\n\0")
}

/// `def add(a: int, b: int) -> int`
///
/// Calls `crate::add`, src/lib.rs:18.
pub(crate) const fn add() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([a, b], []) = args;
        rt::give(
            py,
            crate::add(
                rt::read!(py, "a", "src/lib.rs:18", a.get()),
                rt::read!(py, "b", "src/lib.rs:18", b.get())
            )
        )
    }
    rt::fastcall!(call, run, "add(a, b)", 2, 0, 2);
    rt::MethodDef::new("add\0", call, "add($module, a, b)\n--\n\nAdds.\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[area(), noop(), add(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "defaults\0", "Shapes, measured.\0", add_members
);

rt::init!(PyInit_defaults, PyModExport_defaults, MODULE);
