//! Which objects may be seen as which type.

use keelback_ffi as ffi;

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

    /// The address of the type object. Who keeps it beyond the life of the interpreter's classes keeps a
    /// count of it, too.
    fn type_object_raw(py: Python<'_>) -> *mut ffi::PyTypeObject {
        Self::type_object(py).as_ptr().cast()
    }

    /// Whether the object is an instance of the type or of a subclass.
    fn is_type_of(object: &Bound<'_, PyAny>) -> bool {
        Self::type_check(object.as_borrowed())
    }

    /// Whether the object's type is this very one.
    fn is_exact_type_of(object: &Bound<'_, PyAny>) -> bool {
        let class = Self::type_object(object.py());
        object.get_type_ptr() == class.as_ptr().cast()
    }
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

/// Like [`CastError`], where the object was given away: it can be had back.
pub struct CastIntoError<'py> {
    object: Bound<'py, PyAny>,
    wanted: &'static str,
}

impl<'py> CastIntoError<'py> {
    pub(crate) fn new<T: PyTypeCheck>(object: Bound<'py, PyAny>) -> Self {
        CastIntoError { object, wanted: T::NAME }
    }

    /// The object that was of another type.
    #[must_use]
    pub fn into_inner(self) -> Bound<'py, PyAny> {
        self.object
    }
}

macro_rules! say {
    ($($error:ty;)*) => { $(
        impl std::fmt::Display for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "expected {}, got {}", self.wanted, self.object.type_name())
            }
        }

        impl std::fmt::Debug for $error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }

        impl std::error::Error for $error {}

        impl From<$error> for PyErr {
            fn from(error: $error) -> PyErr {
                PyTypeError::new_err(error.to_string())
            }
        }
    )* };
}

say! {
    CastError<'_, '_>;
    CastIntoError<'_>;
}
