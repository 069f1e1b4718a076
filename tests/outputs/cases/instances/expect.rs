// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class IntStack`
///
/// Made from `crate::Stack::<i64>`, src/lib.rs:13.
pub(crate) mod IntStack {
    use super::rt;
    type This = crate::Stack::<i64>;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "IntStack\0", "IntStack()\n--\n\nA stack.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[
        push::METHOD,
        joined::METHOD,
        largest::METHOD,
        total::METHOD
    ];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[items::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __str__::SLOT, TP_RICHCOMPARE];
    /// `def __new__() -> instances.IntStack`
    ///
    /// From `crate::Stack::<i64>::new`, src/lib.rs:20.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Stack::<i64>::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "IntStack()", 0, 0, 0, This);
    }
    /// `items: collections.abc.Sequence[int]`
    ///
    /// From `crate::Stack::<i64>`, src/lib.rs:15.
    pub(crate) mod items {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveList = &rt::live_field(
            &rt::Name("items"),
            |this: &This| &this.items
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        rt::attribute!(ATTRIBUTE, This, "items\0", "\0", get);
    }
    /// `def push(item: int = ...) -> None`
    ///
    /// From `crate::Stack::<i64>::push`, src/lib.rs:25.
    pub(crate) mod push {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 0, 1>
        ) -> rt::Answer {
            let result = {
                let rt::Args([], [arg_item]) = args;
                let arg_item = rt::read!(
                    py, "item", "src/lib.rs:25",
                    arg_item.get_or(|| {
                        use crate::*;
                        <i64>::default()
                    })
                );
                let mut this = slf.exclusive(&rt::Name("push"))?;
                let this = &mut *this;
                crate::Stack::<i64>::push(this, arg_item)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "IntStack.push(item=)", 0, 1, 1, This, "push\0",
            "push($self, item=...)\n--\n\n\0"
        );
    }
    /// `def joined(other: instances.IntStack) -> instances.IntStack`
    ///
    /// From `crate::Stack::<i64>::joined`, src/lib.rs:32.
    pub(crate) mod joined {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([other], []) = args;
                let mut other_slot = rt::slot();
                let other = rt::read!(py, "other", "src/lib.rs:32", other.borrow(&mut other_slot));
                let this = slf.shared(&rt::Name("joined"))?;
                let this = &*this;
                crate::Stack::<i64>::joined(this, other)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "IntStack.joined(other)", 1, 0, 1, This, "joined\0",
            "joined($self, other)\n--\n\n\0"
        );
    }
    /// `def largest() -> int | None`
    ///
    /// From `crate::Stack::<i64>::largest`, src/lib.rs:36.
    pub(crate) mod largest {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("largest"))?;
                let this = &*this;
                crate::Stack::<i64>::largest(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "IntStack.largest()", 0, 0, 0, This, "largest\0",
            "largest($self)\n--\n\n\0"
        );
    }
    /// `def total() -> int`
    ///
    /// From `crate::Stack::<i64>::total`, src/lib.rs:46.
    pub(crate) mod total {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("total"))?;
                let this = &*this;
                crate::Stack::<i64>::total(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "IntStack.total()", 0, 0, 0, This, "total\0", "total($self)\n--\n\n\0"
        );
    }
    /// `def __str__() -> str`
    ///
    /// From `rt::display`, src/lib.rs:13.
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
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Stack::<i64> as rt::cmp::PartialEq>::eq`, src/lib.rs:13.
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
                py, "other", "src/lib.rs:13",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(py, <crate::Stack::<i64> as rt::cmp::PartialEq>::eq(this, other))
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
}

/// `class TextStack`
///
/// Made from `crate::Stack::<::std::string::String>`, src/lib.rs:13.
pub(crate) mod TextStack {
    use super::rt;
    type This = crate::Stack::<::std::string::String>;
    rt::class!(This, CLASS, Mutable);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "TextStack\0", "TextStack()\n--\n\nA stack.\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL).with_final();
    static METHODS: &[rt::Method<This>] = &[push::METHOD, joined::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[items::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __str__::SLOT, TP_RICHCOMPARE];
    /// `def __new__() -> instances.TextStack`
    ///
    /// From `crate::Stack::<::std::string::String>::new`, src/lib.rs:20.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Stack::<::std::string::String>::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "TextStack()", 0, 0, 0, This);
    }
    /// `items: collections.abc.Sequence[str]`
    ///
    /// From `crate::Stack::<::std::string::String>`, src/lib.rs:15.
    pub(crate) mod items {
        use super::{This, rt};
        static FIELD: &dyn rt::LiveList = &rt::live_field(
            &rt::Name("items"),
            |this: &This| &this.items
        );
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            rt::live(py, &slf, FIELD)
        }
        rt::attribute!(ATTRIBUTE, This, "items\0", "\0", get);
    }
    /// `def push(item: str = ...) -> None`
    ///
    /// From `crate::Stack::<::std::string::String>::push`, src/lib.rs:25.
    pub(crate) mod push {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 0, 1>
        ) -> rt::Answer {
            let result = {
                let rt::Args([], [arg_item]) = args;
                let arg_item = rt::read!(
                    py, "item", "src/lib.rs:25",
                    arg_item.get_or(|| {
                        use crate::*;
                        <::std::string::String>::default()
                    })
                );
                let mut this = slf.exclusive(&rt::Name("push"))?;
                let this = &mut *this;
                crate::Stack::<::std::string::String>::push(this, arg_item)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "TextStack.push(item=)", 0, 1, 1, This, "push\0",
            "push($self, item=...)\n--\n\n\0"
        );
    }
    /// `def joined(other: instances.TextStack) -> instances.TextStack`
    ///
    /// From `crate::Stack::<::std::string::String>::joined`, src/lib.rs:32.
    pub(crate) mod joined {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 1, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args([other], []) = args;
                let mut other_slot = rt::slot();
                let other = rt::read!(py, "other", "src/lib.rs:32", other.borrow(&mut other_slot));
                let this = slf.shared(&rt::Name("joined"))?;
                let this = &*this;
                crate::Stack::<::std::string::String>::joined(this, other)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "TextStack.joined(other)", 1, 0, 1, This, "joined\0",
            "joined($self, other)\n--\n\n\0"
        );
    }
    /// `def __str__() -> str`
    ///
    /// From `rt::display`, src/lib.rs:13.
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
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Stack::<::std::string::String> as rt::cmp::PartialEq>::eq`, src/lib.rs:13.
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
                py, "other", "src/lib.rs:13",
                other.borrow(&mut other_slot)
            );
            let this = slf.shared(&rt::Name("__eq__"))?;
            let this = &*this;
            rt::give(
                py,
                <crate::Stack::<::std::string::String> as rt::cmp::PartialEq>::eq(this, other)
            )
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
}

