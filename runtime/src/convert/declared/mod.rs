//! Conversions that tags declare: what the glue of `@py from` and `@py into` is made of.

mod fields;
mod made;
mod union;

pub use fields::{Field, Fields, is_dict, is_tuple};
pub use made::{Made, NewDict, NewTuple, RecordField, RecordForm, RecordType, add_record};
pub use union::{Variant, is_literal, literal, read_literal, union};

use std::cell::Cell;
use std::ffi::CStr;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::call::give::Give;
use crate::convert::{FromPyObject, IntoPyObject};
use crate::error::{OrErr, PyResult, Raised};
use crate::exceptions::PyRecursionError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// What CPython adds to the message of a `RecursionError`.
const WHERE: &CStr = c" while converting a value";

/// How deep values may hold each other. CPython's own limit is about its own frames, which are smaller, and some
/// versions count to ten thousand.
const DEEPEST: u32 = 256;

thread_local! {
    /// How deep the conversion of this thread is.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// Runs a conversion one level deeper: values that hold themselves end in a `RecursionError`, and not in the end
/// of the stack.
pub fn deeper<T>(py: Python<'_>, convert: impl FnOnce() -> Result<T, Raised>) -> Result<T, Raised> {
    let depth = DEPTH.get();
    if depth >= DEEPEST {
        let message = format!("values are nested more than {DEEPEST} levels deep");
        return Err(PyRecursionError::new_err(message).raise(py));
    }
    // SAFETY: the thread is attached; a C string that lives for ever.
    if unsafe { ffi::Py_EnterRecursiveCall(WHERE.as_ptr()) } != 0 {
        return Err(Raised::assume(py));
    }
    DEPTH.set(depth + 1);
    let _leave = Leave;
    convert()
}

/// As [`deeper`], for what only looks. What is too deep is not of the very type.
pub fn looks(object: Borrowed<'_, '_, PyAny>, look: impl FnOnce() -> bool) -> bool {
    let py = object.py();
    deeper(py, || Ok(look())).unwrap_or_else(|raised| {
        raised.forget(py);
        false
    })
}

/// Leaves a level however the conversion ends.
///
/// Invariant: made where a level was entered, in an attached thread, and dropped there.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
        // SAFETY: a level was entered, and the thread is attached (type invariant).
        unsafe { ffi::Py_LeaveRecursiveCall() };
    }
}

/// The value that a newtype holds.
#[inline]
pub fn read<'a, 'py, T: FromPyObject<'a, 'py>>(
    object: Borrowed<'a, 'py, PyAny>,
) -> Result<T, Raised> {
    T::from_py(object)
}

/// The value of an argument that a function takes by reference, kept in `slot` during the call.
pub fn keep<'a, 'py, T: FromPyObject<'a, 'py>>(
    arg: &'a Arg<'py>,
    slot: &'a mut Option<T>,
) -> Result<&'a T, Raised> {
    Ok(slot.insert(T::from_py(arg.object())?))
}

/// As [`read`], by a function of the user's.
pub fn read_by<'py, T>(
    object: Borrowed<'_, 'py, PyAny>,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
) -> Result<T, Raised> {
    convert(&object.to_owned()).map_err(|error| error.raise(object.py()))
}

/// Whether an object is of the very type that a newtype's value has; the function only says which that is.
#[inline]
pub fn is_exact<'a, 'py, T: FromPyObject<'a, 'py>, R>(
    object: Borrowed<'a, 'py, PyAny>,
    _: fn(T) -> R,
) -> bool {
    T::is_exact(object)
}

/// What a newtype's value becomes.
#[inline]
pub fn give_inner<'py>(
    py: Python<'py>,
    value: impl IntoPyObject<'py>,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(value.into_item(py).or_err(py)?.into_bound(py))
}

/// What a function of the user's makes of a field.
///
/// # Errors
/// What the function answers with.
pub fn give_by<'py, T, U: Give<'py>>(
    py: Python<'py>,
    value: &T,
    convert: impl FnOnce(&T) -> U,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(convert(value).give(py).or_err(py)?.into_bound(py))
}

/// How many fields there are, where conditions decide.
#[must_use]
pub const fn count(fields: &[()]) -> usize {
    fields.len()
}

/// Makes a type convert from Python: `rt::converts_from!(crate::Size, is_exact, from);`, and a generic one with its
/// parameters and bounds before it: `[T] [T: for<'x> rt::FromPyObject<'x, 'py>] This<T>, is_exact::<T>, from::<T>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __converts_from {
    ([$($params:tt)*] [$($bounds:tt)*] $type:ty, $is_exact:path, $from:path) => {
        impl<'a, 'py, $($params)*> $crate::FromPyObject<'a, 'py> for $type
        where
            $($bounds)*
        {
            type Error = $crate::rt::PyErr;

            fn extract(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, $crate::rt::PyErr> {
                $crate::rt::extracted(object, <Self as $crate::FromPyObject<'a, 'py>>::from_py)
            }

            fn from_py(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, $crate::rt::Raised> {
                $crate::rt::deeper(object.py(), || $from(object))
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::looks(object, || $is_exact(object))
            }
        }

        impl<'a, 'py, $($params)*> $crate::BorrowFromPyObject<'a, 'py> for $type
        where
            $($bounds)*
        {
            type Slot = $type;

            fn borrow_from_py(
                arg: &'a $crate::rt::Arg<'py>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a Self, $crate::rt::Raised> {
                $crate::rt::keep(arg, slot)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                <Self as $crate::FromPyObject<'a, 'py>>::is_exact(object)
            }
        }
    };
    ($type:ty, $is_exact:path, $from:path) => {
        $crate::__converts_from!([] [] $type, $is_exact, $from);
    };
}

/// Makes a type convert to Python: `rt::converts_into!(crate::Size, PyDict, into);`, and a generic one as `converts_from`.
#[doc(hidden)]
#[macro_export]
macro_rules! __converts_into {
    ([$($params:tt)*] [$($bounds:tt)*] $type:ty, $target:ident, $into:path) => {
        impl<'py, $($params)*> $crate::IntoPyObject<'py> for $type
        where
            $($bounds)*
        {
            type Target = $crate::types::$target;
            type Output = $crate::rt::Bound<'py, $crate::types::$target>;
            type Error = $crate::rt::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, $crate::rt::PyErr> {
                $crate::rt::made(py, || $into(py, self))
            }
        }
    };
    ($type:ty, $target:ident, $into:path) => {
        $crate::__converts_into!([] [] $type, $target, $into);
    };
}

/// A conversion's result with its exception taken.
#[inline]
pub fn extracted<'a, 'py, T>(
    object: Borrowed<'a, 'py, PyAny>,
    from: impl FnOnce(Borrowed<'a, 'py, PyAny>) -> Result<T, Raised>,
) -> PyResult<T> {
    from(object).or_err(object.py())
}

/// Runs a conversion to Python, one level deeper.
pub fn made<T>(py: Python<'_>, into: impl FnOnce() -> PyResult<T>) -> PyResult<T> {
    deeper(py, || into().map_err(|error| error.raise(py))).or_err(py)
}
