//! Arrays as parameters and results.

use ::ndarray::{Array, ArrayRef, ArrayView, ArrayViewMut, Dimension};

use super::claimed::{PyReadonlyArray, PyReadwriteArray, fits};
use super::shape;
use crate::buffer::view::Shown;
use crate::buffer::{Buffer, Element, Exports, Item, PyBuffer, Tensor};
use crate::convert::{FromPyObject, IntoPyObject, ViewFromPyObject};
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyValueError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyMemoryView};

impl<'a, 'py: 'a, T: Item, D: Dimension + 'a> ViewFromPyObject<'a, 'py> for ArrayView<'a, T, D> {
    type Slot = PyReadonlyArray<'py, T, D>;

    fn view_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> PyResult<Self> {
        Ok(slot.insert(PyReadonlyArray::extract(object.as_borrowed())?).as_array())
    }

    fn is_exact(object: &Bound<'py, PyAny>) -> bool {
        fits::<T, D>(object, false)
    }
}

impl<'a, 'py: 'a, T: Item, D: Dimension + 'a> ViewFromPyObject<'a, 'py> for ArrayViewMut<'a, T, D> {
    type Slot = PyReadwriteArray<'py, T, D>;

    fn view_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> PyResult<Self> {
        Ok(slot.insert(PyReadwriteArray::extract(object.as_borrowed())?).as_array_mut())
    }

    fn is_exact(object: &Bound<'py, PyAny>) -> bool {
        fits::<T, D>(object, true)
    }
}

/// A copy, in the order of C.
impl<T: Item, D: Dimension> FromPyObject<'_, '_> for Array<T, D> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let buffer = PyBuffer::<T>::get(&object)?;
        let dimension: D = shape::dimension(&buffer.layout)?;
        Array::from_shape_vec(dimension, buffer.to_vec(object.py())?)
            .map_err(|error| PyValueError::new_err(error.to_string()))
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        fits::<T, D>(&object, false)
    }
}

/// Says that a buffer has no more dimensions.
fn too_many<T>(shape: &[usize]) -> PyResult<T> {
    Err(PyValueError::new_err(format!(
        "an array of {} dimensions has more than the 64 that a buffer can have",
        shape.len()
    )))
}

impl<T: Item, D: Dimension + Send + 'static> TryFrom<Array<T, D>> for Buffer<T> {
    type Error = PyErr;

    fn try_from(mut array: Array<T, D>) -> PyResult<Self> {
        let start = array.as_mut_ptr();
        match shape::layout(&array) {
            Some(layout) => Ok(Buffer::of(Shown::of(start, layout, false), Box::new(array))),
            None => too_many(array.shape()),
        }
    }
}

impl<T: Item, D: Dimension + Send + 'static> TryFrom<Array<T, D>> for Tensor<T> {
    type Error = PyErr;

    fn try_from(array: Array<T, D>) -> PyResult<Self> {
        Buffer::try_from(array).map(Tensor::from)
    }
}

impl<'py, T: Item, D: Dimension + Send + 'static> IntoPyObject<'py> for Array<T, D> {
    type Target = PyMemoryView;
    type Output = Bound<'py, PyMemoryView>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        Buffer::try_from(self)?.into_pyobject(py)
    }
}

fn shown<T: Item, D: Dimension>(
    array: &ArrayRef<T, D>,
    start: *mut T,
    readonly: bool,
) -> PyResult<Shown> {
    match shape::layout(array) {
        Some(layout) => Ok(Shown::of(start, layout, readonly)),
        None => too_many(array.shape()),
    }
}

impl<T: Item, D: Dimension> Exports for ArrayView<'_, T, D> {
    fn parts(self) -> PyResult<Shown> {
        shown(&self, self.as_ptr().cast_mut(), true)
    }
}

impl<T: Element, D: Dimension> Exports for ArrayViewMut<'_, T, D> {
    fn parts(mut self) -> PyResult<Shown> {
        let start = self.as_mut_ptr();
        shown(&self, start, false)
    }
}

impl<T: Item, D: Dimension> Exports for &Array<T, D> {
    fn parts(self) -> PyResult<Shown> {
        self.view().parts()
    }
}

impl<T: Element, D: Dimension> Exports for &mut Array<T, D> {
    fn parts(self) -> PyResult<Shown> {
        self.view_mut().parts()
    }
}
