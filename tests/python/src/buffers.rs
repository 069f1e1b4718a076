//! Memory that objects share.
//!
//! @py module buffers

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::buffer::{
    Buffer, Item, PyBuffer, PyReadonlyBuffer, PyReadwriteBuffer, PyUntypedBuffer, View,
};
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

/// Every third number of a table backwards, its columns as Fortran has them, or all as one.
///
/// @py
pub struct Strided {
    items: Vec<i16>,
    form: String,
}

/// @py
impl Strided {
    pub fn new(form: String) -> Self {
        Strided { items: (0..12).collect(), form }
    }

    /// @py buffer
    pub fn data(&self) -> PyResult<View<&[i16]>> {
        let items = &self.items[..];
        match &*self.form {
            "backwards" => View::strided(items, 11, [4], [-3]),
            "fortran" => View::fortran(items, [3, 4]),
            "repeated" => View::strided(items, 5, [2, 3], [0, 1]),
            "block" => View::strided(items, 0, [2, 2, 2], [6, -1, 1]),
            "inner" => View::strided(items, 1, [3, 2], [4, 1]),
            "one" => View::strided(items, 7, [], []),
            "none" => View::new(&items[..0], [0, 3]),
            _ => View::new(items, [3, 4]),
        }
    }
}

/// Flags, which Python can read but not write.
///
/// @py
pub struct Flags {
    items: Vec<bool>,
}

/// @py
impl Flags {
    pub fn new(items: Vec<bool>) -> Self {
        Flags { items }
    }

    /// @py buffer
    pub fn data(&self) -> &[bool] {
        &self.items
    }
}

/// A row of numbers that Python can write, which can grow while nobody looks.
///
/// @py
pub struct Row {
    items: Vec<f64>,
}

/// @py
impl Row {
    pub fn new(items: Vec<f64>) -> Self {
        Row { items }
    }

    /// @py buffer
    pub fn data(&mut self) -> &mut [f64] {
        &mut self.items
    }

    pub fn push(&mut self, item: f64) {
        self.items.push(item);
    }

    pub fn address(&self) -> usize {
        self.items.as_ptr().addr()
    }
}

/// A `Vec` that Python gets without a copy, and where it is.
///
/// @py
pub fn give(items: Vec<f64>) -> (Buffer<f64>, usize) {
    let address = items.as_ptr().addr();
    (Buffer::new(items), address)
}

/// The same with a shape.
///
/// @py
pub fn give_shaped(items: Vec<i32>, shape: Vec<usize>) -> PyResult<Buffer<i32>> {
    Buffer::new(items).with_shape(shape)
}

/// The same of flags.
///
/// @py
pub fn give_flags(items: Vec<bool>) -> Buffer<bool> {
    Buffer::from(items)
}

static OWNERS: AtomicUsize = AtomicUsize::new(0);

/// An owner that says when it goes.
struct Owner(Vec<u16>);

impl AsRef<[u16]> for Owner {
    fn as_ref(&self) -> &[u16] {
        &self.0
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        OWNERS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What an owner has, to be read.
///
/// @py
pub fn give_owned(items: Vec<u16>) -> Buffer<u16> {
    OWNERS.fetch_add(1, Ordering::Relaxed);
    Buffer::from_owner(Owner(items))
}

/// How many owners there are.
///
/// @py
pub fn owners() -> usize {
    OWNERS.load(Ordering::Relaxed)
}

/// What is shared is not given away.
///
/// @py
pub fn give_shared() -> Buffer<u8> {
    Buffer::from_owner(Arc::<[u8]>::from(*b"shared")).readonly()
}

/// Multiplies in place.
///
/// @py
pub fn scale(items: &mut [f64], by: f64) {
    items.iter_mut().for_each(|item| *item *= by);
}

/// The same for what may be left out.
///
/// @py
pub fn negate(items: Option<&mut [i32]>) -> bool {
    let Some(items) = items else { return false };
    items.iter_mut().for_each(|item| *item = -*item);
    true
}

/// Adds one row to another.
///
/// @py
pub fn add(mut target: PyReadwriteBuffer<'_, f64>, source: PyReadonlyBuffer<'_, f64>) {
    target.iter_mut().zip(source.iter()).for_each(|(target, source)| *target += source);
}

/// The sum and the address of what can be read by two at a time.
///
/// @py
pub fn sum_both(
    one: PyReadonlyBuffer<'_, i64>,
    two: PyReadonlyBuffer<'_, i64>,
) -> (i64, usize, Vec<usize>) {
    let sum = one.iter().chain(two.iter()).sum();
    (sum, one.as_ptr().addr(), one.as_buffer().shape().to_vec())
}

/// How many are set.
///
/// @py
pub fn count_set(flags: PyReadonlyBuffer<'_, bool>) -> usize {
    flags.iter().filter(|flag| **flag).count()
}

/// The same by a copy.
///
/// @py
pub fn copy_flags(py: Python<'_>, flags: PyBuffer<bool>) -> PyResult<Vec<bool>> {
    flags.to_vec(py)
}

/// Calls a function while the memory is claimed for writing.
///
/// @py
pub fn claimed<'py>(
    _items: PyReadwriteBuffer<'py, i64>,
    call: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    call.call0()
}

/// One item.
///
/// @py
pub fn item(py: Python<'_>, items: PyBuffer<i16>, index: Vec<usize>) -> Option<i16> {
    items.item(py, &index)
}

/// Overwrites one item.
///
/// @py
pub fn set_item(
    py: Python<'_>,
    items: PyBuffer<i16>,
    index: Vec<usize>,
    value: i16,
) -> PyResult<()> {
    items.set_item(py, &index, value)
}

/// Whether a format stands for a type.
///
/// @py
pub fn is_compatible(format: String, of: String) -> bool {
    let format = std::ffi::CString::new(format).unwrap_or_default();
    match &*of {
        "int32" => i32::is_compatible_format(&format),
        "int64" => i64::is_compatible_format(&format),
        "float64" => f64::is_compatible_format(&format),
        _ => bool::is_compatible_format(&format),
    }
}
