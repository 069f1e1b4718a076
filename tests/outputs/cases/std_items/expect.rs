// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Vector`
///
/// Made from `crate::Vector`, src/lib.rs:4.
pub(crate) mod Vector {
    use super::rt;
    type This = crate::Vector;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Vector\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__getitem__::SLOT, MP_ASS_SUBSCRIPT];
    /// `def __getitem__(index: int, /) -> float`
    ///
    /// From `<crate::Vector as rt::ops::Index<usize>>::index`, src/lib.rs:9.
    pub(crate) mod __getitem__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            rt::item(&slf, arg_0, true, |arg_0| {
                let index = arg_0;
                let index = rt::read!(py, "index", "src/lib.rs:9", index.get());
                let this = slf.shared(&rt::Name("__getitem__"))?;
                let this = &*this;
                rt::give(
                    py,
                    rt::looked_up(
                        &slf,
                        arg_0,
                        move || <crate::Vector as rt::ops::Index<usize>>::index(this, index)
                    )?
                )
            })
        }
        rt::class_slot!(SLOT, This, Py_mp_subscript, object, run);
    }
    /// `def __setitem__(index: int, value: float, /) -> None`
    ///
    /// From `<crate::Vector as rt::ops::IndexMut<usize>>::index_mut`, src/lib.rs:14.
    pub(crate) mod __setitem__ {
        use super::{This, rt};
        #[inline]
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>,
            arg_1: &'a rt::Arg<'py>
        ) -> rt::Done {
            rt::item(&slf, arg_0, true, |arg_0| {
                let index = arg_0;
                let value = arg_1;
                let (index, value) = (
                    rt::read!(py, "index", "src/lib.rs:14", index.get()),
                    rt::read!(py, "value", "src/lib.rs:14", value.get())
                );
                let _old = {
                    let mut this = slf.exclusive(&rt::Name("__setitem__"))?;
                    let this = &mut *this;
                    rt::replace(
                        rt::looked_up(
                            &slf,
                            arg_0,
                            move || <crate::Vector as rt::ops::IndexMut<usize>>::index_mut(
                                this, index
                            )
                        )?,
                        value
                    )
                };
                rt::Ok(())
            })
        }
    }
    rt::class_slot!(MP_ASS_SUBSCRIPT, This, Py_mp_ass_subscript, set, Item, [__setitem__::run], []);
}

/// `class Grid`
///
/// Made from `crate::Grid`, src/lib.rs:18.
pub(crate) mod Grid {
    use super::rt;
    type This = crate::Grid;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Grid\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__getitem__::SLOT];
    /// `def __getitem__(index: tuple[int, int], /) -> float`
    ///
    /// From `<crate::Grid as rt::ops::Index<(usize, usize)>>::index`, src/lib.rs:23.
    pub(crate) mod __getitem__ {
        use super::{This, rt};
        pub(crate) fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            arg_0: &'a rt::Arg<'py>
        ) -> rt::Answer {
            let index = arg_0;
            let index = rt::read!(py, "index", "src/lib.rs:23", index.get());
            let this = slf.shared(&rt::Name("__getitem__"))?;
            let this = &*this;
            rt::give(
                py,
                rt::looked_up(
                    &slf,
                    arg_0,
                    move || <crate::Grid as rt::ops::Index<(usize, usize)>>::index(this, index)
                )?
            )
        }
        rt::class_slot!(SLOT, This, Py_mp_subscript, object, run);
    }
}

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_class::<crate::Vector>(module)?;
    rt::add_class::<crate::Grid>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("std_items\0", "\0", add_members);

rt::init!(PyInit_std_items, PyModExport_std_items, MODULE);
