//! Memory that an object shows, claimed so that it can be used as a slice.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::slice;

use super::claim::Claim;
use super::{Element, Item, PyBuffer};
use crate::convert::{BorrowMutFromPyObject, FromPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::PyBufferError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// The memory of an object as `&[T]`, which no other Rust code writes meanwhile; see the module's page on who else may.
///
/// As a parameter it takes every object that shows such items, one behind the other:
///
/// ```
/// use keelback::buffer::PyReadonlyBuffer;
/// use keelback::prelude::*;
///
/// /// The greatest number.
/// ///
/// /// @py
/// pub fn greatest(numbers: PyReadonlyBuffer<'_, f64>) -> f64 {
///     numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)
/// }
/// # keelback_docs::run(|py| {
/// let array = py.import("array")?.getattr("array")?.call1(("d", [1.0, 2.5]))?;
/// assert_eq!(greatest(array.extract()?), 2.5);
/// assert!(PyBytes::new(py, b"12345678").as_any().extract::<PyReadonlyBuffer<'_, f64>>().is_err());
/// # Ok(()) })
/// ```
///
/// Invariant: `start` points to all items, which are values, one behind the other and aligned, alive with `buffer`; `claim` is
/// about them.
pub struct PyReadonlyBuffer<'py, T: Item> {
    start: *mut T,
    /// Ends before the memory may go.
    _claim: Claim,
    buffer: PyBuffer<T>,
    marker: PhantomData<Python<'py>>,
}

/// The memory of an object as `&mut [T]`, which no other Rust code uses meanwhile; see the module's page on who else may.
///
/// A parameter `&mut [T]` of numbers is the same.
///
/// ```
/// use keelback::buffer::PyReadwriteBuffer;
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let bytes = PyByteArray::new(py, b"abc");
/// let mut claimed: PyReadwriteBuffer<'_, u8> = bytes.as_any().extract()?;
/// // Nobody else can have it meanwhile.
/// assert!(bytes.as_any().extract::<PyReadwriteBuffer<'_, u8>>().is_err());
/// claimed.reverse();
/// drop(claimed);
/// assert_eq!(bytes.to_vec(), b"cba");
/// // What cannot be written cannot be had.
/// assert!(PyBytes::new(py, b"abc").as_any().extract::<PyReadwriteBuffer<'_, u8>>().is_err());
/// # Ok(()) })
/// ```
///
/// Invariant: as of [`PyReadonlyBuffer`]; the claim is one that writes, and the items may be written.
pub struct PyReadwriteBuffer<'py, T: Item>(PyReadonlyBuffer<'py, T>);

impl<'py, T: Item> PyReadonlyBuffer<'py, T> {
    /// Claims memory to be read.
    ///
    /// # Errors
    /// `BufferError` where the items do not stand one behind the other, or Rust code is writing to them.
    pub fn new(py: Python<'py>, buffer: PyBuffer<T>) -> PyResult<Self> {
        Self::claim(py, buffer, false)
    }

    fn claim(_py: Python<'py>, buffer: PyBuffer<T>, writes: bool) -> PyResult<Self> {
        let start = buffer.direct()?;
        if !buffer.is_c_contiguous() {
            return Err(PyBufferError::new_err(
                "the items of the buffer do not stand one behind the other: pass a contiguous copy",
            ));
        }
        let claim = Claim::new(start, &buffer.layout, writes)?;
        Ok(PyReadonlyBuffer { start, _claim: claim, buffer, marker: PhantomData })
    }

    /// Shape, format and address.
    #[must_use]
    pub fn as_buffer(&self) -> &PyBuffer<T> {
        &self.buffer
    }

    fn count(&self) -> usize {
        self.buffer.layout.items()
    }
}

impl<'py, T: Item> PyReadwriteBuffer<'py, T> {
    /// Claims memory to be written.
    ///
    /// # Errors
    /// `BufferError` where the items do not stand one behind the other, may not be written, or are used by Rust code.
    pub fn new(py: Python<'py>, buffer: PyBuffer<T>) -> PyResult<Self> {
        buffer.check_writable()?;
        PyReadonlyBuffer::claim(py, buffer, true).map(PyReadwriteBuffer)
    }

    /// Shape, format and address.
    #[must_use]
    pub fn as_buffer(&self) -> &PyBuffer<T> {
        &self.0.buffer
    }
}

impl<T: Item> Deref for PyReadonlyBuffer<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        if self.count() == 0 {
            return &[];
        }
        // SAFETY: so many values, aligned and alive, which nobody else writes (type invariant).
        unsafe { slice::from_raw_parts(self.start, self.count()) }
    }
}

impl<T: Item> Deref for PyReadwriteBuffer<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Item> DerefMut for PyReadwriteBuffer<'_, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        if self.0.count() == 0 {
            return &mut [];
        }
        // SAFETY: so many values, aligned and alive, which nobody else uses (type invariant), and `self` is
        // borrowed exclusively.
        unsafe { slice::from_raw_parts_mut(self.0.start, self.0.count()) }
    }
}

impl<'py, T: Item> FromPyObject<'_, 'py> for PyReadonlyBuffer<'py, T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        PyReadonlyBuffer::new(object.py(), PyBuffer::get(&object)?)
    }

    fn is_exact(object: Borrowed<'_, 'py, PyAny>) -> bool {
        PyBuffer::<T>::get(&object).is_ok()
    }
}

impl<'py, T: Item> FromPyObject<'_, 'py> for PyReadwriteBuffer<'py, T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        PyReadwriteBuffer::new(object.py(), PyBuffer::get(&object)?)
    }

    fn is_exact(object: Borrowed<'_, 'py, PyAny>) -> bool {
        PyBuffer::<T>::get(&object).is_ok_and(|buffer| !buffer.readonly())
    }
}

impl<'a, 'py: 'a, T: Element> BorrowMutFromPyObject<'a, 'py> for [T] {
    type Slot = PyReadwriteBuffer<'py, T>;

    fn borrow_mut_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> Result<&'a mut [T], Raised> {
        let claimed = PyReadwriteBuffer::extract(object.as_borrowed());
        match claimed {
            Ok(claimed) => Ok(slot.insert(claimed)),
            Err(error) => Err(error.raise(object.py())),
        }
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        PyReadwriteBuffer::<T>::is_exact(object)
    }
}

impl<T: Item + std::fmt::Debug> std::fmt::Debug for PyReadonlyBuffer<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Item + std::fmt::Debug> std::fmt::Debug for PyReadwriteBuffer<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}
