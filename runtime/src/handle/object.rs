//! What all bound handles have in common, owned or borrowed.

use keelback_ffi as ffi;

use crate::handle::{Borrowed, Bound, Py};
use crate::types::PyAny;

/// What a conversion to Python may answer with: an owned or a borrowed handle, [`Bound`] or [`Borrowed`].
pub trait BoundObject<'py, T>: Sized + sealed::Sealed {
    /// The same handle to any object.
    type Any: BoundObject<'py, PyAny>;

    /// A borrowed handle that lasts as long as this one.
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T>;

    /// An owned handle to the object.
    fn into_bound(self) -> Bound<'py, T>;

    /// Forgets the type.
    fn into_any(self) -> Self::Any;

    /// An owned handle that forgets the type.
    #[inline]
    fn into_any_bound(self) -> Bound<'py, PyAny> {
        self.into_bound().into_any()
    }

    /// The object's address; it stays valid while `self` lives.
    #[inline]
    fn as_ptr(&self) -> *mut ffi::PyObject {
        self.as_borrowed().as_ptr()
    }

    /// Gives up an owned reference without releasing its count.
    #[inline]
    fn into_ptr(self) -> *mut ffi::PyObject {
        self.into_bound().into_ptr()
    }

    /// An owned reference without the proof of attachment.
    #[inline]
    fn unbind(self) -> Py<T> {
        self.into_bound().unbind()
    }
}

/// Unsafe code trusts what these methods answer with, so nobody else implements them.
mod sealed {
    pub trait Sealed {}

    impl<T> Sealed for super::Bound<'_, T> {}
    impl<T> Sealed for super::Borrowed<'_, '_, T> {}
}

impl<'py, T> BoundObject<'py, T> for Bound<'py, T> {
    type Any = Bound<'py, PyAny>;

    #[inline(always)]
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T> {
        Bound::as_borrowed(self)
    }

    #[inline(always)]
    fn into_bound(self) -> Bound<'py, T> {
        self
    }

    #[inline(always)]
    fn into_any(self) -> Bound<'py, PyAny> {
        Bound::into_any(self)
    }
}

impl<'a, 'py, T> BoundObject<'py, T> for Borrowed<'a, 'py, T> {
    type Any = Borrowed<'a, 'py, PyAny>;

    #[inline(always)]
    fn as_borrowed(&self) -> Borrowed<'_, 'py, T> {
        *self
    }

    #[inline(always)]
    fn into_bound(self) -> Bound<'py, T> {
        self.to_owned()
    }

    #[inline(always)]
    fn into_any(self) -> Borrowed<'a, 'py, PyAny> {
        self.to_any()
    }
}
