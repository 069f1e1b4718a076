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
    rt::class!(This, CLASS, Frozen);
    rt::class_by_value!(This);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Vector\0",
        "Vector() -> std_conversions.Vector\nVector(pair: tuple[float, float]) -> std_conversions.Vector\nVector(text: str) -> std_conversions.Vector\0",
        METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __float__::SLOT, __int__::SLOT];
    /// `def __new__() -> std_conversions.Vector`
    ///
    /// `def __new__(pair: tuple[float, float]) -> std_conversions.Vector`
    ///
    /// `def __new__(text: str) -> std_conversions.Vector`
    ///
    /// From `<crate::Vector as rt::Default>::default`, src/lib.rs:9.
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
            let pair = rt::attempt_read!("pair", "src/lib.rs:14", pair.attempt(pass).get());
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
                "text", "src/lib.rs:20",
                text.attempt(pass).borrow(&mut text_slot)
            );
            rt::attempted(
                rt::build(py, &class, <crate::Vector as rt::str::FromStr>::from_str(text))
            )
        }
        rt::overloads!(
            call, "Vector", constructor, This,
            [
                (run_1, "Vector()", 0, 0, 0, "Vector() -> std_conversions.Vector"),
                (
                    run_2, "Vector(pair)", 1, 0, 1,
                    "Vector(pair: tuple[float, float]) -> std_conversions.Vector"
                ),
                (run_3, "Vector(text)", 1, 0, 1, "Vector(text: str) -> std_conversions.Vector")
            ]
        );
        rt::constructed_by!(SLOT, VECTORCALL, call, This);
    }
    /// `def __float__() -> float`
    ///
    /// From `<f64 as rt::convert::From<&crate::Vector>>::from`, src/lib.rs:25.
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
    /// From `<i64 as rt::convert::TryFrom<crate::Vector>>::try_from`, src/lib.rs:31.
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
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Vector>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "std_conversions\0", "\0", add_members
);

rt::init!(PyInit_std_conversions, PyModExport_std_conversions, MODULE);
