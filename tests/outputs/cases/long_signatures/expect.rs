// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def broken_once(first_parameter: str, second_parameter: collections.abc.Sequence[float], third_parameter: str = "a default", *, fourth_parameter: int | None = None) -> list[str]`
///
/// Calls `crate::broken_once`, src/lib.rs:4.
pub(crate) const fn broken_once() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args(
                [first_parameter, second_parameter],
                [third_parameter, fourth_parameter]
            ) = args;
            let mut third_parameter_slot = rt::slot();
            crate::broken_once(
                rt::read!(py, "first_parameter", "src/lib.rs:4", first_parameter.get()),
                rt::read!(py, "second_parameter", "src/lib.rs:4", second_parameter.get()),
                rt::read!(
                    py, "third_parameter", "src/lib.rs:4",
                    third_parameter.borrow_or(&mut third_parameter_slot, || "a default")
                ),
                rt::read!(
                    py, "fourth_parameter", "src/lib.rs:4",
                    fourth_parameter.get_or(|| rt::None)
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(
        call, run,
        "broken_once(first_parameter, second_parameter, third_parameter=, *, fourth_parameter=)",
        2, 2, 3
    );
    rt::MethodDef::new(
        "broken_once\0", call,
        "broken_once($module, first_parameter, second_parameter, third_parameter='a default', *, fourth_parameter=None)\n--\n\n\0"
    )
}

/// `def broken_by_parameter(first_parameter: str, second_parameter: collections.abc.Sequence[float], third_parameter: str = "a default", *, fourth_parameter: int | None = None, fifth_parameter: str | None = None) -> list[str]`
///
/// Calls `crate::broken_by_parameter`, src/lib.rs:9.
pub(crate) const fn broken_by_parameter() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 3>
    ) -> rt::Answer {
        let result = {
            let rt::Args(
                [first_parameter, second_parameter],
                [third_parameter, fourth_parameter, fifth_parameter]
            ) = args;
            let mut third_parameter_slot = rt::slot();
            crate::broken_by_parameter(
                rt::read!(py, "first_parameter", "src/lib.rs:9", first_parameter.get()),
                rt::read!(py, "second_parameter", "src/lib.rs:9", second_parameter.get()),
                rt::read!(
                    py, "third_parameter", "src/lib.rs:9",
                    third_parameter.borrow_or(&mut third_parameter_slot, || "a default")
                ),
                rt::read!(
                    py, "fourth_parameter", "src/lib.rs:9",
                    fourth_parameter.get_or(|| rt::None)
                ),
                rt::read!(
                    py, "fifth_parameter", "src/lib.rs:9",
                    fifth_parameter.get_or(|| rt::None)
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(
        call, run,
        "broken_by_parameter(first_parameter, second_parameter, third_parameter=, *, fourth_parameter=, fifth_parameter=)",
        2, 3, 3
    );
    rt::MethodDef::new(
        "broken_by_parameter\0", call,
        "broken_by_parameter($module, first_parameter, second_parameter, third_parameter='a default', *, fourth_parameter=None, fifth_parameter=None)\n--\n\n\0"
    )
}

/// `class Indented`
///
/// Made from `crate::Indented`, src/lib.rs:12.
pub(crate) mod Indented {
    use super::rt;
    type This = crate::Indented;
    rt::class!(This, CLASS, Frozen);
    pub(crate) static CLASS: rt::ClassDef = rt::ClassDef::new::<This>(
        "Indented\0", "\0", METHODS, ATTRIBUTES, SLOTS
    );
    static METHODS: &[rt::Method<This>] = &[long_line::METHOD];
    static ATTRIBUTES: &[rt::Attribute<This>] = &[];
    static SLOTS: &[rt::Slot<This>] = &[];
    /// `def long_line(first_parameter: int, second_parameter: int, third_parameter: int, fourth_parameter: int) -> list[float]`
    ///
    /// From `crate::Indented::long_line`, src/lib.rs:16.
    pub(crate) mod long_line {
        use super::{This, rt};
        fn run<'a, 'py>(
            py: rt::Python<'py>,
            slf: rt::Receiver<'a, 'py, This>,
            args: rt::Args<'a, 'py, 4, 0>
        ) -> rt::Answer {
            let result = {
                let rt::Args(
                    [first_parameter, second_parameter, third_parameter, fourth_parameter],
                    []
                ) = args;
                let (first_parameter, second_parameter, third_parameter, fourth_parameter) = (
                    rt::read!(py, "first_parameter", "src/lib.rs:16", first_parameter.get()),
                    rt::read!(py, "second_parameter", "src/lib.rs:16", second_parameter.get()),
                    rt::read!(py, "third_parameter", "src/lib.rs:16", third_parameter.get()),
                    rt::read!(py, "fourth_parameter", "src/lib.rs:16", fourth_parameter.get())
                );
                let this = slf.shared(&rt::Name("long_line"))?;
                let this = &*this;
                crate::Indented::long_line(
                    this, first_parameter, second_parameter, third_parameter, fourth_parameter
                )
            };
            rt::give(py, result)
        }
        rt::method!(
            METHOD, run,
            "Indented.long_line(first_parameter, second_parameter, third_parameter, fourth_parameter)",
            4, 0, 4, This, "long_line\0",
            "long_line($self, first_parameter, second_parameter, third_parameter, fourth_parameter)\n--\n\n\0"
        );
    }
}

static FUNCTIONS: &[rt::MethodDef] = &[broken_once(), broken_by_parameter(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_class::<crate::Indented>(module)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "long_signatures\0", "\0", add_members
);

rt::init!(PyInit_long_signatures, PyModExport_long_signatures, MODULE);
