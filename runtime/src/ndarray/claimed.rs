//! Memory that an object shows, claimed so that it can be used as an array.

use std::marker::PhantomData;
use std::ptr::NonNull;

use ::ndarray::{
    ArrayView, ArrayViewMut, Axis, Dimension, RawArrayView, RawArrayViewMut, ShapeBuilder as _,
    StrideShape,
};

use super::shape;
use crate::buffer::claim::Claim;
use crate::buffer::{Item, PyBuffer};
use crate::convert::FromPyObject;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyBufferError;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// The memory of an object as an array that no other Rust code writes meanwhile.
///
/// ```
/// use keelback::ndarray::PyReadonlyArray1;
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let numbers = py.import("array")?.getattr("array")?.call1(("d", [1.0, 2.5]))?;
/// let numbers: PyReadonlyArray1<'_, f64> = numbers.extract()?;
/// assert_eq!(numbers.as_array().sum(), 3.5);
/// # Ok(()) })
/// ```
///
/// Invariant: `view` is all items, which are values, aligned, and alive with `buffer`; `claim` is about them.
pub struct PyReadonlyArray<'py, T: Item, D: Dimension> {
    view: RawArrayView<T, D>,
    /// Ends before the memory may go.
    _claim: Claim,
    buffer: PyBuffer<T>,
    marker: PhantomData<Python<'py>>,
}

/// The memory of an object as an array that no other Rust code uses meanwhile.
///
/// ```
/// use keelback::ndarray::PyReadwriteArray1;
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let bytes = PyByteArray::new(py, b"abc");
/// let mut array: PyReadwriteArray1<'_, u8> = bytes.as_any().extract()?;
/// array.as_array_mut().fill(b'x');
/// drop(array);
/// assert_eq!(bytes.to_vec(), b"xxx");
/// # Ok(()) })
/// ```
///
/// Invariant: `view` and `base` are the same items, as of [`PyReadonlyArray`]; the claim is one that writes, the items may
/// be written, and no two indices stand for one item.
pub struct PyReadwriteArray<'py, T: Item, D: Dimension> {
    view: RawArrayViewMut<T, D>,
    base: PyReadonlyArray<'py, T, D>,
}

/// Shape and steps from the lowest item on, where that is, and the axes that are to be turned round.
type Parts<T, D> = (StrideShape<D>, *mut T, Vec<usize>);

/// What `ndarray` makes a view from.
fn parts<T: Item, D: Dimension>(buffer: &PyBuffer<T>) -> PyResult<Parts<T, D>> {
    let start = buffer.direct()?;
    let steps = shape::steps::<D>(&buffer.layout)?;
    let lowest = match buffer.layout.items() {
        0 => NonNull::dangling().as_ptr(),
        _ => start.wrapping_offset(steps.offset),
    };
    Ok((steps.dimension.strides(steps.strides), lowest, steps.inverted))
}

impl<'py, T: Item, D: Dimension> PyReadonlyArray<'py, T, D> {
    /// Claims memory to be read.
    ///
    /// # Errors
    /// `BufferError` where there is another number of dimensions, or Rust code is writing to it.
    pub fn new(py: Python<'py>, buffer: PyBuffer<T>) -> PyResult<Self> {
        Self::claim(py, buffer, false)
    }

    fn claim(_py: Python<'py>, buffer: PyBuffer<T>, writes: bool) -> PyResult<Self> {
        let (shape, lowest, inverted) = parts(&buffer)?;
        let claim = Claim::new(buffer.direct()?, &buffer.layout, writes)?;
        // SAFETY: all items are there: those of the layout, from the lowest on (invariant of `Steps`).
        let mut view = unsafe { RawArrayView::from_shape_ptr(shape, lowest.cast_const()) };
        inverted.iter().for_each(|axis| view.invert_axis(Axis(*axis)));
        Ok(PyReadonlyArray { view, _claim: claim, buffer, marker: PhantomData })
    }

    /// The array.
    #[must_use]
    pub fn as_array(&self) -> ArrayView<'_, T, D> {
        // SAFETY: values, aligned and alive, which nobody else writes (type invariant).
        unsafe { self.view.clone().deref_into_view() }
    }

    /// Shape, format and address.
    #[must_use]
    pub fn as_buffer(&self) -> &PyBuffer<T> {
        &self.buffer
    }
}

impl<'py, T: Item, D: Dimension> PyReadwriteArray<'py, T, D> {
    /// Claims memory to be written.
    ///
    /// # Errors
    /// `BufferError` where there is another number of dimensions, nobody may write, several indices stand for one item, or Rust
    /// code is using it.
    pub fn new(py: Python<'py>, buffer: PyBuffer<T>) -> PyResult<Self> {
        buffer.check_writable()?;
        if buffer.layout.may_overlap() {
            return Err(PyBufferError::new_err(
                "several indices of the buffer stand for one item, which cannot be written",
            ));
        }
        let base = PyReadonlyArray::claim(py, buffer, true)?;
        let (shape, lowest, inverted) = parts(&base.buffer)?;
        // SAFETY: all items are there: those of the layout, from the lowest on (invariant of `Steps`), each once.
        let mut view = unsafe { RawArrayViewMut::from_shape_ptr(shape, lowest) };
        inverted.iter().for_each(|axis| view.invert_axis(Axis(*axis)));
        Ok(PyReadwriteArray { view, base })
    }

    /// The array, to be read.
    #[must_use]
    pub fn as_array(&self) -> ArrayView<'_, T, D> {
        self.base.as_array()
    }

    /// The array, to be written.
    #[must_use]
    pub fn as_array_mut(&mut self) -> ArrayViewMut<'_, T, D> {
        // SAFETY: values, aligned and alive, which nobody else uses, one for each index (type invariant), and `self`
        // is borrowed exclusively.
        unsafe { self.view.clone().deref_into_view_mut() }
    }

    /// Shape, format and address.
    #[must_use]
    pub fn as_buffer(&self) -> &PyBuffer<T> {
        &self.base.buffer
    }
}

impl<'py, T: Item, D: Dimension> FromPyObject<'_, 'py> for PyReadonlyArray<'py, T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        PyReadonlyArray::new(object.py(), PyBuffer::get(&object)?)
    }

    fn is_exact(object: Borrowed<'_, 'py, PyAny>) -> bool {
        fits::<T, D>(&object, false)
    }
}

impl<'py, T: Item, D: Dimension> FromPyObject<'_, 'py> for PyReadwriteArray<'py, T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        PyReadwriteArray::new(object.py(), PyBuffer::get(&object)?)
    }

    fn is_exact(object: Borrowed<'_, 'py, PyAny>) -> bool {
        fits::<T, D>(&object, true)
    }
}

/// Whether the object shows such items in so many dimensions.
pub(super) fn fits<T: Item, D: Dimension>(
    object: &crate::handle::Bound<'_, PyAny>,
    to_write: bool,
) -> bool {
    PyBuffer::<T>::get(object).is_ok_and(|buffer| {
        D::NDIM.is_none_or(|wanted| wanted == buffer.dimensions())
            && !(to_write && buffer.readonly())
    })
}

impl<T: Item, D: Dimension> std::fmt::Debug for PyReadonlyArray<'_, T, D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.buffer.fmt(f)
    }
}

impl<T: Item, D: Dimension> std::fmt::Debug for PyReadwriteArray<'_, T, D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.base.fmt(f)
    }
}
