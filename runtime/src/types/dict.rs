//! `dict`.

use std::iter::FusedIterator;
use std::ptr::{self, NonNull};

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::{OrErr, PyResult};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::{PyAny, PyDict, PyList, PyMapping};

impl PyDict {
    /// A new, empty dict.
    ///
    /// # Panics
    /// When Python is out of memory.
    pub fn new(py: Python<'_>) -> Bound<'_, PyDict> {
        // SAFETY: the thread is attached.
        let object = NonNull::new(unsafe { ffi::PyDict_New() }).expect("out of memory");
        // SAFETY: a new reference to a dict.
        unsafe { Bound::from_owned(py, object) }
    }

    /// A dict of the pairs that iterating over `pairs` yields.
    ///
    /// # Errors
    /// What iterating raises; `TypeError` or `ValueError` for what is no pair.
    pub fn from_sequence<'py>(pairs: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(pairs.py());
        // SAFETY: a live dict and a live object.
        let answer = unsafe { ffi::PyDict_MergeFromSeq2(dict.as_ptr(), pairs.as_ptr(), 1) };
        pairs.py().check(answer)?;
        Ok(dict)
    }
}

impl<'py> Bound<'py, PyDict> {
    /// The number of entries.
    #[inline]
    pub fn len(&self) -> usize {
        // SAFETY: a live dict.
        unsafe { ffi::PyDict_Size(self.as_ptr()) as usize }
    }

    /// Whether there are none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The dict as a mapping.
    pub fn as_mapping(&self) -> &Bound<'py, PyMapping> {
        // SAFETY: a dict is a mapping.
        unsafe { self.cast_unchecked() }
    }

    /// The dict as a mapping, by value.
    pub fn into_mapping(self) -> Bound<'py, PyMapping> {
        // SAFETY: a dict is a mapping.
        unsafe { self.cast_into_unchecked() }
    }

    /// `self.copy()`.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn copy(&self) -> PyResult<Bound<'py, PyDict>> {
        // SAFETY: a live dict.
        let copy = self.py().own_or_err(unsafe { ffi::PyDict_Copy(self.as_ptr()) })?;
        // SAFETY: the copy of a dict is one.
        Ok(unsafe { copy.cast_into_unchecked() })
    }

    /// `self.clear()`.
    pub fn clear(&self) {
        // SAFETY: a live dict.
        unsafe { ffi::PyDict_Clear(self.as_ptr()) };
    }

    /// `key in self`.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash, or what its conversion, `__hash__` or `__eq__` raises.
    pub fn contains<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<bool> {
        let key = lend(self.py(), key)?;
        // SAFETY: a live dict and a live object.
        let answer = unsafe { ffi::PyDict_Contains(self.as_ptr(), key.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `self.get(key)`: `None` where there is no such key.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash, or what its conversion, `__hash__` or `__eq__` raises.
    pub fn get_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = lend(self.py(), key)?;
        let mut value = ptr::null_mut();
        // SAFETY: a live dict, a live object, and a place for the answer.
        let answer = unsafe { ffi::PyDict_GetItemRef(self.as_ptr(), key.as_ptr(), &raw mut value) };
        if self.py().check(answer)? == 0 { Ok(None) } else { self.py().own_or_err(value).map(Some) }
    }

    /// `self[key] = value`.
    ///
    /// # Errors
    /// `TypeError` for a key that has no hash, or what a conversion, `__hash__` or `__eq__` raises.
    pub fn set_item<K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
        &self,
        key: K,
        value: V,
    ) -> PyResult<()> {
        let key = lend(self.py(), key)?;
        let value = lend(self.py(), value)?;
        // SAFETY: a live dict and two live objects.
        let answer = unsafe { ffi::PyDict_SetItem(self.as_ptr(), key.as_ptr(), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `del self[key]`.
    ///
    /// # Errors
    /// `KeyError`, or what the key's conversion, `__hash__` or `__eq__` raises.
    pub fn del_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<()> {
        let key = lend(self.py(), key)?;
        // SAFETY: a live dict and a live object.
        let answer = unsafe { ffi::PyDict_DelItem(self.as_ptr(), key.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `self.setdefault(key, default)`: what is there, else the default, which is there now.
    ///
    /// # Errors
    /// As [`set_item`](Self::set_item).
    pub fn set_default<K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
        &self,
        key: K,
        default: V,
    ) -> PyResult<Bound<'py, PyAny>> {
        let key = lend(self.py(), key)?;
        let default = lend(self.py(), default)?;
        let mut value = ptr::null_mut();
        // SAFETY: a live dict, two live objects, and a place for the answer.
        let answer = unsafe {
            ffi::PyDict_SetDefaultRef(self.as_ptr(), key.as_ptr(), default.as_ptr(), &raw mut value)
        };
        self.py().check(answer)?;
        self.py().own_or_err(value)
    }

    /// `self.pop(key, None)`: takes the entry out, if there is one.
    ///
    /// # Errors
    /// As [`get_item`](Self::get_item).
    pub fn pop<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<Option<Bound<'py, PyAny>>> {
        let key = lend(self.py(), key)?;
        let mut value = ptr::null_mut();
        // SAFETY: a live dict, a live object, and a place for the answer.
        let answer = unsafe { ffi::PyDict_Pop(self.as_ptr(), key.as_ptr(), &raw mut value) };
        if self.py().check(answer)? == 0 { Ok(None) } else { self.py().own_or_err(value).map(Some) }
    }

    /// `list(self.keys())`.
    ///
    /// # Panics
    /// When Python is out of memory, as the two below.
    pub fn keys(&self) -> Bound<'py, PyList> {
        // SAFETY: a live dict.
        self.list(unsafe { ffi::PyDict_Keys(self.as_ptr()) })
    }

    /// `list(self.values())`.
    pub fn values(&self) -> Bound<'py, PyList> {
        // SAFETY: a live dict.
        self.list(unsafe { ffi::PyDict_Values(self.as_ptr()) })
    }

    /// `list(self.items())`.
    pub fn items(&self) -> Bound<'py, PyList> {
        // SAFETY: a live dict.
        self.list(unsafe { ffi::PyDict_Items(self.as_ptr()) })
    }

    fn list(&self, list: *mut ffi::PyObject) -> Bound<'py, PyList> {
        let list = NonNull::new(list).expect("out of memory");
        // SAFETY: callers pass a new reference to a list.
        unsafe { Bound::from_owned(self.py(), list) }
    }

    /// `self.update(other)`.
    ///
    /// # Errors
    /// What `other`'s `keys` and `__getitem__` raise, or the hashing of a key.
    pub fn update(&self, other: &Bound<'_, PyMapping>) -> PyResult<()> {
        // SAFETY: a live dict and a live object.
        let answer = unsafe { ffi::PyDict_Update(self.as_ptr(), other.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// Like [`update`](Self::update), but leaves the values of keys that are there.
    ///
    /// # Errors
    /// As there.
    pub fn update_if_missing(&self, other: &Bound<'_, PyMapping>) -> PyResult<()> {
        // SAFETY: a live dict and a live object.
        let answer = unsafe { ffi::PyDict_Merge(self.as_ptr(), other.as_ptr(), 0) };
        self.py().check(answer).map(drop)
    }

    /// An iterator over keys and values, in the dict's order.
    ///
    /// # Panics
    /// When the dict changes its size meanwhile: what comes after is no longer known. To change it while
    /// iterating, iterate over [`items`](Self::items).
    #[inline]
    pub fn iter(&self) -> BoundDictIterator<'py> {
        BoundDictIterator::new(self.clone())
    }
}

/// The entries of a dict, one after the other.
///
/// # Panics
/// When the dict changes its size meanwhile.
pub struct BoundDictIterator<'py> {
    dict: Bound<'py, PyDict>,
    position: ffi::Py_ssize_t,
    /// The number of entries at the start.
    length: usize,
    left: usize,
}

