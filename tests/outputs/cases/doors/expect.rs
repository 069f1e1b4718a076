// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def seen() -> None`
///
/// Calls `crate::seen`, src/lib.rs:4.
pub(crate) const fn seen() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::seen()) }
    rt::fastcall!(call, run, "seen()", 0, 0, 0);
    rt::MethodDef::new("seen\0", call, "seen($module)\n--\n\n\0")
}

/// `def visible() -> None`
///
/// Calls `crate::deep::bottom::visible`, src/lib.rs:21.
pub(crate) const fn visible() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::deep::bottom::visible()) }
    rt::fastcall!(call, run, "visible()", 0, 0, 0);
    rt::MethodDef::new("visible\0", call, "visible($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[seen(), visible(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    crate::deep::bottom::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("doors\0", "\0", add_members);

rt::init!(PyInit_doors, PyModExport_doors, MODULE);

// ==== deep.bottom.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def hidden(n: int = 1) -> int`
///
/// Calls `crate::deep::bottom::hidden`, src/lib.rs:11.
pub(crate) const fn hidden() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let rt::Args([], [n]) = args;
        rt::give(
            py,
            crate::deep::bottom::hidden(rt::read!(py, "n", "src/lib.rs:11", n.get_or(|| 1)))
        )
    }
    rt::fastcall!(call, run, "hidden(n=)", 0, 1, 1);
    rt::MethodDef::new("hidden\0", call, "hidden($module, n=1)\n--\n\nHidden.\0")
}

/// `class Lost(LookupError)`
///
/// Made from `crate::deep::bottom::Lost`, src/lib.rs:16.
pub(crate) mod Lost {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyLookupError>(
        "Lost\0", "\0"
    ).of::<crate::deep::bottom::Lost>();
    impl rt::ExceptionType for crate::deep::bottom::Lost {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::deep::bottom::Lost> for rt::PyErr {
        fn from(error: crate::deep::bottom::Lost) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

static FUNCTIONS: &[rt::MethodDef] = &[hidden(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add(module, "LIMIT", crate::deep::bottom::LIMIT)?;
    rt::add_exception(module, &Lost::CLASS)?;
    crate::deep::bottom::setup(module)?;
    rt::Ok(())
}
