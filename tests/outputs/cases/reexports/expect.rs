// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def area() -> float`
///
/// Calls `crate::api::area`, src/lib.rs:6.
pub(crate) const fn area() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::api::area()) }
    rt::fastcall!(call, run, "area()", 0, 0, 0);
    rt::MethodDef::new("area\0", call, "area($module)\n--\n\n\0")
}

/// `def renamed() -> None`
///
/// Calls `crate::api::volume`, src/lib.rs:8.
pub(crate) const fn renamed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::api::volume()) }
    rt::fastcall!(call, run, "renamed()", 0, 0, 0);
    rt::MethodDef::new("renamed\0", call, "renamed($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[area(), renamed(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("reexports\0", "\0", add_members);

rt::init!(PyInit_reexports, PyModExport_reexports, MODULE);
