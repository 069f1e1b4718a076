//! Objects that hold a Rust value which implements the trait itself: no call goes through Python.

use crate::class::access::Name;
use crate::class::def::Class;
use crate::class::receiver;
use crate::error::Raised;
use crate::foreign::origin::{Ending, Place};
use crate::foreign::outcome::unwind;
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::types::PyAny;

/// An object of class `T`, and of no subclass, which may override what the trait says.
///
/// It implements the traits that `T` implements, in the glue: each method borrows the value and calls `T`'s.
pub struct Native<T> {
    _place: Ending,
    object: Py<T>,
}

impl<T: Class> Native<T> {
    /// The object as one, if it is, for behind a pointer in that place.
    #[must_use]
    pub fn of(object: &Bound<'_, PyAny>, place: &Place) -> Option<Native<T>> {
        let class = T::class().find(object.py())?;
        // SAFETY: a live object.
        if unsafe { keelback_ffi::Py_TYPE(object.as_ptr()) } != class {
            return None;
        }
        // SAFETY: of the very class.
        let object = unsafe { object.cast_unchecked::<T>() };
        let object = object.clone().unbind();
        Some(Native { _place: Ending(place.clone()), object })
    }

    /// Borrows the value for a method. Unwinds with the exception when it is borrowed for writing.
    pub fn shared<R>(&self, method: &'static Name, call: impl FnOnce(&T) -> R) -> R {
        Python::attach(|py| {
            let object = self.object.bind(py);
            let value = receiver::shared(object.as_borrowed(), method);
            call(&*value.unwrap_or_else(|raised| conflict(py, raised)))
        })
    }

    /// Borrows the value for a method that changes it. Unwinds with the exception when it is borrowed in any way.
    pub fn exclusive<R>(&self, method: &'static Name, call: impl FnOnce(&mut T) -> R) -> R {
        Python::attach(|py| {
            let object = self.object.bind(py);
            let value = receiver::exclusive(object.as_borrowed(), method);
            call(&mut *value.unwrap_or_else(|raised| conflict(py, raised)))
        })
    }
}

#[cold]
fn conflict(py: Python<'_>, raised: Raised) -> ! {
    unwind(raised.take(py))
}

impl<T> std::fmt::Debug for Native<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Python::attach(|py| std::fmt::Debug::fmt(self.object.bind(py), f))
    }
}

impl<T> std::fmt::Display for Native<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Python::attach(|py| std::fmt::Display::fmt(self.object.bind(py), f))
    }
}
