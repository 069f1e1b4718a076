//! Values of types that implement serde's traits, to and from Python objects.
//!
//! | serde | Python |
//! |---|---|
//! | `bool`, integers, floats, `char` and strings, bytes | `bool`, `int`, `float`, `str`, `bytes` |
//! | `None`, `()`, a struct without fields | `None` |
//! | `Some(value)`, a newtype | the value |
//! | a sequence; a tuple, a tuple struct | `list`; `tuple` |
//! | a map; a struct | `dict`; `dict` with the fields' names |
//! | a variant without data; any other variant | its name as `str`; a `dict` of the name and the data |
//!
//! Towards Rust, anything that the conversion of the plain Rust type takes is taken too: `bytearray` for bytes, every
//! sequence and set for a sequence, every `Mapping` for a map or a struct. What is derived for a type says which
//! values it takes; errors are `TypeError` for a value of the wrong kind, for a missing or an unknown field,
//! `OverflowError` for a number out of range, and `ValueError` for all else, each with a note that says where it is.
//!
//! Needs the feature `serde`.
//!
//! ```
//! use keelback::prelude::*;
//! use keelback::serde::{depythonize, pythonize};
//!
//! #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
//! struct Point {
//!     x: i32,
//!     y: Option<f64>,
//! }
//!
//! # keelback_docs::run(|py| {
//! let object = pythonize(py, &[Point { x: 1, y: None }])?;
//! assert_eq!(object.to_string(), "({'x': 1, 'y': None},)");
//! let points: Vec<Point> = depythonize(&object)?;
//! assert_eq!(points, [Point { x: 1, y: None }]);
//! # Ok(()) })
//! ```

mod de;
mod ser;

use std::fmt;

use ::serde::Serialize;
use ::serde::de::{DeserializeOwned, Unexpected};

use crate::convert::{FromPyObject, IntoPyObject};
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// The object that a value is in Python.
///
/// # Errors
/// What the value's `Serialize` says, as `ValueError`; `TypeError` for a key that has no hash in Python.
///
/// ```
/// use keelback::prelude::*;
/// use keelback::serde::pythonize;
///
/// # keelback_docs::run(|py| {
/// assert_eq!(pythonize(py, &vec![Some(1), None])?.to_string(), "[1, None]");
/// # Ok(()) })
/// ```
pub fn pythonize<'py, T: Serialize + ?Sized>(
    py: Python<'py>,
    value: &T,
) -> PyResult<Bound<'py, PyAny>> {
    value.serialize(ser::Serializer(py)).map_err(|error| error.0)
}

/// The value that an object is in Rust.
///
/// # Errors
/// `TypeError`, `OverflowError` or `ValueError`, with a note that says where in the object.
///
/// ```
/// use keelback::prelude::*;
/// use keelback::serde::depythonize;
///
/// # keelback_docs::run(|py| {
/// let object = py.eval(c"{'one': (1, None)}", None, None)?;
/// let value: std::collections::HashMap<String, Vec<Option<u8>>> = depythonize(&object)?;
/// assert_eq!(value["one"], [Some(1), None]);
/// let error = depythonize::<Vec<u8>>(&object).unwrap_err();
/// assert_eq!(error.to_string(), "TypeError: expected a sequence, got dict");
/// # Ok(()) })
/// ```
pub fn depythonize<T: DeserializeOwned>(object: &Bound<'_, PyAny>) -> PyResult<T> {
    T::deserialize(de::Deserializer(object.as_any().as_borrowed())).map_err(|error| error.0)
}

/// A parameter or a result whose type has serde's traits instead of conversions.
///
/// The stub says `Any`: what is derived is not seen by the build script. Annotate it in the tag's declaration.
///
/// ```
/// use keelback::serde::Serde;
///
/// #[derive(serde::Deserialize)]
/// struct Settings {
///     width: u32,
/// }
///
/// /// How wide it will be.
/// ///
/// /// @py def width(settings: dict[str, Any]) -> int
/// pub fn width(settings: Serde<Settings>) -> u32 {
///     settings.0.width
/// }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Serde<T>(
    /// The value.
    pub T,
);

impl<'a, 'py, T: DeserializeOwned> FromPyObject<'a, 'py> for Serde<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        depythonize(&object).map(Serde)
    }
}

impl<'py, T: Serialize> IntoPyObject<'py> for Serde<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pythonize(py, &self.0)
    }
}

impl<'py, T: Serialize> IntoPyObject<'py> for &Serde<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        pythonize(py, &self.0)
    }
}

borrow_by_value! { [T] Serde<T>; }

/// An exception, as serde's traits want their errors.
#[derive(Debug)]
struct Error(PyErr);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Error {}

impl From<PyErr> for Error {
    fn from(error: PyErr) -> Error {
        Error(error)
    }
}

impl ::serde::ser::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error(PyValueError::new_err(message.to_string()))
    }
}

impl ::serde::de::Error for Error {
    fn custom<T: fmt::Display>(message: T) -> Error {
        Error(PyValueError::new_err(message.to_string()))
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn ::serde::de::Expected) -> Error {
        Error(PyTypeError::new_err(format!("expected {wanted}, got {found}")))
    }

    fn missing_field(field: &'static str) -> Error {
        Error(PyTypeError::new_err(format!("the key '{field}' is missing")))
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Error {
        let known = known.join(", ");
        Error(PyTypeError::new_err(format!("no field is called '{field}'; there are {known}")))
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Error {
        let known = known.join(", ");
        Error(PyValueError::new_err(format!("no variant is called '{variant}'; there are {known}")))
    }
}
