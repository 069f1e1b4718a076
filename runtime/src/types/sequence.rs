//! Sequences and mappings: whatever is one by `collections.abc`.

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, lend};
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{
    DerefToPyAny, PyAny, PyDict, PyList, PyString, PyTuple, PyType, PyTypeCheck, PyTypeInfo, ssize,
};

/// A `collections.abc.Sequence`: `list`, `tuple`, `str`, `range`, and what is registered as one.
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PySequence(std::convert::Infallible);

/// A `collections.abc.Mapping`: `dict`, and what is registered as one.
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PyMapping(std::convert::Infallible);

static SEQUENCE: InterpreterCell = InterpreterCell::new();
static MAPPING: InterpreterCell = InterpreterCell::new();

/// The abstract class of that name.
fn abstract_class<'py>(
    py: Python<'py>,
    cell: &'static InterpreterCell,
    name: &str,
) -> PyResult<Bound<'py, PyAny>> {
    cell.get_or_init(py, || py.import("collections.abc")?.getattr(name))
}

/// Asks the abstract class. What that raises is no answer, and is reported.
fn is_one(object: Borrowed<'_, '_, PyAny>, cell: &'static InterpreterCell, name: &str) -> bool {
    let py = object.py();
    let answer = abstract_class(py, cell, name).and_then(|class| object.is_instance(&class));
    answer.unwrap_or_else(|error| {
        error.write_unraisable(py, Some(&object));
        false
    })
}

// SAFETY: every method works for any object, and raises where there is nothing to do.
unsafe impl PyTypeCheck for PySequence {
    const NAME: &'static str = "a sequence";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        PyList::type_check(object)
            || PyTuple::type_check(object)
            || is_one(object, &SEQUENCE, "Sequence")
    }
}

// SAFETY: every method works for any object, and raises where there is nothing to do.
unsafe impl PyTypeCheck for PyMapping {
    const NAME: &'static str = "a mapping";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        PyDict::type_check(object) || is_one(object, &MAPPING, "Mapping")
    }
}

impl DerefToPyAny for PySequence {}
impl DerefToPyAny for PyMapping {}

impl PySequence {
    /// Registers a class with `collections.abc.Sequence`, so that its instances pass for one.
    ///
    /// # Errors
    /// What the registration raises.
    pub fn register<T: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
        register(abstract_class(py, &SEQUENCE, "Sequence")?, T::type_object(py))
    }
}

impl PyMapping {
    /// Registers a class with `collections.abc.Mapping`, so that its instances pass for one.
    ///
    /// # Errors
    /// What the registration raises.
    pub fn register<T: PyTypeInfo>(py: Python<'_>) -> PyResult<()> {
        register(abstract_class(py, &MAPPING, "Mapping")?, T::type_object(py))
    }
}

fn register<'py>(base: Bound<'py, PyAny>, class: Bound<'py, PyType>) -> PyResult<()> {
    base.call_method1("register", (class,)).map(drop)
}

/// A length or an index that C answered with, or what it raised.
fn length(py: Python<'_>, answer: ffi::Py_ssize_t) -> PyResult<usize> {
    usize::try_from(answer).map_err(|_| PyErr::fetch(py))
}

impl<'py> Bound<'py, PySequence> {
    /// The number of items.
    ///
    /// # Errors
    /// What `__len__` raises.
    pub fn len(&self) -> PyResult<usize> {
        // SAFETY: a live object.
        length(self.py(), unsafe { ffi::PySequence_Size(self.as_ptr()) })
    }

    /// Whether there are none.
    ///
    /// # Errors
    /// As [`len`](Self::len).
    pub fn is_empty(&self) -> PyResult<bool> {
        self.len().map(|length| length == 0)
    }

