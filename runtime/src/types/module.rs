//! `module`.

use keelback_ffi as ffi;

use crate::convert::IntoPyObject;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyModule, PyString};

impl<'py> Bound<'py, PyModule> {
    /// `__name__`.
    ///
    /// # Errors
    /// When it has been deleted or is not a `str`.
    pub fn name(&self) -> PyResult<String> {
        self.getattr("__name__")?.extract()
    }

    /// Sets an attribute.
    ///
    /// # Errors
    /// What the value's conversion raises.
    pub fn add<V: IntoPyObject<'py>>(&self, name: &str, value: V) -> PyResult<()> {
        self.setattr(name, value)
    }
}

impl<'py> Python<'py> {
    /// `importlib.import_module(name)`.
    ///
    /// # Errors
    /// What the import raises.
    pub fn import(self, name: &str) -> PyResult<Bound<'py, PyModule>> {
        let name = PyString::new(self, name);
        // SAFETY: a live `str`.
        let module = self.own_or_err(unsafe { ffi::PyImport_Import(name.as_ptr()) })?;
        // `sys.modules` may hold anything; what is no module is still an object with attributes.
        Ok(module.cast_into()?)
    }
}
