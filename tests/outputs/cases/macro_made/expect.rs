// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def negative(value: int) -> int`
///
/// Calls `crate::negative`, src/lib.rs:11.
pub(crate) const fn negative() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([value], []) = args;
        rt::give(py, crate::negative(rt::read!(py, "value", "src/lib.rs:11", value.get())))
    }
    rt::fastcall!(call, run, "negative(value)", 1, 0, 1);
    rt::MethodDef::new("negative\0", call, "negative($module, value)\n--\n\nMinus.\0")
}

/// `def invert(value: int, /) -> int`
///
/// Calls `crate::inverted`, src/lib.rs:13.
pub(crate) const fn invert() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([value], []) = args;
        rt::give(py, crate::inverted(rt::read!(py, "value", "src/lib.rs:13", value.get())))
    }
    rt::fastcall!(call, run, "invert(value, /)", 1, 0, 1);
    rt::MethodDef::new("invert\0", call, "invert($module, value, /)\n--\n\n\0")
}

/// `def one() -> int`
///
/// Calls `crate::one`, src/lib.rs:17.
pub(crate) const fn one() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::one()) }
    rt::fastcall!(call, run, "one()", 0, 0, 0);
    rt::MethodDef::new("one\0", call, "one($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[negative(), invert(), one(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("macro_made\0", "\0", add_members);

rt::init!(PyInit_macro_made, PyModExport_macro_made, MODULE);
