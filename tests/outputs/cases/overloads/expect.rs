// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def area(w: float, h: float) -> float`
///
/// Calls `crate::rectangle`, src/lib.rs:7.
///
/// `def area(side: float = 1.0) -> float`
///
/// Calls `crate::square`, src/lib.rs:12.
pub(crate) const fn area() -> rt::MethodDef {
    fn run_1<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>,
        pass: rt::Pass
    ) -> rt::Attempt {
        let rt::Args([w, h], []) = args;
        rt::attempted(
            rt::give(
                py,
                crate::rectangle(
                    rt::attempt_read!("w", "src/lib.rs:7", w.attempt(pass).get()),
                    rt::attempt_read!("h", "src/lib.rs:7", h.attempt(pass).get())
                )
            )
        )
    }
    fn run_2<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 1>,
        pass: rt::Pass
    ) -> rt::Attempt {
        let rt::Args([], [side]) = args;
        rt::attempted(
            rt::give(
                py,
                crate::square(
                    rt::attempt_read!("side", "src/lib.rs:12", side.attempt(pass).get_or(|| 1.0))
                )
            )
        )
    }
    rt::overloads!(
        call, "area", function,
        (),
        [
            (run_1, "area(w, h)", 2, 0, 2, "area(w: float, h: float) -> float"),
            (run_2, "area(side=)", 0, 1, 1, "area(side: float = 1.0) -> float")
        ]
    );
    rt::MethodDef::new(
        "area\0", call,
        "area(w: float, h: float) -> float\narea(side: float = 1.0) -> float\n\nOf a rectangle.\n\nOf a square.\0"
    )
}

/// `def show(value: int, /) -> str`
///
/// Calls `crate::show_int`, src/lib.rs:15.
///
/// `def show(value: str, /, *, quote: str | None = None) -> str`
///
/// Calls `crate::show_text`, src/lib.rs:17.
pub(crate) const fn show() -> rt::MethodDef {
    fn run_1<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>,
        pass: rt::Pass
    ) -> rt::Attempt {
        let rt::Args([value], []) = args;
        rt::attempted(
            rt::give(
                py,
                crate::show_int(
                    rt::attempt_read!("value", "src/lib.rs:15", value.attempt(pass).get())
                )
            )
        )
    }
    fn run_2<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 1>,
        pass: rt::Pass
    ) -> rt::Attempt {
        let rt::Args([value], [quote]) = args;
        let mut value_slot = rt::slot();
        rt::attempted(
            rt::give(
                py,
                crate::show_text(
                    rt::attempt_read!(
                        "value", "src/lib.rs:17",
                        value.attempt(pass).borrow(&mut value_slot)
                    ),
                    rt::attempt_read!(
                        "quote", "src/lib.rs:17",
                        quote.attempt(pass).get_or(|| rt::None)
                    )
                )
            )
        )
    }
    rt::overloads!(
        call, "show", function,
        (),
        [
            (run_1, "show(value, /)", 1, 0, 1, "show(value: int, /) -> str"),
            (
                run_2, "show(value, /, *, quote=)", 1, 1, 1,
                "show(value: str, /, *, quote: str | None = None) -> str"
            )
        ]
    );
    rt::MethodDef::new(
        "show\0", call,
        "show(value: int, /) -> str\nshow(value: str, /, *, quote: str | None = None) -> str\0"
    )
}

/// `def plain() -> None`
///
/// Calls `crate::plain`, src/lib.rs:20.
pub(crate) const fn plain() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        _args: rt::Args<'a, 'py, 0, 0>
    ) -> rt::Answer { rt::give(py, crate::plain()) }
    rt::fastcall!(call, run, "plain()", 0, 0, 0);
    rt::MethodDef::new("plain\0", call, "plain($module)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[area(), show(), plain(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "overloads\0", "Functions with several signatures.\0", add_members
);

rt::init!(PyInit_overloads, PyModExport_overloads, MODULE);
