//! Sets: `HashSet` with any hasher, and `BTreeSet`.
//!
//! | in | becomes |
//! |---|---|
//! | `set`, `frozenset` | the items |
//! | anything else, `list` and views of dicts too | `TypeError` |
//!
//! Out: `set`; an item that has no hash in Python is a `TypeError`.

use std::collections::{BTreeSet, HashSet};
use std::ffi::c_int;
use std::hash::{BuildHasher, Hash};
use std::ptr::{self, NonNull};

use keelback_ffi as ffi;

use crate::convert::items::Items;
use crate::convert::{Answer, FromPyObject, FromPyObjectOwned, IntoPyObject, Owned, Quiet, refuse};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PySet};

/// CPython's words.
const CHANGED: &str = "Set changed size during iteration";

pub(super) fn is_set(object: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyAnySet_Check(object.as_ptr()) }
}

/// What must be a set, and the number of its items. A view of one is a set for that.
#[inline(never)]
pub(super) fn sized<'py>(
    object: Borrowed<'_, 'py, PyAny>,
) -> Result<(Bound<'py, PyAny>, usize), Raised> {
    let set = if is_set(object) {
        object.to_owned()
    } else {
        match crate::class::live::set::as_set(object)? {
            Some(set) => set.into_bound(object.py()),
            None => return Err(refuse::wrong_type(object, "set")),
        }
    };
    let length = size(set.as_borrowed());
    Ok((set, length))
}

fn size(set: Borrowed<'_, '_, PyAny>) -> usize {
    // SAFETY: a live set.
    unsafe { ffi::PySet_Size(set.as_ptr()) as usize }
}

/// A walk over the table of exactly a `set` or a `frozenset`, while nobody changes it.
struct Entries<'a, 'py> {
    set: Borrowed<'a, 'py, PyAny>,
    position: ffi::Py_ssize_t,
}

impl<'a, 'py> Entries<'a, 'py> {
    /// `None` where the items have to be asked for by iteration: subclasses may have their own, and
    /// without a GIL another thread may change the set at any time.
    #[inline(never)]
    fn of(set: Borrowed<'a, 'py, PyAny>) -> Option<Self> {
        let class = set.get_type();
        let class = class.as_ptr().cast::<ffi::PyTypeObject>().cast_const();
        let exact = std::ptr::eq(class, &raw const ffi::PySet_Type)
            || std::ptr::eq(class, &raw const ffi::PyFrozenSet_Type);
        (exact && !ffi::layout::free_threaded()).then_some(Entries { set, position: 0 })
    }

    /// 1 and the next item; 0 at the end; -1 where it cannot be asked.
    #[inline]
    fn next(&mut self, key: &mut *mut ffi::PyObject) -> c_int {
        let mut hash = 0;
        // SAFETY: a live set, a position of its own, and places for the answers.
        unsafe {
            ffi::_PySet_NextEntry(
                self.set.as_ptr(),
                &raw mut self.position,
                &raw mut *key,
                &raw mut hash,
            )
        }
    }
}

pub(super) fn read<'py, T: FromPyObjectOwned<'py>>(
    object: Borrowed<'_, 'py, PyAny>,
    length: usize,
    mut insert: impl FnMut(T),
) -> Result<(), Raised> {
    let py = object.py();
    if let Some(mut entries) = Entries::of(object) {
        let quiet = Quiet::now();
        let (mut left, mut key) = (length, ptr::null_mut());
        loop {
            let more = entries.next(&mut key);
            if more < 0 {
                break;
            }
            let Some(item) = NonNull::new(key).filter(|_| more > 0) else { return Ok(()) };
            if left == 0 {
                return Err(refuse::changed(py, CHANGED));
            }
            left -= 1;
            // SAFETY: the set keeps it alive until Python code runs, and a quiet read runs none.
            let item: Borrowed<'_, 'py, PyAny> = unsafe { Borrowed::from_non_null(py, item) };
            if let Some(value) = T::from_py_quietly(item, quiet) {
                insert(value);
                continue;
            }
            let item = item.to_owned();
            match T::from_py(item.as_borrowed()) {
                Ok(value) => insert(value),
                Err(raised) => return Err(refuse::at_member(raised, item.as_borrowed())),
            }
            drop(item);
            if size(object) != length {
                return Err(refuse::changed(py, CHANGED));
            }
        }
    }
    let mut items = Items::of_iterable(object)?;
    while let Some(item) = items.next()? {
        // The items of a set have no order that would tell which one it was: its text has to.
        match T::from_py(item.as_borrowed()) {
            Ok(value) => insert(value),
            Err(raised) => return Err(refuse::at_member(raised, item.as_borrowed())),
        }
    }
    Ok(())
}

