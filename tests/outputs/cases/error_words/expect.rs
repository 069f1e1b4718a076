// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `class Bad(ValueError)`
///
/// Made from `crate::Bad`, src/lib.rs:8.
pub(crate) mod Bad {
    use super::rt;
    pub(crate) static CLASS: rt::ExceptionClass = rt::ExceptionClass::new::<rt::exceptions::PyValueError>(
        "Bad\0", "\0"
    ).of::<crate::Bad>();
    impl rt::ExceptionType for crate::Bad {
        fn class() -> &'static rt::ExceptionClass {
            &CLASS
        }
    }
    impl rt::From<crate::Bad> for rt::PyErr {
        fn from(error: crate::Bad) -> rt::PyErr {
            rt::raise_as(&CLASS, error)
        }
    }
}

/// `def mapped(text: str) -> int`
///
/// Calls `crate::mapped`, src/lib.rs:14.
pub(crate) const fn mapped() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::mapped(
                rt::read!(py, "text", "src/lib.rs:14", text.borrow(&mut text_slot))
            ).map_err(rt::error_as::<rt::exceptions::PyValueError, _>)
        )
    }
    rt::fastcall!(call, run, "mapped(text)", 1, 0, 1);
    rt::MethodDef::new("mapped\0", call, "mapped($module, text)\n--\n\n\0")
}

/// `def named(text: str) -> int`
///
/// Calls `crate::named`, src/lib.rs:16.
pub(crate) const fn named() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::named(
                rt::read!(py, "text", "src/lib.rs:16", text.borrow(&mut text_slot))
            ).map_err(rt::error_as::<rt::exceptions::PyKeyError, _>)
        )
    }
    rt::fastcall!(call, run, "named(text)", 1, 0, 1);
    rt::MethodDef::new("named\0", call, "named($module, text)\n--\n\n\0")
}

/// `def exported(text: str) -> float`
///
/// Calls `crate::exported`, src/lib.rs:18.
pub(crate) const fn exported() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let mut text_slot = rt::slot();
        rt::give(
            py,
            crate::exported(
                rt::read!(py, "text", "src/lib.rs:18", text.borrow(&mut text_slot))
            ).map_err(rt::error_as::<crate::Bad, _>)
        )
    }
    rt::fastcall!(call, run, "exported(text)", 1, 0, 1);
    rt::MethodDef::new("exported\0", call, "exported($module, text)\n--\n\n\0")
}

/// `def iterates(text: str) -> collections.abc.Iterator[int]`
///
/// Calls `crate::iterates`, src/lib.rs:20.
pub(crate) const fn iterates() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([text], []) = args;
        let text = rt::read!(py, "text", "src/lib.rs:20", text.get());
        rt::give_result_iterator(
            py,
            rt::detach(py, move || crate::iterates(text)).map_err(
                rt::error_as::<rt::exceptions::PyRuntimeError, _>
            )
        )
    }
    rt::fastcall!(call, run, "iterates(text)", 1, 0, 1);
    rt::MethodDef::new("iterates\0", call, "iterates($module, text)\n--\n\n\0")
}

/// `def local() -> None`
///
/// Calls `crate::local`, src/lib.rs:32.
pub(crate) const fn local() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer {
        rt::give(py, crate::local().map_err(rt::error_as::<rt::exceptions::PyLookupError, _>))
    }
    rt::fastcall!(call, run, "local()", 0, 0, 0);
    rt::MethodDef::new("local\0", call, "local($module)\n--\n\n\0")
}

/// `def local_here() -> None`
///
/// Calls `crate::local_here`, src/lib.rs:34.
pub(crate) const fn local_here() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer {
        rt::give(py, crate::local_here().map_err(rt::error_as::<rt::exceptions::PyKeyError, _>))
    }
    rt::fastcall!(call, run, "local_here()", 0, 0, 0);
    rt::MethodDef::new("local_here\0", call, "local_here($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    mapped(),
    named(),
    exported(),
    iterates(),
    local(),
    local_here(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_exception(module, &Bad::CLASS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("error_words\0", "\0", add_members);

rt::init!(PyInit_error_words, PyModExport_error_words, MODULE);
