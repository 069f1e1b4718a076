//! Submodules that `import a.b` finds.

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::Bound;
use crate::module::def::ModuleDef;
use crate::types::{PyAny, PyModule};

/// Makes a submodule, registers it in `sys.modules`, executes it and sets it as an attribute.
pub fn add_submodule(parent: &Bound<'_, PyModule>, module: &'static ModuleDef) -> PyResult<()> {
    let py = parent.py();
    let name = format!("{}.{}", parent.name()?, module.name());
    let spec = spec(parent, &name)?;
    let object = module.create(&spec)?;
    if let Ok(file) = parent.getattr("__file__") {
        object.setattr("__file__", file)?;
    }
    object.setattr("__spec__", spec)?;
    object.setattr("__package__", parent.name()?)?;
    let modules = py.import("sys")?.getattr("modules")?;
    // In place before it runs, as the import system does it, and gone when it fails.
    modules.cast::<crate::types::PyDict>()?.set_item(name.as_str(), &object)?;
    if let Err(error) = module.execute(&object) {
        // SAFETY: a live mapping and a live key; a missing key only adds another error, dropped here.
        if unsafe {
            ffi::PyObject_DelItem(modules.as_ptr(), crate::types::PyString::new(py, &name).as_ptr())
        } < 0
        {
            drop(crate::PyErr::take(py));
        }
        return Err(error);
    }
    parent.setattr(module.name(), object)
}

/// The submodule's `importlib.machinery.ModuleSpec`: found where its parent was.
fn spec<'py>(parent: &Bound<'py, PyModule>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let py = parent.py();
    let class = py.import("importlib.machinery")?.getattr("ModuleSpec")?;
    let origin = parent.getattr("__file__").unwrap_or_else(|_| py.None().into_bound(py));
    let args = crate::types::PyTuple::new(
        py,
        &[crate::types::PyString::new(py, name).into_any(), py.None().into_bound(py)],
    )?;
    let spec = class.call(&args, None)?;
    spec.setattr("origin", origin)?;
    Ok(spec)
}
