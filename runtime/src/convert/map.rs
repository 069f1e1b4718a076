//! Mappings: `HashMap` with any hasher, and `BTreeMap`.
//!
//! | in | becomes |
//! |---|---|
//! | `dict`, since 3.15 `frozendict`; a view of an object's own map | keys and values |
//! | a `dict` that the conversion of a key or value changes | `RuntimeError`, in CPython's words |
//! | anything else | `TypeError` |
//!
//! What a key's or value's conversion raises gets a note that says which key it was. Out: `dict`; a
//! key that has no hash in Python is a `TypeError`.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};
use std::ptr::{self, NonNull};

use keelback_ffi as ffi;

use crate::convert::{Answer, FromPyObject, FromPyObjectOwned, IntoPyObject, Owned, Quiet, refuse};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyDict};

/// A walk over the entries of a dict.
pub(super) struct Entries<'py> {
    /// Kept, because the conversion of an entry may drop what it was reached through.
    dict: Bound<'py, PyAny>,
    position: ffi::Py_ssize_t,
    length: usize,
    left: usize,
}

/// A key and its value, borrowed from the dict until Python code runs.
struct Entry {
    key: NonNull<ffi::PyObject>,
    value: NonNull<ffi::PyObject>,
}

impl<'py> Entries<'py> {
    #[inline(never)]
    pub(super) fn of(object: Borrowed<'_, 'py, PyAny>) -> Result<Self, Raised> {
        let py = object.py();
        // SAFETY: a live object.
        let is_dict = unsafe { ffi::PyDict_Check(object.as_ptr()) };
        let dict = if !is_dict && !is_frozen_dict(object) {
            match crate::class::live::map::as_dict(object)? {
                Some(dict) => dict.into_bound(py),
                None => return Err(refuse::wrong_type(object, "dict")),
            }
        } else if is_dict && ffi::layout::free_threaded() {
            // Another thread may change the dict at any time; nobody else knows of the copy.
            // SAFETY: a live `dict`.
            Owned::or_raised(py, unsafe { ffi::PyDict_Copy(object.as_ptr()) })?.into_bound(py)
        } else {
            object.to_owned()
        };
        let length = size(&dict);
        Ok(Entries { dict, position: 0, length, left: length })
    }

    /// How many there were at the beginning.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The next entry.
    #[inline]
    fn next(&mut self) -> Result<Option<Entry>, Raised> {
        let (mut key, mut value) = (ptr::null_mut(), ptr::null_mut());
        // SAFETY: a live dict; a position that is its own, and good for whatever size it has now; places
        // for the answers.
        let more = unsafe {
            ffi::PyDict_Next(
                self.dict.as_ptr(),
                &raw mut self.position,
                &raw mut key,
                &raw mut value,
            )
        };
        if more == 0 {
            return Ok(None);
        }
        let (Some(key), Some(value)) = (NonNull::new(key), NonNull::new(value)) else {
            return Ok(None);
        };
        if self.left == 0 {
            // Keys were replaced so that the size stayed: without a count this could go on for ever.
            return Err(refuse::changed(
                self.dict.py(),
                "dictionary keys changed during iteration",
            ));
        }
        self.left -= 1;
        Ok(Some(Entry { key, value }))
    }

    /// To be asked after whatever may have run Python code.
    #[inline(never)]
    fn check_unchanged(&self) -> Result<(), Raised> {
        if size(&self.dict) == self.length {
            Ok(())
        } else {
            Err(refuse::changed(self.dict.py(), "dictionary changed size during iteration"))
        }
    }
}

fn size(dict: &Bound<'_, PyAny>) -> usize {
    // SAFETY: a live dict.
    unsafe { ffi::PyDict_Size(dict.as_ptr()) as usize }
}

fn is_frozen_dict(object: Borrowed<'_, '_, PyAny>) -> bool {
    let frozen = ffi::PyFrozenDict_Type();
    // SAFETY: a live object and, where there is one, a live type.
    !frozen.is_null() && unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), frozen) }
}

/// Hands each key with its value to `insert`.
pub(super) fn read<'py, K, V>(
    entries: &mut Entries<'py>,
    mut insert: impl FnMut(K, V),
) -> Result<(), Raised>
where
    K: FromPyObjectOwned<'py>,
    V: FromPyObjectOwned<'py>,
{
    let py = entries.dict.py();
    let quiet = Quiet::now();
    while let Some(Entry { key, value }) = entries.next()? {
        // SAFETY: the dict keeps both alive until Python code runs, and a quiet read runs none.
        let key: Borrowed<'_, 'py, PyAny> = unsafe { Borrowed::from_non_null(py, key) };
        // SAFETY: as above.
        let value: Borrowed<'_, 'py, PyAny> = unsafe { Borrowed::from_non_null(py, value) };
        match (K::from_py_quietly(key, quiet), V::from_py_quietly(value, quiet)) {
            (Some(key), Some(value)) => insert(key, value),
            (quick_key, quick_value) => {
                let (key, value) = (key.to_owned(), value.to_owned());
                let new_key = match quick_key {
                    Some(key) => key,
                    None => K::from_py(key.as_borrowed())
                        .map_err(|raised| refuse::at_key(raised, key.as_borrowed()))?,
                };
                let new_value = match quick_value {
                    Some(value) => value,
                    None => V::from_py(value.as_borrowed())
                        .map_err(|raised| refuse::at_value(raised, key.as_borrowed()))?,
                };
                insert(new_key, new_value);
                drop((key, value));
                entries.check_unchanged()?;
            }
        }
    }
    Ok(())
}

