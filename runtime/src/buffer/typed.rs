//! Memory that an object shows, whose items are of one Rust type.

use std::cell::{Cell, UnsafeCell};
use std::ffi::{c_char, c_int};
use std::marker::PhantomData;
use std::slice;

use keelback_ffi as ffi;

use super::layout::Layout;
use super::{Element, Item, PyUntypedBuffer};
use crate::convert::FromPyObject;
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyBufferError, PyIndexError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// The memory of an object, whose items are of type `T`.
///
/// As a parameter it takes every object with such a buffer:
///
/// ```
/// use keelback::buffer::PyBuffer;
/// use keelback::prelude::*;
///
/// /// The mean of all numbers.
/// ///
/// /// @py
/// pub fn mean(py: Python<'_>, numbers: PyBuffer<f64>) -> Option<f64> {
///     let all = numbers.as_slice(py)?;
///     Some(all.iter().map(|number| number.get()).sum::<f64>() / all.len() as f64)
/// }
/// # keelback_docs::run(|py| {
/// let array = py.import("array")?.getattr("array")?.call1(("d", [1.0, 2.0]))?;
/// assert_eq!(mean(py, PyBuffer::get(&array)?), Some(1.5));
/// # Ok(()) })
/// ```
///
/// Invariant: the items of `buffer` are of type `T` and aligned, and stand as `layout` says, but for indirections; their
/// bytes are values where `T` is an [`Element`].
pub struct PyBuffer<T> {
    buffer: PyUntypedBuffer,
    pub(crate) layout: Layout,
    marker: PhantomData<T>,
}

impl<T> std::ops::Deref for PyBuffer<T> {
    type Target = PyUntypedBuffer;

    fn deref(&self) -> &PyUntypedBuffer {
        &self.buffer
    }
}

/// An item that others may change, and this code may not.
#[repr(transparent)]
pub struct ReadOnlyCell<T: Element>(UnsafeCell<T>);

impl<T: Element> ReadOnlyCell<T> {
    /// The item as it is now.
    #[inline]
    pub fn get(&self) -> T {
        // SAFETY: any bytes are a value; others change it in the same thread only, while this one is attached.
        unsafe { *self.0.get() }
    }
}

impl<T: Item> PyBuffer<T> {
    pub(super) fn new(buffer: PyUntypedBuffer, layout: Layout) -> PyBuffer<T> {
        PyBuffer { buffer, layout, marker: PhantomData }
    }

    /// The memory of an object whose items are of type `T`.
    ///
    /// # Errors
    /// `TypeError` for an object that has no memory to show, `BufferError` where its items are of another type.
    ///
    /// ```
    /// use keelback::buffer::PyBuffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let bytes = PyByteArray::new(py, b"abc");
    /// let buffer = PyBuffer::<u8>::get(&bytes)?;
    /// buffer.copy_from_slice(py, b"xyz")?;
    /// assert_eq!(buffer.to_vec(py)?, b"xyz");
    /// assert!(PyBuffer::<f64>::get(&bytes).is_err());
    /// # Ok(()) })
    /// ```
    pub fn get(object: &Bound<'_, PyAny>) -> PyResult<PyBuffer<T>> {
        PyUntypedBuffer::get(object)?.into_typed()
    }

    /// The item of that index, as it is now; `None` outside of the shape, or where the bytes are no value.
    ///
    /// ```
    /// use keelback::buffer::PyBuffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let bytes = PyBytes::new(py, b"abc");
    /// let buffer = PyBuffer::<u8>::get(&bytes)?;
    /// assert_eq!((buffer.item(py, &[2]), buffer.item(py, &[3])), (Some(b'c'), None));
    /// # Ok(()) })
    /// ```
    #[must_use]
    pub fn item(&self, _py: Python<'_>, index: &[usize]) -> Option<T> {
        let offset = self.layout.offset(index)?;
        // SAFETY: an index within the shape, and its distance.
        let place: *const T = unsafe { self.place(offset, index) }.cast_const().cast();
        // SAFETY: an item is there, aligned (type invariant).
        if !unsafe { T::is_valid(place) } {
            return None;
        }
        // SAFETY: as above, and it is a value. Others write with an attached thread only.
        Some(unsafe { place.read() })
    }

    /// Overwrites the item of that index.
    ///
    /// # Errors
    /// `BufferError` where nobody may write, `IndexError` outside of the shape.
    pub fn set_item(&self, _py: Python<'_>, index: &[usize], value: T) -> PyResult<()> {
        self.check_writable()?;
        let Some(offset) = self.layout.offset(index) else {
            let message =
                format!("no item has the index {index:?}: the shape is {:?}", self.shape());
            return Err(PyIndexError::new_err(message));
        };
        // SAFETY: an index within the shape, and its distance.
        let place: *mut T = unsafe { self.place(offset, index) }.cast();
        // SAFETY: an item is there, aligned (type invariant), and may be written.
        unsafe { place.write(value) };
        Ok(())
    }

    /// # Errors
    /// `BufferError` where nobody may write.
    pub(crate) fn check_writable(&self) -> PyResult<()> {
        if self.readonly() {
            return Err(PyBufferError::new_err("cannot write to a read-only buffer"));
        }
        Ok(())
    }

