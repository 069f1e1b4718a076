// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def quiet() -> int`
///
/// Calls `crate::quiet`, src/lib.rs:4.
pub(crate) const fn quiet() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, rt::detach(py, move || crate::quiet())) }
    rt::fastcall!(call, run, "quiet()", 0, 0, 0);
    rt::MethodDef::new("quiet\0", call, "quiet($module)\n--\n\n\0")
}

/// `def one(n: int) -> int`
///
/// Calls `crate::one`, src/lib.rs:6.
pub(crate) const fn one() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([n], []) = args;
        let n = rt::read!(py, "n", "src/lib.rs:6", n.get());
        rt::give(py, rt::detach(py, move || crate::one(n)))
    }
    rt::fastcall!(call, run, "one(n)", 1, 0, 1);
    rt::MethodDef::new("one\0", call, "one($module, n)\n--\n\n\0")
}

/// `def area(w: float, h: float = 1.0, *, unit: str = "m") -> float`
///
/// Calls `crate::area`, src/lib.rs:8.
pub(crate) const fn area() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let rt::Args([w], [h, unit]) = args;
        let mut unit_slot = rt::slot();
        let (w, h, unit) = (
            rt::read!(py, "w", "src/lib.rs:8", w.get()),
            rt::read!(py, "h", "src/lib.rs:8", h.get_or(|| 1.0)),
            rt::read!(py, "unit", "src/lib.rs:8", unit.borrow_or(&mut unit_slot, || "m"))
        );
        rt::give(py, rt::detach(py, move || crate::area(w, h, unit)))
    }
    rt::fastcall!(call, run, "area(w, h=, *, unit=)", 1, 2, 2);
    rt::MethodDef::new("area\0", call, "area($module, w, h=1.0, *, unit='m')\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[quiet(), one(), area(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("nogil\0", "\0", add_members);

rt::init!(PyInit_nogil, PyModExport_nogil, MODULE);
