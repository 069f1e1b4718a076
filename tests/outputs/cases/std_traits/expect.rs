// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Vector`
///
/// Made from `crate::Vector`, src/lib.rs:5.
pub(crate) mod Vector {
    use super::rt;
    type This = crate::Vector;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Vector\0",
        "Vector() -> std_traits.Vector\nVector(pair: tuple[float, float]) -> std_traits.Vector\nVector(text: str) -> std_traits.Vector\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        __new__::SLOT,
        NB_ADD, NB_MULTIPLY, NB_SUBTRACT, TP_RICHCOMPARE,
        __float__::SLOT,
        __int__::SLOT,
        __getitem__::SLOT,
        MP_ASS_SUBSCRIPT
    ];
    /// `def __new__() -> std_traits.Vector`
    ///
    /// `def __new__(pair: tuple[float, float]) -> std_traits.Vector`
    ///
    /// `def __new__(text: str) -> std_traits.Vector`
    ///
    /// From `<crate::Vector as rt::Default>::default`, src/lib.rs:38.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            rt::attempted(rt::build(py, &class, <crate::Vector as rt::Default>::default()))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([pair], []) = args;
            let pair = rt::attempt_read!("pair", "src/lib.rs:43", pair.attempt(pass).get());
            rt::attempted(
                rt::build(py, &class, <crate::Vector as rt::convert::From<(f64, f64)>>::from(pair))
            )
        }
        fn run_3<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let rt::Args([text], []) = args;
            let mut text_slot = rt::slot();
            let text = rt::attempt_read!(
                "text", "src/lib.rs:49",
                text.attempt(pass).borrow(&mut text_slot)
            );
            rt::attempted(
                rt::build(py, &class, <crate::Vector as rt::str::FromStr>::from_str(text))
            )
        }
        rt::overloads!(
            call, "Vector", constructor, This,
            [
                (run_1, "Vector()", 0, 0, 0, "Vector() -> std_traits.Vector"),
                (
                    run_2, "Vector(pair)", 1, 0, 1,
                    "Vector(pair: tuple[float, float]) -> std_traits.Vector"
                ),
                (run_3, "Vector(text)", 1, 0, 1, "Vector(text: str) -> std_traits.Vector")
            ]
        );
        rt::constructed_by!(SLOT, VECTORCALL, call, This);
    }
    /// `def __add__(other: std_traits.Vector, /) -> std_traits.Vector`
    ///
    /// From `<&crate::Vector as rt::ops::Add>::add`, src/lib.rs:10.
    pub(crate) mod __add__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:10",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <&crate::Vector as rt::ops::Add>::add(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __rmul__(other: float, /) -> std_traits.Vector`
    ///
    /// From `<f64 as rt::ops::Mul<crate::Vector>>::mul`, src/lib.rs:16.
    pub(crate) mod __rmul__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:16", other.get());
                let this = slf.shared(&rt::Name("__rmul__"))?;
                let this = &*this;
                <f64 as rt::ops::Mul<crate::Vector>>::mul(other, rt::Clone::clone(this))
            };
            rt::give(py, result)
        }
    }
    /// `def __rsub__(other: collections.abc.Sequence[float], /) -> std_traits.Vector`
    ///
    /// From `<::std::vec::Vec<f64> as rt::ops::Sub<&crate::Vector>>::sub`, src/lib.rs:22.
    pub(crate) mod __rsub__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:22", other.get());
                let this = slf.shared(&rt::Name("__rsub__"))?;
                let this = &*this;
                <::std::vec::Vec<f64> as rt::ops::Sub<&crate::Vector>>::sub(other, this)
            };
            rt::give(py, result)
        }
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialEq<f64>>::eq`, src/lib.rs:27.
    pub(crate) mod __eq__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            for pass in [rt::Pass::Exact, rt::Pass::Converting] {
                if let rt::Some(answer) = rt::fitting(run_1(py, slf, arg_0, pass)) {
                    return answer;
                }
                if let rt::Some(answer) = rt::fitting(run_2(py, slf, arg_0, pass)) {
                    return answer;
                }
            }
            rt::not_implemented(py)
        }
        fn run_1<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::attempt_read!(
                    "other", "src/lib.rs:27",
                    other.attempt(pass).borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__eq__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialEq<f64>>::eq(this, other)
            };
            rt::attempted(rt::give(py, result))
        }
        fn run_2<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            pass: rt::Pass
        ) -> rt::Attempt {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::attempt_read!(
                "other", "src/lib.rs:5",
                other.attempt(pass).borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::attempted(rt::give(py, <crate::Vector as rt::cmp::PartialEq>::eq(this, other)))
        }
    }
    /// `def __lt__(other: float, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::lt`, src/lib.rs:33.
    pub(crate) mod __lt__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:33",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__lt__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialOrd<f64>>::lt(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __le__(other: float, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::le`, src/lib.rs:33.
    pub(crate) mod __le__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:33",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__le__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialOrd<f64>>::le(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __gt__(other: float, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::gt`, src/lib.rs:33.
    pub(crate) mod __gt__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:33",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__gt__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialOrd<f64>>::gt(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __ge__(other: float, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::ge`, src/lib.rs:33.
    pub(crate) mod __ge__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:33",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__ge__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialOrd<f64>>::ge(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __float__() -> float`
    ///
    /// From `<f64 as rt::convert::From<&crate::Vector>>::from`, src/lib.rs:54.
    pub(crate) mod __float__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("__float__"))?;
                let this = &*this;
                <f64 as rt::convert::From<&crate::Vector>>::from(this)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_nb_float, unary, run);
    }
    /// `def __int__() -> int`
    ///
    /// From `<i64 as rt::convert::TryFrom<crate::Vector>>::try_from`, src/lib.rs:60.
    pub(crate) mod __int__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__int__"))?;
            let this = &*this;
            rt::give(
                py,
                <i64 as rt::convert::TryFrom<crate::Vector>>::try_from(rt::Clone::clone(this))
            )
        }
        rt::class_slot!(SLOT, This, Py_nb_int, unary, run);
    }
    /// `def __getitem__(index: int, /) -> float`
    ///
    /// From `<crate::Vector as rt::ops::Index<usize>>::index`, src/lib.rs:66.
    pub(crate) mod __getitem__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            rt::item(&slf, arg_0, true, |arg_0| {
                let index = arg_0;
                let index = rt::read!(py, "index", "src/lib.rs:66", index.get());
                let this = slf.shared(&rt::Name("__getitem__"))?;
                let this = &*this;
                rt::give(
                    py,
                    rt::looked_up(
                        &slf,
                        arg_0,
                        move || <crate::Vector as rt::ops::Index<usize>>::index(this, index)
                    )?
                )
            })
        }
        rt::class_slot!(SLOT, This, Py_mp_subscript, object, run);
    }
    /// `def __setitem__(index: int, value: float, /) -> None`
    ///
    /// From `<crate::Vector as rt::ops::IndexMut<usize>>::index_mut`, src/lib.rs:71.
    pub(crate) mod __setitem__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Done {
            rt::item(&slf, arg_0, true, |arg_0| {
                let index = arg_0;
                let value = arg_1;
                let (index, value) = (
                    rt::read!(py, "index", "src/lib.rs:71", index.get()),
                    rt::read!(py, "value", "src/lib.rs:71", value.get())
                );
                let _old = {
                    let mut this = slf.exclusive(&rt::Name("__setitem__"))?;
                    let this = &mut *this;
                    rt::replace(
                        rt::looked_up(
                            &slf,
                            arg_0,
                            move || <crate::Vector as rt::ops::IndexMut<usize>>::index_mut(
                                this, index
                            )
                        )?,
                        value
                    )
                };
                rt::Ok(())
            })
        }
    }
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], []);
    rt::class_slot!(NB_MULTIPLY, This, Py_nb_multiply, binary, [], [__rmul__::run]);
    rt::class_slot!(NB_SUBTRACT, This, Py_nb_subtract, binary, [], [__rsub__::run]);
    rt::class_slot!(
        TP_RICHCOMPARE, This, Py_tp_richcompare, compare,
        [__lt__::run],
        [__le__::run],
        [__eq__::run],
        [],
        [__gt__::run],
        [__ge__::run]
    );
    rt::class_slot!(MP_ASS_SUBSCRIPT, This, Py_mp_ass_subscript, set, Item, [__setitem__::run], []);
}