impl<'py> BoundDictIterator<'py> {
    fn new(dict: Bound<'py, PyDict>) -> Self {
        let length = dict.len();
        BoundDictIterator { dict, position: 0, length, left: length }
    }

    /// The next entry, with counts of its own.
    fn step(&mut self) -> Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let py = self.dict.py();
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
            return None;
        }
        // SAFETY: the dict keeps it alive: no Python code has run since, and no other thread changes it, for
        // there is a GIL or the dict is locked.
        let key = unsafe { Borrowed::from_ptr(py, key) }.to_owned();
        // SAFETY: as above.
        let value = unsafe { Borrowed::from_ptr(py, value) }.to_owned();
        Some((key, value))
    }
}

impl<'py> Iterator for BoundDictIterator<'py> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);

    fn next(&mut self) -> Option<Self::Item> {
        let entry = if ffi::layout::free_threaded() {
            let dict = self.dict.clone();
            crate::sync::with_critical_section(&dict, || self.step())
        } else {
            self.step()
        };
        assert!(self.dict.len() == self.length, "dictionary changed size during iteration");
        if entry.is_some() {
            // Where keys were replaced so that the size stayed, this could go on for ever.
            assert!(self.left > 0, "dictionary keys changed during iteration");
            self.left -= 1;
        }
        entry
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for BoundDictIterator<'_> {}
impl FusedIterator for BoundDictIterator<'_> {}

impl<'py> IntoIterator for Bound<'py, PyDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundDictIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        BoundDictIterator::new(self)
    }
}

impl<'py> IntoIterator for &Bound<'py, PyDict> {
    type Item = (Bound<'py, PyAny>, Bound<'py, PyAny>);
    type IntoIter = BoundDictIterator<'py>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Pairs of keys and values that become a dict: `[("a", 1), ("b", 2)].into_py_dict(py)?`.
pub trait IntoPyDict<'py>: Sized {
    /// A new dict of these entries; of equal keys, the last value counts.
    ///
    /// # Errors
    /// What a conversion raises, and `TypeError` for a key that has no hash.
    fn into_py_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>>;
}

impl<'py, I: IntoIterator<Item: DictItem<'py>>> IntoPyDict<'py> for I {
    fn into_py_dict(self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        for item in self {
            let (key, value) = item.entry(py)?;
            dict.set_item(key, value)?;
        }
        Ok(dict)
    }
}

/// A key and a value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no entry of a dict",
    label = "wanted: a pair of a key and a value"
)]
pub trait DictItem<'py> {
    #[doc(hidden)]
    fn entry(self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)>;
}

impl<'py, K: IntoPyObject<'py>, V: IntoPyObject<'py>> DictItem<'py> for (K, V) {
    fn entry(self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        let key = self.0.into_item(py).or_err(py)?.into_bound(py);
        Ok((key, self.1.into_item(py).or_err(py)?.into_bound(py)))
    }
}

impl<'a, 'py, K, V> DictItem<'py> for &'a (K, V)
where
    &'a K: IntoPyObject<'py>,
    &'a V: IntoPyObject<'py>,
{
    fn entry(self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        (&self.0, &self.1).entry(py)
    }
}
