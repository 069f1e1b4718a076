//! Text and bytes that keep the Python object they lie in: no copy is made, and no thread need be attached to read.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::ptr::NonNull;
use std::sync::Arc;

use crate::convert::{FromPyObject, IntoPyObject, refuse};
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{PyAny, PyByteArray, PyBytes, PyString, PyTypeCheck};

/// The text of a Python `str`, in place.
///
/// ```
/// # use keelback::prelude::*;
/// # use keelback::pybacked::PyBackedStr;
/// # keelback_docs::run(|py| {
/// let text: PyBackedStr = PyString::new(py, "text").extract()?;
/// let last = py.detach(|| text.chars().last());
/// assert_eq!(last, Some('t'));
/// # Ok(()) })
/// ```
pub struct PyBackedStr {
    /// Never changes while `owner` lives.
    text: NonNull<str>,
    owner: Py<PyString>,
}

// SAFETY: the text never changes, and `Py` may go to any thread.
unsafe impl Send for PyBackedStr {}
// SAFETY: as above.
unsafe impl Sync for PyBackedStr {}

impl PyBackedStr {
    /// A second handle to the same text.
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        PyBackedStr { text: self.text, owner: self.owner.clone_ref(py) }
    }

    /// The `str` itself.
    pub fn as_py_str(&self) -> &Py<PyString> {
        &self.owner
    }

    /// The text.
    #[inline]
    pub fn as_str(&self) -> &str {
        // SAFETY: the owner keeps the text, and is kept.
        unsafe { self.text.as_ref() }
    }
}

impl TryFrom<Bound<'_, PyString>> for PyBackedStr {
    type Error = PyErr;

    /// # Errors
    /// `UnicodeEncodeError` when it holds lone surrogates.
    fn try_from(text: Bound<'_, PyString>) -> PyResult<Self> {
        let content = NonNull::from(text.to_str()?);
        Ok(PyBackedStr { text: content, owner: text.unbind() })
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for PyBackedStr {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if !PyString::type_check(object) {
            return Err(refuse::wrong_type(object, "str").take(object.py()));
        }
        object.to_owned().cast_into::<PyString>()?.try_into()
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        PyString::type_check(object)
    }
}

impl<'py> IntoPyObject<'py> for PyBackedStr {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.owner.into_bound(py))
    }
}

impl<'a, 'py: 'a> IntoPyObject<'py> for &'a PyBackedStr {
    type Target = PyString;
    type Output = Borrowed<'a, 'py, PyString>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.owner.bind(py).as_borrowed())
    }
}

/// What keeps the bytes of a [`PyBackedBytes`].
enum Owner {
    Python(Py<PyBytes>),
    /// A copy, of what may change.
    Rust(Arc<[u8]>),
}

/// The bytes of a Python `bytes`, in place; of a `bytearray`, which may change, a copy.
pub struct PyBackedBytes {
    /// Never change while `owner` lives.
    data: NonNull<[u8]>,
    owner: Owner,
}

// SAFETY: the bytes never change, and both kinds of owners may go to any thread.
unsafe impl Send for PyBackedBytes {}
// SAFETY: as above.
unsafe impl Sync for PyBackedBytes {}

impl PyBackedBytes {
    /// A second handle to the same bytes.
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        let owner = match &self.owner {
            Owner::Python(bytes) => Owner::Python(bytes.clone_ref(py)),
            Owner::Rust(bytes) => Owner::Rust(Arc::clone(bytes)),
        };
        PyBackedBytes { data: self.data, owner }
    }

    /// The bytes.
    #[inline]
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: the owner keeps the bytes, and is kept.
        unsafe { self.data.as_ref() }
    }
}

impl From<Bound<'_, PyBytes>> for PyBackedBytes {
    fn from(bytes: Bound<'_, PyBytes>) -> Self {
        let data = NonNull::from(bytes.as_bytes());
        PyBackedBytes { data, owner: Owner::Python(bytes.unbind()) }
    }
}

impl From<Bound<'_, PyByteArray>> for PyBackedBytes {
    fn from(bytes: Bound<'_, PyByteArray>) -> Self {
        let copy: Arc<[u8]> = bytes.to_vec().into();
        PyBackedBytes { data: NonNull::from(&*copy), owner: Owner::Rust(copy) }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for PyBackedBytes {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = object.cast::<PyBytes>() {
            return Ok(bytes.to_owned().into());
        }
        if let Ok(bytes) = object.cast::<PyByteArray>() {
            return Ok(bytes.to_owned().into());
        }
        Err(refuse::wrong_type(object, "bytes or bytearray").take(object.py()))
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        PyBytes::type_check(object)
    }
}

impl<'py> IntoPyObject<'py> for PyBackedBytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        (&self).into_pyobject(py)
    }
}

impl<'py> IntoPyObject<'py> for &PyBackedBytes {
    type Target = PyBytes;
    type Output = Bound<'py, PyBytes>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(match &self.owner {
            Owner::Python(bytes) => bytes.bind(py).clone(),
            Owner::Rust(bytes) => PyBytes::new(py, bytes),
        })
    }
}

/// What both have of the content that they deref to.
macro_rules! as_content {
    ($($type:ident: $content:ty, $method:ident;)*) => { $(
        impl Deref for $type {
            type Target = $content;

            #[inline]
            fn deref(&self) -> &$content {
                self.$method()
            }
        }

        impl AsRef<$content> for $type {
            fn as_ref(&self) -> &$content {
                self
            }
        }

        impl std::borrow::Borrow<$content> for $type {
            fn borrow(&self) -> &$content {
                self
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&**self, f)
            }
        }

        impl PartialEq for $type {
            fn eq(&self, other: &Self) -> bool {
                **self == **other
            }
        }

        impl Eq for $type {}

        impl PartialEq<$content> for $type {
            fn eq(&self, other: &$content) -> bool {
                **self == *other
            }
        }

        impl PartialEq<&$content> for $type {
            fn eq(&self, other: &&$content) -> bool {
                **self == **other
            }
        }

        impl PartialEq<$type> for $content {
            fn eq(&self, other: &$type) -> bool {
                *self == **other
            }
        }

        impl PartialOrd for $type {
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Ord for $type {
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                (**self).cmp(&**other)
            }
        }

        impl Hash for $type {
            fn hash<H: Hasher>(&self, state: &mut H) {
                (**self).hash(state);
            }
        }
    )* };
}

as_content! {
    PyBackedStr: str, as_str;
    PyBackedBytes: [u8], as_bytes;
}

impl fmt::Display for PyBackedStr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}
