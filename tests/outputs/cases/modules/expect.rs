// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs, src/solid.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def top() -> None`
///
/// Calls `crate::top`, src/lib.rs:7.
pub(crate) const fn top() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::top()) }
    rt::fastcall!(call, run, "top()", 0, 0, 0);
    rt::MethodDef::new("top\0", call, "top($module)\n--\n\n\0")
}

/// `def lifted() -> None`
///
/// Calls `crate::not_a_module::lifted`, src/lib.rs:11.
pub(crate) const fn lifted() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::not_a_module::lifted()) }
    rt::fastcall!(call, run, "lifted()", 0, 0, 0);
    rt::MethodDef::new("lifted\0", call, "lifted($module)\n--\n\n\0")
}

/// `module flat`
///
/// Made from src/lib.rs:17.
pub(crate) mod flat {
    use super::rt;
    /// `def area() -> float`
    ///
    /// Calls `crate::flat::area`, src/lib.rs:19.
    pub(crate) const fn area() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::flat::area()) }
        rt::fastcall!(call, run, "area()", 0, 0, 0);
        rt::MethodDef::new("area\0", call, "area($module)\n--\n\n\0")
    }
    /// `module edges`
    ///
    /// Made from src/lib.rs:22.
    pub(crate) mod edges {
        use super::rt;
        /// `def length() -> float`
        ///
        /// Calls `crate::flat::lines::length`, src/lib.rs:24.
        pub(crate) const fn length() -> rt::MethodDef {
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                _module: &'a rt::Arg<'py>,
                _args: rt::Args<'a, 'py, 0, 0>
            ) -> rt::Answer { rt::give(py, crate::flat::lines::length()) }
            rt::fastcall!(call, run, "length()", 0, 0, 0);
            rt::MethodDef::new("length\0", call, "length($module)\n--\n\n\0")
        }
        static FUNCTIONS: &[rt::MethodDef] = &[length(), rt::MethodDef::END];
        pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
            rt::add_functions(module, FUNCTIONS)?;
            rt::add(module, "DIMENSIONS", crate::flat::lines::DIMENSIONS)?;
            rt::Ok(())
        }
        pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("edges\0", "\0", add_members);
    }
    static FUNCTIONS: &[rt::MethodDef] = &[area(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::add_submodule(module, &edges::MODULE)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
        "flat\0", "Flat things.\0", add_members
    );
}

/// `module solid`
///
/// Made from src/lib.rs:30.
pub(crate) mod solid {
    use super::rt;
    /// `def volume() -> float`
    ///
    /// Calls `crate::solid::volume`, src/solid.rs:6.
    pub(crate) const fn volume() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::solid::volume()) }
        rt::fastcall!(call, run, "volume()", 0, 0, 0);
        rt::MethodDef::new("volume\0", call, "volume($module)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[volume(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
        "solid\0", "Solid things.\0", add_members
    ).needs_gil().subinterpreters_no();
}

static FUNCTIONS: &[rt::MethodDef] = &[top(), lifted(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_submodule(module, &flat::MODULE)?;
    rt::add_submodule(module, &solid::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "geometry\0", "The whole.\0", add_members
);

rt::init!(PyInit_geometry, PyModExport_geometry, MODULE);
