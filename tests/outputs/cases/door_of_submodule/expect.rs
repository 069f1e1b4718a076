// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `module inner`
///
/// Made from src/lib.rs:4.
pub(crate) mod inner {
    use super::rt;
    /// `def visible() -> None`
    ///
    /// Calls `crate::inner::visible`, src/lib.rs:8.
    pub(crate) const fn visible() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::inner::visible()) }
        rt::fastcall!(call, run, "visible()", 0, 0, 0);
        rt::MethodDef::new("visible\0", call, "visible($module)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[visible(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        crate::inner::__keelback::add_members(module)?;
        crate::inner::__keelback::through_inner_type::add_members(module)?;
        crate::inner::__keelback::through_inner_match::add_members(module)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
        "inner\0", "\0", add_members
    ).unlisted(&[rt::Unlisted::function("later", const { &crate::inner::__keelback::later() })]);
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_submodule(module, &inner::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "door_of_submodule\0", "\0", add_members
);

rt::init!(PyInit_door_of_submodule, PyModExport_door_of_submodule, MODULE);

// ==== inner.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def hidden() -> None`
///
/// Calls `crate::inner::hidden`, src/lib.rs:6.
pub(crate) const fn hidden() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::inner::hidden()) }
    rt::fastcall!(call, run, "hidden()", 0, 0, 0);
    rt::MethodDef::new("hidden\0", call, "hidden($module)\n--\n\n\0")
}

/// `def later() -> None`
///
/// Calls `crate::inner::later`, src/lib.rs:10.
pub(crate) const fn later() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::inner::later()) }
    rt::fastcall!(call, run, "later()", 0, 0, 0);
    rt::MethodDef::new("later\0", call, "later($module)\n--\n\n\0")
}

pub(crate) use crate::inner::r#type::__keelback as through_inner_type;

pub(crate) use crate::inner::r#match::__keelback as through_inner_match;

static FUNCTIONS: &[rt::MethodDef] = &[hidden(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

// ==== inner.r#type.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def below() -> None`
///
/// Calls `crate::inner::r#type::below`, src/lib.rs:14.
pub(crate) const fn below() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::inner::r#type::below()) }
    rt::fastcall!(call, run, "below()", 0, 0, 0);
    rt::MethodDef::new("below\0", call, "below($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[below(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

// ==== inner.match.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `def spelt_without() -> None`
///
/// Calls `crate::inner::r#match::spelt_without`, src/lib.rs:19.
pub(crate) const fn spelt_without() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::inner::r#match::spelt_without()) }
    rt::fastcall!(call, run, "spelt_without()", 0, 0, 0);
    rt::MethodDef::new("spelt_without\0", call, "spelt_without($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[spelt_without(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}
