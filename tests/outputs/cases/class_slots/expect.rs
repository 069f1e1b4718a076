// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Money`
///
/// Made from `crate::Money`, src/lib.rs:5.
pub(crate) mod Money {
    use super::rt;
    type This = crate::Money;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Money\0", "Money(cents)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[__enter__::METHOD, __getattr__::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[
        __new__::SLOT,
        NB_ADD, NB_MULTIPLY,
        __iadd__::SLOT,
        __repr__::SLOT,
        __call__::SLOT,
        NB_POWER,
        __get__::SLOT,
        TP_GETATTRO, TP_RICHCOMPARE,
        __hash__::SLOT,
        __str__::SLOT
    ];
    /// `def __new__(cents: int) -> class_slots.Money`
    ///
    /// From `crate::Money::new`, src/lib.rs:28.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([cents], []) = args;
            let cents = rt::read!(py, "cents", "src/lib.rs:28", cents.get());
            rt::build(py, &class, crate::Money::new(cents))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Money(cents)", 1, 0, 1, This);
    }
    /// `def __enter__() -> int`
    ///
    /// From `crate::Money::__enter__`, src/lib.rs:33.
    pub(crate) mod __enter__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("__enter__"))?;
                let this = &*this;
                crate::Money::__enter__(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Money.__enter__()", 0, 0, 0, This, "__enter__\0",
            "__enter__($self)\n--\n\n\0"
        );
    }
    /// `def __add__(other: class_slots.Money, /) -> class_slots.Money`
    ///
    /// From `<crate::Money as rt::ops::Add>::add`, src/lib.rs:12.
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
                let other = rt::read_operand!(py, "other", "src/lib.rs:12", other.get());
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <crate::Money as rt::ops::Add>::add(rt::Clone::clone(this), other)
            };
            rt::give(py, result)
        }
    }
    /// `def __mul__(times: int, /) -> class_slots.Money`
    ///
    /// From `<crate::Money as rt::ops::Mul<u64>>::mul`, src/lib.rs:18.
    pub(crate) mod __mul__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let times = arg_0;
                let times = rt::read_operand!(py, "times", "src/lib.rs:18", times.get());
                let this = slf.shared(&rt::Name("__mul__"))?;
                let this = &*this;
                <crate::Money as rt::ops::Mul<u64>>::mul(rt::Clone::clone(this), times)
            };
            rt::give(py, result)
        }
    }
    /// `def __iadd__(other: class_slots.Money, /) -> typing_extensions.Self`
    ///
    /// From `<crate::Money as rt::ops::AddAssign<&crate::Money>>::add_assign`, src/lib.rs:23.
    pub(crate) mod __iadd__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:23",
                    other.borrow(&mut other_slot)
                );
                let mut this = slf.exclusive(&rt::Name("__iadd__"))?;
                let this = &mut *this;
                <crate::Money as rt::ops::AddAssign<&crate::Money>>::add_assign(this, other)
            };
            rt::give_nothing(py, result).and_then(|()| rt::give_self(&slf))
        }
        rt::class_slot!(SLOT, This, Py_nb_inplace_add, object, run);
    }
    /// `def __repr__() -> str`
    ///
    /// From `crate::Money::__repr__`, src/lib.rs:29.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("__repr__"))?;
                let this = &*this;
                crate::Money::__repr__(this)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_tp_repr, unary, run);
    }
    /// `def __radd__(other: int, /) -> class_slots.Money`
    ///
    /// From `crate::Money::__radd__`, src/lib.rs:30.
    pub(crate) mod __radd__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:30", other.get());
                let this = slf.shared(&rt::Name("__radd__"))?;
                let this = &*this;
                crate::Money::__radd__(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __call__(a: int, /, *, b: int = 1) -> int`
    ///
    /// From `crate::Money::call`, src/lib.rs:32.
    pub(crate) mod __call__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>
        ) -> rt::Answer {
            let result = {
                let rt::Args([a], [b]) = args;
                let (a, b) = (
                    rt::read!(py, "a", "src/lib.rs:32", a.get()),
                    rt::read!(py, "b", "src/lib.rs:32", b.get_or(|| 1))
                );
                let this = slf.shared(&rt::Name("__call__"))?;
                let this = &*this;
                crate::Money::call(this, a, b)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_tp_call, call, run, "Money.__call__(a, /, *, b=)", 1, 1, 1);
    }
    /// `def __pow__(exponent: int, modulo: int | None, /) -> int`
    ///
    /// From `crate::Money::__pow__`, src/lib.rs:34.
    pub(crate) mod __pow__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let exponent = arg_0;
                let modulo = arg_1;
                let (exponent, modulo) = (
                    rt::read_operand!(py, "exponent", "src/lib.rs:34", exponent.get()),
                    rt::read_operand!(py, "modulo", "src/lib.rs:34", modulo.get())
                );
                let this = slf.shared(&rt::Name("__pow__"))?;
                let this = &*this;
                crate::Money::__pow__(this, exponent, modulo)
            };
            rt::give(py, result)
        }
    }
    /// `def __rpow__(base: int, modulo: int, /) -> int`
    ///
    /// From `crate::Money::__rpow__`, src/lib.rs:35.
    pub(crate) mod __rpow__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let base = arg_0;
                let modulo = arg_1;
                let (base, modulo) = (
                    rt::read_operand!(py, "base", "src/lib.rs:35", base.get()),
                    rt::read_operand!(py, "modulo", "src/lib.rs:35", modulo.get())
                );
                let this = slf.shared(&rt::Name("__rpow__"))?;
                let this = &*this;
                crate::Money::__rpow__(this, base, modulo)
            };
            rt::give(py, result)
        }
    }
    /// `def __get__(instance: int | None, owner: int | None = None, /) -> int`
    ///
    /// From `crate::Money::get`, src/lib.rs:37.
    pub(crate) mod __get__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let instance = arg_0;
                let owner = rt::OptionalArg::unless_none(arg_1);
                let (instance, owner) = (
                    rt::read!(py, "instance", "src/lib.rs:37", instance.get()),
                    rt::read!(py, "owner", "src/lib.rs:37", owner.get_or(|| rt::None))
                );
                let this = slf.shared(&rt::Name("__get__"))?;
                let this = &*this;
                crate::Money::get(this, instance, owner)
            };
            rt::give(py, result)
        }
        rt::class_slot!(SLOT, This, Py_tp_descr_get, get, run);
    }
    /// `def __getattr__(name: str, /) -> int`
    ///
    /// From `crate::Money::__getattr__`, src/lib.rs:38.
    pub(crate) mod __getattr__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let name = arg_0;
            let mut name_slot = rt::slot();
            let name = rt::read!(py, "name", "src/lib.rs:38", name.borrow(&mut name_slot));
            let this = slf.shared(&rt::Name("__getattr__"))?;
            let this = &*this;
            rt::give(py, crate::Money::__getattr__(this, name))
        }
        rt::missing_method!(METHOD, This, run);
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Money as rt::cmp::PartialEq>::eq`, src/lib.rs:5.
    pub(crate) mod __eq__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:5",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Money as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __lt__(other: typing_extensions.Self, /) -> bool`
    ///
    /// From `<crate::Money as rt::cmp::PartialOrd>::lt`, src/lib.rs:5.
    pub(crate) mod __lt__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:5",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__lt__"))?;
            let this = &*this;
            rt::give(py, <crate::Money as rt::cmp::PartialOrd>::lt(this, other))
        }
    }
    /// `def __le__(other: typing_extensions.Self, /) -> bool`
    ///
    /// From `<crate::Money as rt::cmp::PartialOrd>::le`, src/lib.rs:5.
    pub(crate) mod __le__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:5",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__le__"))?;
            let this = &*this;
            rt::give(py, <crate::Money as rt::cmp::PartialOrd>::le(this, other))
        }
    }
    /// `def __gt__(other: typing_extensions.Self, /) -> bool`
    ///
    /// From `<crate::Money as rt::cmp::PartialOrd>::gt`, src/lib.rs:5.
    pub(crate) mod __gt__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:5",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__gt__"))?;
            let this = &*this;
            rt::give(py, <crate::Money as rt::cmp::PartialOrd>::gt(this, other))
        }
    }
    /// `def __ge__(other: typing_extensions.Self, /) -> bool`
    ///
    /// From `<crate::Money as rt::cmp::PartialOrd>::ge`, src/lib.rs:5.
    pub(crate) mod __ge__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let other = arg_0;
            let mut other_slot = rt::slot();
            let other = rt::read_operand!(
                py, "other", "src/lib.rs:5",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__ge__"))?;
            let this = &*this;
            rt::give(py, <crate::Money as rt::cmp::PartialOrd>::ge(this, other))
        }
    }
    /// `def __hash__() -> int`
    ///
    /// From `rt::hash_of`, src/lib.rs:5.
    pub(crate) mod __hash__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Number {
            let this = slf.shared(&rt::Name("__hash__"))?;
            let this = &*this;
            rt::give_hash(py, rt::hash_of(this))
        }
        rt::class_slot!(SLOT, This, Py_tp_hash, number, run);
    }
    /// `def __str__() -> str`
    ///
    /// From `rt::display`, src/lib.rs:5.
    pub(crate) mod __str__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("__str__"))?;
            let this = &*this;
            rt::give(py, rt::display(this))
        }
        rt::class_slot!(SLOT, This, Py_tp_str, unary, run);
    }
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], [__radd__::run]);
    rt::class_slot!(NB_MULTIPLY, This, Py_nb_multiply, binary, [__mul__::run], []);
    rt::class_slot!(NB_POWER, This, Py_nb_power, power, [__pow__::run], [__rpow__::run]);
    rt::class_slot!(TP_GETATTRO, This, Py_tp_getattro, attribute, [], [__getattr__::run]);
    rt::class_slot!(
        TP_RICHCOMPARE, This, Py_tp_richcompare, compare,
        [__lt__::run],
        [__le__::run],
        [__eq__::run],
        [],
        [__gt__::run],
        [__ge__::run]
    );
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Money>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("class_slots\0", "\0", add_members);

rt::init!(PyInit_class_slots, PyModExport_class_slots, MODULE);
