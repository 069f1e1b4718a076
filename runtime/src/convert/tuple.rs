//! Tuples of up to twelve items, and `()`.
//!
//! | in | becomes |
//! |---|---|
//! | a `tuple` (or subclass, as named tuples are) of that length | its items, which may be borrowed from it |
//! | a `tuple` of another length | `ValueError` that tells both |
//! | for `()`: `None` or an empty `tuple` | `()` |
//! | anything else, `list` too | `TypeError` |
//!
//! Out: `tuple`; `()` is `None` as the result of a function, and `tuple()` inside of something.

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet, refuse};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

/// The length of a tuple.
#[inline]
fn length(object: Borrowed<'_, '_, PyAny>) -> Option<usize> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyTuple_Check(object.as_ptr()) } {
        return None;
    }
    // SAFETY: a live `tuple`.
    Some(unsafe { ffi::PyTuple_GET_SIZE(object.as_ptr()) } as usize)
}

/// The items of a tuple.
///
/// Invariant: `tuple` is one. `start` points to its items, or is null where the layout is not known.
#[derive(Clone, Copy)]
struct Row<'a, 'py> {
    tuple: Borrowed<'a, 'py, PyAny>,
    start: *mut *mut ffi::PyObject,
}

impl<'a, 'py> Row<'a, 'py> {
    /// Of a tuple of that length, and of nothing else.
    #[inline]
    fn of(object: Borrowed<'a, 'py, PyAny>, wanted: usize) -> Option<Self> {
        // SAFETY: a live object.
        if !unsafe { ffi::PyTuple_Check(object.as_ptr()) } {
            return None;
        }
        // SAFETY: a live `tuple`.
        let (start, length) = match unsafe { ffi::layout::sequence::tuple_items(object.as_ptr()) } {
            Some(items) => items,
            // SAFETY: a live `tuple`.
            None => (std::ptr::null_mut(), unsafe { ffi::PyTuple_Size(object.as_ptr()) }),
        };
        (length as usize == wanted).then_some(Row { tuple: object, start })
    }

    /// # Safety
    /// `index` must be below the tuple's length.
    #[inline(always)]
    unsafe fn item(self, index: usize) -> Borrowed<'a, 'py, PyAny> {
        let item = if self.start.is_null() {
            // SAFETY: forwarded.
            unsafe { ffi::PyTuple_GetItem(self.tuple.as_ptr(), index as ffi::Py_ssize_t) }
        } else {
            // SAFETY: forwarded (type invariant).
            unsafe { *self.start.wrapping_add(index) }
        };
        // SAFETY: a tuple never changes and keeps its items alive, so as long as it lives itself.
        unsafe { Borrowed::from_ptr(self.tuple.py(), item) }
    }
}

#[cold]
#[inline(never)]
fn refused(object: Borrowed<'_, '_, PyAny>, wanted: usize) -> Raised {
    match length(object) {
        Some(length) => refuse::wrong_length(object.py(), "tuple", wanted, length),
        None => refuse::wrong_type(object, "tuple"),
    }
}

/// A tuple that is being filled.
///
/// Invariant: nobody else has been given the tuple; a place that is not set yet is empty.
struct NewTuple<'py>(Bound<'py, PyAny>);

impl<'py> NewTuple<'py> {
    #[inline]
    fn new(py: Python<'py>, length: usize) -> Result<Self, Raised> {
        // SAFETY: the thread is attached.
        let tuple = unsafe { ffi::PyTuple_New(length as ffi::Py_ssize_t) };
        Ok(NewTuple(Owned::or_raised(py, tuple)?.into_bound(py)))
    }

    /// # Safety
    /// `index` must be below the length, and not set yet.
    #[inline(always)]
    unsafe fn set(&self, index: usize, item: Owned) {
        // SAFETY: unshared (type invariant), the index is good, and the count is given to the tuple.
        unsafe {
            ffi::PyTuple_SET_ITEM(self.0.as_ptr(), index as ffi::Py_ssize_t, item.into_ptr());
        }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for () {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<(), Raised> {
        if object.is_none() || length(object) == Some(0) { Ok(()) } else { Err(refused(object, 0)) }
    }

    fn from_outcome(_object: Borrowed<'a, 'py, PyAny>) -> Result<(), Raised> {
        Ok(())
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        object.is_none() || length(object) == Some(0)
    }
}

macro_rules! unit_out {
    ($($unit:ty;)*) => { $(
        impl<'py> IntoPyObject<'py> for $unit {
            into_pyobject_by_answer!(PyTuple);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                Ok(Owned::none(py))
            }

            fn into_item(self, py: Python<'py>) -> Answer {
                Ok(Owned::from(PyTuple::empty(py)))
            }
        }
    )* };
}

unit_out! { (); &(); }

macro_rules! tuples {
    ($($count:literal: $($item:ident $index:tt),+;)*) => { $(
        impl<'a, 'py, $($item: FromPyObject<'a, 'py>),+> FromPyObject<'a, 'py> for ($($item,)+) {
            extract_by_from_py!();

            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                let Some(row) = Row::of(object, $count) else {
                    return Err(refused(object, $count));
                };
                Ok(($({
                    // SAFETY: a tuple of that length, as just asked.
                    let item = unsafe { row.item($index) };
                    $item::from_py(item).map_err(|raised| refuse::at_item(object.py(), raised, $index))?
                },)+))
            }

            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                let Some(row) = Row::of(object, $count) else { return false };
                true $(&& {
                    // SAFETY: a tuple of that length, as just asked.
                    $item::is_exact(unsafe { row.item($index) })
                })+
            }

            #[inline]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<Self> {
                let row = Row::of(object, $count)?;
                Some(($({
                    // SAFETY: a tuple of that length, as just asked.
                    let item = unsafe { row.item($index) };
                    $item::from_py_quietly(item, quiet)?
                },)+))
            }
        }

        impl<'py, $($item: IntoPyObject<'py>),+> IntoPyObject<'py> for ($($item,)+) {
            into_pyobject_by_answer!(PyTuple);

            fn into_answer(self, py: Python<'py>) -> Answer {
                let tuple = NewTuple::new(py, $count)?;
                $({
                    let item = self.$index.into_item(py)?;
                    // SAFETY: each index below the length is set once.
                    unsafe { tuple.set($index, item) };
                })+
                Ok(tuple.0.into())
            }
        }

        impl<'x, 'py, $($item),+> IntoPyObject<'py> for &'x ($($item,)+)
        where
            $(&'x $item: IntoPyObject<'py>,)+
        {
            into_pyobject_by_answer!(PyTuple);

            fn into_answer(self, py: Python<'py>) -> Answer {
                let tuple = NewTuple::new(py, $count)?;
                $({
                    let item = (&self.$index).into_item(py)?;
                    // SAFETY: each index below the length is set once.
                    unsafe { tuple.set($index, item) };
                })+
                Ok(tuple.0.into())
            }
        }
    )* };
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
    9: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8;
    10: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9;
    11: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10;
    12: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11;
}