    /// `self + other`.
    ///
    /// # Errors
    /// `TypeError` where the two do not go together.
    pub fn concat(&self, other: &Bound<'_, PySequence>) -> PyResult<Bound<'py, PySequence>> {
        // SAFETY: two live objects.
        let answer = unsafe { ffi::PySequence_Concat(self.as_ptr(), other.as_ptr()) };
        Ok(self.py().own_or_err(answer)?.cast_into()?)
    }

    /// `self * count`.
    ///
    /// # Errors
    /// `TypeError` where it cannot be repeated, `MemoryError`.
    pub fn repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>> {
        // SAFETY: a live object.
        let answer = unsafe { ffi::PySequence_Repeat(self.as_ptr(), ssize(count)) };
        Ok(self.py().own_or_err(answer)?.cast_into()?)
    }

    /// `self += other`: what it is then, which need not be the same object.
    ///
    /// # Errors
    /// `TypeError` where the two do not go together.
    pub fn in_place_concat(
        &self,
        other: &Bound<'_, PySequence>,
    ) -> PyResult<Bound<'py, PySequence>> {
        // SAFETY: two live objects.
        let answer = unsafe { ffi::PySequence_InPlaceConcat(self.as_ptr(), other.as_ptr()) };
        Ok(self.py().own_or_err(answer)?.cast_into()?)
    }

    /// `self *= count`: what it is then, which need not be the same object.
    ///
    /// # Errors
    /// `TypeError` where it cannot be repeated, `MemoryError`.
    pub fn in_place_repeat(&self, count: usize) -> PyResult<Bound<'py, PySequence>> {
        // SAFETY: a live object.
        let answer = unsafe { ffi::PySequence_InPlaceRepeat(self.as_ptr(), ssize(count)) };
        Ok(self.py().own_or_err(answer)?.cast_into()?)
    }

    /// `self[index]`.
    ///
    /// # Errors
    /// `IndexError`, or what `__getitem__` raises.
    pub fn get_item(&self, index: usize) -> PyResult<Bound<'py, PyAny>> {
        // SAFETY: a live object.
        let item = unsafe { ffi::PySequence_GetItem(self.as_ptr(), ssize(index)) };
        self.py().own_or_err(item)
    }

    /// `self[low:high]`.
    ///
    /// # Errors
    /// `TypeError` where there are no slices.
    pub fn get_slice(&self, low: usize, high: usize) -> PyResult<Bound<'py, PySequence>> {
        // SAFETY: a live object.
        let slice = unsafe { ffi::PySequence_GetSlice(self.as_ptr(), ssize(low), ssize(high)) };
        Ok(self.py().own_or_err(slice)?.cast_into()?)
    }

    /// `self[index] = value`.
    ///
    /// # Errors
    /// `IndexError`, `TypeError` where items cannot be set, or what a conversion raises.
    pub fn set_item<V: IntoPyObject<'py>>(&self, index: usize, value: V) -> PyResult<()> {
        let value = lend(self.py(), value)?;
        // SAFETY: two live objects.
        let answer =
            unsafe { ffi::PySequence_SetItem(self.as_ptr(), ssize(index), value.as_ptr()) };
        self.py().check(answer).map(drop)
    }

    /// `del self[index]`.
    ///
    /// # Errors
    /// `IndexError`, `TypeError` where items cannot be deleted.
    pub fn del_item(&self, index: usize) -> PyResult<()> {
        // SAFETY: a live object.
        let answer = unsafe { ffi::PySequence_DelItem(self.as_ptr(), ssize(index)) };
        self.py().check(answer).map(drop)
    }

    /// `self[low:high] = values`.
    ///
    /// # Errors
    /// `TypeError` where slices cannot be set, or what iterating raises.
    pub fn set_slice(&self, low: usize, high: usize, values: &Bound<'_, PyAny>) -> PyResult<()> {
        // SAFETY: two live objects.
        let answer = unsafe {
            ffi::PySequence_SetSlice(self.as_ptr(), ssize(low), ssize(high), values.as_ptr())
        };
        self.py().check(answer).map(drop)
    }

    /// `del self[low:high]`.
    ///
    /// # Errors
    /// `TypeError` where slices cannot be deleted.
    pub fn del_slice(&self, low: usize, high: usize) -> PyResult<()> {
        // SAFETY: a live object.
        let answer = unsafe { ffi::PySequence_DelSlice(self.as_ptr(), ssize(low), ssize(high)) };
        self.py().check(answer).map(drop)
    }

    /// How many items are equal to `value`.
    ///
    /// # Errors
    /// What a comparison, iterating or the value's conversion raises.
    pub fn count<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<usize> {
        let value = lend(self.py(), value)?;
        // SAFETY: two live objects.
        length(self.py(), unsafe { ffi::PySequence_Count(self.as_ptr(), value.as_ptr()) })
    }

    /// `value in self`.
    ///
    /// # Errors
    /// What a comparison, iterating or the value's conversion raises.
    pub fn contains<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<bool> {
        self.as_any().contains(value)
    }

    /// The index of the first item that is equal to `value`.
    ///
    /// # Errors
    /// `ValueError` when there is none, or what a comparison, iterating or the value's conversion raises.
    pub fn index<V: IntoPyObject<'py>>(&self, value: V) -> PyResult<usize> {
        let value = lend(self.py(), value)?;
        // SAFETY: two live objects.
        length(self.py(), unsafe { ffi::PySequence_Index(self.as_ptr(), value.as_ptr()) })
    }

    /// `list(self)`.
    ///
    /// # Errors
    /// What iterating raises.
    pub fn to_list(&self) -> PyResult<Bound<'py, PyList>> {
        // SAFETY: a live object.
        let list = self.py().own_or_err(unsafe { ffi::PySequence_List(self.as_ptr()) })?;
        // SAFETY: what is made is a list.
        Ok(unsafe { list.cast_into_unchecked() })
    }

    /// `tuple(self)`.
    ///
    /// # Errors
    /// What iterating raises.
    pub fn to_tuple(&self) -> PyResult<Bound<'py, PyTuple>> {
        // SAFETY: a live object.
        let tuple = self.py().own_or_err(unsafe { ffi::PySequence_Tuple(self.as_ptr()) })?;
        // SAFETY: what is made is a tuple.
        Ok(unsafe { tuple.cast_into_unchecked() })
    }
}

