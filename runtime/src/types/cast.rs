//! Which objects may be seen as which type.

use crate::error::PyErr;
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyType};

/// Types that an object can be asked for.
///
/// # Safety
/// `type_check` must be true only for objects that every use of `Bound<Self>` is sound for.
pub unsafe trait PyTypeCheck {
    /// The name in messages: `int`.
    const NAME: &'static str;

    /// Whether the object is one.
    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool;
}

/// Types that have a type object.
///
/// # Safety
/// Instances of `type_object` (and of its subclasses) must pass the type's check.
pub unsafe trait PyTypeInfo: PyTypeCheck {
    /// The type object of the interpreter that the thread is attached to.
    fn type_object(py: Python<'_>) -> Bound<'_, PyType>;
}

/// Markers whose handles deref to a handle of any object: all but [`PyAny`] itself.
pub trait DerefToPyAny {}

/// An object was not of the type asked for. Becomes a `TypeError`.
pub struct CastError<'a, 'py> {
    object: Borrowed<'a, 'py, PyAny>,
    wanted: &'static str,
}

impl<'a, 'py> CastError<'a, 'py> {
    pub(crate) fn new<T: PyTypeCheck>(object: Borrowed<'a, 'py, PyAny>) -> Self {
        CastError { object, wanted: T::NAME }
    }
}

impl std::fmt::Display for CastError<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}, got {}", self.wanted, self.object.type_name())
    }
}

impl std::fmt::Debug for CastError<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

impl From<CastError<'_, '_>> for PyErr {
    fn from(error: CastError<'_, '_>) -> PyErr {
        PyTypeError::new_err(error.to_string())
    }
}
