// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def long() -> None`
///
/// Calls `crate::long`, src/lib.rs:15.
pub(crate) const fn long() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::long()) }
    rt::fastcall!(call, run, "long()", 0, 0, 0);
    rt::MethodDef::new(
        "long\0", call,
        "long($module)\n--\n\nFirst line.\n\n- a list\n  indented\n\n```\nlet code = \"x\";\n```\0"
    )
}

/// `def quoted() -> None`
///
/// Calls `crate::quoted`, src/lib.rs:19.
pub(crate) const fn quoted() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::quoted()) }
    rt::fastcall!(call, run, "quoted()", 0, 0, 0);
    rt::MethodDef::new("quoted\0", call, "quoted($module)\n--\n\nEnds in a \"quote\"\0")
}

/// `def block(a: int, b: int = 1) -> None`
///
/// Calls `crate::block`, src/lib.rs:27.
pub(crate) const fn block() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>
    ) -> rt::Answer {
        let rt::Args([a], [b]) = args;
        rt::give(
            py,
            crate::block(
                rt::read!(py, "a", "src/lib.rs:27", a.get()),
                rt::read!(py, "b", "src/lib.rs:27", b.get_or(|| 1))
            )
        )
    }
    rt::fastcall!(call, run, "block(a, b=)", 1, 1, 2);
    rt::MethodDef::new("block\0", call, "block($module, a, b=1)\n--\n\nA block.\n\nMore of it.\0")
}

/// `def attribute() -> None`
///
/// Calls `crate::attribute`, src/lib.rs:31.
pub(crate) const fn attribute() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::attribute()) }
    rt::fastcall!(call, run, "attribute()", 0, 0, 0);
    rt::MethodDef::new(
        "attribute\0", call, "attribute($module)\n--\n\nAs an attribute. @py is a word here.\0"
    )
}

/// `class Odd(ValueError)`
///
/// Made from `crate::Odd`, src/lib.rs:36.
pub(crate) mod Odd {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyValueError>(
        "Odd\0", "Summary.\0"
    ).of::<crate::Odd>();
    impl rt::ExceptionType for crate::Odd {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::Odd> for rt::PyErr {
        fn from(error: crate::Odd) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `def between(a: int) -> None`
///
/// Calls `crate::between`, src/lib.rs:48.
pub(crate) const fn between() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([a], []) = args;
        let a = rt::read!(py, "a", "src/lib.rs:48", a.get());
        rt::give(py, rt::detach(py, move || crate::between(a)))
    }
    rt::fastcall!(call, run, "between(a)", 1, 0, 1);
    rt::MethodDef::new(
        "between\0", call,
        "between($module, a)\n--\n\nFirst paragraph.\n\nSecond paragraph, one blank line below the first.\0"
    )
}

/// `def within() -> None`
///
/// Calls `crate::within`, src/lib.rs:53.
pub(crate) const fn within() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::within()) }
    rt::fastcall!(call, run, "within()", 0, 0, 0);
    rt::MethodDef::new(
        "within\0", call, "within($module)\n--\n\nThe line before.\nThe line after.\0"
    )
}

static FUNCTIONS: &[rt::MethodDef] = &[
    long(),
    quoted(),
    block(),
    attribute(),
    between(),
    within(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_exception(module, &Odd::CLASS)?;
    rt::add(module, "MOST", crate::MOST)?;
    rt::add(module, "LEAST", &crate::LEAST)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "docs\0", "The module's docs.\n\nWith a second paragraph, a \\ and \"\"\"quotes\"\"\".\0",
    add_members
);

rt::init!(PyInit_docs, PyModExport_docs, MODULE);
