use keelback::prelude::*;
keelback::module!();

/// @py from into
pub struct Options { pub width: u32 }

impl FromPyObject<'_, '_> for Options {
    type Error = PyErr;
    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Options> {
        Ok(Options { width: object.extract()? })
    }
}
