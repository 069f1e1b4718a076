// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs, src/a.rs, src/a/below.rs, src/elsewhere/b_file.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def in_a() -> None`
///
/// Calls `crate::a::in_a`, src/a.rs:3.
pub(crate) const fn in_a() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::a::in_a()) }
    rt::fastcall!(call, run, "in_a()", 0, 0, 0);
    rt::MethodDef::new("in_a\0", call, "in_a($module)\n--\n\n\0")
}

/// `def in_b() -> None`
///
/// Calls `crate::b::in_b`, src/elsewhere/b_file.rs:2.
pub(crate) const fn in_b() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::b::in_b()) }
    rt::fastcall!(call, run, "in_b()", 0, 0, 0);
    rt::MethodDef::new("in_b\0", call, "in_b($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[in_a(), in_b(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    crate::a::below::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("file_modules\0", "\0", add_members);

rt::init!(PyInit_file_modules, PyModExport_file_modules, MODULE);

// ==== a.below.rs
// Written by keelback 0.1.0 from src/lib.rs, src/a.rs, src/a/below.rs, src/elsewhere/b_file.rs.
// Do not edit: change the `@py` tags instead.

/// `def in_below() -> None`
///
/// Calls `crate::a::below::in_below`, src/a/below.rs:2.
pub(crate) const fn in_below() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::a::below::in_below()) }
    rt::fastcall!(call, run, "in_below()", 0, 0, 0);
    rt::MethodDef::new("in_below\0", call, "in_below($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[in_below(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