/// `class Bag`
///
/// Made from `crate::Bag`, src/lib.rs:76.
pub(crate) mod Bag {
    use super::rt;
    type This = crate::Bag;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Bag\0", "Bag(items)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[extend::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __iter__::SLOT];
    /// `def __new__(items: collections.abc.Iterable[str]) -> std_traits.Bag`
    ///
    /// From `<crate::Bag as rt::iter::FromIterator<::std::string::String>>::from_iter`, src/lib.rs:92.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([items], []) = args;
            let items = rt::read!(py, "items", "src/lib.rs:92", items.get());
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
    /// From `<crate::Bag as rt::iter::Extend<::std::string::String>>::extend`, src/lib.rs:87.
    pub(crate) mod extend {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([items], []) = args;
                let items = rt::read!(py, "items", "src/lib.rs:87", items.get());
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
    /// `def __iter__() -> collections.abc.Iterator[str]`
    ///
    /// From `<&crate::Bag as rt::iter::IntoIterator>::into_iter`, src/lib.rs:82.
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
/// Made from `crate::Countdown`, src/lib.rs:97.
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
    /// From `<crate::Countdown as rt::iter::ExactSizeIterator>::len`, src/lib.rs:97.
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
    /// From `rt::reversed`, src/lib.rs:97.
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
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:102.
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
    /// From `<crate::Countdown as rt::iter::Iterator>::next`, src/lib.rs:102.
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
/// Made from `crate::Digits`, src/lib.rs:116.
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
    /// From `<crate::Digits as rt::iter::IntoIterator>::into_iter`, src/lib.rs:122.
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

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Vector>(module)?;
    rt::add_class::<crate::Bag>(module)?;
    rt::add_class::<crate::Countdown>(module)?;
    rt::add_class::<crate::Digits>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("std_traits\0", "\0", add_members);

rt::init!(PyInit_std_traits, PyModExport_std_traits, MODULE);
