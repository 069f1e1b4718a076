//! Tensors: memory that is handed over by DLPack, both ways.
//!
//! @py module tensors

use std::sync::atomic::{AtomicUsize, Ordering};

use keelback::buffer::{Buffer, PyBuffer, PyReadonlyBuffer, PyReadwriteBuffer, Tensor};
use keelback::prelude::*;

type Described = (Vec<usize>, Vec<isize>, usize, bool, Vec<f64>);

/// Shape, steps in bytes, address, whether nobody may write, and the items of any tensor of doubles.
///
/// @py
pub fn describe(py: Python<'_>, items: PyBuffer<f64>) -> PyResult<Described> {
    let all = items.to_vec(py)?;
    let address = items.buf_ptr().addr();
    Ok((items.shape().to_vec(), items.strides().to_vec(), address, items.readonly(), all))
}

/// @py
pub fn total(items: PyReadonlyBuffer<'_, f64>) -> f64 {
    items.iter().sum()
}

/// @py
pub fn count_set(items: PyReadonlyBuffer<'_, bool>) -> usize {
    items.iter().filter(|set| **set).count()
}

/// @py
pub fn scale(items: &mut [f64], by: f64) {
    items.iter_mut().for_each(|item| *item *= by);
}

/// @py
pub fn add(mut target: PyReadwriteBuffer<'_, f64>, source: PyReadonlyBuffer<'_, f64>) {
    target.iter_mut().zip(source.iter()).for_each(|(target, source)| *target += source);
}

/// @py
pub fn bytes(items: PyReadonlyBuffer<'_, u8>) -> Vec<u8> {
    items.to_vec()
}

/// Keeps a tensor, and lets it go in a thread that Python does not know.
///
/// @py
pub struct Keeper {
    items: Option<PyBuffer<f64>>,
}

/// @py
impl Keeper {
    pub fn new(items: PyBuffer<f64>) -> Keeper {
        Keeper { items: Some(items) }
    }

    pub fn let_go(&mut self, py: Python<'_>) {
        let items = self.items.take();
        py.detach(|| std::thread::scope(|scope| drop(scope.spawn(|| drop(items)))));
    }
}

/// A tensor, and the address of its items.
///
/// @py
pub fn numbers(count: u32) -> (Tensor<f64>, usize) {
    let items: Vec<f64> = (0..count).map(f64::from).collect();
    let address = items.as_ptr().addr();
    (items.into(), address)
}

/// @py
pub fn read_only(count: u32) -> Tensor<i16> {
    Buffer::new(vec![7; count as usize]).readonly().into()
}

/// @py
pub fn flags() -> Tensor<bool> {
    vec![true, false, true].into()
}

/// An array of `ndarray`, with any steps.
///
/// @py
pub fn turned(form: String) -> PyResult<Tensor<i32>> {
    Tensor::try_from(crate::dense::turned(form))
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// Memory that tells of its end.
struct Watched(Vec<u8>);

impl AsRef<[u8]> for Watched {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

/// @py
pub fn watched(count: usize) -> Tensor<u8> {
    Buffer::from_owner(Watched(vec![1; count])).into()
}

/// How many of them there were that have ended.
///
/// @py
pub fn dropped() -> usize {
    DROPPED.load(Ordering::SeqCst)
}
