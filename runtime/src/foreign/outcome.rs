//! What comes back from a call of Python: a value or an error, as the method's type has it.

use crate::convert::FromPyObjectOwned;
use crate::error::{OrErr as _, PyErr, PyResult};
use crate::handle::Bound;
use crate::interned::Interned;
use crate::py::Python;
use crate::types::PyAny;

/// What a method that Python implements may return.
#[diagnostic::on_unimplemented(
    message = "a method that Python implements cannot return `{Self}`",
    label = "this type has no conversion from Python",
    note = "for `T`, implement `keelback::FromPyObject`; for `Result<T, E>`, implement `From<keelback::PyErr> for E` too"
)]
pub trait Outcome: Sized {
    /// From the object or the exception of a call of that method.
    fn of(py: Python<'_>, outcome: PyResult<Bound<'_, PyAny>>, method: &'static Interned) -> Self;
}

impl<T: for<'py> FromPyObjectOwned<'py>> Outcome for T {
    fn of(py: Python<'_>, outcome: PyResult<Bound<'_, PyAny>>, method: &'static Interned) -> Self {
        converted(py, outcome, method).unwrap_or_else(|error| unwind(error))
    }
}

impl<T: for<'py> FromPyObjectOwned<'py>, E: From<PyErr>> Outcome for Result<T, E> {
    fn of(py: Python<'_>, outcome: PyResult<Bound<'_, PyAny>>, method: &'static Interned) -> Self {
        converted(py, outcome, method).map_err(E::from)
    }
}

fn converted<T: for<'py> FromPyObjectOwned<'py>>(
    py: Python<'_>,
    outcome: PyResult<Bound<'_, PyAny>>,
    method: &'static Interned,
) -> PyResult<T> {
    let object = outcome?;
    T::from_outcome(object.as_borrowed()).or_err(py).inspect_err(|error| {
        // Telling the method is a service: what goes wrong with it does not replace the error.
        let _ = error.add_note(py, &format!("result of '{}'", method.text()));
    })
}

/// Leaves Rust code that has no way to answer with an error. [`fence`](crate::call::enter::fence) raises the exception
/// again; no panic hook hears of it.
#[cold]
pub(crate) fn unwind(error: PyErr) -> ! {
    if cfg!(panic = "abort") {
        Python::attach(|py| error.print(py));
    }
    std::panic::resume_unwind(Box::new(error))
}
