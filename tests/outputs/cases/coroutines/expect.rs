// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `async def double(n: int) -> int`
///
/// Calls `crate::double`, src/lib.rs:6.
pub(crate) const fn double() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([n], []) = args;
        let n = rt::read!(py, "n", "src/lib.rs:6", n.get());
        rt::coroutine(
            py,
            &rt::AsyncDef("double", "src/lib.rs:6", rt::Polling::Attached),
            async move { crate::double(n).await },
            |py, value| rt::give(py, value)
        )
    }
    rt::fastcall!(call, run, "double(n)", 1, 0, 1);
    rt::MethodDef::new("double\0", call, "double($module, n)\n--\n\nTwice.\0").awaited()
}

/// `async def fetch(url: str, *, retries: int = 3, agent: str = "rust") -> bytes`
///
/// Calls `crate::fetch`, src/lib.rs:8.
pub(crate) const fn fetch() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 2>
    ) -> rt::Answer {
        let rt::Args([url], [retries, agent]) = args;
        let (url, retries, agent) = (
            rt::read!(py, "url", "src/lib.rs:8", url.keep()),
            rt::read!(py, "retries", "src/lib.rs:8", retries.get_or(|| 3)),
            rt::read!(py, "agent", "src/lib.rs:8", agent.keep_or(|| "rust"))
        );
        rt::finishing(
            py,
            &rt::AsyncDef("fetch", "src/lib.rs:8", rt::Polling::Detached),
            async move {
                let value = crate::fetch(url.get(), retries, agent.get()).await;
                rt::finish(move |py| rt::give(py, value))
            }
        )
    }
    rt::fastcall!(call, run, "fetch(url, *, retries=, agent=)", 1, 2, 1);
    rt::MethodDef::new(
        "fetch\0", call, "fetch($module, url, *, retries=3, agent='rust')\n--\n\n\0"
    ).awaited()
}

/// `async def send(data: bytes | None = None) -> None`
///
/// Calls `crate::send`, src/lib.rs:10.
pub(crate) const fn send() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>
    ) -> rt::Answer {
        let rt::Args([], [data]) = args;
        let data = rt::read!(py, "data", "src/lib.rs:10", data.keep_option_or(|| rt::None));
        rt::coroutine(
            py,
            &rt::AsyncDef("send", "src/lib.rs:10", rt::Polling::Attached),
            async move { crate::send(data.as_ref().map(|kept| kept.get())).await },
            |py, value| rt::give(py, value)
        )
    }
    rt::fastcall!(call, run, "send(data=)", 0, 1, 1);
    rt::MethodDef::new("send\0", call, "send($module, data=None)\n--\n\n\0").awaited()
}

/// `async def wait(seconds: float) -> None`
///
/// Calls `crate::wait`, src/lib.rs:13.
pub(crate) const fn wait() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([seconds], []) = args;
        let seconds = rt::read!(py, "seconds", "src/lib.rs:13", seconds.get());
        rt::cancellable(
            py,
            &rt::AsyncDef("wait", "src/lib.rs:13", rt::Polling::Attached),
            move |cancel| async move {
                let value = crate::wait(seconds, cancel).await;
                rt::finish(move |py| rt::give(py, value))
            }
        )
    }
    rt::fastcall!(call, run, "wait(seconds)", 1, 0, 1);
    rt::MethodDef::new("wait\0", call, "wait($module, seconds)\n--\n\n\0").awaited()
}

