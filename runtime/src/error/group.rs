//! Exception groups (PEP 654).

use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyBaseException, PyException};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyList, PyTypeInfo};

impl PyErr {
    /// One exception for several: an `ExceptionGroup`, or a `BaseExceptionGroup` where one of them is no
    /// `Exception`, for `except*` to take apart.
    ///
    /// Before 3.11 it is the one of the package `exceptiongroup`, if that is installed, and otherwise a plain
    /// `Exception` whose attribute `exceptions` holds them and whose cause is the first.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyKeyError, PyValueError};
    ///
    /// let all = vec![PyKeyError::new_err("a"), PyValueError::new_err("b")];
    /// let group = PyErr::new_group(py, "two of three failed", all);
    /// let kept = group.exceptions(py).expect("it is a group");
    /// assert_eq!(kept[1].to_string(), "ValueError: b");
    /// # Ok(()) })
    /// ```
    pub fn new_group(
        py: Python<'_>,
        message: &str,
        errors: impl IntoIterator<Item = PyErr>,
    ) -> PyErr {
        let made = PyList::new(py, errors.into_iter().collect::<Vec<_>>())
            .and_then(|errors| group(py, message, &errors));
        made.map_or_else(|error| error, |group| PyErr::from_value(group))
    }

    /// The exceptions of a group; `None` for what is none.
    pub fn exceptions(&self, py: Python<'_>) -> Option<Vec<PyErr>> {
        let all = self.value(py).getattr_opt(crate::intern!(py, "exceptions")).ok()??;
        let all: Vec<Bound<'_, PyAny>> = all.extract().ok()?;
        let all = all.into_iter().map(|one| one.cast_into::<PyBaseException>().ok());
        all.map(|one| one.map(PyErr::from_instance)).collect()
    }
}

/// The group's class, where there is one.
fn class(py: Python<'_>) -> PyResult<Option<Bound<'_, PyAny>>> {
    let name = crate::intern!(py, "BaseExceptionGroup");
    if let Some(class) = py.import("builtins")?.getattr_opt(name)? {
        return Ok(Some(class));
    }
    match py.import("exceptiongroup") {
        Ok(module) => module.getattr_opt(name),
        Err(_) => Ok(None),
    }
}

fn group<'py>(
    py: Python<'py>,
    message: &str,
    errors: &Bound<'py, PyList>,
) -> PyResult<Bound<'py, PyAny>> {
    // It makes itself an `ExceptionGroup` where it can.
    if let Some(class) = class(py)? {
        return class.call1((message, errors));
    }
    let group = PyException::type_object(py).call1((message,))?;
    group.setattr("exceptions", errors.to_tuple())?;
    if let Ok(first) = errors.get_item(0) {
        PyErr::from_value(group.clone()).set_cause(py, Some(PyErr::from_value(first)));
    }
    Ok(group)
}
