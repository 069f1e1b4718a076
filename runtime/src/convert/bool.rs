//! `bool`.
//!
//! | in | becomes |
//! |---|---|
//! | `True`, `False`, NumPy's booleans | the value |
//! | anything else, `0`, `1` and `None` too | `TypeError` |
//!
//! Out: `True` or `False`.

use std::convert::Infallible;

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet, refuse};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::{PyAny, PyBool};

/// The value of a `bool`.
#[inline(always)]
fn quick(object: Borrowed<'_, '_, PyAny>) -> Option<bool> {
    if object.as_ptr() == ffi::Py_True() {
        Some(true)
    } else if object.as_ptr() == ffi::Py_False() {
        Some(false)
    } else {
        None
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for bool {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<bool, Raised> {
        quick(object).map_or_else(|| other(object), Ok)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        quick(object).is_some()
    }

    #[inline(always)]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<bool> {
        quick(object)
    }
}

/// NumPy's own booleans are taken too: they are not `bool`, but nothing else.
#[cold]
#[inline(never)]
fn other(object: Borrowed<'_, '_, PyAny>) -> Result<bool, Raised> {
    let is_numpy =
        object.get_type().getattr("__module__").is_ok_and(|name| name.to_string() == "numpy")
            && matches!(object.type_name().as_str(), "bool" | "bool_");
    if is_numpy {
        return object.is_truthy().map_err(|error| error.raise(object.py()));
    }
    Err(refuse::wrong_type(object, "bool"))
}

impl<'py> IntoPyObject<'py> for bool {
    type Target = PyBool;
    type Output = Borrowed<'py, 'py, PyBool>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        let object = if self { ffi::Py_True() } else { ffi::Py_False() };
        // SAFETY: both are live `bool`s for as long as the interpreter.
        Ok(unsafe { Borrowed::from_ptr(py, object) })
    }

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        let object = if self { ffi::Py_True() } else { ffi::Py_False() };
        // SAFETY: both are live singletons.
        Owned::or_raised(py, unsafe { ffi::layout::refcount::new_ref_of_singleton(object) })
    }
}

out_by_copy! { [] bool; }
borrow_by_value! { [] bool; }