/// Both conversions of sets that hash their items by a hasher of the user's choice.
macro_rules! hash_sets {
    ($($set:ident)*) => { $(
        impl<'a, 'py, T, S> FromPyObject<'a, 'py> for $set<T, S>
        where
            T: FromPyObjectOwned<'py> + Eq + Hash,
            S: BuildHasher + Default,
        {
            extract_by_from_py!();

            fn from_py(
                object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>,
            ) -> Result<Self, crate::error::Raised> {
                let (items, length) = crate::convert::set::sized(object)?;
                let mut set = $set::with_hasher(S::default());
                set.try_reserve(length)
                    .map_err(|_| crate::convert::refuse::no_memory(object.py()))?;
                crate::convert::set::read(items.as_borrowed(), length, |value| {
                    set.insert(value);
                })?;
                Ok(set)
            }

            fn is_exact(object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>) -> bool {
                crate::convert::set::is_set(object)
            }
        }

        impl<'py, T: IntoPyObject<'py>, S> IntoPyObject<'py> for $set<T, S> {
            into_pyobject_by_answer!(crate::types::PySet);

            fn into_answer(self, py: crate::py::Python<'py>) -> crate::convert::Answer {
                crate::convert::set::set(self.into_iter(), py)
            }
        }

        impl<'x, 'py, T, S> IntoPyObject<'py> for &'x $set<T, S>
        where
            &'x T: IntoPyObject<'py>,
        {
            into_pyobject_by_answer!(crate::types::PySet);

            fn into_answer(self, py: crate::py::Python<'py>) -> crate::convert::Answer {
                crate::convert::set::set(self.iter(), py)
            }
        }

        borrow_by_value! { [T, S] $set<T, S>; }
    )* };
}

hash_sets! { HashSet }

impl<'a, 'py, T: FromPyObjectOwned<'py> + Ord> FromPyObject<'a, 'py> for BTreeSet<T> {
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let (items, length) = sized(object)?;
        let mut set = BTreeSet::new();
        read(items.as_borrowed(), length, |value| {
            set.insert(value);
        })?;
        Ok(set)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_set(object)
    }
}

borrow_by_value! { [T] BTreeSet<T>; }

/// A set of the values.
pub(super) fn set<'py, T: IntoPyObject<'py>>(
    values: impl Iterator<Item = T>,
    py: Python<'py>,
) -> Answer {
    // SAFETY: an empty set needs no iterable.
    let set = Owned::or_raised(py, unsafe { ffi::PySet_New(ptr::null_mut()) })?.into_bound(py);
    for value in values {
        add(&set, value.into_item(py)?)?;
    }
    Ok(set.into())
}

#[inline(never)]
fn add(set: &Bound<'_, PyAny>, item: Owned) -> Result<(), Raised> {
    let item = item.into_bound(set.py());
    // SAFETY: a live `set` and a live object.
    let status = unsafe { ffi::PySet_Add(set.as_ptr(), item.as_ptr()) };
    if status < 0 { Err(Raised::assume(set.py())) } else { Ok(()) }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for BTreeSet<T> {
    into_pyobject_by_answer!(PySet);

    fn into_answer(self, py: Python<'py>) -> Answer {
        set(self.into_iter(), py)
    }
}

impl<'x, 'py, T> IntoPyObject<'py> for &'x BTreeSet<T>
where
    &'x T: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PySet);

    fn into_answer(self, py: Python<'py>) -> Answer {
        set(self.iter(), py)
    }
}
