//! Owned references that carry the proof of attachment.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::handle::{Borrowed, Py};
use crate::py::Python;
use crate::types::{CastError, DerefToPyAny, PyAny, PyTypeCheck};

/// An owned reference to a Python object of type `T`, usable while attached for `'py`.
///
/// Invariant: `pointer` is a live object that passes `T`'s type check, and this value owns exactly
/// one count of it. The layout is that of a plain pointer.
#[repr(transparent)]
pub struct Bound<'py, T = PyAny> {
    pointer: NonNull<ffi::PyObject>,
    marker: PhantomData<(Python<'py>, T)>,
}

impl<'py, T> Bound<'py, T> {
    /// Takes over one count of `pointer`.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` of which the caller owns one count and gives it up.
    #[inline(always)]
    pub(crate) unsafe fn from_owned(_py: Python<'py>, pointer: NonNull<ffi::PyObject>) -> Self {
        Bound { pointer, marker: PhantomData }
    }

    /// The token this handle carries.
    #[inline(always)]
    pub fn py(&self) -> Python<'py> {
        // SAFETY: the value carries a `Python<'py>`, so the thread is attached for `'py`.
        unsafe { Python::assume_attached() }
    }

    /// The object's address; it stays valid while `self` lives.
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.pointer.as_ptr()
    }

    /// Gives up the handle without releasing its count.
    #[inline(always)]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        ManuallyDrop::new(self).pointer.as_ptr()
    }

    #[inline(always)]
    pub(crate) fn into_non_null(self) -> NonNull<ffi::PyObject> {
        ManuallyDrop::new(self).pointer
    }

    /// The same object without the proof of attachment, to be stored or sent.
    #[inline(always)]
    pub fn unbind(self) -> Py<T> {
        // SAFETY: the count that `self` owns moves (type invariant).
        unsafe { Py::from_owned(self.into_non_null()) }
    }

    /// A borrowed reference that lasts as long as this handle.
    #[inline(always)]
    pub fn as_borrowed<'a>(&'a self) -> Borrowed<'a, 'py, T> {
        // SAFETY: `self` keeps the object alive for `'a`, and it is a `T` (type invariant).
        unsafe { Borrowed::from_non_null(self.py(), self.pointer) }
    }

    /// The same handle, seen as one to any object.
    #[inline(always)]
    pub fn as_any(&self) -> &Bound<'py, PyAny> {
        let this: *const Self = self;
        // SAFETY: both are transparent over the same pointer, and every object is a `PyAny`.
        unsafe { &*this.cast::<Bound<'py, PyAny>>() }
    }

    /// Forgets the type.
    #[inline(always)]
    pub fn into_any(self) -> Bound<'py, PyAny> {
        // SAFETY: the count moves, and every object is a `PyAny`.
        unsafe { Bound::from_owned(self.py(), self.into_non_null()) }
    }

    /// Whether both are the very same object, as `is` says in Python.
    #[inline]
    pub fn is<U>(&self, other: &Bound<'py, U>) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl<'py> Bound<'py, PyAny> {
    /// Sees the object as a `T`, if its type allows.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not one.
    #[inline]
    pub fn cast<T: PyTypeCheck>(&self) -> Result<&Bound<'py, T>, CastError<'_, 'py>> {
        if T::type_check(self.as_borrowed()) {
            let this: *const Self = self;
            // SAFETY: the object is a `T` as just checked; both are transparent over one pointer.
            Ok(unsafe { &*this.cast::<Bound<'py, T>>() })
        } else {
            Err(CastError::new::<T>(self.as_borrowed()))
        }
    }

    /// Like [`cast`](Self::cast), by value.
    ///
    /// # Errors
    /// A `TypeError` when the object is not a `T`.
    #[inline]
    pub fn cast_into<T: PyTypeCheck>(self) -> crate::PyResult<Bound<'py, T>> {
        if T::type_check(self.as_borrowed()) {
            // SAFETY: the count moves, and the object is a `T` as just checked.
            Ok(unsafe { Bound::from_owned(self.py(), self.into_non_null()) })
        } else {
            Err(CastError::new::<T>(self.as_borrowed()).into())
        }
    }

    /// Sees the object as a `T` without a check.
    ///
    /// # Safety
    /// The object must pass `T`'s type check.
    #[inline]
    pub unsafe fn cast_unchecked<T>(&self) -> &Bound<'py, T> {
        let this: *const Self = self;
        // SAFETY: the caller vouches for the type; both are transparent over one pointer.
        unsafe { &*this.cast::<Bound<'py, T>>() }
    }
}

impl<'py, T: DerefToPyAny> Deref for Bound<'py, T> {
    type Target = Bound<'py, PyAny>;

    #[inline(always)]
    fn deref(&self) -> &Bound<'py, PyAny> {
        self.as_any()
    }
}

impl<T> Clone for Bound<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        // SAFETY: the object is live (type invariant), and the thread is attached.
        unsafe { ffi::Py_INCREF(self.as_ptr()) };
        Bound { pointer: self.pointer, marker: PhantomData }
    }
}

impl<T> Drop for Bound<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: this value owns one count (type invariant) and gives it up; the thread is attached.
        unsafe { ffi::Py_DECREF(self.as_ptr()) };
    }
}

impl<T> AsRef<Py<T>> for Bound<'_, T> {
    fn as_ref(&self) -> &Py<T> {
        let this: *const Self = self;
        // SAFETY: both are transparent over one pointer and own a count of it.
        unsafe { &*this.cast::<Py<T>>() }
    }
}

impl<T> From<Bound<'_, T>> for Py<T> {
    fn from(bound: Bound<'_, T>) -> Py<T> {
        bound.unbind()
    }
}

impl<T> std::fmt::Debug for Bound<'_, T> {
    /// What `repr()` says, or the type's name when that raises.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::types::any::format(self.as_any(), f, true)
    }
}

impl<T> std::fmt::Display for Bound<'_, T> {
    /// What `str()` says, or the type's name when that raises.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::types::any::format(self.as_any(), f, false)
    }
}

/// What a conversion to Python may answer with: an owned or a borrowed handle.
pub trait BoundObject<'py, T>: Sized {
    /// An owned handle to the object.
    fn into_bound(self) -> Bound<'py, T>;

    /// An owned handle that forgets the type.
    fn into_any_bound(self) -> Bound<'py, PyAny> {
        self.into_bound().into_any()
    }
}

impl<'py, T> BoundObject<'py, T> for Bound<'py, T> {
    #[inline(always)]
    fn into_bound(self) -> Bound<'py, T> {
        self
    }
}

impl<'py, T> BoundObject<'py, T> for Borrowed<'_, 'py, T> {
    #[inline(always)]
    fn into_bound(self) -> Bound<'py, T> {
        self.to_owned()
    }
}
