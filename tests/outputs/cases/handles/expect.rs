// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def token(a: int) -> typing.Any`
///
/// Calls `crate::token`, src/lib.rs:7.
pub(crate) mod token {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(py, crate::token(py, a.get(rt::at!("a", "src/lib.rs:7"))?))
    }
    rt::fastcall!(call, run, "token(a)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "token\0",
        call,
        "token($module, a)\n--\n\n\0",
    );
}

/// `def module_name() -> str`
///
/// Calls `crate::module_name`, src/lib.rs:9.
pub(crate) mod module_name {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        rt::give(py, crate::module_name(rt::module(module)))
    }
    rt::fastcall!(call, run, "module_name()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "module_name\0",
        call,
        "module_name($module)\n--\n\n\0",
    );
}

/// `def both(a: int) -> int`
///
/// Calls `crate::both`, src/lib.rs:11.
pub(crate) mod both {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        rt::give(
            py,
            crate::both(py, rt::module(module), a.get(rt::at!("a", "src/lib.rs:11"))?),
        )
    }
    rt::fastcall!(call, run, "both(a)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "both\0",
        call,
        "both($module, a)\n--\n\n\0",
    );
}

/// `def any(a: typing.Any, b: dict[typing.Any, typing.Any], c: str, d: int) -> list[typing.Any]`
///
/// Calls `crate::any`, src/lib.rs:13.
pub(crate) mod any {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 4, 0>,
    ) -> rt::Answer {
        let rt::Args([a, b, c, d], []) = args;
        let mut a_slot = rt::slot();
        let mut d_slot = rt::slot();
        rt::give(
            py,
            crate::any(
                a.borrow(rt::at!("a", "src/lib.rs:13"), &mut a_slot)?,
                b.get(rt::at!("b", "src/lib.rs:13"))?,
                c.get(rt::at!("c", "src/lib.rs:13"))?,
                d.borrow(rt::at!("d", "src/lib.rs:13"), &mut d_slot)?,
            ),
        )
    }
    rt::fastcall!(call, run, "any(a, b, c, d)", 4, 0, 4);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "any\0",
        call,
        "any($module, a, b, c, d)\n--\n\n\0",
    );
}

/// `def raw(*args: typing.Any, **kwargs: typing.Any) -> int`
///
/// Calls `crate::raw`, src/lib.rs:15.
pub(crate) mod raw {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 2>,
    ) -> rt::Answer {
        let rt::Args([], [args, kwargs]) = args;
        let args = args.required();
        let mut args_slot = rt::slot();
        let kwargs = kwargs.required();
        let mut kwargs_slot = rt::slot();
        rt::give(
            py,
            crate::raw(
                args.borrow(rt::at!("args", "src/lib.rs:15"), &mut args_slot)?,
                kwargs
                    .borrow_option(rt::at!("kwargs", "src/lib.rs:15"), &mut kwargs_slot)?,
            ),
        )
    }
    rt::fastcall!(call, run, "raw(*args, **kwargs=)", 0, 2, - 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "raw\0",
        call,
        "raw($module, *args, **kwargs)\n--\n\n\0",
    );
}

/// `def maybe(obj: typing.Any = None) -> bool`
///
/// Calls `crate::maybe`, src/lib.rs:17.
pub(crate) mod maybe {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>,
    ) -> rt::Answer {
        let rt::Args([], [obj]) = args;
        let mut obj_slot = rt::slot();
        rt::give(
            py,
            crate::maybe(
                obj
                    .borrow_option_or(
                        rt::at!("obj", "src/lib.rs:17"),
                        &mut obj_slot,
                        || rt::None,
                    )?,
            ),
        )
    }
    rt::fastcall!(call, run, "maybe(obj=)", 0, 1, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "maybe\0",
        call,
        "maybe($module, obj=None)\n--\n\n\0",
    );
}

/// `def anything(obj: typing.Any = ...) -> bool`
///
/// Calls `crate::anything`, src/lib.rs:19.
pub(crate) mod anything {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>,
    ) -> rt::Answer {
        let rt::Args([], [obj]) = args;
        let mut obj_default = rt::slot_object();
        rt::give(
            py,
            crate::anything(
                obj
                    .or_literal(py, &mut obj_default, &rt::Literal::Ellipsis)?
                    .get(rt::at!("obj", "src/lib.rs:19"))?,
            ),
        )
    }
    rt::fastcall!(call, run, "anything(obj=)", 0, 1, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "anything\0",
        call,
        "anything($module, obj=...)\n--\n\n\0",
    );
}

static FUNCTIONS: &[rt::MethodDef] = &[
    token::METHOD,
    module_name::METHOD,
    both::METHOD,
    any::METHOD,
    raw::METHOD,
    maybe::METHOD,
    anything::METHOD,
    rt::MethodDef::END,
];

pub(crate) fn add(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("handles\0", "\0", add);

rt::init!(PyInit_handles, PyModExport_handles, MODULE);
