// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def with_x() -> None`
///
/// Calls `crate::with_x`, src/lib.rs:5.
#[cfg(feature = "x")]
pub(crate) const fn with_x() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::with_x()) }
    rt::fastcall!(call, run, "with_x()", 0, 0, 0);
    rt::MethodDef::new("with_x\0", call, "with_x($module)\n--\n\n\0")
}

/// `def platform() -> str`
///
/// Calls `crate::platform`, src/lib.rs:9.
#[cfg(unix)]
pub(crate) const fn platform() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::platform()) }
    rt::fastcall!(call, run, "platform()", 0, 0, 0);
    rt::MethodDef::new("platform\0", call, "platform($module)\n--\n\n\0")
}

/// `def platform() -> str`
///
/// Calls `crate::platform`, src/lib.rs:12.
#[cfg(not(unix))]
pub(crate) const fn platform() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::platform()) }
    rt::fastcall!(call, run, "platform()", 0, 0, 0);
    rt::MethodDef::new("platform\0", call, "platform($module)\n--\n\n\0")
}

/// `def sometimes() -> None`
///
/// Calls `crate::sometimes`, src/lib.rs:28.
#[cfg(feature = "python")]
pub(crate) const fn sometimes() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::sometimes()) }
    rt::fastcall!(call, run, "sometimes()", 0, 0, 0);
    rt::MethodDef::new("sometimes\0", call, "sometimes($module)\n--\n\nOnly sometimes.\0")
}

/// `def nested() -> None`
///
/// Calls `crate::outer::inner::nested`, src/lib.rs:20.
#[cfg(feature = "outer")]
#[cfg(not(test))]
#[cfg(debug_assertions)]
pub(crate) const fn nested() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::outer::inner::nested()) }
    rt::fastcall!(call, run, "nested()", 0, 0, 0);
    rt::MethodDef::new("nested\0", call, "nested($module)\n--\n\n\0")
}

/// `module sub`
///
/// Made from src/lib.rs:32.
#[cfg(feature = "sub")]
pub(crate) mod sub {
    use super::rt;
    /// `def f() -> None`
    ///
    /// Calls `crate::sub::f`, src/lib.rs:34.
    pub(crate) const fn f() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::sub::f()) }
        rt::fastcall!(call, run, "f()", 0, 0, 0);
        rt::MethodDef::new("f\0", call, "f($module)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[f(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        #[cfg(feature = "sub")]
        #[cfg(windows)]
        crate::sub::hidden::__keelback::add_members(module)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("sub\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[
    #[cfg(feature = "x")]
    with_x(),
    #[cfg(unix)]
    platform(),
    #[cfg(not(unix))]
    platform(),
    #[cfg(feature = "python")]
    sometimes(),
    #[cfg(feature = "outer")]
    #[cfg(not(test))]
    #[cfg(debug_assertions)]
    nested(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    #[cfg(feature = "outer")]
    #[cfg(not(test))]
    rt::add(module, "N", crate::outer::inner::N)?;
    #[cfg(feature = "sub")]
    rt::add_submodule(module, &sub::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("cfgs\0", "\0", add_members);

rt::init!(PyInit_cfgs, PyModExport_cfgs, MODULE);

// ==== sub.hidden.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def g() -> None`
///
/// Calls `crate::sub::hidden::g`, src/lib.rs:39.
#[cfg(feature = "y")]
pub(crate) const fn g() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::sub::hidden::g()) }
    rt::fastcall!(call, run, "g()", 0, 0, 0);
    rt::MethodDef::new("g\0", call, "g($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[#[cfg(feature = "y")] g(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
