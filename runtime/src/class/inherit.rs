//! Handles and guards of an object as one of the class that its own derives from.

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use crate::class::borrow::{Changing, PyRef, PyRefMut};
use crate::class::def::{Derives, Extends};
use crate::handle::Bound;

impl<'py, T: Derives> Bound<'py, T> {
    /// The object as one of the class that its own derives from: of another exported class, or of Python's
    /// (`PyDict`).
    #[must_use]
    pub fn as_super(&self) -> &Bound<'py, T::Super> {
        // SAFETY: an object of a class is one of its base (`Derives`).
        unsafe { self.as_any().cast_unchecked() }
    }

    /// The same, by value.
    #[must_use]
    pub fn into_super(self) -> Bound<'py, T::Super> {
        // SAFETY: an object of a class is one of its base (`Derives`).
        unsafe { self.into_any().cast_into_unchecked() }
    }
}

impl<'py, T: Extends> PyRef<'py, T> {
    /// The borrow as one of the base's value, which the value begins with.
    #[must_use]
    pub fn as_super(&self) -> &PyRef<'py, T::Base> {
        // SAFETY: both have the same fields in the same order; the contents of an object are those of its base too,
        // with the same guard (`Contents`), and the object is of the base (`Extends`).
        unsafe { NonNull::from(self).cast().as_ref() }
    }

    /// The same, by value.
    #[must_use]
    pub fn into_super(self) -> PyRef<'py, T::Base> {
        let this = ManuallyDrop::new(self);
        let (contents, value) = (this.contents.cast(), this.value.cast());
        let object = NonNull::from(&this.object);
        // SAFETY: a live handle, which nobody uses afterwards: `this` is never dropped.
        let object = unsafe { object.read() }.into_super();
        PyRef { contents, value, object }
    }
}

impl<'py, T: Extends + Changing> PyRefMut<'py, T>
where
    T::Base: Changing,
{
    /// The borrow as one of the base's value, which the value begins with.
    #[must_use]
    pub fn as_super(&self) -> &PyRefMut<'py, T::Base> {
        // SAFETY: as in `PyRef::as_super`.
        unsafe { NonNull::from(self).cast().as_ref() }
    }

    /// The base's value, which the value begins with.
    ///
    /// Not the guard of it, which could be exchanged for one of another object.
    #[must_use]
    pub fn as_super_mut(&mut self) -> &mut T::Base {
        // SAFETY: a value begins with one of the base (`Extends`), and is borrowed as long as the answer is.
        unsafe { NonNull::from(&mut **self).cast().as_mut() }
    }

    /// The borrow as one of the base's value, by value.
    #[must_use]
    pub fn into_super(self) -> PyRefMut<'py, T::Base> {
        let this = ManuallyDrop::new(self);
        let (contents, value) = (this.contents.cast(), this.value.cast());
        let object = NonNull::from(&this.object);
        // SAFETY: a live handle, which nobody uses afterwards: `this` is never dropped.
        let object = unsafe { object.read() }.into_super();
        PyRefMut { contents, value, object }
    }
}
