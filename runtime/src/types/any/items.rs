//! Items, length, membership and iteration.

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::depth::Level;
use crate::error::{PyErr, PyResult};
use crate::handle::{Bound, BoundObject};
use crate::types::{PyAny, PyIterator};

impl<'py> Bound<'py, PyAny> {
    /// `self[key]`.
    ///
    /// # Errors
    /// `KeyError`, `IndexError`, `TypeError` for what has no items, or what `__getitem__` or the key's
    /// conversion raises.
    pub fn get_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<Bound<'py, PyAny>> {
        let key = lend(self.py(), key)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects.
        let item = unsafe { ffi::PyObject_GetItem(self.as_ptr(), key.as_ptr()) };
        self.py().own_or_err(item)
    }

    /// `self[key] = value`.
    ///
    /// # Errors
    /// As [`get_item`](Self::get_item), by `__setitem__`.
    pub fn set_item<K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
        &self,
        key: K,
        value: V,
    ) -> PyResult<()> {
        let key = lend(self.py(), key)?;
        let value = lend(self.py(), value)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: three live objects.
        let answer = unsafe { ffi::PyObject_SetItem(self.as_ptr(), key.as_ptr(), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `del self[key]`.
    ///
    /// # Errors
    /// As [`get_item`](Self::get_item), by `__delitem__`.
    pub fn del_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<()> {
        let key = lend(self.py(), key)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects.
        let answer = unsafe { ffi::PyObject_DelItem(self.as_ptr(), key.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `value in self`.
    ///
    /// # Errors
    /// `TypeError` for what is neither container nor iterable, or what `__contains__` or the value's
    /// conversion raises.
    pub fn contains<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<bool> {
        let value = lend(self.py(), value)?;
        let _level = Level::enter(self.py())?;
        // SAFETY: two live objects.
        let answer = unsafe { ffi::PySequence_Contains(self.as_ptr(), value.as_ptr()) };
        Ok(self.py().check(answer)? != 0)
    }

    /// `len(self)`.
    ///
    /// # Errors
    /// `TypeError` where there is none, or what `__len__` raises.
    pub fn len(&self) -> PyResult<usize> {
        let _level = Level::enter(self.py())?;
        // SAFETY: a live object.
        let length = unsafe { ffi::PyObject_Size(self.as_ptr()) };
        usize::try_from(length).map_err(|_| PyErr::fetch(self.py()))
    }

    /// `len(self) == 0`.
    ///
    /// # Errors
    /// As [`len`](Self::len).
    pub fn is_empty(&self) -> PyResult<bool> {
        self.len().map(|length| length == 0)
    }

    /// `iter(self)`: an iterator over what the object yields, each item a result.
    ///
    /// # Errors
    /// `TypeError` for what cannot be iterated, or what `__iter__` raises.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let mut sum = 0;
    /// for item in py.eval("range(4)", None, None)?.try_iter()? {
    ///     sum += item?.extract::<i64>()?;
    /// }
    /// assert_eq!(sum, 6);
    /// # Ok(()) })
    /// ```
    pub fn try_iter(&self) -> PyResult<Bound<'py, PyIterator>> {
        PyIterator::from_object(self)
    }
}
