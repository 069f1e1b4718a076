//! Walks over the items of Python containers, and fills new lists. What is here is not generic: it
//! is compiled once, and the conversions of `sequence.rs`, `set.rs` and `map.rs` stay small.
//!
//! Converting an item may run any Python code, which may change the container. So an item whose
//! conversion may do that is owned meanwhile, and where the items are is asked anew after it.

use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, Owned, Quiet, refuse};
use crate::depth::Level;
use crate::error::Raised;
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyList, PyString};

/// No more memory than this is taken in advance because a `__len__` says so.
const TRUSTED: usize = 1 << 20;

/// Where items come from.
enum Source<'py> {
    /// Exactly a `list`, whose items may be looked at in place where the layout is known.
    List,
    /// Exactly a `tuple`, likewise.
    Tuple,
    /// The iterator of anything else.
    Iterator(Bound<'py, PyAny>),
}

/// A walk over items.
pub(super) struct Items<'a, 'py> {
    object: Borrowed<'a, 'py, PyAny>,
    source: Source<'py>,
    /// How many items there probably are.
    hint: usize,
    /// How many items have been taken.
    pub(super) taken: usize,
}

impl<'a, 'py> Items<'a, 'py> {
    /// The items of a sequence: a list, a tuple, a range, an array, a class with `__len__` and
    /// `__getitem__`, but no `str`, no set, no dict, no generator.
    #[inline(never)]
    pub(super) fn of_sequence(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        // SAFETY: a live object.
        if unsafe { ffi::PyList_CheckExact(object.as_ptr()) } {
            // SAFETY: a live `list`.
            let length = unsafe { ffi::PyList_Size(object.as_ptr()) };
            return Ok(Items { object, source: Source::List, hint: length as usize, taken: 0 });
        }
        // SAFETY: a live object.
        if unsafe { ffi::PyTuple_CheckExact(object.as_ptr()) } {
            // SAFETY: a live `tuple`.
            let length = unsafe { ffi::PyTuple_Size(object.as_ptr()) };
            return Ok(Items { object, source: Source::Tuple, hint: length as usize, taken: 0 });
        }
        if object.is_instance_of::<PyString>() {
            return Err(no_text(object));
        }
        // SAFETY: a live object.
        if unsafe { ffi::PySequence_Check(object.as_ptr()) } == 0 {
            return Err(refuse::wrong_type(object, "a sequence"));
        }
        Items::of_iterable(object)
    }

    /// The items of what is known to be right for the purpose.
    pub(super) fn of_iterable(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let py = object.py();
        let _level = Level::enter(py).map_err(|error| error.raise(py))?;
        let hint = length_hint(object)?;
        // SAFETY: a live object.
        let iterator = Owned::or_raised(py, unsafe { ffi::PyObject_GetIter(object.as_ptr()) })?;
        Ok(Items { object, source: Source::Iterator(iterator.into_bound(py)), hint, taken: 0 })
    }

    /// How many values of this size to make room for.
    #[inline]
    pub(super) fn room(&self, size: usize) -> usize {
        match self.source {
            Source::Iterator(_) => self.hint.min(TRUSTED / size.max(1)),
            Source::List | Source::Tuple => self.hint,
        }
    }

    /// The items that lie ready. Empty says nothing, and [`next`](Self::next) is asked.
    #[inline]
    fn ready(&self) -> Ready {
        let items = match self.source {
            // SAFETY: a live `list`.
            Source::List => unsafe { ffi::layout::sequence::list_items(self.object.as_ptr()) },
            // SAFETY: a live `tuple`.
            Source::Tuple => unsafe { ffi::layout::sequence::tuple_items(self.object.as_ptr()) },
            Source::Iterator(_) => None,
        };
        match items {
            Some((start, length)) if self.taken < length as usize => {
                Ready { start: start.wrapping_add(self.taken), count: length as usize - self.taken }
            }
            _ => Ready { start: std::ptr::null_mut(), count: 0 },
        }
    }

