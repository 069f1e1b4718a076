// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

pub(crate) fn add_members(module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::add(module, "MAX", crate::MAX)?;
    rt::add(module, "LEAST", crate::LEAST)?;
    rt::add(module, "NAME", crate::NAME)?;
    rt::add(module, "ON", crate::ON)?;
    rt::add(module, "MARK", crate::MARK)?;
    rt::add(module, "RATIO", crate::RATIO)?;
    rt::add(module, "WHOLE", crate::WHOLE)?;
    rt::add(module, "COMPUTED", crate::COMPUTED)?;
    rt::add(module, "PAUSE", crate::PAUSE)?;
    rt::add(module, "TABLE", &crate::TABLE)?;
    rt::add(module, "VERSION", crate::OLD)?;
    rt::add(module, "lower", crate::UPPER)?;
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("constants\0", "\0", add_members);

rt::init!(PyInit_constants, PyModExport_constants, MODULE);
