// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def nothing() -> None`
///
/// Calls `crate::nothing`, src/lib.rs:10.
pub(crate) mod nothing {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        rt::give(py, crate::nothing())
    }
    rt::fastcall!(call, run, "nothing()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "nothing\0",
        call,
        "nothing($module)\n--\n\n\0",
    );
}

/// `def unit() -> None`
///
/// Calls `crate::unit`, src/lib.rs:12.
pub(crate) mod unit {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        rt::give(py, crate::unit())
    }
    rt::fastcall!(call, run, "unit()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "unit\0",
        call,
        "unit($module)\n--\n\n\0",
    );
}

/// `def parsed(text: str) -> int`
///
/// Calls `crate::parsed`, src/lib.rs:14.
pub(crate) mod parsed {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::parsed(text.borrow(rt::at!("text", "src/lib.rs:14"), &mut text_slot)?),
        )
    }
    rt::fastcall!(call, run, "parsed(text)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "parsed\0",
        call,
        "parsed($module, text)\n--\n\n\0",
    );
}

/// `def read(text: str) -> str | None`
///
/// Calls `crate::read`, src/lib.rs:16.
pub(crate) mod read {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::read(text.borrow(rt::at!("text", "src/lib.rs:16"), &mut text_slot)?),
        )
    }
    rt::fastcall!(call, run, "read(text)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "read\0",
        call,
        "read($module, text)\n--\n\n\0",
    );
}

/// `def many() -> list[int]`
///
/// Calls `crate::many`, src/lib.rs:18.
pub(crate) mod many {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        rt::give(py, crate::many())
    }
    rt::fastcall!(call, run, "many()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "many\0",
        call,
        "many($module)\n--\n\n\0",
    );
}

/// `def pair() -> tuple[int, tuple[float, str] | None]`
///
/// Calls `crate::pair`, src/lib.rs:20.
pub(crate) mod pair {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        rt::give(py, crate::pair())
    }
    rt::fastcall!(call, run, "pair()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "pair\0",
        call,
        "pair($module)\n--\n\n\0",
    );
}

/// `def first(text: str) -> str`
///
/// Calls `crate::first`, src/lib.rs:22.
pub(crate) mod first {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::first(text.borrow(rt::at!("text", "src/lib.rs:22"), &mut text_slot)?),
        )
    }
    rt::fastcall!(call, run, "first(text)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "first\0",
        call,
        "first($module, text)\n--\n\n\0",
    );
}

/// `def counting(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::counting`, src/lib.rs:24.
pub(crate) mod counting {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_iterator(py, crate::counting(to.get(rt::at!("to", "src/lib.rs:24"))?))
    }
    rt::fastcall!(call, run, "counting(to)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "counting\0",
        call,
        "counting($module, to)\n--\n\n\0",
    );
}

/// `def checked(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::checked`, src/lib.rs:26.
pub(crate) mod checked {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_result_iterator(
            py,
            crate::checked(to.get(rt::at!("to", "src/lib.rs:26"))?),
        )
    }
    rt::fastcall!(call, run, "checked(to)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "checked\0",
        call,
        "checked($module, to)\n--\n\n\0",
    );
}

/// `def boxed(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::boxed`, src/lib.rs:28.
pub(crate) mod boxed {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_iterator(py, crate::boxed(to.get(rt::at!("to", "src/lib.rs:28"))?))
    }
    rt::fastcall!(call, run, "boxed(to)", 1, 0, 1);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "boxed\0",
        call,
        "boxed($module, to)\n--\n\n\0",
    );
}

/// `def never() -> typing.NoReturn`
///
/// Calls `crate::never`, src/lib.rs:30.
pub(crate) mod never {
    use super::rt;
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>,
    ) -> rt::Answer {
        crate::never()
    }
    rt::fastcall!(call, run, "never()", 0, 0, 0);
    pub(crate) const METHOD: rt::MethodDef = rt::MethodDef::new(
        "never\0",
        call,
        "never($module)\n--\n\n\0",
    );
}

static FUNCTIONS: &[rt::MethodDef] = &[
    nothing::METHOD,
    unit::METHOD,
    parsed::METHOD,
    read::METHOD,
    many::METHOD,
    pair::METHOD,
    first::METHOD,
    counting::METHOD,
    checked::METHOD,
    boxed::METHOD,
    never::METHOD,
    rt::MethodDef::END,
];

pub(crate) fn add(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("returns\0", "\0", add);

rt::init!(PyInit_returns, PyModExport_returns, MODULE);