/// `class Pool`
///
/// Made from `crate::Pool`, src/lib.rs:16.
pub(crate) mod Pool {
    use super::rt;
    type This = crate::Pool;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Pool\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::coroutines());
    static METHODS: &[rt::Method<This>] = &[
        acquire::METHOD.awaited(),
        grow::METHOD.awaited(),
        largest::METHOD.awaited(),
        open::METHOD.awaited(),
        __aenter__::METHOD.awaited(),
        __aexit__::METHOD.awaited()
    ];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        __aiter__::SLOT,
        __anext__::SLOT,
        __await__::SLOT,
        __call__::SLOT
    ];
    /// `async def acquire(name: str) -> str`
    ///
    /// From `crate::Pool::acquire`, src/lib.rs:19.
    pub(crate) mod acquire {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([name], []) = args;
            let name = rt::read!(py, "name", "src/lib.rs:19", name.keep());
            let this = slf.keep(&rt::Name("acquire"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.acquire", "src/lib.rs:19", rt::Polling::Attached),
                async move { crate::Pool::acquire(this.get(), name.get()).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::method!(
            METHOD, run, "Pool.acquire(name)", 1, 0, 1, This, "acquire\0",
            "acquire($self, name)\n--\n\n\0"
        );
    }
    /// `async def grow(other: coroutines.Pool) -> None`
    ///
    /// From `crate::Pool::grow`, src/lib.rs:20.
    pub(crate) mod grow {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([other], []) = args;
            let mut other = rt::read!(py, "other", "src/lib.rs:20", other.keep_mut());
            let mut this = slf.keep_mut(&rt::Name("grow"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.grow", "src/lib.rs:20", rt::Polling::Attached),
                async move { crate::Pool::grow(this.get_mut(), other.get()).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::method!(
            METHOD, run, "Pool.grow(other)", 1, 0, 1, This, "grow\0",
            "grow($self, other)\n--\n\n\0"
        );
    }
    /// `async def largest(one: coroutines.Pool, other: coroutines.Pool | None) -> int`
    ///
    /// From `crate::Pool::largest`, src/lib.rs:22.
    pub(crate) mod largest {
        use super::{This, rt};
        fn run<'a, 'py>(py: rt::Python<'py>, args: rt::Args<'a, 'py, 2, 0>) -> rt::Answer {
            let rt::Args([one, other], []) = args;
            let (one, other) = (
                rt::read!(py, "one", "src/lib.rs:22", one.keep()),
                rt::read!(py, "other", "src/lib.rs:22", other.keep_option())
            );
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.largest", "src/lib.rs:22", rt::Polling::Attached),
                async move {
                    crate::Pool::largest(one.get(), other.as_ref().map(|kept| kept.get())).await
                },
                |py, value| rt::give(py, value)
            )
        }
        rt::static_method!(
            METHOD, run, "Pool.largest(one, other)", 2, 0, 2, This, "largest\0",
            "largest(one, other)\n--\n\n\0"
        );
    }
    /// `async def open(size: int) -> coroutines.Pool`
    ///
    /// From `crate::Pool::open`, src/lib.rs:24.
    pub(crate) mod open {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _class: &'a rt::Bound<'py, rt::PyType>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([size], []) = args;
            let size = rt::read!(py, "size", "src/lib.rs:24", size.get());
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.open", "src/lib.rs:24", rt::Polling::Attached),
                async move { crate::Pool::open(size).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::class_method!(
            METHOD, run, "Pool.open(size)", 1, 0, 1, This, "open\0", "open($type, size)\n--\n\n\0"
        );
    }
    /// `async def __aenter__() -> coroutines.Pool`
    ///
    /// From `crate::Pool::__aenter__`, src/lib.rs:27.
    pub(crate) mod __aenter__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = rt::receive(&slf, &rt::Name("__aenter__"))?;
            rt::finishing(
                py,
                &rt::AsyncDef("Pool.__aenter__", "src/lib.rs:27", rt::Polling::Attached),
                async move {
                    let value = crate::Pool::__aenter__(this).await;
                    rt::finish(move |py| rt::give(py, value))
                }
            )
        }
        rt::method!(
            METHOD, run, "Pool.__aenter__()", 0, 0, 0, This, "__aenter__\0",
            "__aenter__($self)\n--\n\n\0"
        );
    }
    /// `async def __aexit__(kind: typing.Any, value: typing.Any, traceback: typing.Any) -> bool`
    ///
    /// From `crate::Pool::__aexit__`, src/lib.rs:28.
    pub(crate) mod __aexit__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 3, 0>
        ) -> rt::Answer {
            let rt::Args([kind, value, traceback], []) = args;
            let (kind, value, traceback) = (
                rt::read!(py, "kind", "src/lib.rs:28", kind.get()),
                rt::read!(py, "value", "src/lib.rs:28", value.get()),
                rt::read!(py, "traceback", "src/lib.rs:28", traceback.get())
            );
            let this = slf.keep(&rt::Name("__aexit__"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.__aexit__", "src/lib.rs:28", rt::Polling::Attached),
                async move { crate::Pool::__aexit__(this.get(), kind, value, traceback).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::method!(
            METHOD, run, "Pool.__aexit__(kind, value, traceback)", 3, 0, 3, This, "__aexit__\0",
            "__aexit__($self, kind, value, traceback)\n--\n\n\0"
        );
    }
    /// `def __aiter__() -> coroutines.Pool`
    ///
    /// From `crate::Pool::__aiter__`, src/lib.rs:25.
    pub(crate) mod __aiter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            rt::give(py, crate::Pool::__aiter__(rt::receive(&slf, &rt::Name("__aiter__"))?))
        }
        rt::class_slot!(SLOT, This, Py_am_aiter, unary, run);
    }
    /// `def __anext__() -> int`
    ///
    /// From `crate::Pool::__anext__`, src/lib.rs:26.
    pub(crate) mod __anext__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let mut this = slf.keep_mut(&rt::Name("__anext__"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.__anext__", "src/lib.rs:26", rt::Polling::Attached),
                async move { crate::Pool::__anext__(this.get_mut()).await },
                |py, value| rt::give_async_next(py, value)
            )
        }
        rt::class_slot!(SLOT, This, Py_am_anext, unary, run);
    }
    /// `def __await__() -> collections.abc.Generator[typing.Any, typing.Any, int]`
    ///
    /// From `crate::Pool::__await__`, src/lib.rs:29.
    pub(crate) mod __await__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let this = slf.keep(&rt::Name("__await__"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.__await__", "src/lib.rs:29", rt::Polling::Attached),
                async move { crate::Pool::__await__(this.get()).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::class_slot!(SLOT, This, Py_am_await, unary, run);
    }
    /// `def __call__(step: int) -> int`
    ///
    /// From `crate::Pool::__call__`, src/lib.rs:30.
    pub(crate) mod __call__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([step], []) = args;
            let step = rt::read!(py, "step", "src/lib.rs:30", step.get());
            let this = slf.keep(&rt::Name("__call__"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Pool.__call__", "src/lib.rs:30", rt::Polling::Attached),
                async move { crate::Pool::__call__(this.get(), step).await },
                |py, value| rt::give(py, value)
            )
        }
        rt::class_slot!(SLOT, This, Py_tp_call, call, run, "Pool.__call__(step)", 1, 0, 1);
    }
}

/// `class Ticker`
///
/// Made from `crate::Ticker`, src/lib.rs:34.
pub(crate) mod Ticker {
    use super::rt;
    type This = crate::Ticker;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Ticker\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__anext__::SLOT, __aiter__::SLOT];
    /// `def __anext__() -> int`
    ///
    /// From `<crate::Ticker as rt::Stream>::poll_next`, src/lib.rs:38.
    pub(crate) mod __anext__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let mut this = slf.keep_mut(&rt::Name("__anext__"))?;
            rt::coroutine(
                py,
                &rt::AsyncDef("Ticker.__anext__", "src/lib.rs:38", rt::Polling::Attached),
                async move { <crate::Ticker as rt::Stream>::poll_next(this.get_mut()).await },
                |py, value| rt::give_async_next(py, value)
            )
        }
        rt::class_slot!(SLOT, This, Py_am_anext, unary, run);
    }
    /// `def __aiter__() -> typing_extensions.Self`
    ///
    /// From `<crate::Ticker as rt::Stream>::poll_next`, src/lib.rs:38.
    pub(crate) mod __aiter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_self(&slf) }
        rt::class_slot!(SLOT, This, Py_am_aiter, unary, run);
    }
}

static FUNCTIONS: &[rt::MethodDef] = &[double(), fetch(), send(), wait(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_coroutine_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Pool>(module)?;
    rt::add_class::<crate::Ticker>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("coroutines\0", "\0", add_members);

rt::init!(PyInit_coroutines, PyModExport_coroutines, MODULE);
