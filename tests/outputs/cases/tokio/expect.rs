// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `async def fetch(url: str, *, retries: int = 3) -> bytes`
///
/// Calls `crate::fetch`, src/lib.rs:4.
pub(crate) const fn fetch() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let rt::Args([url], [retries]) = args;
        let (url, retries) = (
            rt::read!(py, "url", "src/lib.rs:4", url.keep()),
            rt::read!(py, "retries", "src/lib.rs:4", retries.get_or(|| 3))
        );
        rt::on_tokio(
            py,
            &rt::AsyncDef("fetch", "src/lib.rs:4", rt::Polling::Attached),
            async move {
                crate::fetch(url.get(), retries).await.map_err(
                    rt::error_as::<rt::exceptions::PyOSError, _>
                )
            },
            |py, value| rt::give(py, value)
        )
    }
    rt::fastcall!(call, run, "fetch(url, *, retries=)", 1, 1, 1);
    rt::MethodDef::new("fetch\0", call, "fetch($module, url, *, retries=3)\n--\n\n\0").awaited()
}

/// `async def here() -> None`
///
/// Calls `crate::here`, src/lib.rs:7.
pub(crate) const fn here() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer {
        rt::coroutine(
            py,
            &rt::AsyncDef("here", "src/lib.rs:7", rt::Polling::Attached),
            async move { crate::here().await },
            |py, value| rt::give(py, value)
        )
    }
    rt::fastcall!(call, run, "here()", 0, 0, 0);
    rt::MethodDef::new("here\0", call, "here($module)\n--\n\n\0").awaited()
}

/// `class Pool`
///
/// Made from `crate::Pool`, src/lib.rs:10.
pub(crate) mod Pool {
    use super::rt;
    type This = crate::Pool;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Pool\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::coroutines());
    static METHODS: &[rt::Method<This>] = &[wait::METHOD.awaited()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `async def wait() -> None`
    ///
    /// From `crate::Pool::wait`, src/lib.rs:14.
    pub(crate) mod wait {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let mut this = slf.keep_mut(&rt::Name("wait"))?;
            rt::on_tokio_cancellable(
                py,
                &rt::AsyncDef("Pool.wait", "src/lib.rs:14", rt::Polling::Attached),
                move |cancel| async move { crate::Pool::wait(this.get_mut(), cancel).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::method!(METHOD, run, "Pool.wait()", 0, 0, 0, This, "wait\0", "wait($self)\n--\n\n\0");
    }
}

/// `def lines(end: int) -> collections.abc.AsyncGenerator[str, None]`
///
/// Calls `crate::lines`, src/lib.rs:18.
pub(crate) const fn lines() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([end], []) = args;
        rt::give_tokio_stream(
            py,
            &rt::AsyncDef("lines", "src/lib.rs:18", rt::Polling::Attached),
            crate::lines(rt::read!(py, "end", "src/lib.rs:18", end.get()))
        )
    }
    rt::fastcall!(call, run, "lines(end)", 1, 0, 1);
    rt::MethodDef::new("lines\0", call, "lines($module, end)\n--\n\n\0")
}

/// `async def opened(path: str) -> collections.abc.AsyncGenerator[bytes, None]`
///
/// Calls `crate::opened`, src/lib.rs:21.
pub(crate) const fn opened() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([path], []) = args;
        let path = rt::read!(py, "path", "src/lib.rs:21", path.keep());
        rt::on_tokio(
            py,
            &rt::AsyncDef("opened", "src/lib.rs:21", rt::Polling::Attached),
            async move { crate::opened(path.get()).await },
            |py, value| rt::give_result_tokio_stream(
                py,
                &rt::AsyncDef("opened", "src/lib.rs:21", rt::Polling::Attached),
                value
            )
        )
    }
    rt::fastcall!(call, run, "opened(path)", 1, 0, 1);
    rt::MethodDef::new("opened\0", call, "opened($module, path)\n--\n\n\0").awaited()
}

/// `module net`
///
/// Made from src/lib.rs:23.
pub(crate) mod net {
    use super::rt;
    /// `async def ping() -> int | None`
    ///
    /// Calls `crate::net::ping`, src/lib.rs:28.
    pub(crate) const fn ping() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            rt::on_tokio(
                py,
                &rt::AsyncDef("ping", "src/lib.rs:28", rt::Polling::Attached),
                async move { crate::net::ping().await },
                |py, value| rt::give(py, value)
            )
        }
        rt::fastcall!(call, run, "ping()", 0, 0, 0);
        rt::MethodDef::new("ping\0", call, "ping($module)\n--\n\n\0").awaited()
    }
    /// `def port() -> int`
    ///
    /// Calls `crate::net::port`, src/lib.rs:30.
    pub(crate) const fn port() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::net::port()) }
        rt::fastcall!(call, run, "port()", 0, 0, 0);
        rt::MethodDef::new("port\0", call, "port($module)\n--\n\n\0")
    }
    /// `def packets() -> collections.abc.AsyncGenerator[bytes, None]`
    ///
    /// Calls `crate::net::packets`, src/lib.rs:32.
    pub(crate) const fn packets() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            rt::give_result_tokio_stream(
                py,
                &rt::AsyncDef("packets", "src/lib.rs:32", rt::Polling::Attached),
                crate::net::packets()
            )
        }
        rt::fastcall!(call, run, "packets()", 0, 0, 0);
        rt::MethodDef::new("packets\0", call, "packets($module)\n--\n\n\0")
    }
    /// `async def pong() -> None`
    ///
    /// Calls `crate::net::below::pong`, src/lib.rs:36.
    pub(crate) const fn pong() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            rt::on_tokio(
                py,
                &rt::AsyncDef("pong", "src/lib.rs:36", rt::Polling::Attached),
                async move { crate::net::below::pong().await },
                |py, value| rt::give(py, value)
            )
        }
        rt::fastcall!(call, run, "pong()", 0, 0, 0);
        rt::MethodDef::new("pong\0", call, "pong($module)\n--\n\n\0").awaited()
    }
    static FUNCTIONS: &[rt::MethodDef] = &[ping(), port(), packets(), pong(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::add_coroutine_functions(module, FUNCTIONS)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("net\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[fetch(), here(), lines(), opened(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_coroutine_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Pool>(module)?;
    rt::add_submodule(module, &net::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("tokio\0", "\0", add_members);

rt::init!(PyInit_tokio, PyModExport_tokio, MODULE);
