//! `uuid`: `uuid.UUID`, both ways; anything else is a `TypeError`.

use uuid::Uuid;

use crate::convert::refuse;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

static CLASS: InterpreterCell = InterpreterCell::new();

fn class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    CLASS.get_or_init(py, || py.import("uuid")?.getattr("UUID"))
}

fn is_uuid(object: Borrowed<'_, '_, PyAny>) -> bool {
    class(object.py()).and_then(|class| object.is_instance(&class)).unwrap_or(false)
}

fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<Uuid> {
    let py = object.py();
    if !object.is_instance(&class(py)?)? {
        return Err(refuse::wrong_type(object, "uuid.UUID").take(py));
    }
    Ok(Uuid::from_u128(object.getattr(intern!(py, "int"))?.extract()?))
}

fn new<'py>(py: Python<'py>, value: &Uuid) -> PyResult<Bound<'py, PyAny>> {
    // hex, bytes, bytes_le, fields, int
    class(py)?.call1((py.None(), py.None(), py.None(), py.None(), value.as_u128()))
}

by_functions! {
    [] Uuid as PyAny: read, is_uuid, new;
}
