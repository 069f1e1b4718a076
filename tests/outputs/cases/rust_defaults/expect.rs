// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def sized(size: typing.Any) -> int`
///
/// Calls `crate::sized`, src/lib.rs:24.
pub(crate) const fn sized() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([arg_size], []) = args;
        rt::give(
            py,
            crate::sized(
                rt::read!(
                    py, "size", "src/lib.rs:24",
                    arg_size.convert({
                        use crate::*;
                        parse
                    })
                )
            )
        )
    }
    rt::fastcall!(call, run, "sized(size)", 1, 0, 1);
    rt::MethodDef::new("sized\0", call, "sized($module, size)\n--\n\n\0")
}

/// `def sized_or(size: typing.Any = "1k", other: typing.Any = ...) -> int`
///
/// Calls `crate::sized_or`, src/lib.rs:27.
pub(crate) const fn sized_or() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [arg_size, arg_other]) = args;
            let mut size_default = rt::slot_object();
            crate::sized_or(
                rt::read!(
                    py, "size", "src/lib.rs:27",
                    arg_size.or_literal(py, &mut size_default, &rt::Literal::Str("1k"))?.convert({
                        use crate::*;
                        parse
                    })
                ),
                rt::read!(
                    py, "other", "src/lib.rs:27",
                    arg_other.convert_or(
                        {
                            use crate::*;
                            parse
                        },
                        || {
                            use crate::*;
                            7
                        }
                    )
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "sized_or(size=, other=)", 0, 2, 2);
    rt::MethodDef::new("sized_or\0", call, "sized_or($module, size='1k', other=...)\n--\n\n\0")
}

/// `def mask(a: int, b: int = ...) -> int`
///
/// Calls `crate::seen::mask`, src/lib.rs:18.
pub(crate) const fn mask() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let rt::Args([arg_a], [arg_b]) = args;
        rt::give(
            py,
            crate::seen::mask(
                rt::read!(py, "a", "src/lib.rs:18", arg_a.get()),
                rt::read!(
                    py, "b", "src/lib.rs:18",
                    arg_b.get_or(|| {
                        use crate::seen::*;
                        MASK<<4
                    })
                )
            )
        )
    }
    rt::fastcall!(call, run, "mask(a, b=)", 1, 1, 2);
    rt::MethodDef::new("mask\0", call, "mask($module, a, b=...)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[sized(), sized_or(), mask(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    crate::shapes::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("rust_defaults\0", "\0", add_members);

rt::init!(PyInit_rust_defaults, PyModExport_rust_defaults, MODULE);

// ==== shapes.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def area(w: float, h: float = ..., *, unit: str = ...) -> float`
///
/// Calls `crate::shapes::area`, src/lib.rs:9.
pub(crate) const fn area() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let rt::Args([arg_w], [arg_h, arg_unit]) = args;
        rt::give(
            py,
            crate::shapes::area(
                rt::read!(py, "w", "src/lib.rs:9", arg_w.get()),
                rt::read!(
                    py, "h", "src/lib.rs:9",
                    arg_h.get_or(|| {
                        use crate::shapes::*;
                        SIDE * 2.0
                    })
                ),
                rt::read!(
                    py, "unit", "src/lib.rs:9",
                    arg_unit.get_or(|| {
                        use crate::shapes::*;
                        unit()
                    })
                )
            )
        )
    }
    rt::fastcall!(call, run, "area(w, h=, *, unit=)", 1, 2, 2);
    rt::MethodDef::new("area\0", call, "area($module, w, h=..., *, unit=...)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[area(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