    /// Reads as many of the next items as can be read without running Python code.
    #[inline]
    pub(super) fn read_quietly<T>(&mut self, values: &mut Vec<T>) -> Result<(), Raised>
    where
        T: for<'x> FromPyObject<'x, 'py>,
    {
        let py = self.object.py();
        let quiet = Quiet::now();
        let ready = self.ready();
        if values.capacity() - values.len() < ready.count {
            reserve(py, values, ready.count)?;
        }
        let end = ready.start.wrapping_add(ready.count);
        let (mut next, mut place) = (ready.start, values.as_mut_ptr().wrapping_add(values.len()));
        while next != end {
            // SAFETY: among the items that lie there, none of which has changed since `ready`: nothing in
            // this loop runs Python code.
            let Some(item) = NonNull::new(unsafe { *next }) else { break };
            // SAFETY: the container keeps the item alive until Python code runs.
            let item: Borrowed<'_, 'py, PyAny> = unsafe { Borrowed::from_non_null(py, item) };
            let Some(value) = T::from_py_quietly(item, quiet) else { break };
            // SAFETY: there is room for as many values as there are items, and one was written for each.
            unsafe { place.write(value) };
            next = next.wrapping_add(1);
            place = place.wrapping_add(1);
        }
        let read = (next.addr() - ready.start.addr()) / size_of::<*mut ffi::PyObject>();
        self.taken += read;
        let length = values.len() + read;
        // SAFETY: `read` more values have been written, one after the other.
        unsafe { values.set_len(length) };
        Ok(())
    }

    /// The next item.
    #[inline(never)]
    pub(super) fn next(&mut self) -> Result<Option<Bound<'py, PyAny>>, Raised> {
        let item = match &self.source {
            Source::List => list_item(self.object, self.taken)?,
            Source::Tuple => tuple_item(self.object, self.taken),
            Source::Iterator(iterator) => next(iterator)?,
        };
        self.taken += usize::from(item.is_some());
        Ok(item)
    }

    /// Adds to what the conversion of the last item taken has raised which one it was.
    #[cold]
    pub(super) fn blame(&self, raised: Raised) -> Raised {
        refuse::at_item(self.object.py(), raised, self.taken.saturating_sub(1))
    }
}

/// Items in a row, borrowed from their container until Python code runs.
struct Ready {
    start: *mut *mut ffi::PyObject,
    count: usize,
}

#[cold]
#[inline(never)]
fn no_text(object: Borrowed<'_, '_, PyAny>) -> Raised {
    let message = format!(
        "expected a sequence, got {}, which is not taken as its characters",
        object.type_name()
    );
    PyTypeError::new_err(message).raise(object.py())
}

/// What `len()` says, or 0 where there is none.
fn length_hint(object: Borrowed<'_, '_, PyAny>) -> Result<usize, Raised> {
    // SAFETY: a live object.
    let length = unsafe { ffi::PyObject_Size(object.as_ptr()) };
    if let Ok(length) = usize::try_from(length) {
        return Ok(length);
    }
    let raised = Raised::assume(object.py());
    // SAFETY: set by CPython before any extension runs, never changed after.
    let type_error = unsafe { ffi::PyExc_TypeError };
    // SAFETY: an exception is raised, and a class.
    if unsafe { ffi::PyErr_ExceptionMatches(type_error) } == 0 {
        return Err(raised);
    }
    raised.forget(object.py());
    Ok(0)
}

/// An item of a list, as long as it is now.
fn list_item<'py>(
    list: Borrowed<'_, 'py, PyAny>,
    index: usize,
) -> Result<Option<Bound<'py, PyAny>>, Raised> {
    let py = list.py();
    // SAFETY: a live `list`.
    if index >= unsafe { ffi::PyList_Size(list.as_ptr()) } as usize {
        return Ok(None);
    }
    // SAFETY: a live `list`; an index that is out of range by now raises.
    let item = unsafe { ffi::PyList_GetItemRef(list.as_ptr(), index as ffi::Py_ssize_t) };
    if let Ok(item) = Owned::or_raised(py, item) {
        return Ok(Some(item.into_bound(py)));
    }
    let raised = Raised::assume(py);
    // SAFETY: set by CPython before any extension runs, never changed after.
    let index_error = unsafe { ffi::PyExc_IndexError };
    // SAFETY: an exception is raised, and a class.
    if unsafe { ffi::PyErr_ExceptionMatches(index_error) } == 0 {
        return Err(raised);
    }
    // Another thread has made the list shorter since its length was asked for.
    raised.forget(py);
    Ok(None)
}

