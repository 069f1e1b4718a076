//! `module`.

use keelback_ffi as ffi;

use crate::convert::IntoPyObject;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{DerefToPyAny, PyAny, PyString, PyType, PyTypeCheck, PyTypeInfo};

/// `types.ModuleType`
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PyModule(std::convert::Infallible);

// SAFETY: the check is CPython's own for that type.
unsafe impl PyTypeCheck for PyModule {
    const NAME: &'static str = "module";

    #[inline]
    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object.
        let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
        let module = &raw mut ffi::PyModule_Type;
        // SAFETY: two type objects.
        unsafe { ffi::PyType_IsSubtype(class, module) != 0 }
    }
}

// SAFETY: the type object that the check asks for.
unsafe impl PyTypeInfo for PyModule {
    fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
        let object = &raw mut ffi::PyModule_Type;
        // SAFETY: a static type object is a live object of type `type`.
        unsafe { Borrowed::from_ptr(py, object.cast()) }.to_owned()
    }
}

impl DerefToPyAny for PyModule {}

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
        module.cast_into()
    }
}
