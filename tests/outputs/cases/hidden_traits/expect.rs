// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Line`
///
/// Made from `crate::shapes::Line`, src/lib.rs:42.
pub(crate) mod Line {
    use super::rt;
    type This = crate::shapes::Line;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Line\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[length::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def length() -> float`
    ///
    /// From `<crate::shapes::Line as crate::shapes::Length>::length`, src/lib.rs:46.
    pub(crate) mod length {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("length"))?;
                let this = &*this;
                <crate::shapes::Line as crate::shapes::Length>::length(this)
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run, "Line.length()", 0, 0, 0, This, "length\0", "length($self)\n--\n\n\0"
        );
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::shapes::Line>(module)?;
    crate::vectors::__keelback::add_members(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "hidden_traits\0", "Traits that the crate root cannot see.\0", add_members
);

rt::init!(PyInit_hidden_traits, PyModExport_hidden_traits, MODULE);

// ==== vectors.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

/// `class Vector`
///
/// Made from `crate::vectors::Vector`, src/lib.rs:15.
pub(crate) mod Vector {
    use super::rt;
    type This = crate::vectors::Vector;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Vector\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[x::ATTRIBUTE, area::ATTRIBUTE];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `x: float`
    ///
    /// From `crate::vectors::Vector`, src/lib.rs:17.
    pub(crate) mod x {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, x, writable, "x\0", "\0", "src/lib.rs:17");
    }
    /// `area: float`
    ///
    /// From `<crate::vectors::Vector as crate::vectors::Area>::area`, src/lib.rs:26.
    pub(crate) mod area {
        use super::{This, rt};
        fn get<'a, 'py>(py: rt::Python<'py>, slf: rt::Receiver<'a, 'py, This>) -> rt::Answer {
            let result = {
                let this = slf.shared(&rt::Name("area"))?;
                let this = &*this;
                <crate::vectors::Vector as crate::vectors::Area>::area(this)
            };
            rt::give(py, result)
        }
        rt::attribute!(ATTRIBUTE, This, "area\0", "\0", get);
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::vectors::Vector>(module)?;
    rt::add_class_constant::<crate::vectors::Vector>(
        module, "SIDES",
        <crate::vectors::Vector as crate::vectors::Area>::SIDES
    )?;
    rt::Ok(())
}
