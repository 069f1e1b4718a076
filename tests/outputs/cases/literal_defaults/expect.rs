// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def numbers(a: int = 1, b: int = -2, c: float = 1, d: float = 2.5, e: float = 1000.0, f: int = 255, g: bool = True) -> float`
///
/// Calls `crate::numbers`, src/lib.rs:7.
pub(crate) const fn numbers() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 7>
    ) -> rt::Answer {
        let rt::Args([], [a, b, c, d, e, f, g]) = args;
        rt::give(
            py,
            crate::numbers(
                rt::read!(py, "a", "src/lib.rs:7", a.get_or(|| 1)),
                rt::read!(py, "b", "src/lib.rs:7", b.get_or(|| -2)),
                rt::read!(py, "c", "src/lib.rs:7", c.get_or(|| 1.0)),
                rt::read!(py, "d", "src/lib.rs:7", d.get_or(|| 2.5)),
                rt::read!(py, "e", "src/lib.rs:7", e.get_or(|| 1000.0)),
                rt::read!(py, "f", "src/lib.rs:7", f.get_or(|| 255)),
                rt::read!(py, "g", "src/lib.rs:7", g.get_or(|| true))
            )
        )
    }
    rt::fastcall!(call, run, "numbers(a=, b=, c=, d=, e=, f=, g=)", 0, 7, 7);
    rt::MethodDef::new(
        "numbers\0", call,
        "numbers($module, a=1, b=-2, c=1, d=2.5, e=1000.0, f=255, g=True)\n--\n\n\0"
    )
}

#[
    doc = " `def texts(a: str = \"x\", b: str = 'say \"hi\"', c: str = \"ß\", d: str = \"\\x00\\n\", e: str | os.PathLike[str] = \"p\", f: str | os.PathLike[str] = \"q\") -> None`"
]
///
/// Calls `crate::texts`, src/lib.rs:10.
pub(crate) const fn texts() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 6>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [a, b, c, d, e, f]) = args;
            let mut a_slot = rt::slot();
            let mut d_slot = rt::slot();
            let mut f_slot = rt::slot();
            crate::texts(
                rt::read!(py, "a", "src/lib.rs:10", a.borrow_or(&mut a_slot, || "x")),
                rt::read!(py, "b", "src/lib.rs:10", b.get_or(|| rt::String::from("say \"hi\""))),
                rt::read!(py, "c", "src/lib.rs:10", c.get_or(|| 'ß')),
                rt::read!(py, "d", "src/lib.rs:10", d.borrow_or(&mut d_slot, || "\0\n")),
                rt::read!(py, "e", "src/lib.rs:10", e.get_or(|| rt::PathBuf::from("p"))),
                rt::read!(py, "f", "src/lib.rs:10", f.borrow_or(&mut f_slot, || rt::Path::new("q")))
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "texts(a=, b=, c=, d=, e=, f=)", 0, 6, 6);
    rt::MethodDef::new(
        "texts\0", call,
        "texts($module, a='x', b='say \"hi\"', c='\\xdf', d='\\x00\\n', e='p', f='q')\n--\n\n\0"
    )
}

/// `def options(a: int | None = None, b: int | None = 1, c: str | None = "x", d: str | None = None, e: str | None = "y") -> None`
///
/// Calls `crate::options`, src/lib.rs:13.
pub(crate) const fn options() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 5>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [a, b, c, d, e]) = args;
            let mut d_slot = rt::slot();
            let mut e_slot = rt::slot();
            crate::options(
                rt::read!(py, "a", "src/lib.rs:13", a.get_or(|| rt::None)),
                rt::read!(py, "b", "src/lib.rs:13", b.get_or(|| rt::Some(1))),
                rt::read!(py, "c", "src/lib.rs:13", c.get_or(|| rt::Some(rt::String::from("x")))),
                rt::read!(py, "d", "src/lib.rs:13", d.borrow_option_or(&mut d_slot, || rt::None)),
                rt::read!(
                    py, "e", "src/lib.rs:13",
                    e.borrow_option_or(&mut e_slot, || rt::Some("y"))
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "options(a=, b=, c=, d=, e=)", 0, 5, 5);
    rt::MethodDef::new(
        "options\0", call, "options($module, a=None, b=1, c='x', d=None, e='y')\n--\n\n\0"
    )
}