/// `class Ring3`
///
/// Made from `crate::Ring::<u8, 3>`, src/lib.rs:59.
pub(crate) mod Ring3 {
    use super::rt;
    type This = crate::Ring::<u8, 3>;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Ring3\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[items::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `items: bytes`
    ///
    /// From `crate::Ring::<u8, 3>`, src/lib.rs:61.
    pub(crate) mod items {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, items, writable, "items\0", "\0", "src/lib.rs:61");
    }
}

/// `def joined(stack: instances.IntStack, kept: instances.Kept) -> instances.TextStack`
///
/// Calls `crate::joined`, src/lib.rs:70.
pub(crate) const fn joined() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([stack, kept], []) = args;
            let mut stack_slot = rt::slot();
            let mut kept_slot = rt::slot();
            crate::joined(
                rt::read!(py, "stack", "src/lib.rs:70", stack.borrow(&mut stack_slot)),
                rt::read!(py, "kept", "src/lib.rs:70", kept.borrow(&mut kept_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "joined(stack, kept)", 2, 0, 2);
    rt::MethodDef::new("joined\0", call, "joined($module, stack, kept)\n--\n\n\0")
}

/// `class Kept`
///
/// Made from `crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>`, src/lib.rs:76.
pub(crate) mod Kept {
    use super::rt;
    type This = crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>;
    rt::class!(This, CLASS, Frozen, data);
    impl rt::Traverse for This {
        fn traverse(&self, visit: &mut rt::Visit<'_>) {
            match self {
                crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Leaf => {}
                crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node {
                    value: field_0,
                    children: field_1,
                    ..
                } => {
                    rt::visit::<rt::Deep, _>(field_0, visit);
                    rt::visit::<(rt::Deep,), _>(field_1, visit);
                }
            }
        }
    }
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Kept\0", "Holds an object.\0", METHODS, ATTRIBUTES, SLOTS
    ).with(rt::gc::<This>());
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[rt::Slot::data_repr()];
    impl rt::DataClass for This {
        fn variants() -> &'static [&'static rt::VariantDef] {
            static ALL: &[&rt::VariantDef] = &[&Leaf::VARIANT, &Node::VARIANT];
            ALL
        }
        fn variant(&self) -> rt::Option<&'static rt::VariantDef> {
            match *self {
                crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Leaf => rt::Some(
                    &Leaf::VARIANT
                ),
                crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node { .. } => rt::Some(
                    &Node::VARIANT
                ),
            }
        }
    }
    /// `class Leaf(Kept)`
    ///
    /// Made from `crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Leaf`, src/lib.rs:77.
    pub(crate) mod Leaf {
        use super::{This, rt};
        pub(crate) static VARIANT: rt::VariantDef = rt::VariantDef::new::<This>(
            "Leaf\0", "Leaf()\n--\n\n\0", ATTRIBUTES, SLOTS,
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
            ) -> rt::Answer {
                rt::build(
                    py,
                    &class,
                    crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Leaf
                )
            }
            rt::constructor!(SLOT, VECTORCALL, run, "Leaf()", 0, 0, 0, This);
        }
    }
    /// `class Node(Kept)`
    ///
    /// Made from `crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node`, src/lib.rs:78.
    pub(crate) mod Node {
        use super::{This, rt};
        pub(crate) static VARIANT: rt::VariantDef = rt::VariantDef::new::<This>(
            "Node\0", "Node(value, children)\n--\n\n\0", ATTRIBUTES, SLOTS,
            &["value", "children"]
        ).with_vectorcall(__new__::VECTORCALL);
        static ATTRIBUTES: &[rt::Attribute<This>] = &[value::ATTRIBUTE, children::ATTRIBUTE];
        static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT];
        /// `value: typing.Any`
        pub(crate) mod value {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name("value"))?;
                match &*this {
                    crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node {
                        value: read,
                        ..
                    } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, "value\0", "\0", get);
        }
        /// `children: list[instances.Kept]`
        pub(crate) mod children {
            use super::{This, rt};
            fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
                let this = slf.shared(&rt::Name("children"))?;
                match &*this {
                    crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node {
                        children: read,
                        ..
                    } => rt::give(py, read),
                    _ => rt::Err(rt::other_variant(py)),
                }
            }
            rt::attribute!(ATTRIBUTE, This, "children\0", "\0", get);
        }
        /// `def __new__(value: typing.Any, children: collections.abc.Sequence[instances.Kept]) -> typing_extensions.Self`
        pub(crate) mod __new__ {
            use super::{This, rt};
            fn run<'a, 'py>(
                py: rt::Python<'py>,
                class: rt::Target<'a, 'py, This>,
                args: rt::Args<'a, 'py, 2, 0>
            ) -> rt::Answer {
                let rt::Args([value, children], []) = args;
                rt::build(
                    py,
                    &class,
                    crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>::Node {
                        value: rt::read!(py, "value", "src/lib.rs:78", value.get()),
                        children: rt::read!(py, "children", "src/lib.rs:78", children.get())
                    }
                )
            }
            rt::constructor!(SLOT, VECTORCALL, run, "Node(value, children)", 2, 0, 2, This);
        }
    }
}

static FUNCTIONS: &[rt::MethodDef] = &[joined(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Stack::<i64>>(module)?;
    rt::add_class::<crate::Stack::<::std::string::String>>(module)?;
    rt::add_class::<crate::Ring::<u8, 3>>(module)?;
    rt::add_data_enum::<crate::deep::Tree::<::keelback::prelude::Py<::keelback::prelude::PyAny>>>(module)?;
    crate::deep::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "instances\0", "Classes of generic types.\0", add_members
);

rt::init!(PyInit_instances, PyModExport_instances, MODULE);

// ==== deep.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `class SecretBox`
///
/// Made from `crate::deep::Box1::<crate::deep::Secret>`, src/lib.rs:84.
pub(crate) mod SecretBox {
    use super::rt;
    type This = crate::deep::Box1::<crate::deep::Secret>;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "SecretBox\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::deep::Box1::<crate::deep::Secret>>(module)?;
    rt::Ok(())
}
