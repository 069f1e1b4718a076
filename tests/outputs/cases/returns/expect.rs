// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def nothing() -> None`
///
/// Calls `crate::nothing`, src/lib.rs:13.
pub(crate) const fn nothing() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::nothing()) }
    rt::fastcall!(call, run, "nothing()", 0, 0, 0);
    rt::MethodDef::new("nothing\0", call, "nothing($module)\n--\n\n\0")
}

/// `def unit() -> None`
///
/// Calls `crate::unit`, src/lib.rs:15.
pub(crate) const fn unit() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::unit()) }
    rt::fastcall!(call, run, "unit()", 0, 0, 0);
    rt::MethodDef::new("unit\0", call, "unit($module)\n--\n\n\0")
}

/// `def parsed(text: str) -> int`
///
/// Calls `crate::parsed`, src/lib.rs:17.
pub(crate) const fn parsed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::parsed(rt::read!(py, "text", "src/lib.rs:17", text.borrow(&mut text_slot)))
        )
    }
    rt::fastcall!(call, run, "parsed(text)", 1, 0, 1);
    rt::MethodDef::new("parsed\0", call, "parsed($module, text)\n--\n\n\0")
}

/// `def read(text: str) -> str | None`
///
/// Calls `crate::read`, src/lib.rs:19.
pub(crate) const fn read() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::read(rt::read!(py, "text", "src/lib.rs:19", text.borrow(&mut text_slot)))
        )
    }
    rt::fastcall!(call, run, "read(text)", 1, 0, 1);
    rt::MethodDef::new("read\0", call, "read($module, text)\n--\n\n\0")
}

/// `def many() -> list[int]`
///
/// Calls `crate::many`, src/lib.rs:21.
pub(crate) const fn many() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::many()) }
    rt::fastcall!(call, run, "many()", 0, 0, 0);
    rt::MethodDef::new("many\0", call, "many($module)\n--\n\n\0")
}

/// `def pair() -> tuple[int, tuple[float, str] | None]`
///
/// Calls `crate::pair`, src/lib.rs:23.
pub(crate) const fn pair() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::pair()) }
    rt::fastcall!(call, run, "pair()", 0, 0, 0);
    rt::MethodDef::new("pair\0", call, "pair($module)\n--\n\n\0")
}

/// `def first(text: str) -> str`
///
/// Calls `crate::first`, src/lib.rs:25.
pub(crate) const fn first() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::first(rt::read!(py, "text", "src/lib.rs:25", text.borrow(&mut text_slot)))
        )
    }
    rt::fastcall!(call, run, "first(text)", 1, 0, 1);
    rt::MethodDef::new("first\0", call, "first($module, text)\n--\n\n\0")
}

/// `def counting(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::counting`, src/lib.rs:27.
pub(crate) const fn counting() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_iterator(py, crate::counting(rt::read!(py, "to", "src/lib.rs:27", to.get())))
    }
    rt::fastcall!(call, run, "counting(to)", 1, 0, 1);
    rt::MethodDef::new("counting\0", call, "counting($module, to)\n--\n\n\0")
}

/// `def checked(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::checked`, src/lib.rs:29.
pub(crate) const fn checked() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_result_iterator(py, crate::checked(rt::read!(py, "to", "src/lib.rs:29", to.get())))
    }
    rt::fastcall!(call, run, "checked(to)", 1, 0, 1);
    rt::MethodDef::new("checked\0", call, "checked($module, to)\n--\n\n\0")
}

/// `def boxed(to: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::boxed`, src/lib.rs:31.
pub(crate) const fn boxed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_iterator(py, crate::boxed(rt::read!(py, "to", "src/lib.rs:31", to.get())))
    }
    rt::fastcall!(call, run, "boxed(to)", 1, 0, 1);
    rt::MethodDef::new("boxed\0", call, "boxed($module, to)\n--\n\n\0")
}

/// `def ticks(to: int) -> collections.abc.AsyncGenerator[int, None]`
///
/// Calls `crate::ticks`, src/lib.rs:33.
pub(crate) const fn ticks() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_stream(
            py,
            &rt::AsyncDef("ticks", "src/lib.rs:33", rt::Polling::Attached),
            crate::ticks(rt::read!(py, "to", "src/lib.rs:33", to.get()))
        )
    }
    rt::fastcall!(call, run, "ticks(to)", 1, 0, 1);
    rt::MethodDef::new("ticks\0", call, "ticks($module, to)\n--\n\n\0")
}

/// `def opened(to: int) -> collections.abc.AsyncGenerator[int, None]`
///
/// Calls `crate::opened`, src/lib.rs:35.
pub(crate) const fn opened() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        let to = rt::read!(py, "to", "src/lib.rs:35", to.get());
        rt::give_result_stream(
            py,
            &rt::AsyncDef("opened", "src/lib.rs:35", rt::Polling::Detached),
            rt::detach(py, move || crate::opened(to))
        )
    }
    rt::fastcall!(call, run, "opened(to)", 1, 0, 1);
    rt::MethodDef::new("opened\0", call, "opened($module, to)\n--\n\n\0")
}

/// `def pinned(to: int) -> collections.abc.AsyncGenerator[str, None]`
///
/// Calls `crate::pinned`, src/lib.rs:37.
pub(crate) const fn pinned() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        rt::give_stream(
            py,
            &rt::AsyncDef("pinned", "src/lib.rs:37", rt::Polling::Attached),
            crate::pinned(rt::read!(py, "to", "src/lib.rs:37", to.get()))
        )
    }
    rt::fastcall!(call, run, "pinned(to)", 1, 0, 1);
    rt::MethodDef::new("pinned\0", call, "pinned($module, to)\n--\n\n\0")
}

/// `async def awaited(to: int) -> collections.abc.AsyncGenerator[int, None]`
///
/// Calls `crate::awaited`, src/lib.rs:39.
pub(crate) const fn awaited() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([to], []) = args;
        let to = rt::read!(py, "to", "src/lib.rs:39", to.get());
        rt::finishing(
            py,
            &rt::AsyncDef("awaited", "src/lib.rs:39", rt::Polling::Attached),
            async move {
                let value = crate::awaited(to).await;
                rt::finish(
                    move |py| rt::give_stream(
                        py,
                        &rt::AsyncDef("awaited", "src/lib.rs:39", rt::Polling::Attached),
                        value
                    )
                )
            }
        )
    }
    rt::fastcall!(call, run, "awaited(to)", 1, 0, 1);
    rt::MethodDef::new("awaited\0", call, "awaited($module, to)\n--\n\n\0").awaited()
}

/// `def never() -> typing.NoReturn`
///
/// Calls `crate::never`, src/lib.rs:41.
pub(crate) const fn never() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { crate::never() }
    rt::fastcall!(call, run, "never()", 0, 0, 0);
    rt::MethodDef::new("never\0", call, "never($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    nothing(),
    unit(),
    parsed(),
    read(),
    many(),
    pair(),
    first(),
    counting(),
    checked(),
    boxed(),
    ticks(),
    opened(),
    pinned(),
    awaited(),
    never(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_coroutine_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("returns\0", "\0", add_members);

rt::init!(PyInit_returns, PyModExport_returns, MODULE);
