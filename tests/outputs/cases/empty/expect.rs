// ==== lib.rs
// Written by keelback 0.1.0 from src/lib.rs.
// Do not edit: change the `@py` tags instead.

rt::handshake!("0.1.0");

pub(crate) fn add_members(_module: &rt::Bound<'_, rt::PyModule>) -> rt::PyResult<()> {
    rt::Ok(())
}

pub(crate) static MODULE: rt::ModuleDef = rt::ModuleDef::new("empty\0", "\0", add_members);

rt::init!(PyInit_empty, PyModExport_empty, MODULE);
