// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

/// `def total(numbers: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable, weights: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable | None) -> int`
///
/// Calls `crate::total`, src/lib.rs:7.
pub(crate) const fn total() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([numbers, weights], []) = args;
        rt::give(
            py,
            crate::total(
                rt::read!(py, "numbers", "src/lib.rs:7", numbers.get()),
                rt::read!(py, "weights", "src/lib.rs:7", weights.get())
            )
        )
    }
    rt::fastcall!(call, run, "total(numbers, weights)", 2, 0, 2);
    rt::MethodDef::new("total\0", call, "total($module, numbers, weights)\n--\n\n\0")
}

/// `def sort(items: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable) -> keelback.ArrowArrayExportable`
///
/// Calls `crate::sort`, src/lib.rs:12.
pub(crate) const fn sort() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([items], []) = args;
        rt::give(py, crate::sort(rt::read!(py, "items", "src/lib.rs:12", items.get())))
    }
    rt::fastcall!(call, run, "sort(items)", 1, 0, 1);
    rt::MethodDef::new("sort\0", call, "sort($module, items)\n--\n\n\0")
}

/// `def names(items: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable) -> keelback.ArrowArrayExportable`
///
/// Calls `crate::names`, src/lib.rs:17.
pub(crate) const fn names() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([items], []) = args;
        let mut items_slot = rt::slot();
        rt::give(
            py,
            crate::names(rt::read!(py, "items", "src/lib.rs:17", items.borrow(&mut items_slot)))
        )
    }
    rt::fastcall!(call, run, "names(items)", 1, 0, 1);
    rt::MethodDef::new("names\0", call, "names($module, items)\n--\n\n\0")
}

/// `def filter(rows: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable) -> keelback.ArrowBatch`
///
/// Calls `crate::filter`, src/lib.rs:22.
pub(crate) const fn filter() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([rows], []) = args;
        rt::give(py, crate::filter(rt::read!(py, "rows", "src/lib.rs:22", rows.get())))
    }
    rt::fastcall!(call, run, "filter(rows)", 1, 0, 1);
    rt::MethodDef::new("filter\0", call, "filter($module, rows)\n--\n\n\0")
}

/// `def scan(rows: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable) -> keelback.ArrowStream`
///
/// Calls `crate::scan`, src/lib.rs:27.
pub(crate) const fn scan() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 1, 0>
    ) -> rt::Answer {
        let rt::Args([rows], []) = args;
        rt::give(py, crate::scan(rt::read!(py, "rows", "src/lib.rs:27", rows.get())))
    }
    rt::fastcall!(call, run, "scan(rows)", 1, 0, 1);
    rt::MethodDef::new("scan\0", call, "scan($module, rows)\n--\n\n\0")
}

/// `def schema(of: keelback.ArrowSchemaExportable, key: keelback.ArrowSchemaExportable) -> list[keelback.ArrowSchemaExportable]`
///
/// Calls `crate::schema`, src/lib.rs:34.
pub(crate) const fn schema() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([of, key], []) = args;
        rt::give(
            py,
            crate::schema(
                rt::read!(py, "of", "src/lib.rs:34", of.get()),
                rt::read!(py, "key", "src/lib.rs:34", key.get())
            )
        )
    }
    rt::fastcall!(call, run, "schema(of, key)", 2, 0, 2);
    rt::MethodDef::new("schema\0", call, "schema($module, of, key)\n--\n\n\0")
}

/// `def again(items: keelback.ArrowArrayExportable | keelback.ArrowStreamExportable, fields: keelback.ArrowSchemaExportable) -> keelback.ArrowBatch`
///
/// Calls `crate::again`, src/lib.rs:41.
pub(crate) const fn again() -> rt::MethodDef {
    fn run<'a, 'py>(
        py: rt::Python<'py>,
        _module: &'a rt::Arg<'py>,
        args: rt::Args<'a, 'py, 2, 0>
    ) -> rt::Answer {
        let rt::Args([items, fields], []) = args;
        let mut fields_slot = rt::slot();
        rt::give(
            py,
            crate::again(
                rt::read!(py, "items", "src/lib.rs:41", items.get()),
                rt::read!(py, "fields", "src/lib.rs:41", fields.borrow(&mut fields_slot))
            )
        )
    }
    rt::fastcall!(call, run, "again(items, fields)", 2, 0, 2);
    rt::MethodDef::new(
        "again\0", call,
        "again($module, items, fields)\n--\n\nThe crate `arrow` has them all, under paths of its own.\0"
    )
}

static FUNCTIONS: &[rt::MethodDef] = &[
    total(),
    sort(),
    names(),
    filter(),
    scan(),
    schema(),
    again(),
    rt::MethodDef::END
];

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add_functions(module, FUNCTIONS)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("arrow\0", "\0", add_members);

rt::init!(PyInit_arrow, PyModExport_arrow, MODULE);
