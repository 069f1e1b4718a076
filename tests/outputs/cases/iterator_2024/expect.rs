// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def lengths(words: collections.abc.Sequence[str]) -> collections.abc.Iterator[int]`
///
/// Calls `crate::lengths`, src/lib.rs:5.
pub(crate) const fn lengths() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([words], []) = args;
        let mut words_slot = rt::slot();
        rt::give_iterator(
            py,
            crate::lengths(rt::read!(py, "words", "src/lib.rs:5", words.borrow(&mut words_slot)))
        )
    }
    rt::fastcall!(call, run, "lengths(words)", 1, 0, 1);
    rt::MethodDef::new("lengths\0", call, "lengths($module, words)\n--\n\n\0")
}

static FUNCTIONS: &[rt::MethodDef] = &[lengths(), rt::MethodDef::END];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("iterator_2024\0", "\0", add_members);

rt::init!(PyInit_iterator_2024, PyModExport_iterator_2024, MODULE);
