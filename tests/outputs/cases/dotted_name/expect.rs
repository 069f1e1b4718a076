// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def f() -> None`
///
/// Calls `crate::f`, src/lib.rs:6.
pub(crate) const fn f() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::f()) }
    rt::fastcall!(call, run, "f()", 0, 0, 0);
    rt::MethodDef::new("f\0", call, "f($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[f(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "pkg._core\0", "The native part.\0", add_members
);

rt::init!(PyInit__core, PyModExport__core, MODULE);
