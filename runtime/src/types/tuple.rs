//! `tuple`.

use std::iter::FusedIterator;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::{OrErr, PyResult};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyList, PySequence, PyTuple, ssize};

impl PyTuple {
    /// A tuple of these values.
    ///
    /// # Errors
    /// What a value's conversion raises, or `MemoryError`.
    ///
    /// # Panics
    /// When the iterator has another number of values than it said.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let tuple = PyTuple::new(py, ["a", "b"])?;
    /// assert_eq!(tuple.to_string(), "('a', 'b')");
    /// # Ok(()) })
    /// ```
    pub fn new<'py, T, U>(
        py: Python<'py>,
        values: impl IntoIterator<Item = T, IntoIter = U>,
    ) -> PyResult<Bound<'py, PyTuple>>
    where
        T: IntoPyObject<'py>,
        U: ExactSizeIterator<Item = T>,
    {
        let mut values = values.into_iter();
        let length = values.len();
        let tuple = filling(py, length)?;
        for index in 0..length {
            let value = values.next().expect("an ExactSizeIterator with fewer values than it said");
            let item = value.into_item(py).or_err(py)?.into_ptr();
            // SAFETY: the tuple is new and unshared, the index within it, the count is given to it.
            unsafe { ffi::PyTuple_SET_ITEM(tuple.as_ptr(), ssize(index), item) };
        }
        assert!(values.next().is_none(), "an ExactSizeIterator with more values than it said");
        Ok(tuple)
    }

    /// The empty tuple.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn empty(py: Python<'_>) -> Bound<'_, PyTuple> {
        filling(py, 0).expect("out of memory")
    }
}

/// A new tuple with nothing in its places yet, which is released well at any time.
fn filling(py: Python<'_>, length: usize) -> PyResult<Bound<'_, PyTuple>> {
    // SAFETY: the thread is attached.
    let tuple = py.own_or_err(unsafe { ffi::PyTuple_New(ssize(length)) })?;
    // SAFETY: what was made is a tuple.
    Ok(unsafe { tuple.cast_into_unchecked() })
}

impl<'py> Bound<'py, PyTuple> {
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live tuple.
        unsafe { ffi::PyTuple_GET_SIZE(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The tuple as a sequence.
    pub fn as_sequence(&self) -> &Bound<'py, PySequence> {
        // SAFETY: a tuple is a sequence.
        unsafe { self.cast_unchecked() }
    }

    /// The tuple as a sequence, by value.
    pub fn into_sequence(self) -> Bound<'py, PySequence> {
        // SAFETY: a tuple is a sequence.
        unsafe { self.cast_into_unchecked() }
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// `IndexError`.
    #[inline]
    pub fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        self.get_borrowed_item(index).map(Borrowed::to_owned)
    }

    /// The item at `index`, kept alive by the tuple.
    ///
    /// # Errors
    /// `IndexError`.
    #[inline]
    pub fn get_borrowed_item<'a>(&'a self, index: usize) -> PyResult<Borrowed<'a, 'py, PyAny>> {
        self.iter_borrowed()
            .nth(index)
            .ok_or_else(|| crate::exceptions::PyIndexError::new_err("tuple index out of range"))
    }

    /// `self[low:high]`; what lies beyond the end is left out.
    pub fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyTuple> {
        // SAFETY: a live tuple.
        let slice = unsafe { ffi::PyTuple_GetSlice(self.as_ptr(), ssize(low), ssize(high)) };
        let slice = std::ptr::NonNull::new(slice).expect("out of memory");
        // SAFETY: a new reference to a tuple.
        unsafe { Bound::from_owned(self.py(), slice) }
    }

    /// `value in self`.
    ///
    /// # Errors
    /// What a comparison or the value's conversion raises.
    pub fn contains<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<bool> {
        self.as_any().contains(value)
    }

    /// `self.index(value)`.
    ///
    /// # Errors
    /// `ValueError` when it is not there, or what a comparison or the value's conversion raises.
    pub fn index<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<usize> {
        let value = lend(self.py(), value)?;
        self.as_sequence().index(value.as_borrowed())
    }

    /// `list(self)`.
    pub fn to_list(&self) -> Bound<'py, PyList> {
        PyList::new(self.py(), self.iter_borrowed()).expect("out of memory")
    }

    /// An iterator over the items.
    #[inline]
    pub fn iter(&self) -> BoundTupleIterator<'py> {
        BoundTupleIterator { end: self.len(), tuple: self.clone(), next: 0 }
    }

    /// An iterator over the items, kept alive by the tuple: no counts are taken.
    #[inline]
    pub fn iter_borrowed<'a>(&'a self) -> BorrowedTupleIterator<'a, 'py> {
        BorrowedTupleIterator { tuple: self.as_borrowed(), next: 0, end: self.len() }
    }
}

