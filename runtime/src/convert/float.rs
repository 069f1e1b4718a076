//! `f64` and `f32`.
//!
//! | in | becomes |
//! |---|---|
//! | `float`, `int`, whatever has `__float__` or `__index__` | the value; for `f32` the nearest one |
//! | an `int` above what a `float` holds, a finite value above what an `f32` holds | `OverflowError` |
//! | all else, `str` too | `TypeError`, in CPython's words |
//!
//! Out: `float`.

use std::convert::Infallible;

use keelback_ffi as ffi;

use crate::aside::aside;
use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet};
use crate::depth::Level;
use crate::error::Raised;
use crate::exceptions::{PyOverflowError, PyTypeError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyFloat};

/// The value of a `float`, unless layouts are off.
#[inline(always)]
fn quick(object: Borrowed<'_, '_, PyAny>) -> Option<f64> {
    // SAFETY: a live object.
    unsafe { ffi::layout::float::exact(object.as_ptr()) }
}

/// An `int`, or an object with `__float__` or `__index__`; a `float` too.
fn asked(object: Borrowed<'_, '_, PyAny>) -> Result<f64, Raised> {
    let py = object.py();
    let _level = Level::enter(py).map_err(|error| error.raise(py))?;
    // SAFETY: a live object.
    let value = unsafe { ffi::PyFloat_AsDouble(object.as_ptr()) };
    // SAFETY: the thread is attached.
    if value != -1.0 || unsafe { ffi::PyErr_Occurred() }.is_null() {
        return Ok(value);
    }
    let raised = Raised::assume(py);
    if ffi::version::running().at_least(3, 8) { Err(raised) } else { through_index(object, raised) }
}

aside! {
    /// The same, the value put into a place. Whether there is one, or an exception raised.
    fn ask(object: Borrowed<'_, '_, PyAny>, place: &mut f64) -> bool {
        asked(object).map(|value| *place = value).is_ok()
    }
}

#[inline(always)]
fn slow(object: Borrowed<'_, '_, PyAny>) -> Result<f64, Raised> {
    let mut value = 0.0;
    if ask(object, &mut value) { Ok(value) } else { Err(Raised::assume(object.py())) }
}

/// Before 3.8, `float()` does not ask for `__index__`.
#[cold]
fn through_index(object: Borrowed<'_, '_, PyAny>, raised: Raised) -> Result<f64, Raised> {
    let py = object.py();
    let error = raised.take(py);
    // SAFETY: a live object.
    let has_index = unsafe { ffi::PyIndex_Check(object.as_ptr()) } != 0;
    // SAFETY: a live object.
    let is_int = unsafe { ffi::PyLong_Check(object.as_ptr()) };
    if is_int || !has_index || !error.is_instance_of::<PyTypeError>(py) {
        return Err(error.raise(py));
    }
    asked(crate::convert::int::index(object)?.as_borrowed())
}

/// The nearest `f32`, where that is finite if the value is.
#[inline(always)]
fn narrow(value: f64) -> Option<f32> {
    let narrow = value as f32;
    (!narrow.is_infinite() || value.is_infinite()).then_some(narrow)
}

/// The nearest `f32`, or `OverflowError`.
#[inline(always)]
pub(super) fn narrowed(py: Python<'_>, value: f64) -> Result<f32, Raised> {
    narrow(value).ok_or_else(|| out_of_range(py, value))
}

#[cold]
#[inline(never)]
fn out_of_range(py: Python<'_>, value: f64) -> Raised {
    PyOverflowError::new_err(format!("{value:e} is out of range for f32")).raise(py)
}

impl<'a, 'py> FromPyObject<'a, 'py> for f64 {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<f64, Raised> {
        match quick(object) {
            Some(value) => Ok(value),
            None => slow(object),
        }
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        // SAFETY: a live object.
        unsafe { ffi::PyFloat_CheckExact(object.as_ptr()) }
    }

    #[inline(always)]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<f64> {
        // SAFETY: a live object.
        unsafe { quiet.0.float(object.as_ptr()) }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for f32 {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<f32, Raised> {
        narrowed(object.py(), f64::from_py(object)?)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        f64::is_exact(object)
    }

    #[inline(always)]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<f32> {
        narrow(f64::from_py_quietly(object, quiet)?)
    }
}

macro_rules! floats {
    ($($float:ident)*) => { $(
        impl<'py> IntoPyObject<'py> for $float {
            type Target = PyFloat;
            type Output = Bound<'py, PyFloat>;
            type Error = Infallible;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
                // SAFETY: the thread is attached.
                let object = unsafe { ffi::PyFloat_FromDouble(self.into()) };
                let object = std::ptr::NonNull::new(object).expect("out of memory");
                // SAFETY: a new reference to a `float`.
                Ok(unsafe { Bound::from_owned(py, object) })
            }

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                // SAFETY: the thread is attached.
                Owned::or_raised(py, unsafe { ffi::PyFloat_FromDouble(self.into()) })
            }
        }

        out_by_copy! { [] $float; }
        borrow_by_value! { [] $float; }
    )* };
}

floats! { f64 f32 }
