//! Arrays of the crate `ndarray`.
//!
//! @py module dense

use keelback::buffer::Buffer;
use keelback::ndarray::{PyReadonlyArray2, PyReadwriteArrayDyn};
use keelback::prelude::*;
use ndarray::{
    Array1, Array2, Array3, ArrayD, ArrayView1, ArrayView2, ArrayViewD, ArrayViewMut1,
    ArrayViewMut2, ArrayViewMutD, Axis, IxDyn, s,
};

/// @py
pub fn total(items: ArrayViewD<'_, f64>) -> f64 {
    items.sum()
}

/// Shape, steps in items, address of the first item, and all items in order.
///
/// @py
pub fn describe(items: ArrayViewD<'_, i32>) -> (Vec<usize>, Vec<isize>, usize, Vec<i32>) {
    let all = items.iter().copied().collect();
    (items.shape().to_vec(), items.strides().to_vec(), items.as_ptr().addr(), all)
}

/// @py
pub fn dot(one: ArrayView2<'_, f64>, two: ArrayView1<'_, f64>) -> Array1<f64> {
    one.dot(&two)
}

/// @py
pub fn scale(mut items: ArrayViewMut2<'_, f64>, by: f64) {
    items *= by;
}

/// @py
pub fn fill(mut items: ArrayViewMutD<'_, i32>, value: i32) {
    items.fill(value);
}

/// @py
pub fn add(mut target: ArrayViewMut1<'_, f64>, source: ArrayView1<'_, f64>) {
    target += &source;
}

/// @py
pub fn conjugate(
    mut items: ArrayViewMut1<'_, num_complex::Complex<f64>>,
) -> Array1<num_complex::Complex<f64>> {
    items.mapv_inplace(|item| item.conj());
    items.to_owned()
}

/// What may be left out.
///
/// @py def weighted(items, weights=None)
pub fn weighted(items: ArrayView1<'_, f64>, weights: Option<ArrayView1<'_, f64>>) -> f64 {
    weights.map_or_else(|| items.sum(), |weights| items.dot(&weights))
}

/// @py
pub fn count_set(mask: ArrayViewD<'_, bool>) -> usize {
    mask.iter().filter(|set| **set).count()
}

/// @py overload def kind(items: memoryview[float])
pub fn kind_of_row(items: ArrayView1<'_, f64>) -> String {
    format!("row of {}", items.len())
}

/// @py overload def kind(items)
pub fn kind_of_table(items: ArrayView2<'_, f64>) -> String {
    format!("table of {:?}", items.shape())
}

/// A table that Python gets without a copy, and where it is.
///
/// @py
pub fn table(rows: usize, columns: usize) -> (Array2<f64>, usize) {
    let table =
        Array2::from_shape_fn((rows, columns), |(row, column)| (row * columns + column) as f64);
    let address = table.as_ptr().addr();
    (table, address)
}

/// The same turned round, in part, and cut.
///
/// @py
pub fn turned(form: String) -> ArrayD<i32> {
    let mut cube = Array3::from_shape_fn((2, 3, 4), |(a, b, c)| (100 * a + 10 * b + c) as i32);
    match &*form {
        "transposed" => cube.reversed_axes().into_dyn(),
        "inverted" => {
            cube.invert_axis(Axis(1));
            cube.into_dyn()
        }
        "sliced" => cube.slice_move(s![1, .., 1..;2]).into_dyn(),
        "empty" => ArrayD::zeros(IxDyn(&[0, 3])),
        "scalar" => ArrayD::from_elem(IxDyn(&[]), 7),
        _ => cube.into_dyn(),
    }
}

/// @py
pub fn read_only(count: usize) -> PyResult<Buffer<f64>> {
    Ok(Buffer::try_from(Array1::zeros(count))?.readonly())
}

/// A copy, which is given back doubled.
///
/// @py
pub fn doubled(items: Array2<i64>) -> Array2<i64> {
    items * 2
}

/// Claims by hand.
///
/// @py
pub fn by_hand<'py>(
    source: PyReadonlyArray2<'py, f64>,
    mut target: PyReadwriteArrayDyn<'py, f64>,
) -> PyResult<usize> {
    target.as_array_mut().assign(&source.as_array());
    Ok(target.as_array().len() + source.as_buffer().item_count())
}

/// Shows an array as its own memory.
///
/// @py
pub struct Field {
    values: Array2<f64>,
}

/// @py
impl Field {
    pub fn new(rows: usize, columns: usize) -> Field {
        Field { values: Array2::zeros((rows, columns)) }
    }

    /// @py buffer
    pub fn data(&mut self) -> &mut Array2<f64> {
        &mut self.values
    }

    pub fn total(&self) -> f64 {
        self.values.sum()
    }
}

/// Shows a part of an array, to be read.
///
/// @py
pub struct Column {
    values: Array2<f64>,
}

/// @py
impl Column {
    pub fn new(values: Array2<f64>) -> Column {
        Column { values }
    }

    /// @py buffer
    pub fn data(&self) -> ArrayView1<'_, f64> {
        self.values.column(1)
    }

    pub fn grow(&mut self) {
        self.values += 1.0;
    }
}