/// The item at an index.
///
/// # Safety
/// `index` must be below the tuple's length.
#[inline]
unsafe fn item<'a, 'py>(
    tuple: Borrowed<'a, 'py, PyTuple>,
    index: usize,
) -> Borrowed<'a, 'py, PyAny> {
    // SAFETY: a live tuple; the caller vouches for the index.
    let item = unsafe { ffi::PyTuple_GET_ITEM(tuple.as_ptr(), ssize(index)) };
    // SAFETY: a tuple never changes, and keeps its items alive as long as it lives.
    unsafe { Borrowed::from_ptr(tuple.py(), item) }
}

macro_rules! iterator {
    ([$($lifetimes:lifetime),*] $iterator:ty, $item:ty, $this:ident => $tuple:expr, $give:expr) => {
        impl<$($lifetimes),*> Iterator for $iterator {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                if self.next >= self.end {
                    return None;
                }
                let $this = &*self;
                // SAFETY: `end` is at most the length.
                let found = $give(unsafe { item($tuple, $this.next) });
                self.next += 1;
                Some(found)
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.end - self.next, Some(self.end - self.next))
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<Self::Item> {
                self.next = self.next.saturating_add(n).min(self.end);
                self.next()
            }
        }

        impl<$($lifetimes),*> DoubleEndedIterator for $iterator {
            #[inline]
            fn next_back(&mut self) -> Option<Self::Item> {
                if self.next >= self.end {
                    return None;
                }
                self.end -= 1;
                let $this = &*self;
                // SAFETY: `end` was at most the length, and is one less now.
                Some($give(unsafe { item($tuple, $this.end) }))
            }
        }

        impl<$($lifetimes),*> ExactSizeIterator for $iterator {}
        impl<$($lifetimes),*> FusedIterator for $iterator {}
    };
}

/// The items of a tuple, one after the other.
///
/// Invariant: `next <= end`, and `end` is at most the tuple's length.
pub struct BoundTupleIterator<'py> {
    tuple: Bound<'py, PyTuple>,
    next: usize,
    end: usize,
}

iterator!(['py] BoundTupleIterator<'py>, Bound<'py, PyAny>, this => this.tuple.as_borrowed(), Borrowed::to_owned);

/// The items of a tuple, kept alive by it.
///
/// Invariant: `next <= end`, and `end` is at most the tuple's length.
pub struct BorrowedTupleIterator<'a, 'py> {
    tuple: Borrowed<'a, 'py, PyTuple>,
    next: usize,
    end: usize,
}

iterator!(['a, 'py] BorrowedTupleIterator<'a, 'py>, Borrowed<'a, 'py, PyAny>, this => this.tuple, std::convert::identity);

impl<'py> IntoIterator for Bound<'py, PyTuple> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundTupleIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        BoundTupleIterator { end: self.len(), tuple: self, next: 0 }
    }
}

impl<'py> IntoIterator for &Bound<'py, PyTuple> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundTupleIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
