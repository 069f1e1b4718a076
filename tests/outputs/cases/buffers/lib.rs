keelback::module!();

use keelback::buffer::{Buffer, PyBuffer, PyReadonlyBuffer, PyReadwriteBuffer, View};
use keelback::prelude::*;

/// @py
pub fn squares(n: u32) -> Buffer<f64> {
    todo!()
}

/// @py
pub fn flags(n: u32) -> PyResult<Option<Buffer<bool>>> {
    todo!()
}

/// @py
pub fn scale(items: &mut [f64], by: f64, mask: Option<&mut [u8]>) {}

/// @py
pub fn copy(
    mut target: PyReadwriteBuffer<'_, i32>,
    source: PyReadonlyBuffer<'_, i32>,
    other: PyBuffer<i32>,
) {
}

/// @py
pub struct Samples {
    values: Vec<f64>,
}

/// @py
impl Samples {
    pub fn new() -> Samples {
        todo!()
    }

    /// @py buffer
    pub fn data(&self) -> &[f64] {
        &self.values
    }
}

/// @py
pub struct Grid {
    items: Vec<u8>,
}

/// @py
impl Grid {
    pub fn new() -> Grid {
        todo!()
    }

    pub fn __buffer__(&mut self) -> PyResult<View<&mut [u8]>> {
        View::new(&mut self.items[..], [2, 2])
    }
}

/// @py
pub fn dot(one: ndarray::ArrayView2<'_, f64>, two: ndarray::ArrayView1<'_, f64>) -> ndarray::Array1<f64> {
    todo!()
}

/// @py def add(target, source=None)
pub fn add(
    mut target: ndarray::ArrayViewMutD<'_, f32>,
    source: Option<ndarray::ArrayView1<'_, f32>>,
) {
}

/// @py
pub fn tensor(rows: usize) -> PyResult<keelback::buffer::Tensor<f32>> {
    todo!()
}