fn tuple_item<'py>(tuple: Borrowed<'_, 'py, PyAny>, index: usize) -> Option<Bound<'py, PyAny>> {
    // SAFETY: a live `tuple`.
    if index >= unsafe { ffi::PyTuple_GET_SIZE(tuple.as_ptr()) } as usize {
        return None;
    }
    // SAFETY: a live `tuple`, and an index within it.
    let item = unsafe { ffi::PyTuple_GET_ITEM(tuple.as_ptr(), index as ffi::Py_ssize_t) };
    // SAFETY: a tuple that code can see is filled, and keeps its items.
    Some(unsafe { Borrowed::from_ptr(tuple.py(), item) }.to_owned())
}

fn next<'py>(iterator: &Bound<'py, PyAny>) -> Result<Option<Bound<'py, PyAny>>, Raised> {
    let py = iterator.py();
    // SAFETY: a live iterator, as `PyObject_GetIter` answers.
    let item = unsafe { ffi::PyIter_Next(iterator.as_ptr()) };
    if let Some(item) = NonNull::new(item) {
        // SAFETY: a new reference.
        return Ok(Some(unsafe { Bound::from_owned(py, item) }));
    }
    // SAFETY: the thread is attached.
    if unsafe { ffi::PyErr_Occurred() }.is_null() { Ok(None) } else { Err(Raised::assume(py)) }
}

/// Makes room for `more` values; `MemoryError` where there is none.
#[inline]
pub(super) fn reserve<T>(py: Python<'_>, values: &mut Vec<T>, more: usize) -> Result<(), Raised> {
    values.try_reserve(more).map_err(|_| refuse::no_memory(py))
}

/// Appends a value; `MemoryError` instead of an abort.
#[inline]
pub(super) fn push<T>(py: Python<'_>, values: &mut Vec<T>, value: T) -> Result<(), Raised> {
    if values.len() == values.capacity() {
        reserve(py, values, 1)?;
    }
    values.push(value);
    Ok(())
}

/// A list that is being filled.
///
/// Invariant: nobody else has been given the list. Its first `filled` places are set, the others
/// empty; `start` points to them where the layout is known, else it is null.
pub(super) struct NewList<'py> {
    list: Bound<'py, PyList>,
    start: *mut *mut ffi::PyObject,
    length: usize,
    filled: usize,
}

impl<'py> NewList<'py> {
    #[inline(never)]
    pub(super) fn new(py: Python<'py>, length: usize) -> Result<Self, Raised> {
        let Ok(signed) = ffi::Py_ssize_t::try_from(length) else {
            return Err(refuse::no_memory(py));
        };
        // SAFETY: the thread is attached.
        let list = Owned::or_raised(py, unsafe { ffi::PyList_New(signed) })?;
        // SAFETY: a list.
        let list = unsafe { list.into_bound_as::<PyList>(py) };
        // SAFETY: a live `list`.
        let items = unsafe { ffi::layout::sequence::list_items(list.as_ptr()) };
        let start = items.map_or(std::ptr::null_mut(), |(start, _)| start);
        Ok(NewList { list, start, length, filled: 0 })
    }

    /// Sets the next place.
    #[inline(always)]
    pub(super) fn push(&mut self, item: Owned) {
        assert!(self.filled < self.length, "an iterator went on after it said it would end");
        if self.start.is_null() {
            // SAFETY: a new list, a place within it that was not set (type invariant); the count goes to it.
            unsafe {
                ffi::PyList_SetItem(
                    self.list.as_ptr(),
                    self.filled as ffi::Py_ssize_t,
                    item.into_ptr(),
                );
            }
        } else {
            // SAFETY: as above, and a place of a list holds a pointer.
            unsafe { self.start.wrapping_add(self.filled).write(item.into_ptr()) };
        }
        self.filled += 1;
    }

    /// How many places are set.
    #[inline(always)]
    pub(super) fn filled(&self) -> usize {
        self.filled
    }

    #[inline(always)]
    pub(super) fn finish(self) -> Answer {
        assert_eq!(self.filled, self.length, "an iterator ended before it said");
        Ok(self.list.into())
    }
}
