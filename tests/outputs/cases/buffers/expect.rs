// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def squares(n: int) -> memoryview[float]`
///
/// Calls `crate::squares`, src/lib.rs:7.
pub(crate) const fn squares() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([n], []) = args;
        rt::give(py, crate::squares(rt::read!(py, "n", "src/lib.rs:7", n.get())))
    }
    rt::fastcall!(call, run, "squares(n)", 1, 0, 1);
    rt::MethodDef::new("squares\0", call, "squares($module, n)\n--\n\n\0")
}

/// `def flags(n: int) -> memoryview[bool] | None`
///
/// Calls `crate::flags`, src/lib.rs:12.
pub(crate) const fn flags() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([n], []) = args;
        rt::give(py, crate::flags(rt::read!(py, "n", "src/lib.rs:12", n.get())))
    }
    rt::fastcall!(call, run, "flags(n)", 1, 0, 1);
    rt::MethodDef::new("flags\0", call, "flags($module, n)\n--\n\n\0")
}

/// `def scale(items: typing_extensions.Buffer | keelback.SupportsDLPack, by: float, mask: typing_extensions.Buffer | keelback.SupportsDLPack | None) -> None`
///
/// Calls `crate::scale`, src/lib.rs:17.
pub(crate) const fn scale() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([items, by, mask], []) = args;
            let mut items_slot = rt::slot();
            let mut mask_slot = rt::slot();
            crate::scale(
                rt::read!(py, "items", "src/lib.rs:17", items.borrow_mut(&mut items_slot)),
                rt::read!(py, "by", "src/lib.rs:17", by.get()),
                rt::read!(py, "mask", "src/lib.rs:17", mask.borrow_option_mut(&mut mask_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "scale(items, by, mask)", 3, 0, 3);
    rt::MethodDef::new("scale\0", call, "scale($module, items, by, mask)\n--\n\n\0")
}

/// `def copy(target: typing_extensions.Buffer | keelback.SupportsDLPack, source: typing_extensions.Buffer | keelback.SupportsDLPack, other: typing_extensions.Buffer | keelback.SupportsDLPack) -> None`
///
/// Calls `crate::copy`, src/lib.rs:20.
pub(crate) const fn copy() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let rt::Args([target, source, other], []) = args;
        rt::give(
            py,
            crate::copy(
                rt::read!(py, "target", "src/lib.rs:20", target.get()),
                rt::read!(py, "source", "src/lib.rs:20", source.get()),
                rt::read!(py, "other", "src/lib.rs:20", other.get())
            )
        )
    }
    rt::fastcall!(call, run, "copy(target, source, other)", 3, 0, 3);
    rt::MethodDef::new("copy\0", call, "copy($module, target, source, other)\n--\n\n\0")
}

/// `class Samples`
///
/// Made from `crate::Samples`, src/lib.rs:28.
pub(crate) mod Samples {
    use super::rt;
    type This = crate::Samples;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Samples\0", "Samples()\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __buffer__::SLOT, __buffer__::RELEASE];
    /// `def __new__() -> buffers.Samples`
    ///
    /// From `crate::Samples::new`, src/lib.rs:34.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Samples::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "Samples()", 0, 0, 0, This);
    }
    /// `def __buffer__(flags: int, /) -> memoryview`
    ///
    /// From `crate::Samples::data`, src/lib.rs:39.
    pub(crate) mod __buffer__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            request: &rt::BufferRequest,
        ) -> rt::Done {
            request.shared(py, slf, &rt::Name("__buffer__"), |this, show| {
                show(rt::Exports::parts(crate::Samples::data(this)))
            })
        }
        rt::buffer!(SLOT, RELEASE, This, run);
    }
}

/// `class Grid`
///
/// Made from `crate::Grid`, src/lib.rs:45.
pub(crate) mod Grid {
    use super::rt;
    type This = crate::Grid;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Grid\0", "Grid()\n--\n\n\0", METHODS, ATTRIBUTES, SLOTS
    ).with_vectorcall(__new__::VECTORCALL);
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[__new__::SLOT, __buffer__::SLOT, __buffer__::RELEASE];
    /// `def __new__() -> buffers.Grid`
    ///
    /// From `crate::Grid::new`, src/lib.rs:51.
    pub(crate) mod __new__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            class: rt::Target<'a, 'py, This>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::build(py, &class, crate::Grid::new()) }
        rt::constructor!(SLOT, VECTORCALL, run, "Grid()", 0, 0, 0, This);
    }
    /// `def __buffer__(flags: int, /) -> memoryview`
    ///
    /// From `crate::Grid::__buffer__`, src/lib.rs:55.
    pub(crate) mod __buffer__ {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            request: &rt::BufferRequest,
        ) -> rt::Done {
            request.exclusive(py, slf, &rt::Name("__buffer__"), |this, show| {
                show(rt::Exports::parts(crate::Grid::__buffer__(this)))
            })
        }
        rt::buffer!(SLOT, RELEASE, This, run);
    }
}

/// `def dot(one: typing_extensions.Buffer | keelback.SupportsDLPack, two: typing_extensions.Buffer | keelback.SupportsDLPack) -> memoryview[float]`
///
/// Calls `crate::dot`, src/lib.rs:61.
pub(crate) const fn dot() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([one, two], []) = args;
        let mut one_slot = rt::slot();
        let mut two_slot = rt::slot();
        rt::give(
            py,
            crate::dot(
                rt::read!(py, "one", "src/lib.rs:61", one.view(&mut one_slot)),
                rt::read!(py, "two", "src/lib.rs:61", two.view(&mut two_slot))
            )
        )
    }
    rt::fastcall!(call, run, "dot(one, two)", 2, 0, 2);
    rt::MethodDef::new("dot\0", call, "dot($module, one, two)\n--\n\n\0")
}

/// `def add(target: typing_extensions.Buffer | keelback.SupportsDLPack, source: typing_extensions.Buffer | keelback.SupportsDLPack | None = None) -> None`
///
/// Calls `crate::add`, src/lib.rs:66.
pub(crate) const fn add() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let result = {
            let rt::Args([target], [source]) = args;
            let mut target_slot = rt::slot();
            let mut source_slot = rt::slot();
            crate::add(
                rt::read!(py, "target", "src/lib.rs:66", target.view(&mut target_slot)),
                rt::read!(
                    py, "source", "src/lib.rs:66",
                    source.view_option_or(&mut source_slot, || rt::None)
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "add(target, source=)", 1, 1, 2);
    rt::MethodDef::new("add\0", call, "add($module, target, source=None)\n--\n\n\0")
}

/// `def tensor(rows: int) -> keelback.Tensor`
///
/// Calls `crate::tensor`, src/lib.rs:73.
pub(crate) const fn tensor() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([rows], []) = args;
        rt::give(py, crate::tensor(rt::read!(py, "rows", "src/lib.rs:73", rows.get())))
    }
    rt::fastcall!(call, run, "tensor(rows)", 1, 0, 1);
    rt::MethodDef::new("tensor\0", call, "tensor($module, rows)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    squares(),
    flags(),
    scale(),
    copy(),
    dot(),
    add(),
    tensor(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Samples>(module)?;
    rt::add_class::<crate::Grid>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("buffers\0", "\0", add_members);

rt::init!(PyInit_buffers, PyModExport_buffers, MODULE);
