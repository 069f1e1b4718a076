//! The structs of the C data interface, in and out of capsules.

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use keelback_ffi::arrow::{ArrowArrayStream, ArrowSchema};

use crate::error::PyResult;
use crate::exceptions::{PyTypeError, PyValueError};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyCapsule};

/// A struct of the interface.
///
/// # Safety
/// The struct of capsules of that name; `take` moves it out and leaves one that is released.
pub(super) unsafe trait Struct: Send + Sized + 'static {
    const NAME: &'static CStr;

    /// # Safety
    /// There must be one.
    unsafe fn is_released(place: *const Self) -> bool;

    /// # Safety
    /// There must be one.
    unsafe fn take(place: *mut Self) -> Self;
}

// SAFETY: as the interface has it.
unsafe impl Struct for FFI_ArrowSchema {
    const NAME: &'static CStr = c"arrow_schema";

    unsafe fn is_released(place: *const Self) -> bool {
        // SAFETY: forwarded; laid out as C has it.
        unsafe { (*place.cast::<ArrowSchema>()).release }.is_none()
    }

    unsafe fn take(place: *mut Self) -> Self {
        // SAFETY: forwarded.
        unsafe { FFI_ArrowSchema::from_raw(place) }
    }
}

// SAFETY: as the interface has it.
unsafe impl Struct for FFI_ArrowArray {
    const NAME: &'static CStr = c"arrow_array";

    unsafe fn is_released(place: *const Self) -> bool {
        // SAFETY: forwarded.
        unsafe { &*place }.is_released()
    }

    unsafe fn take(place: *mut Self) -> Self {
        // SAFETY: forwarded.
        unsafe { FFI_ArrowArray::from_raw(place) }
    }
}

// SAFETY: as the interface has it.
unsafe impl Struct for FFI_ArrowArrayStream {
    const NAME: &'static CStr = c"arrow_array_stream";

    unsafe fn is_released(place: *const Self) -> bool {
        // SAFETY: forwarded; laid out as C has it.
        unsafe { (*place.cast::<ArrowArrayStream>()).release }.is_none()
    }

    unsafe fn take(place: *mut Self) -> Self {
        // SAFETY: forwarded.
        unsafe { FFI_ArrowArrayStream::from_raw(place) }
    }
}

/// What a capsule holds: its end releases what nobody has moved out.
#[repr(transparent)]
struct Held<S>(S);

// SAFETY: reached by the capsule's pointer alone, by whoever takes it over.
unsafe impl<S> Sync for Held<S> {}

pub(super) fn put<S: Struct>(py: Python<'_>, value: S) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new(py, Held(value), Some(S::NAME.to_owned()))
}

/// Moves a struct out of a capsule; `said` begins the messages, such as `__arrow_c_array__() gave`.
///
/// # Errors
/// `TypeError` for what is no capsule, `ValueError` for one of another name, and for a struct that is gone.
pub(super) fn take<S: Struct>(given: &Bound<'_, PyAny>, said: &str) -> PyResult<S> {
    let Ok(capsule) = given.cast::<PyCapsule>() else {
        return Err(PyTypeError::new_err(format!(
            "{said} a '{}' where a capsule is wanted",
            given.type_name()
        )));
    };
    if !capsule.is_valid_checked(Some(S::NAME)) {
        let name = capsule.name()?;
        return Err(PyValueError::new_err(format!(
            "{said} a capsule named {name:?} where {:?} is wanted",
            S::NAME
        )));
    }
    let place = capsule.pointer_checked(Some(S::NAME))?.cast::<S>();
    // SAFETY: capsules of that name hold such a struct.
    if unsafe { S::is_released(place.as_ptr()) } {
        return Err(PyValueError::new_err(format!(
            "{said} what has been released, or taken by somebody else before"
        )));
    }
    // SAFETY: as above.
    Ok(unsafe { S::take(place.as_ptr()) })
}
