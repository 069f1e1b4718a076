// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def token(a: int) -> typing.Any`
///
/// Calls `crate::token`, src/lib.rs:7.
pub(crate) const fn token() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::token(py, rt::read!(py, "a", "src/lib.rs:7", a.get())))
    }
    rt::fastcall!(call, run, "token(a)", 1, 0, 1);
    rt::MethodDef::new("token\0", call, "token($module, a)\n--\n\n\0")
}

/// `def module_name() -> str`
///
/// Calls `crate::module_name`, src/lib.rs:9.
pub(crate) const fn module_name() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::module_name(rt::module(module))) }
    rt::fastcall!(call, run, "module_name()", 0, 0, 0);
    rt::MethodDef::new("module_name\0", call, "module_name($module)\n--\n\n\0")
}

/// `def both(a: int) -> int`
///
/// Calls `crate::both`, src/lib.rs:11.
pub(crate) const fn both() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(
            py,
            crate::both(py, rt::module(module), rt::read!(py, "a", "src/lib.rs:11", a.get()))
        )
    }
    rt::fastcall!(call, run, "both(a)", 1, 0, 1);
    rt::MethodDef::new("both\0", call, "both($module, a)\n--\n\n\0")
}

/// `def any(a: typing.Any, b: dict[typing.Any, typing.Any], c: str, d: int) -> list[typing.Any]`
///
/// Calls `crate::any`, src/lib.rs:13.
pub(crate) const fn any() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>
    ) -> rt::Answer {
        let rt::Args([a, b, c, d], []) = args;
        let mut a_slot = rt::slot();
        let mut d_slot = rt::slot();
        rt::give(
            py,
            crate::any(
                rt::read!(py, "a", "src/lib.rs:13", a.borrow(&mut a_slot)),
                rt::read!(py, "b", "src/lib.rs:13", b.get()),
                rt::read!(py, "c", "src/lib.rs:13", c.get()),
                rt::read!(py, "d", "src/lib.rs:13", d.borrow(&mut d_slot))
            )
        )
    }
    rt::fastcall!(call, run, "any(a, b, c, d)", 4, 0, 4);
    rt::MethodDef::new("any\0", call, "any($module, a, b, c, d)\n--\n\n\0")
}

/// `def raw(*args: typing.Any, **kwargs: typing.Any) -> int`
///
/// Calls `crate::raw`, src/lib.rs:15.
pub(crate) const fn raw() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [args, kwargs]) = args;
            let args = args.required();
            let mut args_slot = rt::slot();
            let kwargs = kwargs.required();
            let mut kwargs_slot = rt::slot();
            crate::raw(
                rt::read!(py, "args", "src/lib.rs:15", args.borrow(&mut args_slot)),
                rt::read!(py, "kwargs", "src/lib.rs:15", kwargs.borrow_option(&mut kwargs_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "raw(*args, **kwargs=)", 0, 2, -1);
    rt::MethodDef::new("raw\0", call, "raw($module, *args, **kwargs)\n--\n\n\0")
}

/// `def maybe(obj: typing.Any = None) -> bool`
///
/// Calls `crate::maybe`, src/lib.rs:17.
pub(crate) const fn maybe() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [obj]) = args;
            let mut obj_slot = rt::slot();
            crate::maybe(
                rt::read!(
                    py, "obj", "src/lib.rs:17",
                    obj.borrow_option_or(&mut obj_slot, || rt::None)
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "maybe(obj=)", 0, 1, 1);
    rt::MethodDef::new("maybe\0", call, "maybe($module, obj=None)\n--\n\n\0")
}

/// `def anything(obj: typing.Any = ...) -> bool`
///
/// Calls `crate::anything`, src/lib.rs:19.
pub(crate) const fn anything() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [obj]) = args;
            let mut obj_default = rt::slot_object();
            crate::anything(
                rt::read!(
                    py, "obj", "src/lib.rs:19",
                    obj.or_literal(py, &mut obj_default, &rt::Literal::Ellipsis)?.get()
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "anything(obj=)", 0, 1, 1);
    rt::MethodDef::new("anything\0", call, "anything($module, obj=...)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    token(),
    module_name(),
    both(),
    any(),
    raw(),
    maybe(),
    anything(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("handles\0", "\0", add_members);

rt::init!(PyInit_handles, PyModExport_handles, MODULE);
