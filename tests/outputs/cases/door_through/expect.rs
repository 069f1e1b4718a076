// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    crate::outer::__keelback::through_outer_private::add_members(module)?;
    crate::outer::__keelback::through_outer_private::through_outer_private_bottom::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("door_through\0", "\0", add_members);

rt::init!(PyInit_door_through, PyModExport_door_through, MODULE);

// ==== outer.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

pub(crate) use crate::outer::private::__keelback as through_outer_private;

// ==== outer.private.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def g() -> None`
///
/// Calls `crate::outer::private::g`, src/lib.rs:11.
pub(crate) const fn g() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::outer::private::g()) }
    rt::fastcall!(call, run, "g()", 0, 0, 0);
    rt::MethodDef::new("g\0", call, "g($module)\n--\n\n\0")
}

pub(crate) use crate::outer::private::bottom::__keelback as through_outer_private_bottom;

static FUNCTIONS: &[rt::MethodDef] = &[g(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

// ==== outer.private.bottom.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def f() -> None`
///
/// Calls `crate::outer::private::bottom::f`, src/lib.rs:7.
pub(crate) const fn f() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::outer::private::bottom::f()) }
    rt::fastcall!(call, run, "f()", 0, 0, 0);
    rt::MethodDef::new("f\0", call, "f($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[f(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
