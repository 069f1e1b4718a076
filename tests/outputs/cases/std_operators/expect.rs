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
    static SLOTS: &[rt::Slot<This>] = &[NB_ADD, NB_MULTIPLY, NB_SUBTRACT];
    /// `def __add__(other: std_operators.Vector, /) -> std_operators.Vector`
    ///
    /// From `<&crate::Vector as rt::ops::Add>::add`, src/lib.rs:10.
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
                let mut other_slot = rt::slot();
                let other = rt::read_operand!(
                    py, "other", "src/lib.rs:10",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__add__"))?;
                let this = &*this;
                <&crate::Vector as rt::ops::Add>::add(this, other)
            };
            rt::give(py, result)
        }
    }
    /// `def __rmul__(other: float, /) -> std_operators.Vector`
    ///
    /// From `<f64 as rt::ops::Mul<crate::Vector>>::mul`, src/lib.rs:16.
    pub(crate) mod __rmul__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:16", other.get());
                let this = slf.shared(&rt::Name("__rmul__"))?;
                let this = &*this;
                <f64 as rt::ops::Mul<crate::Vector>>::mul(other, rt::Clone::clone(this))
            };
            rt::give(py, result)
        }
    }
    /// `def __rsub__(other: collections.abc.Sequence[float], /) -> std_operators.Vector`
    ///
    /// From `<::std::vec::Vec<f64> as rt::ops::Sub<&crate::Vector>>::sub`, src/lib.rs:22.
    pub(crate) mod __rsub__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let result = {
                let other = arg_0;
                let other = rt::read_operand!(py, "other", "src/lib.rs:22", other.get());
                let this = slf.shared(&rt::Name("__rsub__"))?;
                let this = &*this;
                <::std::vec::Vec<f64> as rt::ops::Sub<&crate::Vector>>::sub(other, this)
            };
            rt::give(py, result)
        }
    }
    rt::class_slot!(NB_ADD, This, Py_nb_add, binary, [__add__::run], []);
    rt::class_slot!(NB_MULTIPLY, This, Py_nb_multiply, binary, [], [__rmul__::run]);
    rt::class_slot!(NB_SUBTRACT, This, Py_nb_subtract, binary, [], [__rsub__::run]);
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Vector>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("std_operators\0", "\0", add_members);

rt::init!(PyInit_std_operators, PyModExport_std_operators, MODULE);