#[
    doc = " `def collections(a: collections.abc.Sequence[int] = [], b: dict[str, int] = {}, c: bytes = b\"\\x00a\", d: bytes | bytearray = b\"z\", e: collections.abc.Sequence[int] = [1, 2], f: tuple[int, str] = (1, \"a\"), g: collections.abc.Sequence[float] = (), h: set[int] | frozenset[int] = {1}, i: dict[str, int] = {\"k\": 1}) -> None`"
]
///
/// Calls `crate::collections`, src/lib.rs:16.
pub(crate) const fn collections() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 9>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [a, b, c, d, e, f, g, h, i]) = args;
            let mut c_slot = rt::slot();
            let mut e_default = rt::slot_object();
            let mut f_default = rt::slot_object();
            let mut g_slot = rt::slot();
            let mut h_default = rt::slot_object();
            let mut i_default = rt::slot_object();
            crate::collections(
                rt::read!(py, "a", "src/lib.rs:16", a.get_or(rt::Vec::new)),
                rt::read!(py, "b", "src/lib.rs:16", b.get_or(rt::default)),
                rt::read!(py, "c", "src/lib.rs:16", c.borrow_or(&mut c_slot, || &b"\0a"[..])),
                rt::read!(py, "d", "src/lib.rs:16", d.get_or(|| rt::Vec::from(*b"z"))),
                rt::read!(
                    py, "e", "src/lib.rs:16",
                    e.or_literal(
                        py,
                        &mut e_default,
                        &rt::Literal::List(&[rt::Literal::Int("1"), rt::Literal::Int("2")])
                    )?.get()
                ),
                rt::read!(
                    py, "f", "src/lib.rs:16",
                    f.or_literal(
                        py,
                        &mut f_default,
                        &rt::Literal::Tuple(&[rt::Literal::Int("1"), rt::Literal::Str("a")])
                    )?.get()
                ),
                rt::read!(py, "g", "src/lib.rs:16", g.borrow_or(&mut g_slot, || &[])),
                rt::read!(
                    py, "h", "src/lib.rs:16",
                    h.or_literal(
                        py,
                        &mut h_default,
                        &rt::Literal::Set(&[rt::Literal::Int("1")])
                    )?.get()
                ),
                rt::read!(
                    py, "i", "src/lib.rs:16",
                    i.or_literal(
                        py,
                        &mut i_default,
                        &rt::Literal::Dict(&[(rt::Literal::Str("k"), rt::Literal::Int("1"))])
                    )?.get()
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "collections(a=, b=, c=, d=, e=, f=, g=, h=, i=)", 0, 9, 9);
    rt::MethodDef::new(
        "collections\0", call,
        "collections($module, a=[], b={}, c=b'\\x00a', d=b'z', e=[1, 2], f=(1, 'a'), g=(), h={1}, i={'k': 1})\n--\n\n\0"
    )
}

/// `def boxed(a: str = "x", b: int = True) -> None`
///
/// Calls `crate::boxed`, src/lib.rs:19.
pub(crate) const fn boxed() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 0, 2>
    ) -> rt::Answer {
        let result = {
            let rt::Args([], [a, b]) = args;
            let mut a_default = rt::slot_object();
            let mut b_default = rt::slot_object();
            crate::boxed(
                rt::read!(
                    py, "a", "src/lib.rs:19",
                    a.or_literal(py, &mut a_default, &rt::Literal::Str("x"))?.get()
                ),
                rt::read!(
                    py, "b", "src/lib.rs:19",
                    b.or_literal(py, &mut b_default, &rt::Literal::Bool(true))?.get()
                )
            )
        };
        rt::give(py, result)
    }
    rt::fastcall!(call, run, "boxed(a=, b=)", 0, 2, 2);
    rt::MethodDef::new("boxed\0", call, "boxed($module, a='x', b=True)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[
    numbers(),
    texts(),
    options(),
    collections(),
    boxed(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new(
    "literal_defaults\0", "\0", add_members
);

rt::init!(PyInit_literal_defaults, PyModExport_literal_defaults, MODULE);
