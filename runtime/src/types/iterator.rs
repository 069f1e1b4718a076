//! Iterators.

use keelback_ffi as ffi;

use crate::depth::Level;
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound};
use crate::types::{DerefToPyAny, PyAny, PyTypeCheck};

/// An iterator: any object with `__next__`.
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values. A `Bound<'_, PyIterator>` is a Rust
/// [`Iterator`] whose items are results, since Python code runs for each.
pub struct PyIterator(std::convert::Infallible);

// SAFETY: the check is CPython's own for iterators.
unsafe impl PyTypeCheck for PyIterator {
    const NAME: &'static str = "an iterator";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object.
        unsafe { ffi::PyIter_Check(object.as_ptr()) != 0 }
    }
}

impl DerefToPyAny for PyIterator {}

impl PyIterator {
    /// `iter(object)`.
    ///
    /// # Errors
    /// `TypeError` for what cannot be iterated, or what `__iter__` raises.
    pub fn from_object<'py>(object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyIterator>> {
        let _level = Level::enter(object.py())?;
        // SAFETY: a live object.
        let iterator = unsafe { ffi::PyObject_GetIter(object.as_ptr()) };
        let iterator = object.py().own_or_err(iterator)?;
        // SAFETY: `PyObject_GetIter` answers with an iterator or raises.
        Ok(unsafe { iterator.cast_into_unchecked() })
    }
}

impl<'py> Iterator for Bound<'py, PyIterator> {
    type Item = PyResult<Bound<'py, PyAny>>;

    /// `next(self)`: an item, what it raised, or the end.
    fn next(&mut self) -> Option<Self::Item> {
        next(self.as_borrowed())
    }
}

impl<'py> Iterator for Borrowed<'_, 'py, PyIterator> {
    type Item = PyResult<Bound<'py, PyAny>>;

    fn next(&mut self) -> Option<Self::Item> {
        next(*self)
    }
}

impl<'a, 'py> IntoIterator for &'a Bound<'py, PyIterator> {
    type Item = PyResult<Bound<'py, PyAny>>;
    type IntoIter = Borrowed<'a, 'py, PyIterator>;

    fn into_iter(self) -> Self::IntoIter {
        self.as_borrowed()
    }
}

fn next<'py>(iterator: Borrowed<'_, 'py, PyIterator>) -> Option<PyResult<Bound<'py, PyAny>>> {
    let py = iterator.py();
    // SAFETY: a live iterator.
    let item = unsafe { ffi::PyIter_Next(iterator.as_ptr()) };
    match std::ptr::NonNull::new(item) {
        // SAFETY: a new reference.
        Some(item) => Some(Ok(unsafe { Bound::from_owned(py, item) })),
        None => PyErr::take(py).map(Err),
    }
}
