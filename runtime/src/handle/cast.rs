//! Seeing a handle as one to another type.

use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{CastError, CastIntoError, PyAny, PyTypeCheck, PyTypeInfo};

impl<'py, T> Bound<'py, T> {
    /// Sees the object as a `U`, if its type allows.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not one.
    #[inline]
    pub fn cast<U: PyTypeCheck>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        let object = self.as_any();
        if U::type_check(object.as_borrowed()) {
            // SAFETY: the object is a `U` as just checked.
            Ok(unsafe { self.cast_unchecked() })
        } else {
            Err(CastError::new::<U>(object.as_borrowed()))
        }
    }

    /// Like [`cast`](Self::cast), by value.
    ///
    /// # Errors
    /// [`CastIntoError`], which becomes a `TypeError` and can give the object back, when it is not a `U`.
    #[inline]
    pub fn cast_into<U: PyTypeCheck>(self) -> Result<Bound<'py, U>, CastIntoError<'py>> {
        if U::type_check(self.as_any().as_borrowed()) {
            // SAFETY: the object is a `U` as just checked.
            Ok(unsafe { self.cast_into_unchecked() })
        } else {
            Err(CastIntoError::new::<U>(self.into_any()))
        }
    }

    /// Sees the object as a `U`, if that is its very type and not only a base of it.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not.
    #[inline]
    pub fn cast_exact<U: PyTypeInfo>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        let object = self.as_any();
        if U::is_exact_type_of(object) {
            // SAFETY: an object of the very type is a `U`.
            Ok(unsafe { self.cast_unchecked() })
        } else {
            Err(CastError::new::<U>(object.as_borrowed()))
        }
    }

    /// Like [`cast_exact`](Self::cast_exact), by value.
    ///
    /// # Errors
    /// [`CastIntoError`], as [`cast_into`](Self::cast_into).
    #[inline]
    pub fn cast_into_exact<U: PyTypeInfo>(self) -> Result<Bound<'py, U>, CastIntoError<'py>> {
        if U::is_exact_type_of(self.as_any()) {
            // SAFETY: an object of the very type is a `U`.
            Ok(unsafe { self.cast_into_unchecked() })
        } else {
            Err(CastIntoError::new::<U>(self.into_any()))
        }
    }

    /// Sees the object as a `U` without a check.
    ///
    /// # Safety
    /// The object must pass `U`'s type check.
    #[inline(always)]
    pub unsafe fn cast_unchecked<U>(&self) -> &Bound<'py, U> {
        let this: *const Self = self;
        // SAFETY: the caller vouches for the type; both are transparent over one pointer.
        unsafe { &*this.cast::<Bound<'py, U>>() }
    }

    /// Like [`cast_unchecked`](Self::cast_unchecked), by value.
    ///
    /// # Safety
    /// The object must pass `U`'s type check.
    #[inline(always)]
    pub unsafe fn cast_into_unchecked<U>(self) -> Bound<'py, U> {
        // SAFETY: the count moves; the caller vouches for the type.
        unsafe { Bound::from_owned(self.py(), self.into_non_null()) }
    }

    /// The older name of [`cast`](Self::cast).
    ///
    /// # Errors
    /// As there.
    #[inline]
    pub fn downcast<U: PyTypeCheck>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        self.cast()
    }

    /// The older name of [`cast_into`](Self::cast_into).
    ///
    /// # Errors
    /// As there.
    #[inline]
    pub fn downcast_into<U: PyTypeCheck>(self) -> Result<Bound<'py, U>, CastIntoError<'py>> {
        self.cast_into()
    }

    /// The older name of [`cast_exact`](Self::cast_exact).
    ///
    /// # Errors
    /// As there.
    #[inline]
    pub fn downcast_exact<U: PyTypeInfo>(&self) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        self.cast_exact()
    }
}

impl<'a, 'py> Borrowed<'a, 'py, PyAny> {
    /// Sees the object as a `T`, if its type allows.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not one.
    #[inline]
    pub fn cast<T: PyTypeCheck>(self) -> Result<Borrowed<'a, 'py, T>, CastError<'a, 'py>> {
        if T::type_check(self) {
            // SAFETY: it is a `T` as just checked.
            Ok(unsafe { self.cast_unchecked() })
        } else {
            Err(CastError::new::<T>(self))
        }
    }

    /// Sees the object as a `T`, if that is its very type and not only a base of it.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not.
    #[inline]
    pub fn cast_exact<T: PyTypeInfo>(self) -> Result<Borrowed<'a, 'py, T>, CastError<'a, 'py>> {
        if T::is_exact_type_of(&self) {
            // SAFETY: an object of the very type is a `T`.
            Ok(unsafe { self.cast_unchecked() })
        } else {
            Err(CastError::new::<T>(self))
        }
    }

    /// Sees the object as a `T` without a check.
    ///
    /// # Safety
    /// The object must pass `T`'s type check.
    #[inline(always)]
    pub unsafe fn cast_unchecked<T>(self) -> Borrowed<'a, 'py, T> {
        // SAFETY: same object, same life; the caller vouches for the type.
        unsafe { Borrowed::from_non_null(self.py(), self.into_non_null()) }
    }
}

impl<T> Py<T> {
    /// Sees the object as a `U`, if its type allows: `self.bind(py).cast::<U>()`.
    ///
    /// # Errors
    /// [`CastError`], which becomes a `TypeError`, when it is not one.
    #[inline]
    pub fn cast_bound<'py, U: PyTypeCheck>(
        &self,
        py: Python<'py>,
    ) -> Result<&Bound<'py, U>, CastError<'_, 'py>> {
        self.bind(py).cast()
    }
}
