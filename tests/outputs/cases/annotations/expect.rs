// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def call(f: collections.abc.Callable[[int], str], x: int, *rest: float, mode: typing.Literal["a", "b"] = "a", **others: bytes) -> dict[str, typing.Any]`
///
/// Calls `crate::call`, src/lib.rs:6.
pub(crate) const fn call() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 3>
    ) -> rt::Answer {
        let rt::Args([f, x], [rest, mode, others]) = args;
        let rest = rest.required();
        let mut mode_slot = rt::slot();
        let others = others.required();
        rt::give(
            py,
            crate::call(
                rt::read!(py, "f", "src/lib.rs:6", f.get()),
                rt::read!(py, "x", "src/lib.rs:6", x.get()),
                rt::read!(py, "rest", "src/lib.rs:6", rest.get()),
                rt::read!(py, "mode", "src/lib.rs:6", mode.borrow_or(&mut mode_slot, || "a")),
                rt::read!(py, "others", "src/lib.rs:6", others.get())
            )
        )
    }
    rt::fastcall!(call, run, "call(f, x, *rest, mode=, **others)", 2, 3, -1);
    rt::MethodDef::new("call\0", call, "call($module, f, x, *rest, mode='a', **others)\n--\n\n\0")
}

/// `def table(source: pandas.DataFrame | os.PathLike[str]) -> numpy.typing.NDArray[numpy.float64]`
///
/// Calls `crate::table`, src/lib.rs:8.
pub(crate) const fn table() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([source], []) = args;
        rt::give(py, crate::table(rt::read!(py, "source", "src/lib.rs:8", source.get())))
    }
    rt::fastcall!(call, run, "table(source)", 1, 0, 1);
    rt::MethodDef::new("table\0", call, "table($module, source)\n--\n\n\0")
}

/// `def walk(root: str) -> collections.abc.Iterator[tuple[str, int]]`
///
/// Calls `crate::walk`, src/lib.rs:10.
pub(crate) const fn walk() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([root], []) = args;
        rt::give_iterator(py, crate::walk(rt::read!(py, "root", "src/lib.rs:10", root.get())))
    }
    rt::fastcall!(call, run, "walk(root)", 1, 0, 1);
    rt::MethodDef::new("walk\0", call, "walk($module, root)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[call(), table(), walk(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("annotations\0", "\0", add_members);

rt::init!(PyInit_annotations, PyModExport_annotations, MODULE);
