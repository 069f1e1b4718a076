//! `list`.

use std::iter::FusedIterator;

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend, sequence};
use crate::error::{OrErr, PyResult};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyList, PySequence, PyTuple, ssize};

impl PyList {
    /// A new list of these values.
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
    /// let list = PyList::new(py, [1, 2, 3])?;
    /// assert_eq!(list.to_string(), "[1, 2, 3]");
    /// # Ok(()) })
    /// ```
    pub fn new<'py, T, U>(
        py: Python<'py>,
        values: impl IntoIterator<Item = T, IntoIter = U>,
    ) -> PyResult<Bound<'py, PyList>>
    where
        T: IntoPyObject<'py>,
        U: ExactSizeIterator<Item = T>,
    {
        let list = sequence::list(values.into_iter(), py).or_err(py)?;
        // SAFETY: what is made there is a list.
        Ok(unsafe { list.into_bound_as(py) })
    }

    /// A new, empty list.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn empty(py: Python<'_>) -> Bound<'_, PyList> {
        // SAFETY: the thread is attached.
        let object = std::ptr::NonNull::new(unsafe { ffi::PyList_New(0) }).expect("out of memory");
        // SAFETY: a new reference to a list.
        unsafe { Bound::from_owned(py, object) }
    }
}

/// The item at an index, if there is one now.
#[inline]
fn item<'py>(list: &Bound<'py, PyList>, index: usize) -> Option<Bound<'py, PyAny>> {
    let py = list.py();
    // SAFETY: a live list.
    if let Some((items, length)) = unsafe { ffi::layout::sequence::list_items(list.as_ptr()) } {
        if index >= length as usize {
            return None;
        }
        // SAFETY: below the length, and nobody changes the list before the count is taken: there is a GIL
        // where the layout is on.
        let item = unsafe { *items.wrapping_add(index) };
        // SAFETY: the list keeps the item alive until then.
        return Some(unsafe { Borrowed::from_ptr(py, item) }.to_owned());
    }
    item_by_call(list, index)
}

/// Apart from the loops that get the other road inlined.
#[cold]
#[inline(never)]
fn item_by_call<'py>(list: &Bound<'py, PyList>, index: usize) -> Option<Bound<'py, PyAny>> {
    if index >= list.len() {
        return None;
    }
    // SAFETY: a live list; out of range raises.
    let item = unsafe { ffi::PyList_GetItemRef(list.as_ptr(), ssize(index)) };
    // Without a GIL the list may have become shorter just now: then an `IndexError` is dropped here.
    list.py().own_or_err(item).ok()
}

impl<'py> Bound<'py, PyList> {
    /// The number of items.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live list.
        unsafe { ffi::PyList_GET_SIZE(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The list as a sequence.
    pub fn as_sequence(&self) -> &Bound<'py, PySequence> {
        // SAFETY: a list is a sequence.
        unsafe { self.cast_unchecked() }
    }

    /// The list as a sequence, by value.
    pub fn into_sequence(self) -> Bound<'py, PySequence> {
        // SAFETY: a list is a sequence.
        unsafe { self.cast_into_unchecked() }
    }

