//! Shapes and steps, as both sides have them.

use ::ndarray::{ArrayRef, Dimension};

use crate::buffer::layout::Layout;
use crate::error::PyResult;
use crate::exceptions::PyBufferError;

/// A layout with steps in items, none of which is backwards.
///
/// Invariant: `offset` items from index 0 of the layout is where the lowest item is; from there the items of the layout, with
/// the axes in `inverted` turned round, are `strides` apart, of which each is a whole number of items.
pub(super) struct Steps<D> {
    pub(super) dimension: D,
    pub(super) strides: D,
    pub(super) inverted: Vec<usize>,
    pub(super) offset: isize,
}

/// The shape of a memory as one of `ndarray`.
///
/// # Errors
/// `BufferError` for another number of dimensions.
pub(super) fn dimension<D: Dimension>(layout: &Layout) -> PyResult<D> {
    let count = layout.dimensions();
    if let Some(wanted) = D::NDIM.filter(|wanted| *wanted != count) {
        let s = if wanted == 1 { "" } else { "s" };
        return Err(PyBufferError::new_err(format!(
            "the buffer has {count} dimensions, and an array of {wanted} dimension{s} is wanted"
        )));
    }
    let mut dimension = D::zeros(count);
    let sides = dimension.slice_mut().iter_mut().zip(layout.shape());
    sides.for_each(|(side, given)| *side = given.unsigned_abs());
    Ok(dimension)
}

/// # Errors
/// `BufferError` for another number of dimensions, and for steps that are no whole items.
pub(super) fn steps<D: Dimension>(layout: &Layout) -> PyResult<Steps<D>> {
    let dimension: D = dimension(layout)?;
    let mut strides = D::zeros(layout.dimensions());
    let size = layout.item_size() as isize;
    let (mut inverted, mut offset) = (Vec::new(), 0);
    for (axis, (stride, side)) in layout.strides().iter().zip(layout.shape()).enumerate() {
        // Steps that are never made may be anything.
        let stride = if *side > 1 && layout.items() > 0 { *stride } else { 0 };
        if stride % size != 0 {
            return Err(PyBufferError::new_err(format!(
                "the items of the buffer are {stride} bytes apart, which is no whole number of items of {size} bytes"
            )));
        }
        if stride < 0 {
            inverted.push(axis);
            offset += stride / size * (side - 1);
        }
        strides.slice_mut()[axis] = (stride / size).unsigned_abs();
    }
    Ok(Steps { dimension, strides, inverted, offset })
}

/// The layout of an array; `None` for more dimensions than a buffer has.
pub(super) fn layout<T, D: Dimension>(array: &ArrayRef<T, D>) -> Option<Layout> {
    let size = size_of::<T>() as isize;
    let strides = array.strides().iter().map(|stride| stride * size).collect();
    Layout::strided(array.shape(), strides, size_of::<T>())
}