pub(super) fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
    // SAFETY: a live object.
    unsafe { ffi::PyDict_Check(object.as_ptr()) }
}

/// Both conversions of maps that hash their keys by a hasher of the user's choice.
macro_rules! hash_maps {
    ($($map:ident)*) => { $(
        impl<'a, 'py, K, V, S> FromPyObject<'a, 'py> for $map<K, V, S>
        where
            K: FromPyObjectOwned<'py> + Eq + Hash,
            V: FromPyObjectOwned<'py>,
            S: BuildHasher + Default,
        {
            extract_by_from_py!();

            fn from_py(
                object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>,
            ) -> Result<Self, crate::error::Raised> {
                let mut entries = crate::convert::map::Entries::of(object)?;
                let mut map = $map::with_hasher(S::default());
                map.try_reserve(entries.length())
                    .map_err(|_| crate::convert::refuse::no_memory(object.py()))?;
                crate::convert::map::read(&mut entries, |key, value| {
                    map.insert(key, value);
                })?;
                Ok(map)
            }

            fn is_exact(object: crate::handle::Borrowed<'a, 'py, crate::types::PyAny>) -> bool {
                crate::convert::map::is_exact(object)
            }
        }

        impl<'py, K, V, S> IntoPyObject<'py> for $map<K, V, S>
        where
            K: IntoPyObject<'py>,
            V: IntoPyObject<'py>,
        {
            into_pyobject_by_answer!(crate::types::PyDict);

            fn into_answer(self, py: crate::py::Python<'py>) -> crate::convert::Answer {
                crate::convert::map::dict(self.into_iter(), py)
            }
        }

        impl<'x, 'py, K, V, S> IntoPyObject<'py> for &'x $map<K, V, S>
        where
            &'x K: IntoPyObject<'py>,
            &'x V: IntoPyObject<'py>,
        {
            into_pyobject_by_answer!(crate::types::PyDict);

            fn into_answer(self, py: crate::py::Python<'py>) -> crate::convert::Answer {
                crate::convert::map::dict(self.iter(), py)
            }
        }

        borrow_by_value! { [K, V, S] $map<K, V, S>; }
    )* };
}

hash_maps! { HashMap }

impl<'a, 'py, K, V> FromPyObject<'a, 'py> for BTreeMap<K, V>
where
    K: FromPyObjectOwned<'py> + Ord,
    V: FromPyObjectOwned<'py>,
{
    extract_by_from_py!();

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        let mut entries = Entries::of(object)?;
        let mut map = BTreeMap::new();
        read(&mut entries, |key, value| {
            map.insert(key, value);
        })?;
        Ok(map)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        is_exact(object)
    }
}

borrow_by_value! { [K, V] BTreeMap<K, V>; }

/// A dict of the entries.
pub(super) fn dict<'py, K, V>(
    entries: impl ExactSizeIterator<Item = (K, V)>,
    py: Python<'py>,
) -> Answer
where
    K: IntoPyObject<'py>,
    V: IntoPyObject<'py>,
{
    let dict = new(py, entries.len())?;
    for (key, value) in entries {
        let key = key.into_item(py)?.into_bound(py);
        match value.into_item(py) {
            Ok(value) => set(&dict, key, value)?,
            Err(raised) => return Err(refuse::at_value(raised, key.as_borrowed())),
        }
    }
    Ok(dict.into())
}

#[inline(never)]
fn new(py: Python<'_>, length: usize) -> Result<Bound<'_, PyAny>, Raised> {
    // SAFETY: the thread is attached.
    let dict = unsafe { ffi::_PyDict_NewPresized(length as ffi::Py_ssize_t) };
    Ok(Owned::or_raised(py, dict)?.into_bound(py))
}

#[inline(never)]
fn set(dict: &Bound<'_, PyAny>, key: Bound<'_, PyAny>, value: Owned) -> Result<(), Raised> {
    let value = value.into_bound(dict.py());
    // SAFETY: a live dict and two live objects.
    let status = unsafe { ffi::PyDict_SetItem(dict.as_ptr(), key.as_ptr(), value.as_ptr()) };
    if status < 0 { Err(Raised::assume(dict.py())) } else { Ok(()) }
}

impl<'py, K: IntoPyObject<'py>, V: IntoPyObject<'py>> IntoPyObject<'py> for BTreeMap<K, V> {
    into_pyobject_by_answer!(PyDict);

    fn into_answer(self, py: Python<'py>) -> Answer {
        dict(self.into_iter(), py)
    }
}

impl<'x, 'py, K, V> IntoPyObject<'py> for &'x BTreeMap<K, V>
where
    &'x K: IntoPyObject<'py>,
    &'x V: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyDict);

    fn into_answer(self, py: Python<'py>) -> Answer {
        dict(self.iter(), py)
    }
}
