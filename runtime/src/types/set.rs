//! `set` and `frozenset`.

use std::iter::FusedIterator;
use std::ptr;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::PyResult;
use crate::exceptions::PyKeyError;
use crate::handle::{Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyFrozenSet, PyIterator, PySet};

/// Puts a value into a set, which may be a frozen one that nobody else has seen.
fn put<'py, S, T: IntoPyObject<'py>>(set: &Bound<'py, S>, value: T) -> PyResult<()> {
    let value = lend(set.py(), value)?;
    // SAFETY: a live set and a live object. A frozen one that is shared is refused.
    let answer = unsafe { ffi::PySet_Add(set.as_ptr(), value.as_ptr()) };
    set.py().check(answer).map(drop)
}

/// What both have in common.
macro_rules! sets {
    ($($marker:ident, $iterator:ident, $function:ident, $name:literal;)*) => { $(
        impl $marker {
            #[doc = concat!("A new `", $name, "` of these values.")]
            ///
            /// # Errors
            /// What a value's conversion raises, and `TypeError` for one that has no hash.
            pub fn new<'py, T: IntoPyObject<'py>>(
                py: Python<'py>,
                values: impl IntoIterator<Item = T>,
            ) -> PyResult<Bound<'py, $marker>> {
                let set = <$marker>::made(py)?;
                for value in values {
                    put(&set, value)?;
                }
                Ok(set)
            }

            #[doc = concat!("A new, empty `", $name, "`.")]
            ///
            /// # Errors
            /// `MemoryError`.
            pub fn empty(py: Python<'_>) -> PyResult<Bound<'_, $marker>> {
                <$marker>::made(py)
            }

            fn made(py: Python<'_>) -> PyResult<Bound<'_, $marker>> {
                // SAFETY: the thread is attached; null stands for no values.
                let set = py.own_or_err(unsafe { ffi::$function(ptr::null_mut()) })?;
                // SAFETY: what is made is such a set.
                Ok(unsafe { set.cast_into_unchecked() })
            }
        }

        impl<'py> Bound<'py, $marker> {
            /// The number of items.
            #[inline]
            pub fn len(&self) -> usize {
                // SAFETY: a live set.
                unsafe { ffi::PySet_Size(self.as_ptr()) as usize }
            }

            /// Whether there are none.
            #[inline]
            pub fn is_empty(&self) -> bool {
                self.len() == 0
            }

            /// `value in self`.
            ///
            /// # Errors
            /// `TypeError` for a value that has no hash, or what its conversion, `__hash__` or `__eq__`
            /// raises.
            pub fn contains<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<bool> {
                let value = lend(self.py(), value)?;
                // SAFETY: a live set and a live object.
                let answer = unsafe { ffi::PySet_Contains(self.as_ptr(), value.as_ptr()) };
                Ok(self.py().check(answer)? != 0)
            }

            /// An iterator over the items, in the order of Python's own.
            ///
            /// # Panics
            /// When the set changes its size meanwhile.
            pub fn iter(&self) -> $iterator<'py> {
                let items = self.try_iter().expect("a set can be iterated");
                $iterator { items, left: self.len() }
            }
        }

        #[doc = concat!("The items of a `", $name, "`, one after the other.")]
        ///
        /// # Panics
        /// When the set changes its size meanwhile.
        pub struct $iterator<'py> {
            items: Bound<'py, PyIterator>,
            left: usize,
        }

        impl<'py> Iterator for $iterator<'py> {
            type Item = Bound<'py, PyAny>;

            fn next(&mut self) -> Option<Self::Item> {
                self.left = self.left.saturating_sub(1);
                self.items.next().map(|item| item.unwrap_or_else(|error| panic!("{error}")))
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.left, Some(self.left))
            }
        }

        impl ExactSizeIterator for $iterator<'_> {}
        impl FusedIterator for $iterator<'_> {}

        impl<'py> IntoIterator for Bound<'py, $marker> {
            type Item = Bound<'py, PyAny>;
            type IntoIter = $iterator<'py>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl<'py> IntoIterator for &Bound<'py, $marker> {
            type Item = Bound<'py, PyAny>;
            type IntoIter = $iterator<'py>;

            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }
    )* };
}

sets! {
    PySet, BoundSetIterator, PySet_New, "set";
    PyFrozenSet, BoundFrozenSetIterator, PyFrozenSet_New, "frozenset";
}

impl<'py> Bound<'py, PySet> {
    /// `self.clear()`.
    pub fn clear(&self) {
        // SAFETY: a live set.
        unsafe { ffi::PySet_Clear(self.as_ptr()) };
    }

    /// `self.add(value)`.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash, or what its conversion, `__hash__` or `__eq__` raises.
    pub fn add<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<()> {
        put(self, value)
    }

    /// `self.discard(value)`; tells whether it was there.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn discard<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<bool> {
        let value = lend(self.py(), value)?;
        // SAFETY: a live set and a live object.
        let answer = unsafe { ffi::PySet_Discard(self.as_ptr(), value.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `self.pop()`: takes any one item out, if there is one.
    pub fn pop(&self) -> Option<Bound<'py, PyAny>> {
        // SAFETY: a live set.
        match self.py().own_or_err(unsafe { ffi::PySet_Pop(self.as_ptr()) }) {
            Ok(item) => Some(item),
            // It raises `KeyError` when the set is empty, and nothing else.
            Err(error) => {
                debug_assert!(error.is_instance_of::<PyKeyError>(self.py()));
                None
            }
        }
    }
}

/// A `frozenset` in the making.
///
/// ```
/// # use keelback::prelude::*;
/// # keelback_docs::run(|py| {
/// let mut builder = keelback::types::PyFrozenSetBuilder::new(py)?;
/// builder.add(1)?;
/// assert_eq!(builder.finalize().len(), 1);
/// # Ok(()) })
/// ```
pub struct PyFrozenSetBuilder<'py> {
    /// Nobody else has seen it.
    set: Bound<'py, PyFrozenSet>,
}

impl<'py> PyFrozenSetBuilder<'py> {
    /// With nothing in it.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new(py: Python<'py>) -> PyResult<Self> {
        Ok(PyFrozenSetBuilder { set: PyFrozenSet::empty(py)? })
    }

    /// Puts a value in.
    ///
    /// # Errors
    /// `TypeError` for a value that has no hash, or what its conversion, `__hash__` or `__eq__` raises.
    pub fn add<V: IntoPyObject<'py>>(&mut self, value: V) -> PyResult<()> {
        put(&self.set, value)
    }

    /// The set.
    pub fn finalize(self) -> Bound<'py, PyFrozenSet> {
        self.set
    }
}
