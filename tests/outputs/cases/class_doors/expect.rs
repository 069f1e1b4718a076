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

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Shared>(module)?;
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
