//! What `impl Index` and `IndexMut` are in Python: `object[key]`.
//!
//! Rust answers to an index that is not there with a panic, Python with a `LookupError`. So a panic with a text that comes out of
//! the user's `index` is one, and says nothing on the standard error output: an `IndexError` with that text where the key is
//! a number or a tuple, else a `KeyError` with the key, and the text as a note. A negative index of a type that has
//! none counts from the end, if the class has a length.

use std::panic::{AssertUnwindSafe, catch_unwind};

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::class::def::Class;
use crate::class::features::Kind;
use crate::class::receiver::Receiver;
use crate::error::{PyErr, Raised, panic};
use crate::exceptions::{PyIndexError, PyKeyError, PyOverflowError, PyTypeError};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

/// Calls the user's `index` or `index_mut`.
#[inline(always)]
pub fn looked_up<T: Class, R>(
    slf: &Receiver<'_, '_, T>,
    key: &Arg<'_>,
    look: impl FnOnce() -> R,
) -> Result<R, Raised> {
    let quiet = panic::location::Quiet::begin();
    let found = catch_unwind(AssertUnwindSafe(look));
    drop(quiet);
    found.map_err(|payload| {
        missing(key, T::class().kind == Some(Kind::Mapping), payload, slf.as_bound().py())
    })
}

#[cold]
#[inline(never)]
fn missing(
    key: &Arg<'_>,
    is_mapping: bool,
    payload: Box<dyn std::any::Any + Send>,
    py: Python<'_>,
) -> Raised {
    let text = match panic::text(&*payload) {
        Some(text) => text.to_owned(),
        None => return panic::raise(py, payload),
    };
    panic::location::take();
    let key = key.as_bound();
    if is_position(key) && !is_mapping {
        return PyIndexError::new_err(text).raise(py);
    }
    let error = PyKeyError::new_err((key.clone().unbind(),));
    // An interpreter without notes has none.
    let _ = error.add_note(py, &text);
    error.raise(py)
}

fn is_position(key: &Bound<'_, PyAny>) -> bool {
    // SAFETY: a live object.
    key.cast::<PyTuple>().is_ok() || unsafe { ffi::PyIndex_Check(key.as_ptr()) } != 0
}

/// Reads an index and does with it what `body` does, which refuses a number that its type cannot hold before it
/// does anything. `unsigned`: its type has no negative numbers, so those count from the end.
#[inline(always)]
pub fn item<'py, T: Class, A>(
    slf: &Receiver<'_, 'py, T>,
    key: &Arg<'py>,
    unsigned: bool,
    mut body: impl FnMut(&Arg<'py>) -> Result<A, Raised>,
) -> Result<A, Raised> {
    let mut counted: Option<Bound<'py, PyAny>> = None;
    loop {
        let raised = match body(counted.as_ref().map_or(key, Arg::of)) {
            Ok(answer) => return Ok(answer),
            Err(raised) => raised,
        };
        if counted.is_some() {
            return Err(raised);
        }
        counted =
            Some(from_end(slf.as_bound().as_any(), T::class().name(), key, unsigned, raised)?);
    }
}

/// The index that a refused one stands for, counted from the end; or the exception: of an index that is too large too.
#[cold]
#[inline(never)]
fn from_end<'py>(
    object: &Bound<'py, PyAny>,
    name: &str,
    key: &Arg<'py>,
    unsigned: bool,
    raised: Raised,
) -> Result<Bound<'py, PyAny>, Raised> {
    let (py, key) = (object.py(), key.as_bound());
    let refused = raised.take(py);
    let too_large = refused.is_instance_of::<PyOverflowError>(py);
    // Where there are several signatures, none took it.
    let untaken = refused.is_instance_of::<PyTypeError>(py);
    // SAFETY: a live object.
    let is_number = unsafe { ffi::PyIndex_Check(key.as_ptr()) } != 0;
    if !is_number || !(too_large || untaken) {
        return Err(refused.raise(py));
    }
    // SAFETY: a static of the interpreter's.
    let index_error = unsafe { ffi::PyExc_IndexError };
    // SAFETY: a live object, and a class of exceptions.
    let index = unsafe { ffi::PyNumber_AsSsize_t(key.as_ptr(), index_error) };
    if index == -1 {
        if let Some(error) = PyErr::take(py) {
            return Err(error.raise(py));
        }
    }
    if index >= 0 || !unsigned {
        return Err(refused.raise(py));
    }
    // SAFETY: a live object.
    let length = unsafe { ffi::PyObject_Size(object.as_ptr()) };
    match PyErr::take(py).filter(|_| length == -1) {
        Some(error) if !error.is_instance_of::<PyTypeError>(py) => Err(error.raise(py)),
        None if length + index >= 0 => {
            // SAFETY: makes a new object.
            py.own_or_err(unsafe { ffi::PyLong_FromSsize_t(length + index) })
                .map_err(|error| error.raise(py))
        }
        _ => Err(PyIndexError::new_err(format!("{name} index out of range")).raise(py)),
    }
}
