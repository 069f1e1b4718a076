//! Memory that objects share.
//!
//! @py module buffers

use keelback::buffer::{PyBuffer, PyUntypedBuffer, View};
use keelback::prelude::*;

/// Format, shape, strides, size of an item, whether nobody may write, and both orders.
///
/// @py
pub fn describe(
    buffer: PyUntypedBuffer,
) -> (String, Vec<usize>, Vec<isize>, usize, bool, bool, bool) {
    (
        buffer.format().to_string_lossy().into_owned(),
        buffer.shape().to_vec(),
        buffer.strides().to_vec(),
        buffer.item_size(),
        buffer.readonly(),
        buffer.is_c_contiguous(),
        buffer.is_fortran_contiguous(),
    )
}

/// The sum, without a copy; `None` where the items do not stand in order.
///
/// @py
pub fn total(py: Python<'_>, numbers: PyBuffer<f64>) -> Option<f64> {
    Some(numbers.as_slice(py)?.iter().map(|item| item.get()).sum())
}

/// A copy in order.
///
/// @py
pub fn items(py: Python<'_>, numbers: PyBuffer<i32>) -> PyResult<Vec<i32>> {
    let mut copy = vec![0; numbers.item_count()];
    numbers.copy_to_slice(py, &mut copy)?;
    assert_eq!(copy, numbers.to_vec(py)?);
    Ok(copy)
}

/// Writes in place.
///
/// @py
pub fn double(py: Python<'_>, bytes: PyBuffer<u8>) -> PyResult<()> {
    let items = bytes
        .as_mut_slice(py)
        .ok_or_else(|| keelback::exceptions::PyBufferError::new_err("not writable"))?;
    items.iter().for_each(|item| item.set(item.get().wrapping_mul(2)));
    Ok(())
}

/// Overwrites from a list.
///
/// @py
pub fn fill(py: Python<'_>, target: PyBuffer<i32>, values: Vec<i32>) -> PyResult<()> {
    target.copy_from_slice(py, &values)
}

/// Calls a function while the memory is held, and lets go in another thread that is not attached.
///
/// @py
pub fn hold(py: Python<'_>, bytes: PyBuffer<u8>, call: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let answer = call.call0()?.unbind();
    py.detach(|| std::thread::spawn(move || drop(bytes)).join()).expect("no panic");
    Ok(answer)
}

/// @py overload def kind(items: array.array[float])
pub fn of_floats(items: PyBuffer<f64>) -> String {
    format!("float {}", items.item_count())
}

/// @py overload def kind(items)
pub fn of_bytes(items: PyBuffer<u8>) -> String {
    format!("bytes {}", items.item_count())
}

/// Numbers that can be read where they are.
///
/// @py
pub struct Numbers {
    items: Vec<f64>,
}

/// @py
impl Numbers {
    pub fn new(items: Vec<f64>) -> Self {
        Numbers { items }
    }

    /// @py buffer
    pub fn data(&self) -> &[f64] {
        &self.items
    }

    pub fn push(&mut self, item: f64) {
        self.items.push(item);
    }

    pub fn __len__(&self) -> usize {
        self.items.len()
    }
}

/// Bytes that can be written, in two dimensions.
///
/// @py
pub struct Grid {
    items: Vec<u8>,
    width: usize,
}

/// @py
impl Grid {
    pub fn new(width: usize, height: usize) -> Self {
        Grid { items: vec![0; width * height], width }
    }

    pub fn __buffer__(&mut self) -> PyResult<View<&mut [u8]>> {
        let height = self.items.len() / self.width;
        View::new(&mut self.items[..], [height, self.width])
    }

    pub fn total(&self) -> u64 {
        self.items.iter().map(|item| u64::from(*item)).sum()
    }
}

/// Never changed: shown without any guard.
///
/// @py frozen
pub struct Constants {
    items: [i32; 3],
}

/// @py
impl Constants {
    pub fn new(first: i32) -> Self {
        Constants { items: [first, 2, 3] }
    }

    /// @py buffer
    pub fn data(&self) -> &[i32] {
        &self.items
    }
}
