// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Light`
///
/// Made from `crate::Light`, src/lib.rs:6.
pub(crate) mod Light {
    use super::rt;
    type This = crate::Light;
    rt::class!(This, CLASS, Frozen, unit);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Light\0", "What a light shows.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_final().with(rt::singletons::<This>());
    static METHODS: &[rt::Method<This>] = &[next::METHOD, rt::Method::unit_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[rt::Slot::unit_repr(), rt::Slot::unit_int()];
    /// `def next() -> enums.Light`
    ///
    /// From `crate::Light::next`, src/lib.rs:19.
    pub(crate) mod next {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("next"))?;
                let this = &*this;
                crate::Light::next(this)
            };
            rt::give(py, result)
        }
        rt::method!(METHOD, run, "Light.next()", 0, 0, 0, This, "next\0", "next($self)\n--\n\n\0");
    }
    impl rt::Units for This {
        fn number(&self) -> rt::Option<usize> {
            match *self {
                crate::Light::Red => rt::Some(0),
                #[cfg(feature = "yellow")]
                crate::Light::Yellow => rt::Some(1),
                crate::Light::Green => rt::Some(2),
                crate::Light::Broken => rt::None,
            }
        }
        fn of_number(number: usize) -> rt::Option<Self> {
            match number {
                0 => rt::Some(crate::Light::Red),
                #[cfg(feature = "yellow")]
                1 => rt::Some(crate::Light::Yellow),
                2 => rt::Some(crate::Light::Green),
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
        rt::Row::new("Red", 0, rt::Value::None),
        #[cfg(feature = "yellow")]
        rt::Row::new("Yellow", 1, rt::Value::None),
        rt::Row::new("Go", 2, rt::Value::None)
    ];
    rt::unit_by_value!(This);
    impl rt::Discriminant for This {
        fn discriminant(&self) -> i128 {
            match *self {
                crate::Light::Red => crate::Light::Red as i128,
                #[cfg(feature = "yellow")]
                crate::Light::Yellow => crate::Light::Yellow as i128,
                crate::Light::Green => crate::Light::Green as i128,
                crate::Light::Broken => crate::Light::Broken as i128,
            }
        }
    }
}

/// `class Suit`
///
/// Made from `crate::Suit`, src/lib.rs:23.
pub(crate) mod Suit {
    use super::rt;
    type This = crate::Suit;
    rt::python_enum!(This, ENUM);
    pub(crate) static ENUM: rt::EnumDef = rt::EnumDef::new::<This>(
        "Suit\0", "\0", "Enum", ROWS, METHODS, ATTRIBUTES
    );
    static ROWS: &[rt::Row] = &[
        rt::Row::new("Clubs", 0, rt::Value::Int(1)),
        rt::Row::new("HEARTS", 1, rt::Value::Str("red"))
    ];
    static METHODS: &[rt::Method<This>] = &[score::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[is_red::ATTRIBUTE];
    /// `is_red: bool`
    ///
    /// From `crate::Suit::is_red`, src/lib.rs:32.
    pub(crate) mod is_red {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Member<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("is_red"))?;
                let this = &*this;
                crate::Suit::is_red(this)
            };
            rt::give(py, result)
        }
        rt::member_attribute!(ATTRIBUTE, This, "is_red\0", "\0", get);
    }
    /// `def score(bonus: int) -> int`
    ///
    /// From `crate::Suit::score`, src/lib.rs:33.
    pub(crate) mod score {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Member<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([bonus], []) = args;
                let bonus = rt::read!(py, "bonus", "src/lib.rs:33", bonus.get());
                let this = slf.shared(&rt::Name("score"))?;
                let this = &*this;
                crate::Suit::score(this, bonus)
            };
            rt::give(py, result)
        }
        rt::member_method!(
            METHOD, run, "Suit.score(bonus)", 1, 0, 1, This, "score\0",
            "score($self, bonus)\n--\n\n\0"
        );
    }
    impl rt::Units for This {
        fn number(&self) -> rt::Option<usize> {
            match *self {
                crate::Suit::Clubs => rt::Some(0),
                crate::Suit::Hearts => rt::Some(1),
            }
        }
        fn of_number(number: usize) -> rt::Option<Self> {
            match number {
                0 => rt::Some(crate::Suit::Clubs),
                1 => rt::Some(crate::Suit::Hearts),
                _ => rt::None
            }
        }
    }
}

