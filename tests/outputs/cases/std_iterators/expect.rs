// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Bag`
///
/// Made from `crate::Bag`, src/lib.rs:5.
pub(crate) mod Bag {
    use super::rt;
    type This = crate::Bag;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Bag\0", "Bag(items)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[extend::METHOD, counts::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __iter__::SLOT];
    /// `def __new__(items: collections.abc.Iterable[str]) -> std_iterators.Bag`
    ///
    /// From `<crate::Bag as rt::iter::FromIterator<::std::string::String>>::from_iter`, src/lib.rs:21.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([items], []) = args;
            let items = rt::read!(py, "items", "src/lib.rs:21", items.get());
            rt::build(
                py,
                &class,
                <crate::Bag as rt::iter::FromIterator<::std::string::String>>::from_iter(
                    rt::taken(items)
                )
            )
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Bag(items)", 1, 0, 1, This);
    }
    /// `def extend(items: collections.abc.Iterable[str]) -> None`
    ///
    /// From `<crate::Bag as rt::iter::Extend<::std::string::String>>::extend`, src/lib.rs:16.
    pub(crate) mod extend {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([items], []) = args;
                let items = rt::read!(py, "items", "src/lib.rs:16", items.get());
                let mut this = slf.exclusive(&rt::Name("extend"))?;
                let this = &mut *this;
                <crate::Bag as rt::iter::Extend<::std::string::String>>::extend(
                    this,
                    rt::taken(items)
                )
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Bag.extend(items)", 1, 0, 1, This, "extend\0",
            "extend($self, items)\n--\n\n\0"
        );
    }
    /// `def counts() -> collections.abc.Iterator[tuple[str, int]]`
    ///
    /// From `crate::Bag::counts`, src/lib.rs:59.
    pub(crate) mod counts {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("counts"))?;
            let this = &*this;
            rt::give_iterator(py, crate::Bag::counts(this))
        }
        rt::method!(
            METHOD, run, "Bag.counts()", 0, 0, 0, This, "counts\0", "counts($self)\n--\n\n\0"
        );
    }
    /// `def __iter__() -> collections.abc.Iterator[str]`
    ///
    /// From `<&crate::Bag as rt::iter::IntoIterator>::into_iter`, src/lib.rs:11.
    pub(crate) mod __iter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__iter__"))?;
            let this = &*this;
            rt::give_snapshot(py, <&crate::Bag as rt::iter::IntoIterator>::into_iter(this))
        }
        rt::class_slot!(SLOT, This, Py_tp_iter, unary, run);
    }
}

/// `class Countdown`
///
/// Made from `crate::Countdown`, src/lib.rs:26.
pub(crate) mod Countdown {
    use super::rt;
    type This = crate::Countdown;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Countdown\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[__length_hint__::METHOD, __reversed__::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__next__::SLOT, __iter__::SLOT];
    /// `def __length_hint__() -> int`
    ///
    /// From `<crate::Countdown as rt::iter::ExactSizeIterator>::len`, src/lib.rs:26.
    pub(crate) mod __length_hint__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__length_hint__"))?;
            let this = &*this;
            rt::give(py, <crate::Countdown as rt::iter::ExactSizeIterator>::len(this))
        }
        rt::method!(
            METHOD, run, "Countdown.__length_hint__()", 0, 0, 0, This, "__length_hint__\0",
            "__length_hint__($self)\n--\n\n\0"
        );
    }
    /// `def __reversed__() -> collections.abc.Iterator[int]`
    ///
    /// From `rt::reversed`, src/lib.rs:26.
    pub(crate) mod __reversed__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__reversed__"))?;
            let this = &*this;
            rt::give_iterator(py, rt::reversed(this))
        }
        rt::method!(
            METHOD, run, "Countdown.__reversed__()", 0, 0, 0, This, "__reversed__\0",
            "__reversed__($self)\n--\n\n\0"
        );
    }
    /// `def __next__() -> int`
    ///
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:31.
    pub(crate) mod __next__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Item {
            let result = {
                let mut this = slf.exclusive(&rt::Name("__next__"))?;
                let this = &mut *this;
                <crate::Countdown as rt::iter::Iterator>::next(this)
            };
            rt::give_next(py, result)
        }
        rt::class_slot!(SLOT, This, Py_tp_iternext, next, run);
    }
    /// `def __iter__() -> typing_extensions.Self`
    ///
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:31.
    pub(crate) mod __iter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_self(&slf) }
        rt::class_slot!(SLOT, This, Py_tp_iter, unary, run);
    }
}

/// `class Digits`
///
/// Made from `crate::Digits`, src/lib.rs:45.
pub(crate) mod Digits {
    use super::rt;
    type This = crate::Digits;
    rt::class!(This, CLASS, Frozen);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Digits\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__iter__::SLOT];
    /// `def __iter__() -> collections.abc.Iterator[int]`
    ///
    /// From `<crate::Digits as rt::iter::IntoIterator>::into_iter`, src/lib.rs:51.
    pub(crate) mod __iter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__iter__"))?;
            let this = &*this;
            rt::give_iterator(
                py,
                <crate::Digits as rt::iter::IntoIterator>::into_iter(rt::Clone::clone(this))
            )
        }
        rt::class_slot!(SLOT, This, Py_tp_iter, unary, run);
    }
}

/// `def digits(number: int) -> collections.abc.Iterator[int]`
///
/// Calls `crate::digits`, src/lib.rs:55.
pub(crate) const fn digits() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([number], []) = args;
        rt::give_iterator(py, crate::digits(rt::read!(py, "number", "src/lib.rs:55", number.get())))
    }
    rt::fastcall!(call, run, "digits(number)", 1, 0, 1);
    rt::MethodDef::new("digits\0", call, "digits($module, number)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[digits(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Bag>(module)?;
    rt::add_class::<crate::Countdown>(module)?;
    rt::add_class::<crate::Digits>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("std_iterators\0", "\0", add_members);

rt::init!(PyInit_std_iterators, PyModExport_std_iterators, MODULE);
