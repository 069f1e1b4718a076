// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def middle(line: shapes.Line, all: collections.abc.Sequence[shapes.Point], points: shapes.Point) -> shapes.Point`
///
/// Calls `crate::middle`, src/lib.rs:19.
pub(crate) const fn middle() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 3, 0>
    ) -> rt::Answer {
        let rt::Args([line, all, points], []) = args;
        let mut line_slot = rt::slot();
        let mut points_slot = rt::slot();
        rt::give(
            py,
            crate::middle(
                rt::read!(py, "line", "src/lib.rs:19", line.borrow(&mut line_slot)),
                rt::read!(py, "all", "src/lib.rs:19", all.get()),
                rt::read!(py, "points", "src/lib.rs:19", points.borrow_mut(&mut points_slot))
            )
        )
    }
    rt::fastcall!(call, run, "middle(line, all, points)", 3, 0, 3);
    rt::MethodDef::new("middle\0", call, "middle($module, line, all, points)\n--\n\n\0")
}

/// `def area(shape: shapes.Shape) -> float`
///
/// Calls `crate::area`, src/lib.rs:22.
pub(crate) const fn area() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([shape], []) = args;
        let mut shape_slot = rt::slot();
        rt::give(
            py,
            crate::area(rt::read!(py, "shape", "src/lib.rs:22", shape.borrow(&mut shape_slot)))
        )
    }
    rt::fastcall!(call, run, "area(shape)", 1, 0, 1);
    rt::MethodDef::new("area\0", call, "area($module, shape)\n--\n\n\0")
}

/// `module errors`
///
/// Made from src/lib.rs:10.
pub(crate) mod errors {
    use super::rt;
    pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
        #[cfg(unix)]
        rt::add_exported::<::shapes_core::Flat>(module)?;
        rt::Ok(())
    }
    pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("errors\0", "\0", add_members);
}

static FUNCTIONS: &[rt::MethodDef] = &[middle(), area(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::add_exported::<::shapes_core::Line>(module)?;
    rt::add_exported::<::shapes_core::geometry::Point>(module)?;
    rt::add_exported::<dyn ::shapes_core::Shape>(module)?;
    rt::add_submodule(module, &errors::MODULE)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "shapes\0", "Takes classes over from a crate of its own workspace.\0", add_members
);

rt::init!(PyInit_shapes, PyModExport_shapes, MODULE);
