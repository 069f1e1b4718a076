// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Release`
///
/// Made from `crate::Release`, src/lib.rs:8.
pub(crate) mod Release {
    use super::rt;
    type This = crate::Release;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Release\0", "Compared by one fn.\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[TP_RICHCOMPARE];
    /// `def __lt__(other: rich_compare.Release, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__lt__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Lt)
            };
            rt::give(py, result)
        }
    }
    /// `def __le__(other: rich_compare.Release, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__le__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Le)
            };
            rt::give(py, result)
        }
    }
    /// `def __eq__(other: object, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
    pub(crate) mod __eq__ {
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__eq__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Eq)
            };
            rt::give(py, result)
        }
    }
    /// `def __ne__(other: object, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
    pub(crate) mod __ne__ {
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__ne__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Ne)
            };
            rt::give(py, result)
        }
    }
    /// `def __gt__(other: rich_compare.Release, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__gt__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Gt)
            };
            rt::give(py, result)
        }
    }
    /// `def __ge__(other: rich_compare.Release, /) -> bool`
    ///
    /// From `crate::Release::__richcmp__`, src/lib.rs:12.
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
                    py, "other", "src/lib.rs:12",
                    other.borrow(&mut other_slot)
                );
                let this = slf.shared(&rt::Name("__ge__"))?;
                let this = &*this;
                crate::Release::__richcmp__(this, other, rt::CompareOp::Ge)
            };
            rt::give(py, result)
        }
    }
    rt::class_slot!(
        TP_RICHCOMPARE, This, Py_tp_richcompare, compare,
        [__lt__::run],
        [__le__::run],
        [__eq__::run],
        [__ne__::run],
        [__gt__::run],
        [__ge__::run]
    );
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Release>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("rich_compare\0", "\0", add_members);

rt::init!(PyInit_rich_compare, PyModExport_rich_compare, MODULE);