    /// # Errors
    /// `BufferError` where the bytes of an item are no value.
    ///
    /// # Safety
    /// `items` must point to so many readable ones.
    unsafe fn check_values(items: *const T, count: usize) -> PyResult<()> {
        if T::ANY {
            return Ok(());
        }
        let bad = (0..count).find(|index| {
            // SAFETY: forwarded.
            !unsafe { T::is_valid(items.wrapping_add(*index)) }
        });
        match bad {
            None => Ok(()),
            Some(index) => Err(PyBufferError::new_err(format!(
                "item {index} of the buffer is no {}",
                T::KIND.name(size_of::<T>())
            ))),
        }
    }

    /// A copy of all items in order, wherever they stand.
    ///
    /// # Errors
    /// `MemoryError`; `BufferError` where the bytes of an item are no value.
    pub fn to_vec(&self, py: Python<'_>) -> PyResult<Vec<T>> {
        let count = self.layout.items();
        let mut items: Vec<T> = Vec::with_capacity(count);
        // SAFETY: room for all.
        unsafe { self.copy_out(py, items.as_mut_ptr())? };
        // SAFETY: as many as have been copied.
        unsafe { Self::check_values(items.as_ptr(), count)? };
        // SAFETY: all written, and values.
        unsafe { items.set_len(count) };
        Ok(items)
    }

    /// # Safety
    /// `target` must have room for all items.
    unsafe fn copy_out(&self, py: Python<'_>, target: *mut T) -> PyResult<()> {
        let length = self.len_bytes() as ffi::Py_ssize_t;
        // SAFETY: forwarded, and a filled view.
        let done = unsafe {
            ffi::PyBuffer_ToContiguous(target.cast(), self.view.as_ptr(), length, b'C' as c_char)
        };
        answer(py, done)
    }

    /// Overwrites all items in order.
    ///
    /// # Errors
    /// `BufferError` where nobody may write, `ValueError` for a slice of another length.
    pub fn copy_from_slice(&self, py: Python<'_>, source: &[T]) -> PyResult<()> {
        self.check_writable()?;
        self.same_length(source.len())?;
        let length = self.len_bytes() as ffi::Py_ssize_t;
        // SAFETY: as many items as the slice has, and a filled view that may be written.
        let done = unsafe {
            ffi::PyBuffer_FromContiguous(
                self.view.as_ptr(),
                source.as_ptr().cast(),
                length,
                b'C' as c_char,
            )
        };
        answer(py, done)
    }

    fn same_length(&self, length: usize) -> PyResult<()> {
        if length == self.layout.items() {
            return Ok(());
        }
        Err(PyValueError::new_err(format!(
            "a slice of {length} items for a buffer of {}",
            self.layout.items()
        )))
    }

    /// Where the items begin, all of which are values.
    ///
    /// # Errors
    /// `BufferError` where an item is behind an indirection, or no value.
    pub(crate) fn direct(&self) -> PyResult<*mut T> {
        if self.suboffsets().is_some_and(|all| all.iter().any(|one| *one >= 0)) {
            return Err(PyBufferError::new_err(
                "the items of the buffer are behind pointers (suboffsets), and stand in no array: copy them",
            ));
        }
        let start: *mut T = self.buf_ptr().cast();
        if T::ANY || self.layout.items() == 0 {
            return Ok(start);
        }
        if self.is_c_contiguous() || self.is_fortran_contiguous() {
            // SAFETY: so many items, one behind the other.
            unsafe { Self::check_values(start, self.layout.items())? };
        } else {
            // Rare: strided memory of an item of which not every pattern is a value. The copy is looked at.
            Python::attach(|py| self.to_vec(py))?;
        }
        Ok(start)
    }
}

impl<T: Element> PyBuffer<T> {
    /// All items in order, if they stand so in memory.
    pub fn as_slice<'a>(&'a self, _py: Python<'a>) -> Option<&'a [ReadOnlyCell<T>]> {
        self.is_c_contiguous().then(|| {
            // SAFETY: `ReadOnlyCell<T>` is laid out as `T`.
            unsafe { self.items() }
        })
    }

    /// The same to be written, if writing is allowed.
    pub fn as_mut_slice<'a>(&'a self, _py: Python<'a>) -> Option<&'a [Cell<T>]> {
        (!self.readonly() && self.is_c_contiguous()).then(|| {
            // SAFETY: `Cell<T>` is laid out as `T`.
            unsafe { self.items() }
        })
    }

    /// # Safety
    /// The items must be contiguous, and `I` a cell of `T`.
    unsafe fn items<I>(&self) -> &[I] {
        let count = self.layout.items();
        if count == 0 {
            return &[];
        }
        // SAFETY: so many items, aligned (type invariant), alive until the release.
        unsafe { slice::from_raw_parts(self.buf_ptr().cast(), count) }
    }

    /// Copies all items in order.
    ///
    /// # Errors
    /// `ValueError` for a slice of another length.
    pub fn copy_to_slice(&self, py: Python<'_>, target: &mut [T]) -> PyResult<()> {
        self.same_length(target.len())?;
        // SAFETY: room for all.
        unsafe { self.copy_out(py, target.as_mut_ptr()) }
    }
}

fn answer(py: Python<'_>, done: c_int) -> PyResult<()> {
    if done < 0 { Err(PyErr::fetch(py)) } else { Ok(()) }
}

impl<T: Item> FromPyObject<'_, '_> for PyBuffer<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        PyBuffer::get(&object)
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        // Each overload tells its items by their format.
        PyBuffer::<T>::get(&object).is_ok()
    }
}

impl<T> std::fmt::Debug for PyBuffer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.buffer.fmt(f)
    }
}