impl<'py> Bound<'py, PyMapping> {
    /// The number of entries.
    ///
    /// # Errors
    /// What `__len__` raises.
    pub fn len(&self) -> PyResult<usize> {
        // SAFETY: a live object.
        length(self.py(), unsafe { ffi::PyMapping_Size(self.as_ptr()) })
    }

    /// Whether there are none.
    ///
    /// # Errors
    /// As [`len`](Self::len).
    pub fn is_empty(&self) -> PyResult<bool> {
        self.len().map(|length| length == 0)
    }

    /// `key in self`.
    ///
    /// # Errors
    /// What `__contains__` or the key's conversion raises.
    pub fn contains<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<bool> {
        self.as_any().contains(key)
    }

    /// `self[key]`.
    ///
    /// # Errors
    /// `KeyError`, or what `__getitem__` or the key's conversion raises.
    pub fn get_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<Bound<'py, PyAny>> {
        self.as_any().get_item(key)
    }

    /// `self[key] = value`.
    ///
    /// # Errors
    /// What `__setitem__` or a conversion raises.
    pub fn set_item<K: IntoPyObject<'py>, V: IntoPyObject<'py>>(
        &self,
        key: K,
        value: V,
    ) -> PyResult<()> {
        self.as_any().set_item(key, value)
    }

    /// `del self[key]`.
    ///
    /// # Errors
    /// `KeyError`, or what `__delitem__` or the key's conversion raises.
    pub fn del_item<K: IntoPyObject<'py>>(&self, key: K) -> PyResult<()> {
        self.as_any().del_item(key)
    }

    /// `list(self.keys())`.
    ///
    /// # Errors
    /// What `keys` raises.
    pub fn keys(&self) -> PyResult<Bound<'py, PyList>> {
        // SAFETY: a live object.
        self.list(unsafe { ffi::PyMapping_Keys(self.as_ptr()) })
    }

    /// `list(self.values())`.
    ///
    /// # Errors
    /// What `values` raises.
    pub fn values(&self) -> PyResult<Bound<'py, PyList>> {
        // SAFETY: a live object.
        self.list(unsafe { ffi::PyMapping_Values(self.as_ptr()) })
    }

    /// `list(self.items())`.
    ///
    /// # Errors
    /// What `items` raises.
    pub fn items(&self) -> PyResult<Bound<'py, PyList>> {
        // SAFETY: a live object.
        self.list(unsafe { ffi::PyMapping_Items(self.as_ptr()) })
    }

    fn list(&self, list: *mut ffi::PyObject) -> PyResult<Bound<'py, PyList>> {
        Ok(self.py().own_or_err(list)?.cast_into()?)
    }
}

impl<'py> Bound<'py, PyString> {
    /// The text as a sequence of its characters.
    pub fn as_sequence(&self) -> &Bound<'py, PySequence> {
        // SAFETY: a `str` is a sequence.
        unsafe { self.cast_unchecked() }
    }
}
