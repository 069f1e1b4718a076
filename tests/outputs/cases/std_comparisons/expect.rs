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
        "Vector\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[TP_RICHCOMPARE];
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `<crate::Vector as rt::cmp::PartialEq<f64>>::eq`, src/lib.rs:9.
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
                    "other", "src/lib.rs:9",
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
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::lt`, src/lib.rs:15.
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
                    py, "other", "src/lib.rs:15",
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
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::le`, src/lib.rs:15.
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
                    py, "other", "src/lib.rs:15",
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
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::gt`, src/lib.rs:15.
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
                    py, "other", "src/lib.rs:15",
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
    /// From `<crate::Vector as rt::cmp::PartialOrd<f64>>::ge`, src/lib.rs:15.
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
                    py, "other", "src/lib.rs:15",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__ge__"))?;
                let this = &*this;
                <crate::Vector as rt::cmp::PartialOrd<f64>>::ge(this, other)
            };
            rt::give(py, result)
        }
    }
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
    rt::add_class::<crate::Vector>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "std_comparisons\0", "\0", add_members
);

rt::init!(PyInit_std_comparisons, PyModExport_std_comparisons, MODULE);