    /// The item at `index`.
    ///
    /// # Errors
    /// `IndexError`.
    #[inline]
    pub fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        item(self, index)
            .ok_or_else(|| crate::exceptions::PyIndexError::new_err("list index out of range"))
    }

    /// `self[low:high]`; what lies beyond the end is left out.
    pub fn get_slice(&self, low: usize, high: usize) -> Bound<'py, PyList> {
        // SAFETY: a live list.
        let slice = unsafe { ffi::PyList_GetSlice(self.as_ptr(), ssize(low), ssize(high)) };
        let slice = std::ptr::NonNull::new(slice).expect("out of memory");
        // SAFETY: a new reference to a list.
        unsafe { Bound::from_owned(self.py(), slice) }
    }

    /// `self[index] = value`.
    ///
    /// # Errors
    /// `IndexError`, or what the value's conversion raises.
    pub fn set_item<V: IntoPyObject<'py>>(&self, index: usize, value: V) -> PyResult<()> {
        let value = lend(self.py(), value)?.into_ptr();
        // SAFETY: a live list, and a count that is given to it, even when it fails.
        let answer = unsafe { ffi::PyList_SetItem(self.as_ptr(), ssize(index), value) };
        self.py().check(answer).map(drop)
    }

    /// `del self[index]`.
    ///
    /// # Errors
    /// `IndexError`.
    pub fn del_item(&self, index: usize) -> PyResult<()> {
        self.as_sequence().del_item(index)
    }

    /// `self[low:high] = values`.
    ///
    /// # Errors
    /// What iterating over the values raises.
    pub fn set_slice(&self, low: usize, high: usize, values: &Bound<'py, PyAny>) -> PyResult<()> {
        // SAFETY: a live list and a live object.
        let answer = unsafe {
            ffi::PyList_SetSlice(self.as_ptr(), ssize(low), ssize(high), values.as_ptr())
        };
        self.py().check(answer).map(drop)
    }

    /// `del self[low:high]`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn del_slice(&self, low: usize, high: usize) -> PyResult<()> {
        // SAFETY: a live list; null deletes.
        let answer = unsafe {
            ffi::PyList_SetSlice(self.as_ptr(), ssize(low), ssize(high), std::ptr::null_mut())
        };
        self.py().check(answer).map(drop)
    }

    /// `self.append(item)`.
    ///
    /// # Errors
    /// What the item's conversion raises, or `MemoryError`.
    pub fn append<V: IntoPyObject<'py>>(&self, item: V) -> PyResult<()> {
        let item = lend(self.py(), item)?;
        // SAFETY: a live list and a live object.
        let answer = unsafe { ffi::PyList_Append(self.as_ptr(), item.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `self.insert(index, item)`: at the end when the index lies beyond it.
    ///
    /// # Errors
    /// What the item's conversion raises, or `MemoryError`.
    pub fn insert<V: IntoPyObject<'py>>(&self, index: usize, item: V) -> PyResult<()> {
        let item = lend(self.py(), item)?;
        // SAFETY: a live list and a live object.
        let answer = unsafe { ffi::PyList_Insert(self.as_ptr(), ssize(index), item.as_ptr()) };
        self.py().check(answer).map(drop)
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
        self.as_sequence().index(value)
    }

    /// `self.sort()`.
    ///
    /// # Errors
    /// What a comparison raises.
    pub fn sort(&self) -> PyResult<()> {
        // SAFETY: a live list.
        let answer = unsafe { ffi::PyList_Sort(self.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `self.reverse()`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn reverse(&self) -> PyResult<()> {
        // SAFETY: a live list.
        let answer = unsafe { ffi::PyList_Reverse(self.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `tuple(self)`.
    pub fn to_tuple(&self) -> Bound<'py, PyTuple> {
        // SAFETY: a live list.
        let tuple = unsafe { ffi::PyList_AsTuple(self.as_ptr()) };
        let tuple = std::ptr::NonNull::new(tuple).expect("out of memory");
        // SAFETY: a new reference to a tuple.
        unsafe { Bound::from_owned(self.py(), tuple) }
    }

    /// An iterator over the items. The list may change meanwhile: what has moved behind the iterator is
    /// missed, what is appended is not seen, and where the list has become shorter, it ends.
    #[inline]
    pub fn iter(&self) -> BoundListIterator<'py> {
        BoundListIterator::new(self.clone())
    }
}

/// The items of a list, one after the other.
///
/// Each is looked up when it is its turn, so the list may change meanwhile.
pub struct BoundListIterator<'py> {
    list: Bound<'py, PyList>,
    next: usize,
    /// One behind the last; no more than the list's length at the start.
    end: usize,
}

impl<'py> BoundListIterator<'py> {
    fn new(list: Bound<'py, PyList>) -> Self {
        let end = list.len();
        BoundListIterator { list, next: 0, end }
    }
}

impl<'py> Iterator for BoundListIterator<'py> {
    type Item = Bound<'py, PyAny>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let found = item(&self.list, self.next);
        match found {
            Some(_) => self.next += 1,
            None => self.end = self.next,
        }
        found
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.len();
        (left, Some(left))
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        self.next = self.next.saturating_add(n).min(self.end);
        self.next()
    }
}

impl DoubleEndedIterator for BoundListIterator<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<Self::Item> {
        self.end = self.end.min(self.list.len());
        if self.next >= self.end {
            return None;
        }
        let found = item(&self.list, self.end - 1);
        match found {
            Some(_) => self.end -= 1,
            None => self.end = self.next,
        }
        found
    }
}

impl ExactSizeIterator for BoundListIterator<'_> {
    fn len(&self) -> usize {
        self.end.min(self.list.len()).saturating_sub(self.next)
    }
}

impl FusedIterator for BoundListIterator<'_> {}

impl<'py> IntoIterator for Bound<'py, PyList> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundListIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        BoundListIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyList> {
    type Item = Bound<'py, PyAny>;
    type IntoIter = BoundListIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
