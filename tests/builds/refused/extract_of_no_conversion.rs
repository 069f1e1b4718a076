//! A type without a conversion says what to do.
//~ error[E0277]: `Settings` cannot be made from a Python object
//~ implement `keelback::FromPyObject` for it
use keelback::prelude::*;

struct Settings;

fn read(object: &Bound<'_, PyAny>) -> PyResult<Settings> {
    object.extract()
}

fn main() {
    let _ = read;
}
