// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Purse`
///
/// Made from `crate::Purse`, src/lib.rs:4.
pub(crate) mod Purse {
    use super::rt;
    type This = crate::Purse;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Purse\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        __len__::SLOT,
        __contains__::SLOT,
        __getitem__::SLOT,
        MP_ASS_SUBSCRIPT
    ];
    /// `def __len__() -> int`
    ///
    /// From `crate::Purse::__len__`, src/lib.rs:8.
    pub(crate) mod __len__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Number {
            let result = {
                let this = slf.shared(&rt::Name("__len__"))?;
                let this = &*this;
                crate::Purse::__len__(this)
            };
            rt::give_length(py, result)
        }
        rt::class_slot!(SLOT, This, Py_mp_length, number, run);
    }
    /// `def __contains__(cent: int, /) -> bool`
    ///
    /// From `crate::Purse::__contains__`, src/lib.rs:9.
    pub(crate) mod __contains__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Number {
            let result = {
                let cent = arg_0;
                let cent = rt::read!(py, "cent", "src/lib.rs:9", cent.get());
                let this = slf.shared(&rt::Name("__contains__"))?;
                let this = &*this;
                crate::Purse::__contains__(this, cent)
            };
            rt::give_truth(py, result)
        }
        rt::class_slot!(SLOT, This, Py_sq_contains, contains, run);
    }
    /// `def __getitem__(index: int, /) -> int | None`
    ///
    /// From `crate::Purse::__getitem__`, src/lib.rs:10.
    pub(crate) mod __getitem__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let index = arg_0;
                let index = rt::read!(py, "index", "src/lib.rs:10", index.get());
                let this = slf.shared(&rt::Name("__getitem__"))?;
                let this = &*this;
                crate::Purse::__getitem__(this, index)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_mp_subscript, object, run);
    }
    /// `def __setitem__(index: int, value: int, /) -> None`
    ///
    /// From `crate::Purse::__setitem__`, src/lib.rs:11.
    pub(crate) mod __setitem__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Done {
            let result = {
                let index = arg_0;
                let value = arg_1;
                let (index, value) = (
                    rt::read!(py, "index", "src/lib.rs:11", index.get()),
                    rt::read!(py, "value", "src/lib.rs:11", value.get())
                );
                let mut this = slf.exclusive(&rt::Name("__setitem__"))?;
                let this = &mut *this;
                crate::Purse::__setitem__(this, index, value)
            };
            rt::give_nothing(py, result)
        }
    }
    /// `def __delitem__(index: int, /) -> None`
    ///
    /// From `crate::Purse::__delitem__`, src/lib.rs:12.
    pub(crate) mod __delitem__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Done {
            let result = {
                let index = arg_0;
                let index = rt::read!(py, "index", "src/lib.rs:12", index.get());
                let mut this = slf.exclusive(&rt::Name("__delitem__"))?;
                let this = &mut *this;
                crate::Purse::__delitem__(this, index)
            };
            rt::give_nothing(py, result)
        }
    }
    rt::class_slot!(
        MP_ASS_SUBSCRIPT, This, Py_mp_ass_subscript, set, Item,
        [__setitem__::run],
        [__delitem__::run]
    );
}

/// `class Countdown`
///
/// Made from `crate::Countdown`, src/lib.rs:16.
pub(crate) mod Countdown {
    use super::rt;
    type This = crate::Countdown;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Countdown\0", "Countdown(start)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __next__::SLOT, __iter__::SLOT];
    /// `def __new__(start: int) -> class_items.Countdown`
    ///
    /// From `crate::Countdown::new`, src/lib.rs:20.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([start], []) = args;
            let start = rt::read!(py, "start", "src/lib.rs:20", start.get());
            rt::build(py, &class, crate::Countdown::new(start))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Countdown(start)", 1, 0, 1, This);
    }
    /// `def __next__() -> int`
    ///
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:26.
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
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:26.
    pub(crate) mod __iter__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_self(&slf) }
        rt::class_slot!(SLOT, This, Py_tp_iter, unary, run);
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Purse>(module)?;
    rt::add_class::<crate::Countdown>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("class_items\0", "\0", add_members);

rt::init!(PyInit_class_items, PyModExport_class_items, MODULE);
