//! Owned references that any thread may hold and drop.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::handle::{Bound, pending};
use crate::py::Python;
use crate::types::PyAny;

/// An owned reference to a Python object of type `T`, without the proof of attachment: it can be
/// stored, sent to other threads, and dropped anywhere.
///
/// Invariant: `pointer` is a live object that passes `T`'s type check, and this value owns exactly
/// one count of it. The layout is that of a plain pointer.
#[repr(transparent)]
pub struct Py<T = PyAny> {
    pointer: NonNull<ffi::PyObject>,
    marker: PhantomData<T>,
}

// SAFETY: the object is only reached with a `Python<'py>`, which proves attachment; dropping without
// one goes through `pending`.
unsafe impl<T> Send for Py<T> {}
// SAFETY: as above; `&Py<T>` offers nothing without a token.
unsafe impl<T> Sync for Py<T> {}

impl<T> Py<T> {
    /// Takes over one count of `pointer`.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` of which the caller owns one count and gives it up.
    #[inline(always)]
    pub(crate) unsafe fn from_owned(pointer: NonNull<ffi::PyObject>) -> Self {
        Py { pointer, marker: PhantomData }
    }

    /// The object's address; it stays valid while `self` lives.
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.pointer.as_ptr()
    }

    /// The same handle with the proof of attachment.
    #[inline(always)]
    pub fn bind<'py>(&self, _py: Python<'py>) -> &Bound<'py, T> {
        let this: *const Self = self;
        // SAFETY: both are transparent over one pointer and own a count; `_py` proves attachment.
        unsafe { &*this.cast::<Bound<'py, T>>() }
    }

    /// Like [`bind`](Self::bind), by value.
    #[inline(always)]
    pub fn into_bound(self, py: Python<'_>) -> Bound<'_, T> {
        let pointer = ManuallyDrop::new(self).pointer;
        // SAFETY: the count moves; the object is a `T` (type invariant).
        unsafe { Bound::from_owned(py, pointer) }
    }

    /// Forgets the type.
    #[inline(always)]
    pub fn into_any(self) -> Py<PyAny> {
        let pointer = ManuallyDrop::new(self).pointer;
        // SAFETY: the count moves, and every object is a `PyAny`.
        unsafe { Py::from_owned(pointer) }
    }

    /// A second owned reference to the same object.
    #[inline]
    pub fn clone_ref(&self, py: Python<'_>) -> Py<T> {
        self.bind(py).clone().unbind()
    }

    /// Whether both are the very same object, as `is` says in Python.
    #[inline]
    pub fn is<U>(&self, other: &Py<U>) -> bool {
        self.as_ptr() == other.as_ptr()
    }

    /// Whether this is `None`.
    #[inline]
    pub fn is_none(&self, _py: Python<'_>) -> bool {
        self.as_ptr() == ffi::Py_None()
    }
}

impl<T> Drop for Py<T> {
    /// Releases the count at once where the thread is attached; otherwise as soon as a thread that
    /// runs Python comes by.
    #[inline]
    fn drop(&mut self) {
        pending::release(self.pointer);
    }
}

impl<T> std::fmt::Debug for Py<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Py({:p})", self.pointer)
    }
}
