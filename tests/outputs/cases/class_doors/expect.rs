// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Shared`
///
/// Made from `crate::Shared`, src/lib.rs:25.
pub(crate) mod Shared {
    use super::rt;
    type This = crate::Shared;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Shared\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[seen::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def seen() -> int`
    ///
    /// From `crate::Shared::seen`, src/lib.rs:30.
    pub(crate) mod seen {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("seen"))?;
                let this = &*this;
                crate::Shared::seen(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Shared.seen()", 0, 0, 0, This, "seen\0", "seen($self)\n--\n\n\0");
    }
}

/// `class Split`
///
/// Made from `crate::Split`, src/lib.rs:38.
pub(crate) mod Split {
    use super::rt;
    type This = crate::Split;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Split\0",
        "Split(value)\n--\n\nMethods that only another module sees are behind that one's door.\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[twice::METHOD, open::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[half::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __len__::SLOT, NB_ADD, TP_RICHCOMPARE];
    use crate::part::__keelback::of__Split::__new__;
    use crate::part::__keelback::of__Split::half;
    use crate::part::__keelback::of__Split::twice;
    use crate::part::__keelback::of__Split::open;
    use crate::part::__keelback::of__Split::__len__;
    use crate::part::__keelback::of__Split::__add__;
    use crate::part::__keelback::through_part_deeper::of__Split::__radd__;
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Split as rt::cmp::PartialEq>::eq`, src/lib.rs:38.
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
                py, "other", "src/lib.rs:38",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Split as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], [__radd__::run]);
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

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Shared>(module)?;
    rt::add_class::<crate::Split>(module)?;
    crate::deep::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("class_doors\0", "\0", add_members);

rt::init!(PyInit_class_doors, PyModExport_class_doors, MODULE);

// ==== deep.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `class Private`
///
/// Made from `crate::deep::Private`, src/lib.rs:5.
pub(crate) mod Private {
    use super::rt;
    type This = crate::deep::Private;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Private\0", "Private(value)\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[value::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
    /// `def __new__(value: int) -> class_doors.Private`
    ///
    /// From `crate::deep::Private::new`, src/lib.rs:12.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([value], []) = args;
            let value = rt::read!(py, "value", "src/lib.rs:12", value.get());
            rt::build(py, &class, crate::deep::Private::new(value))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Private(value)", 1, 0, 1, This);
    }
    /// `value: int`
    ///
    /// From `crate::deep::Private`, src/lib.rs:7.
    pub(crate) mod value {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, value, writable, "value\0", "\0", "src/lib.rs:7");
    }
}

/// `class Open`
///
/// Made from `crate::deep::Open`, src/lib.rs:16.
pub(crate) mod Open {
    use super::rt;
    type This = crate::deep::Open;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Open\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[value::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `value: int`
    ///
    /// From `crate::deep::Open`, src/lib.rs:18.
    pub(crate) mod value {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, value, writable, "value\0", "\0", "src/lib.rs:18");
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::deep::Private>(module)?;
    rt::add_class::<crate::deep::Open>(module)?;
    rt::Ok(())
}

// ==== part.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// Of `class Split`
pub(crate) mod of__Split {
    use super::rt;
    type This = crate::Split;
    /// `def __new__(value: int) -> class_doors.Split`
    ///
    /// From `crate::Split::new`, src/lib.rs:47.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let rt::Args([value], []) = args;
            let value = rt::read!(py, "value", "src/lib.rs:47", value.get());
            rt::build(py, &class, crate::Split::new(value))
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Split(value)", 1, 0, 1, This);
    }
    /// `half: int`
    ///
    /// From `crate::Split::half`, src/lib.rs:49.
    pub(crate) mod half {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("half"))?;
                let this = &*this;
                crate::Split::half(this)
            };
            rt::give(py, result)
        }
        rt::attribute!(ATTRIBUTE, This, "half\0", "\0", get);
    }
    /// `def twice() -> int`
    ///
    /// From `crate::Split::twice`, src/lib.rs:50.
    pub(crate) mod twice {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("twice"))?;
                let this = &*this;
                crate::Split::twice(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Split.twice()", 0, 0, 0, This, "twice\0", "twice($self)\n--\n\n\0"
        );
    }
    /// `def open() -> int`
    ///
    /// From `crate::Split::open`, src/lib.rs:53.
    pub(crate) mod open {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("open"))?;
                let this = &*this;
                crate::Split::open(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Split.open()", 0, 0, 0, This, "open\0", "open($self)\n--\n\n\0");
    }
    /// `def __len__() -> int`
    ///
    /// From `crate::Split::__len__`, src/lib.rs:51.
    pub(crate) mod __len__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Number {
            let result = {
                let this = slf.shared(&rt::Name("__len__"))?;
                let this = &*this;
                crate::Split::__len__(this)
            };
            rt::give_length(py, result)
        }
        rt::class_slot!(SLOT, This, Py_mp_length, number, run);
    }
    /// `def __add__(other: int, /) -> int`
    ///
    /// From `crate::Split::__add__`, src/lib.rs:52.
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
                let other = rt::read_operand!(py, "other", "src/lib.rs:52", other.get());
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                crate::Split::__add__(this, other)
            };
            rt::give(py, result)
        }
    }
}

pub(crate) use crate::part::deeper::__keelback as through_part_deeper;

// ==== part.deeper.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// Of `class Split`
pub(crate) mod of__Split {
    use super::rt;
    type This = crate::Split;
    /// `def __radd__(other: int, /) -> int`
    ///
    /// From `crate::Split::__radd__`, src/lib.rs:59.
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
                let other = rt::read_operand!(py, "other", "src/lib.rs:59", other.get());
                let this = slf.shared(&rt::Name("__radd__"))?;
                let this = &*this;
                crate::Split::__radd__(this, other)
            };
            rt::give(py, result)
        }
    }
}
