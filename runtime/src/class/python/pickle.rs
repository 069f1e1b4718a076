//! What a pickle holds of the base's part of an object.

use keelback_ffi as ffi;

use super::bases_of;
use crate::class::def::ClassDef;
use crate::error::PyResult;
use crate::exceptions::PyTypeError;
use crate::handle::Bound;
use crate::types::{PyAny, PyDict, PyList};

/// The parts of `__reduce__` behind the first two: the state, the items of a list, those of a dict.
pub(crate) fn rest<'py>(
    object: &Bound<'py, PyAny>,
    class: &'static ClassDef,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let py = object.py();
    let none = || py.None().into_bound(py);
    let state = match object.hasattr("__dict__")? {
        true => object.getattr("__dict__")?,
        false => none(),
    };
    // SAFETY: a live object.
    if unsafe { ffi::PyExceptionInstance_Check(object.as_ptr()) } {
        // An exception sets every attribute that its state names.
        let all = PyDict::new(py);
        all.set_item("args", object.getattr("args")?)?;
        all.update(state.cast()?)?;
        return Ok(vec![all.into_any()]);
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        let items = dict.as_any().call_method0("items")?.try_iter()?.into_any();
        return Ok(vec![state, none(), items]);
    }
    if object.cast::<PyList>().is_ok() {
        return Ok(vec![state, object.try_iter()?.into_any()]);
    }
    match bases_of(class) {
        Some((_, facts)) if !facts.is_object => Err(PyTypeError::new_err(format!(
            "cannot pickle '{}' object: what its base holds is not known",
            class.name()
        ))),
        _ if state.is_none() => Ok(Vec::new()),
        _ => Ok(vec![state]),
    }
}
