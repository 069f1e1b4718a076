// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def type(match: int, py: int, args: int, module: int, call: int) -> int`
///
/// Calls `crate::r#type`, src/lib.rs:4.
pub(crate) const fn r#type() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 5, 0>
    ) -> rt::Answer {
        let rt::Args([r#match, py_, args, module_, call_], []) = args;
        rt::give(
            py,
            crate::r#type(
                rt::read!(py, "match", "src/lib.rs:4", r#match.get()),
                rt::read!(py, "py", "src/lib.rs:4", py_.get()),
                rt::read!(py, "args", "src/lib.rs:4", args.get()),
                rt::read!(py, "module", "src/lib.rs:4", module_.get()),
                rt::read!(py, "call", "src/lib.rs:4", call_.get())
            )
        )
    }
    rt::fastcall!(call, run, "type(match, py, args, module, call)", 5, 0, 5);
    rt::MethodDef::new("type\0", call, "type($module, match, py, args, module, call)\n--\n\n\0")
}

/// `def list(items: collections.abc.Sequence[str]) -> list[str]`
///
/// Calls `crate::list_`, src/lib.rs:6.
pub(crate) const fn list() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([items], []) = args;
        rt::give(py, crate::list_(rt::read!(py, "items", "src/lib.rs:6", items.get())))
    }
    rt::fastcall!(call, run, "list(items)", 1, 0, 1);
    rt::MethodDef::new("list\0", call, "list($module, items)\n--\n\n\0")
}

/// `def rt(self: int, SIGNATURE: int = 1) -> int`
///
/// Calls `crate::rt`, src/lib.rs:8.
pub(crate) const fn rt_() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let rt::Args([self_], [SIGNATURE]) = args;
        rt::give(
            py,
            crate::rt(
                rt::read!(py, "self", "src/lib.rs:8", self_.get()),
                rt::read!(py, "SIGNATURE", "src/lib.rs:8", SIGNATURE.get_or(|| 1))
            )
        )
    }
    rt::fastcall!(call, run, "rt(self, SIGNATURE=)", 1, 1, 2);
    rt::MethodDef::new("rt\0", call, "rt($module, self, SIGNATURE=1)\n--\n\n\0")
}

/// `def add(unit: str, unit_slot: str) -> None`
///
/// Calls `crate::add`, src/lib.rs:10.
pub(crate) const fn add() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([unit, unit_slot], []) = args;
            let mut unit_slot_ = rt::slot();
            let mut unit_slot_slot = rt::slot();
            crate::add(
                rt::read!(py, "unit", "src/lib.rs:10", unit.borrow(&mut unit_slot_)),
                rt::read!(py, "unit_slot", "src/lib.rs:10", unit_slot.borrow(&mut unit_slot_slot))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "add(unit, unit_slot)", 2, 0, 2);
    rt::MethodDef::new("add\0", call, "add($module, unit, unit_slot)\n--\n\n\0")
}

/// `def __getattr__(name: str) -> int`
///
/// Calls `crate::getattr`, src/lib.rs:14.
pub(crate) const fn __getattr__() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let result = {
            let rt::Args([name], []) = args;
            let mut name_slot = rt::slot();
            crate::getattr(rt::read!(py, "name", "src/lib.rs:14", name.borrow(&mut name_slot)))
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "__getattr__(name)", 1, 0, 1);
    rt::MethodDef::new("__getattr__\0", call, "__getattr__($module, name)\n--\n\n\0")
}

/// `class Keywords`
///
/// Made from `crate::Keywords`, src/lib.rs:21.
pub(crate) mod Keywords {
    use super::rt;
    type This = crate::Keywords;
    rt::class!(This, CLASS, Mutable);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Keywords\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[
        class_::ATTRIBUTE,
        def_::ATTRIBUTE,
        module_::ATTRIBUTE
    ];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `class_: int`
    ///
    /// From `crate::Keywords`, src/lib.rs:23.
    pub(crate) mod class_ {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, class, writable, "class_\0", "\0", "src/lib.rs:23");
    }
    /// `def_: int`
    ///
    /// From `crate::Keywords`, src/lib.rs:25.
    pub(crate) mod def_ {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, def, writable, "def_\0", "\0", "src/lib.rs:25");
    }
    /// `module_: int`
    ///
    /// From `crate::Keywords`, src/lib.rs:27.
    pub(crate) mod module_ {
        use super::{This, rt};
        rt::field!(ATTRIBUTE, This, module, writable, "module_\0", "\0", "src/lib.rs:27");
    }
}

/// `module async_`
///
/// Made from src/lib.rs:16.
pub(crate) mod async_ {
    use super::rt;
    /// `def move() -> None`
    ///
    /// Calls `crate::async_::r#move`, src/lib.rs:18.
    pub(crate) const fn r#move() -> rt::MethodDef {
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            _module: &'a rt::Arg<'py>,
            _args: rt::Args<'a, 'py, 0, 0>
        ) -> rt::Answer { rt::give(py, crate::async_::r#move()) }
        rt::fastcall!(call, run, "move()", 0, 0, 0);
        rt::MethodDef::new("move\0", call, "move($module)\n--\n\n\0")
    }
    static FUNCTIONS: &[rt::MethodDef] = &[r#move(), rt::MethodDef::END];
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        rt::add_functions(module, FUNCTIONS)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("async_\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[
    r#type(),
    list(),
    rt_(),
    add(),
    __getattr__(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add(module, "Sequence", crate::Sequence)?;
    rt::add_class::<crate::Keywords>(module)?;
    rt::add_submodule(module, &async_::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("names\0", "\0", add_members);

rt::init!(PyInit_names, PyModExport_names, MODULE);
