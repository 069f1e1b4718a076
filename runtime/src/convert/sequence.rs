//! Sequences: `Vec`, `VecDeque`, `Box<[T]>`, `Arc<[T]>`, `Rc<[T]>`, `[T; N]`, and `&[T]` as a parameter.
//!
//! | in | becomes |
//! |---|---|
//! | `list`, `tuple` | the items, without a detour |
//! | another sequence: `range`, arrays, a class with `__len__` and `__getitem__` | the items, by iteration |
//! | for `[T; N]`: one of another length | `ValueError` |
//! | `str`, sets, dicts, generators, and all else | `TypeError` |
//!
//! What an item's conversion raises gets a note that says which item it was. Sequences of `u8`
//! are bytes: see `bytes.rs`. Out: `list`.

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::convert::items::{Items, NewList, push, reserve};
use crate::convert::{
    Answer, BorrowFromPyObject, FromPyObject, FromPyObjectOwned, IntoPyObject, bytes, refuse,
};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// The items of a sequence.
#[inline(never)]
pub(super) fn read<'py, T: FromPyObjectOwned<'py>>(
    object: Borrowed<'_, 'py, PyAny>,
) -> Result<Vec<T>, Raised> {
    let py = object.py();
    let mut items = Items::of_sequence(object)?;
    let mut values = Vec::new();
    reserve(py, &mut values, items.room(size_of::<T>()))?;
    loop {
        items.read_quietly(&mut values)?;
        let Some(item) = items.next()? else { return Ok(values) };
        match T::from_py(item.as_borrowed()) {
            Ok(value) => push(py, &mut values, value)?,
            Err(raised) => return Err(items.blame(raised)),
        }
    }
}

/// A list whose first item, if it has one, is exactly of the item's type.
pub(super) fn is_exact<'py, T: FromPyObjectOwned<'py>>(object: Borrowed<'_, 'py, PyAny>) -> bool {
    // SAFETY: a live object.
    if !unsafe { ffi::PyList_CheckExact(object.as_ptr()) } {
        return false;
    }
    match Items::of_sequence(object).and_then(|mut items| items.next()) {
        Ok(first) => first.is_none_or(|first| T::is_exact(first.as_borrowed())),
        Err(raised) => {
            raised.forget(object.py());
            false
        }
    }
}

/// A slice as bytes, if `Item`, its values or references to them, says that it is one.
#[inline(always)]
fn as_bytes<'py, T, Item: IntoPyObject<'py>>(values: &[T]) -> Option<&[u8]> {
    if !Item::is_byte(PhantomData) {
        return None;
    }
    // SAFETY: only `u8` and `&u8` say so, and `Item` is `T` or `&T`.
    Some(unsafe { std::slice::from_raw_parts(values.as_ptr().cast(), values.len()) })
}

/// A list of the values.
#[inline]
pub(crate) fn list<'py, I>(values: I, py: Python<'py>) -> Answer
where
    I: ExactSizeIterator,
    I::Item: IntoPyObject<'py>,
{
    let mut list = NewList::new(py, values.len())?;
    for value in values {
        match value.into_item(py) {
            Ok(item) => list.push(item),
            Err(raised) => return Err(refuse::at_item(py, raised, list.filled())),
        }
    }
    list.finish()
}

/// The items of any iterable: what `Extend` and `FromIterator` take.
pub struct Taken<T>(Vec<T>);

/// The items, one by one.
#[inline]
pub fn taken<T>(items: Taken<T>) -> std::vec::IntoIter<T> {
    items.0.into_iter()
}

impl<'a, 'py, T: FromPyObjectOwned<'py>> FromPyObject<'a, 'py> for Taken<T> {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let mut items = Items::of_iterable(object)?;
        let mut values = Vec::new();
        while let Some(item) = items.next()? {
            match T::from_py(item.as_borrowed()) {
                Ok(value) => push(object.py(), &mut values, value)?,
                Err(raised) => return Err(items.blame(raised)),
            }
        }
        Ok(Taken(values))
    }
}

impl<'a, 'py, T: FromPyObjectOwned<'py>> FromPyObject<'a, 'py> for Vec<T> {
    extract_by_from_py!();

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        T::vec_from_py(object, read)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::vec_is_exact(object, is_exact::<T>)
    }
}

macro_rules! from_vec {
    ($($type:ty;)*) => { $(
        impl<'a, 'py, T: FromPyObjectOwned<'py>> FromPyObject<'a, 'py> for $type {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                T::vec_from_py(object, read).map(Self::from)
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                T::vec_is_exact(object, is_exact::<T>)
            }
        }
    )* };
}

from_vec! { VecDeque<T>; Box<[T]>; Arc<[T]>; Rc<[T]>; }

impl<'a, 'py, T: FromPyObjectOwned<'py>, const N: usize> FromPyObject<'a, 'py> for [T; N] {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        T::vec_from_py(object, read)?.try_into().map_err(|values: Vec<T>| {
            refuse::wrong_length(object.py(), "sequence", N, values.len())
        })
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::vec_is_exact(object, is_exact::<T>) && object.len().is_ok_and(|length| length == N)
    }
}

impl<'a, 'py, T: FromPyObjectOwned<'py> + 'a> BorrowFromPyObject<'a, 'py> for [T] {
    type Slot = Vec<T>;

    #[inline]
    fn borrow_from_py(arg: &'a Arg<'py>, slot: &'a mut Option<Vec<T>>) -> Result<&'a [T], Raised> {
        T::slice_from_py(arg.object(), slot, read)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::vec_is_exact(object, is_exact::<T>)
    }
}

borrow_by_value! {
    [T] Vec<T>;
    [T] VecDeque<T>;
    [T] Box<[T]>;
    [T, const N: usize] [T; N];
}

macro_rules! by_value {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<'py, T: IntoPyObject<'py>, $($generics)*> IntoPyObject<'py> for $type {
            into_pyobject_by_answer!(PyAny);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                T::sequence_into_answer(self.into_iter(), py)
            }
        }
    )* };
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Vec<T> {
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        match as_bytes::<T, T>(&self) {
            Some(content) => bytes::copy(content, py),
            None => T::sequence_into_answer(self.into_iter(), py),
        }
    }
}

by_value! {
    [] VecDeque<T>;
    [const N: usize] [T; N];
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Box<[T]> {
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        T::sequence_into_answer(self.into_vec().into_iter(), py)
    }
}

macro_rules! by_reference {
    ($([$($generics:tt)*] $type:ty;)*) => { $(
        impl<'x, 'py, T, $($generics)*> IntoPyObject<'py> for &'x $type
        where
            &'x T: IntoPyObject<'py>,
        {
            into_pyobject_by_answer!(PyAny);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                <&'x T>::sequence_into_answer(self.iter(), py)
            }
        }
    )* };
}

impl<'x, 'py, T> IntoPyObject<'py> for &'x [T]
where
    &'x T: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        match as_bytes::<T, &'x T>(self) {
            Some(content) => bytes::copy(content, py),
            None => <&'x T>::sequence_into_answer(self.iter(), py),
        }
    }
}

impl<'x, 'py, T> IntoPyObject<'py> for &'x Vec<T>
where
    &'x T: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        self.as_slice().into_answer(py)
    }
}

by_reference! {
    [] VecDeque<T>;
    [const N: usize] [T; N];
}
