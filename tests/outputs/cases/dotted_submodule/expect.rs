// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `module inner`
///
/// Made from src/lib.rs:5.
pub(crate) mod inner {
    use super::rt;
    /// `def f() -> None`
    ///
    /// Calls `crate::inner::f`, src/lib.rs:7.
    pub(crate) const fn f() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::inner::f()) }
        rt::fastcall!(call, run, "f()", 0, 0, 0);
        rt::MethodDef::new("f\0", call, "f($module)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[f(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("inner\0", "\0", add_members);
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_submodule(module, &inner::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "pkg.native\0", "\0", add_members
).subinterpreters_shared_gil();

rt::init!(PyInit_native, PyModExport_native, MODULE);
