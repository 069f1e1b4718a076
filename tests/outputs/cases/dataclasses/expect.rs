// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Item`
///
/// Made from `crate::Item`, src/lib.rs:12.
pub(crate) mod Item {
    use super::rt;
    type This = crate::Item;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Item\0", "Item(name, price=0.5)\n--\n\nWhat is sold.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL).in_module("shop");
    static METHODS: &[rt::Method<This>] = &[pickled::REDUCE, pickled::RESTORE];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[name::ATTRIBUTE, price::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, TP_RICHCOMPARE, __repr__::SLOT];
    /// `def __new__(name: str, price: float = 0.5) -> typing_extensions.Self`
    ///
    /// From `crate::Item`, src/lib.rs:12.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 1>
        ) -> rt::Answer {
            let rt::Args([name], [price]) = args;
            rt::build(py, &class, crate::Item {
                name: rt::read!(py, "name", "src/lib.rs:12", name.get()),
                price: rt::read!(py, "price", "src/lib.rs:12", price.get_or(|| 0.5))
            })
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Item(name, price=)", 1, 1, 2, This);
    }
    /// `name: str`
    ///
    /// From `crate::Item`, src/lib.rs:14.
    pub(crate) mod name {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, name, writable, "name\0", "\0", "src/lib.rs:14");
    }
    /// `price: float`
    ///
    /// From `crate::Item`, src/lib.rs:16.
    pub(crate) mod price {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, price, writable, "price\0", "\0", "src/lib.rs:16");
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Item as rt::cmp::PartialEq>::eq`, src/lib.rs:12.
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
                py, "other", "src/lib.rs:12",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("Item.__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Item as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:12.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["name", "price"]) }
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
    #[doc = r" Pickling and copying: every field's value, and a new object from them."]
    pub(crate) mod pickled {
        use super::{This, rt};
        fn reduce<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>,
        ) -> rt::Answer {
            let mut state = rt::PickledState::new(py);
            let this = slf.shared(&rt::Name("__reduce__"))?;
            state.add(&this.name)?;
            state.add(&this.price)?;
            state.reduced(&slf)
        }
        rt::method!(
            REDUCE, reduce, "__reduce__()", 0, 0, 0, This, "__reduce__\0",
            "__reduce__($self)\n--\n\n\0"
        );
        fn restore<'a, 'py>(
            py: rt::Python<'py>,
            class: &'a rt::Bound<'py, rt::PyType>,
            args: rt::Args<'a, 'py, 2, 0>,
        ) -> rt::Answer {
            let rt::Args([field_0, field_1], []) = args;
            rt::restored(py, class, crate::Item {
                name: rt::read!(py, "name", "src/lib.rs:12", field_0.get()),
                price: rt::read!(py, "price", "src/lib.rs:12", field_1.get())
            })
        }
        rt::class_method!(
            RESTORE, restore, "Item._restore(field_0, field_1, /)", 2, 0, 2, This, "_restore\0",
            "\0"
        );
    }
}

/// `class Shelf`
///
/// Made from `crate::Shelf`, src/lib.rs:50.
pub(crate) mod Shelf {
    use super::rt;
    type This = crate::Shelf;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::Item;
    rt::extends!(This, Base, item);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Shelf\0", "Shows the fields of its base too.\0", METHODS, ATTRIBUTES, SLOTS
    ).extending(rt::base::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[metres::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__repr__::SLOT];
    /// `metres: float`
    ///
    /// From `crate::Shelf`, src/lib.rs:53.
    pub(crate) mod metres {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, metres, writable, "metres\0", "\0", "src/lib.rs:53");
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:50.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["name", "price", "metres"]) }
        rt::class_slot!(SLOT, This, Py_tp_repr, unary, run);
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Item>(module)?;
    rt::make_dataclass::<crate::Item>(
        module,
        &[
            rt::DataField::new("name", "str", rt::None),
            rt::DataField::new("price", "float", rt::Some(rt::Literal::Float(0.5)))
        ],
        false
    )?;
    rt::add_class::<crate::Shelf>(module)?;
    crate::hidden::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "shop\0", "Dataclasses that derive from dataclasses.\0", add_members
);

rt::init!(PyInit_shop, PyModExport_shop, MODULE);

// ==== hidden.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `class Book`
///
/// Made from `crate::hidden::Book`, src/lib.rs:27.
pub(crate) mod Book {
    use super::rt;
    type This = crate::hidden::Book;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::Item;
    rt::extends!(This, Base, item);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Book\0",
        "Book(name, price=0.5, pages=1)\n--\n\nWith fields of its own, and one that Python does not see.\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL).extending(rt::base::<This>()).in_module("shop");
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[pages::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, TP_RICHCOMPARE, __repr__::SLOT];
    /// `def __new__(name: str, price: float = 0.5, pages: int = 1) -> typing_extensions.Self`
    ///
    /// From `crate::hidden::Book`, src/lib.rs:27.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 2>
        ) -> rt::Answer {
            let rt::Args([name], [price, pages]) = args;
            rt::build(py, &class, crate::hidden::Book {
                item: crate::Item {
                    name: rt::read!(py, "name", "src/lib.rs:27", name.get()),
                    price: rt::read!(py, "price", "src/lib.rs:27", price.get_or(|| 0.5))
                },
                pages: rt::read!(py, "pages", "src/lib.rs:27", pages.get_or(|| 1)),
                ..rt::default()
            })
        }
        rt::constructor!(SLOT, VECTORCALL, run, "Book(name, price=, pages=)", 1, 2, 3, This);
    }
    /// `pages: int`
    ///
    /// From `crate::hidden::Book`, src/lib.rs:30.
    pub(crate) mod pages {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, pages, writable, "pages\0", "\0", "src/lib.rs:30");
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::hidden::Book as rt::cmp::PartialEq>::eq`, src/lib.rs:27.
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
                py, "other", "src/lib.rs:27",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("Book.__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::hidden::Book as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:27.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["name", "price", "pages"]) }
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

/// `class Atlas`
///
/// Made from `crate::hidden::Atlas`, src/lib.rs:39.
pub(crate) mod Atlas {
    use super::rt;
    type This = crate::hidden::Atlas;
    rt::class!(This, CLASS, Mutable);
    type Base = crate::hidden::Book;
    rt::extends!(This, Base, 0);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Atlas\0",
        "Atlas(name, price=0.5, pages=1, maps=[])\n--\n\nTwo levels down, as a tuple.\0", METHODS,
        ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL).extending(rt::base::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[maps::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, TP_RICHCOMPARE, __repr__::SLOT];
    /// `def __new__(name: str, price: float = 0.5, pages: int = 1, maps: list[str] = []) -> typing_extensions.Self`
    ///
    /// From `crate::hidden::Atlas`, src/lib.rs:39.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 3>
        ) -> rt::Answer {
            let rt::Args([name], [price, pages, maps]) = args;
            rt::build(
                py,
                &class,
                crate::hidden::Atlas(
                    crate::hidden::Book {
                        item: crate::Item {
                            name: rt::read!(py, "name", "src/lib.rs:39", name.get()),
                            price: rt::read!(py, "price", "src/lib.rs:39", price.get_or(|| 0.5))
                        },
                        pages: rt::read!(py, "pages", "src/lib.rs:39", pages.get_or(|| 1)),
                        ..rt::default()
                    },
                    rt::read!(py, "maps", "src/lib.rs:39", maps.get_or(rt::Vec::new))
                )
            )
        }
        rt::constructor!(
            SLOT, VECTORCALL, run, "Atlas(name, price=, pages=, maps=)", 1, 3, 4, This
        );
    }
    /// `maps: list[str]`
    ///
    /// From `crate::hidden::Atlas`, src/lib.rs:42.
    pub(crate) mod maps {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, 1, writable, "maps\0", "\0", "src/lib.rs:42");
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::hidden::Atlas as rt::cmp::PartialEq>::eq`, src/lib.rs:39.
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
                py, "other", "src/lib.rs:39",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("Atlas.__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::hidden::Atlas as rt::cmp::PartialEq>::eq(this, other))
        }
    }
    /// `def __repr__() -> str`
    ///
    /// From `rt::give_fields`, src/lib.rs:39.
    pub(crate) mod __repr__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
        ) -> rt::Answer { rt::give_fields(py, &slf, &["name", "price", "pages", "maps"]) }
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

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::hidden::Book>(module)?;
    rt::make_dataclass::<crate::hidden::Book>(
        module,
        &[
            rt::DataField::new("name", "str", rt::None),
            rt::DataField::new("price", "float", rt::Some(rt::Literal::Float(0.5))),
            rt::DataField::new("pages", "int", rt::Some(rt::Literal::Int("1")))
        ],
        false
    )?;
    rt::add_class::<crate::hidden::Atlas>(module)?;
    rt::make_dataclass::<crate::hidden::Atlas>(
        module,
        &[
            rt::DataField::new("name", "str", rt::None),
            rt::DataField::new("price", "float", rt::Some(rt::Literal::Float(0.5))),
            rt::DataField::new("pages", "int", rt::Some(rt::Literal::Int("1"))),
            rt::DataField::new("maps", "list[str]", rt::Some(rt::Literal::List(&[])))
        ],
        false
    )?;
    rt::Ok(())
}
