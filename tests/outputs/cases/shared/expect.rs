// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Pool`
///
/// Made from `crate::Pool`, src/lib.rs:8.
pub(crate) mod Pool {
    use super::rt;
    type This = crate::Pool;
    rt::class!(This, CLASS, Frozen, shared);
    rt::class_shared!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Pool\0", "Pool(name)\n--\n\nA pool of connections, which Rust and Python share.\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[take::METHOD, used::METHOD, same::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[name::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(name: str) -> shared.Pool`
    ///
    /// From `crate::Pool::open`, src/lib.rs:17.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([name], []) = args;
            let name = rt::read!(py, "name", "src/lib.rs:17", name.get());
            rt::build(py, &class, crate::Pool::open(name))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Pool(name)", 1, 0, 1, This);
    }
    /// `name: str`
    ///
    /// From `crate::Pool`, src/lib.rs:10.
    pub(crate) mod name {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let this = slf.shared(&rt::Name("name"))?;
            rt::give(py, &this.name)
        }
        rt::attribute!(ATTRIBUTE, This, "name\0", "\0", get);
    }
    /// `def take() -> shared.Lease`
    ///
    /// From `crate::Pool::take`, src/lib.rs:18.
    pub(crate) mod take {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("take"))?;
                let this = rt::arc(&this);
                crate::Pool::take(rt::Clone::clone(this))
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Pool.take()", 0, 0, 0, This, "take\0", "take($self)\n--\n\n\0");
    }
    /// `def used() -> int`
    ///
    /// From `crate::Pool::used`, src/lib.rs:19.
    pub(crate) mod used {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("used"))?;
                let this = rt::arc(&this);
                crate::Pool::used(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Pool.used()", 0, 0, 0, This, "used\0", "used($self)\n--\n\n\0");
    }
    /// `def same(other: shared.Pool) -> bool`
    ///
    /// From `crate::Pool::same`, src/lib.rs:20.
    pub(crate) mod same {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([other], []) = args;
                let mut other_slot = rt::slot();
                let other = rt::read!(py, "other", "src/lib.rs:20", other.borrow(&mut other_slot));
                let this = slf.shared(&rt::Name("same"))?;
                let this = &*this;
                crate::Pool::same(this, other)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Pool.same(other)", 1, 0, 1, This, "same\0",
            "same($self, other)\n--\n\n\0"
        );
    }
}

/// `class Lease`
///
/// Made from `crate::Lease`, src/lib.rs:24.
pub(crate) mod Lease {
    use super::rt;
    type This = crate::Lease;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Lease\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[pool::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `pool: shared.Pool`
    ///
    /// From `crate::Lease`, src/lib.rs:26.
    pub(crate) mod pool {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, pool, readonly, "pool\0", "\0", "src/lib.rs:26");
    }
}

/// `def pools(all: collections.abc.Sequence[shared.Pool], first: shared.Pool | None) -> list[shared.Pool]`
///
/// Calls `crate::pools`, src/lib.rs:30.
pub(crate) const fn pools() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([all, first], []) = args;
        rt::give(
            py,
            crate::pools(
                rt::read!(py, "all", "src/lib.rs:30", all.get()),
                rt::read!(py, "first", "src/lib.rs:30", first.get())
            )
        )
    }
    rt::fastcall!(call, run, "pools(all, first)", 2, 0, 2);
    rt::MethodDef::new("pools\0", call, "pools($module, all, first)\n--\n\n\0")
}

/// `class Handler`
///
/// Made from `crate::Handler`, src/lib.rs:36.
pub(crate) mod Handler {
    use super::rt;
    type This = crate::Handler;
    rt::class!(This, CLASS, Counted, shared);
    rt::class_shared!(This, copied);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            rt::visit::<(rt::Deep,), _>(&self.callback, visit);
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Handler\0",
        "Its type is `Clone`, so it goes by value too; it holds Python objects, so its borrows are counted.\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

/// `def handle(shared: shared.Handler, copied: shared.Handler) -> shared.Handler`
///
/// Calls `crate::handle`, src/lib.rs:41.
pub(crate) const fn handle() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([shared, copied], []) = args;
        rt::give(
            py,
            crate::handle(
                rt::read!(py, "shared", "src/lib.rs:41", shared.get()),
                rt::read!(py, "copied", "src/lib.rs:41", copied.get())
            )
        )
    }
    rt::fastcall!(call, run, "handle(shared, copied)", 2, 0, 2);
    rt::MethodDef::new("handle\0", call, "handle($module, shared, copied)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[pools(), handle(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Pool>(module)?;
    rt::add_class::<crate::Lease>(module)?;
    rt::add_class::<crate::Handler>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("shared\0", "\0", add_members);

rt::init!(PyInit_shared, PyModExport_shared, MODULE);
