// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def turn(by: float | str, all: collections.abc.Sequence[float | str]) -> float | None`
///
/// Calls `crate::turn`, src/lib.rs:21.
pub(crate) const fn turn() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([by, all], []) = args;
        rt::give(
            py,
            crate::turn(
                rt::read!(py, "by", "src/lib.rs:21", by.get()),
                rt::read!(py, "all", "src/lib.rs:21", all.get())
            )
        )
    }
    rt::fastcall!(call, run, "turn(by, all)", 2, 0, 2);
    rt::MethodDef::new("turn\0", call, "turn($module, by, all)\n--\n\n\0")
}

/// `def pay(amount: decimal.Decimal) -> decimal.Decimal`
///
/// Calls `crate::pay`, src/lib.rs:23.
pub(crate) const fn pay() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([amount], []) = args;
        rt::give(py, crate::pay(rt::read!(py, "amount", "src/lib.rs:23", amount.get())))
    }
    rt::fastcall!(call, run, "pay(amount)", 1, 0, 1);
    rt::MethodDef::new("pay\0", call, "pay($module, amount)\n--\n\n\0")
}

/// `def unsaid(a: typing.Any, b: collections.abc.Sequence[typing.Any]) -> list[typing.Any]`
///
/// Calls `crate::unsaid`, src/lib.rs:25.
pub(crate) const fn unsaid() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([a, b], []) = args;
        rt::give(
            py,
            crate::unsaid(
                rt::read!(py, "a", "src/lib.rs:25", a.get()),
                rt::read!(py, "b", "src/lib.rs:25", b.get())
            )
        )
    }
    rt::fastcall!(call, run, "unsaid(a, b)", 2, 0, 2);
    rt::MethodDef::new("unsaid\0", call, "unsaid($module, a, b)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[turn(), pay(), unsaid(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("user_types\0", "\0", add_members);

rt::init!(PyInit_user_types, PyModExport_user_types, MODULE);
