// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def listed() -> None`
///
/// Calls `crate::listed`, src/lib.rs:6.
pub(crate) const fn listed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::listed()) }
    rt::fastcall!(call, run, "listed()", 0, 0, 0);
    rt::MethodDef::new("listed\0", call, "listed($module)\n--\n\n\0")
}

/// `def later() -> None`
///
/// Calls `crate::later`, src/lib.rs:8.
pub(crate) const fn later() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::later()) }
    rt::fastcall!(call, run, "later()", 0, 0, 0);
    rt::MethodDef::new("later\0", call, "later($module)\n--\n\n\0")
}

/// `class Rare(Exception)`
///
/// Made from `crate::Rare`, src/lib.rs:11.
pub(crate) mod Rare {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyException>(
        "Rare\0", "\0"
    ).of::<crate::Rare>();
    impl rt::ExceptionType for crate::Rare {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::Rare> for rt::PyErr {
        fn from(error: crate::Rare) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `module inner`
///
/// Made from src/lib.rs:22.
pub(crate) mod inner {
    use super::rt;
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        crate::inner::setup(module)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("inner\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[listed(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_submodule(module, &inner::MODULE)?;
    crate::setup(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "init_and_unlisted\0", "\0", add_members
).unlisted(
    &[
        rt::Unlisted::function("later", const { &later() }),
        rt::Unlisted::exception("Rare", &Rare::CLASS)
    ]
);

rt::init!(PyInit_init_and_unlisted, PyModExport_init_and_unlisted, MODULE);
