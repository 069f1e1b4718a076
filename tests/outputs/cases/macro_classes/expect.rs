// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Pair`
///
/// Made from `crate::Pair`, src/lib.rs:30.
pub(crate) mod Pair {
    use super::rt;
    type This = crate::Pair;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Pair\0", "Pair(first, second)\n--\n\nPassed on.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[Pair_name::METHOD, longest::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[first::ATTRIBUTE, second::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, TP_RICHCOMPARE, __repr__::SLOT];
    /// `def __new__(first: bytes | bytearray | None, second: str) -> macro_classes.Pair`
    ///
    /// From `crate::Pair::new`, src/lib.rs:22.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 2, 0>
        ) -> rt::Answer {
            let rt::Args([first, second], []) = args;
            let (first, second) = (
                rt::read!(py, "first", "src/lib.rs:22", first.get()),
                rt::read!(py, "second", "src/lib.rs:22", second.get())
            );
            rt::build(py, &class, crate::Pair::new(first, second))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Pair(first, second)", 2, 0, 2, This);
    }
    /// `first: bytes | None`
    ///
    /// From `crate::Pair`, src/lib.rs:33.
    pub(crate) mod first {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, first, writable, "first\0", "The first.\0", "src/lib.rs:33");
    }
    /// `second: str`
    ///
    /// From `crate::Pair`, src/lib.rs:35.
    pub(crate) mod second {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, second, readonly, "second\0", "\0", "src/lib.rs:35");
    }
    /// `def Pair_name() -> str`
    ///
    /// From `crate::Pair::name`, src/lib.rs:14.
    pub(crate) mod Pair_name {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("Pair_name"))?;
            let this = &*this;
            rt::give(py, crate::Pair::name(this))
        }
        rt::method!(
            METHOD, run, "Pair.Pair_name()", 0, 0, 0, This, "Pair_name\0",
            "Pair_name($self)\n--\n\n\0"
        );
    }
    /// `def longest(other: str, rest: bytes) -> int`
    ///
    /// From `crate::Pair::longest`, src/lib.rs:79.
    pub(crate) mod longest {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 2, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([other, rest], []) = args;
                let mut other_slot = rt::slot();
                let mut rest_slot = rt::slot();
                let (other, rest) = (
                    rt::read!(py, "other", "src/lib.rs:79", other.borrow(&mut other_slot)),
                    rt::read!(py, "rest", "src/lib.rs:79", rest.borrow(&mut rest_slot))
                );
                let this = slf.shared(&rt::Name("longest"))?;
                let this = &*this;
                crate::Pair::longest(this, other, rest)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Pair.longest(other, rest)", 2, 0, 2, This, "longest\0",
            "longest($self, other, rest)\n--\n\n\0"
        );
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Pair as rt::cmp::PartialEq>::eq`, src/lib.rs:30.
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
                py, "other", "src/lib.rs:30",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Pair as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:30.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["first", "second"]) }
        rt::class_slot!(SLOT, This, Py_tp_repr, unary, run);
    }
    rt::class_slot!(
        TP_RICHCOMPARE, This, Py_tp_richcompare, compare,
        [],
        [],
        [__eq__::run],
        [],
        [],
        []
    );
}

/// `class Extra`
///
/// Made from `crate::Extra`, src/lib.rs:43.
#[cfg(feature = "extra")]
pub(crate) mod Extra {
    use super::rt;
    type This = crate::Extra;
    rt::class!(This, CLASS, Frozen);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Extra\0", "Extra(value)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[Extra_name::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(value: int) -> macro_classes.Extra`
    ///
    /// From `crate::Extra::new`, src/lib.rs:22.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([value], []) = args;
            let value = rt::read!(py, "value", "src/lib.rs:22", value.get());
            rt::build(py, &class, crate::Extra::new(value))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Extra(value)", 1, 0, 1, This);
    }
    /// `def Extra_name() -> str`
    ///
    /// From `crate::Extra::name`, src/lib.rs:14.
    pub(crate) mod Extra_name {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let this = slf.shared(&rt::Name("Extra_name"))?;
            let this = &*this;
            rt::give(py, crate::Extra::name(this))
        }
        rt::method!(
            METHOD, run, "Extra.Extra_name()", 0, 0, 0, This, "Extra_name\0",
            "Extra_name($self)\n--\n\n\0"
        );
    }
}

/// `class Way`
///
/// Made from `crate::Way`, src/lib.rs:56.
pub(crate) mod Way {
    use super::rt;
    type This = crate::Way;
    rt::class!(This, CLASS, Frozen, unit);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Way\0", "Which way.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_final().with(rt::singletons::<This>());
    static METHODS: &[rt::Method<This>] = &[rt::Method::unit_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[NB_ADD, rt::Slot::unit_repr(), rt::Slot::unit_int()];
    /// `def __add__(other: int, /) -> int`
    ///
    /// From `<crate::Way as rt::ops::Add<i64>>::add`, src/lib.rs:63.
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
                let other = rt::read_operand!(py, "other", "src/lib.rs:63", other.get());
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <crate::Way as rt::ops::Add<i64>>::add(rt::Clone::clone(this), other)
            };
            rt::give(py, result)
        }
    }
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], []);
    impl rt::Units for This {
        fn number(&self) -> rt::Option<usize> {
            match *self {
                crate::Way::LEFT => rt::Some(0),
                crate::Way::RIGHT => rt::Some(1),
            }
        }
        fn of_number(number: usize) -> rt::Option<Self> {
            match number {
                0 => rt::Some(crate::Way::LEFT),
                1 => rt::Some(crate::Way::RIGHT),
                _ => rt::None
            }
        }
    }
    impl rt::UnitClass for This {
        fn singletons() -> &'static rt::Singletons {
            &OBJECTS
        }
    }
    static OBJECTS: rt::Singletons = rt::Singletons::new(ROWS);
    static ROWS: &[rt::Row] = &[
        rt::Row::new("LEFT", 0, rt::Value::None),
        rt::Row::new("RIGHT", 1, rt::Value::None)
    ];
    rt::unit_by_value!(This);
    impl rt::Discriminant for This {
        fn discriminant(&self) -> i128 {
            match *self {
                crate::Way::LEFT => crate::Way::LEFT as i128,
                crate::Way::RIGHT => crate::Way::RIGHT as i128,
            }
        }
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Pair>(module)?;
    #[cfg(feature = "extra")]
    rt::add_class::<crate::Extra>(module)?;
    rt::add_unit_enum::<crate::Way>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("macro_classes\0", "\0", add_members);

rt::init!(PyInit_macro_classes, PyModExport_macro_classes, MODULE);