/// `class Shape`
///
/// Made from `crate::Shape`, src/lib.rs:40.
pub(crate) mod Shape {
    use super::rt;
    type This = crate::Shape;
    rt::class!(This, CLASS, Frozen, data);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Shape\0", "A figure.\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[rt::Method::reduce_fields()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[TP_RICHCOMPARE, rt::Slot::data_repr()];
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Shape as rt::cmp::PartialEq>::eq`, src/lib.rs:40.
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
                py, "other", "src/lib.rs:40",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Shape as rt::cmp::PartialEq>::eq(this, other))
        }
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
    impl rt::DataClass for This {
        fn variants() -> &'static [&'static rt::VariantDef] {
            static ALL: &[&rt::VariantDef] = &[&Circle::VARIANT, &Rect::VARIANT, &Empty::VARIANT];
            ALL
        }
        fn variant(&self) -> rt::Option<&'static rt::VariantDef> {
            match *self {
                crate::Shape::Circle { .. } => rt::Some(&Circle::VARIANT),
                crate::Shape::Rect(..) => rt::Some(&Rect::VARIANT),
                crate::Shape::Empty => rt::Some(&Empty::VARIANT),
            }
        }
    }
    /// `class Circle(Shape)`
    ///
    /// Made from `crate::Shape::Circle`, src/lib.rs:42.
    pub(crate) mod Circle {
        use super::{This, rt};
        pub(crate) static VARIANT: rt::VariantDef = rt::VariantDef::new::<This>(
            "Circle\0", "Circle(radius)\n--\n\nRound.\0", ATTRIBUTES, SLOTS,
            &["radius"]
        ).with_vectorcall(__new__::VECTORCALL);
        static ATTRIBUTES: &[rt::Attribute<This>] = &[radius::ATTRIBUTE];
        static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
        /// `radius: float`
        pub(crate) mod radius {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name("radius"))?;
                match &*this {
                    crate::Shape::Circle { radius: read, .. } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, "radius\0", "\0", get);
        }
        /// `def __new__(radius: float) -> typing_extensions.Self`
        pub(crate) mod __new__ {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                class: rt::Target<'a, 'py, This>,
                args: rt::Args<'a, 'py, 1, 0>
            ) -> rt::Answer {
                let rt::Args([radius], []) = args;
                rt::build(py, &class, crate::Shape::Circle {
                    radius: rt::read!(py, "radius", "src/lib.rs:42", radius.get())
                })
            }
            rt::constructor!(SLOT, VECTORCALL, run, "Circle(radius)", 1, 0, 1, This);
        }
    }
    /// `class Rect(Shape)`
    ///
    /// Made from `crate::Shape::Rect`, src/lib.rs:43.
    pub(crate) mod Rect {
        use super::{This, rt};
        pub(crate) static VARIANT: rt::VariantDef = rt::VariantDef::new::<This>(
            "Rect\0", "Rect(width, height=1.0)\n--\n\n\0", ATTRIBUTES, SLOTS,
            &["width", "height"]
        ).with_vectorcall(__new__::VECTORCALL);
        static ATTRIBUTES: &[rt::Attribute<This>] = &[width::ATTRIBUTE, height::ATTRIBUTE];
        static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
        /// `width: float`
        pub(crate) mod width {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name("width"))?;
                match &*this {
                    crate::Shape::Rect { 0: read, .. } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, "width\0", "\0", get);
        }
        /// `height: float`
        pub(crate) mod height {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name("height"))?;
                match &*this {
                    crate::Shape::Rect { 1: read, .. } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, "height\0", "\0", get);
        }
        /// `def __new__(width: float, height: float = 1.0) -> typing_extensions.Self`
        pub(crate) mod __new__ {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                class: rt::Target<'a, 'py, This>,
                args: rt::Args<'a, 'py, 1, 1>
            ) -> rt::Answer {
                let rt::Args([width], [height]) = args;
                rt::build(
                    py,
                    &class,
                    crate::Shape::Rect(
                        rt::read!(py, "width", "src/lib.rs:43", width.get()),
                        rt::read!(py, "height", "src/lib.rs:43", height.get_or(|| 1.0))
                    )
                )
            }
            rt::constructor!(SLOT, VECTORCALL, run, "Rect(width, height=)", 1, 1, 2, This);
        }
    }
    /// `class Empty(Shape)`
    ///
    /// Made from `crate::Shape::Empty`, src/lib.rs:49.
    pub(crate) mod Empty {
        use super::{This, rt};
        pub(crate) static VARIANT: rt::VariantDef = rt::VariantDef::new::<This>(
            "Empty\0", "Empty()\n--\n\n\0", ATTRIBUTES, SLOTS,
            &[]
        ).with_vectorcall(__new__::VECTORCALL);
        static ATTRIBUTES: &[rt::Attribute<This>] = &[];
        static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
        /// `def __new__() -> typing_extensions.Self`
        pub(crate) mod __new__ {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                class: rt::Target<'a, 'py, This>,
                _args: rt::Args<'a, 'py, 0, 0>
            ) -> rt::Answer { rt::build(py, &class, crate::Shape::Empty) }
            rt::constructor!(SLOT, VECTORCALL, run, "Empty()", 0, 0, 0, This);
        }
    }
}

/// `class Hidden`
///
/// Made from `crate::Hidden`, src/lib.rs:53.
pub(crate) mod Hidden {
    use super::rt;
    type This = crate::Hidden;
    rt::class!(This, CLASS, Frozen, unit);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Hidden\0", "\0", METHODS, ATTRIBUTES, SLOTS
    ).with_final().with(rt::singletons::<This>());
    static METHODS: &[rt::Method<This>] = &[rt::Method::unit_reduce()];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[rt::Slot::unit_repr()];
    impl rt::Units for This {
        fn number(&self) -> rt::Option<usize> {
            match *self {
                crate::Hidden::A => rt::Some(0),
                crate::Hidden::B => rt::Some(1),
            }
        }
        fn of_number(number: usize) -> rt::Option<Self> {
            match number {
                0 => rt::Some(crate::Hidden::A),
                1 => rt::Some(crate::Hidden::B),
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
        rt::Row::new("A", 0, rt::Value::None),
        rt::Row::new("B", 1, rt::Value::None)
    ];
    rt::unit_by_value!(This);
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_unit_enum::<crate::Light>(module)?;
    rt::add_python_enum::<crate::Suit>(module)?;
    rt::add_data_enum::<crate::Shape>(module)?;
    rt::make_unit_enum::<crate::Hidden>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("enums\0", "\0", add_members).unlisted(
    &[rt::Unlisted::class("Hidden", rt::make_unit_enum::<crate::Hidden>)]
);

rt::init!(PyInit_enums, PyModExport_enums, MODULE);
