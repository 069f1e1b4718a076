//! Items that Rust gives away: Python owns the memory, and copies nothing.

use std::any::Any;
use std::ffi::{c_char, c_void};

use keelback_ffi as ffi;

use super::Item;
use super::answer::answer;
use super::layout::{self, Layout, Order};
use super::view::Shown;
use crate::convert::IntoPyObject;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyBufferError;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyMemoryView};

/// Items that are given to Python without a copy, as a `memoryview`.
///
/// The memory is that of a `Vec`, or of another owner, which is dropped when Python has no view of it any more.
/// `numpy.asarray(view)`, `pyarrow.py_buffer(view)`, `array.array`, and whatever else takes the buffer protocol work on the
/// same memory.
///
/// ```
/// use keelback::buffer::Buffer;
/// use keelback::prelude::*;
///
/// /// The squares below `n`, as a `memoryview` of `n` items.
/// ///
/// /// @py
/// pub fn squares(n: u32) -> Buffer<f64> {
///     Buffer::new((0..n).map(|n| f64::from(n * n)).collect())
/// }
/// # keelback_docs::run(|py| {
/// let view = squares(4).into_pyobject(py)?;
/// assert_eq!(view.call_method0("tolist")?.to_string(), "[0.0, 1.0, 4.0, 9.0]");
/// # Ok(()) })
/// ```
///
/// On 3.7 and 3.8 it needs the layouts (that is, not `KEELBACK_LAYOUT=off`), and raises `BufferError` without.
pub struct Buffer<T> {
    pub(super) memory: Memory,
    marker: std::marker::PhantomData<T>,
}

/// Memory, and who owns it.
///
/// Invariant: what is `shown` is `owner`'s, who is not used until dropped; nobody else writes to it, and unless it is
/// read-only, nobody else uses it.
pub(crate) struct Memory {
    pub(crate) shown: Shown,
    _owner: Box<dyn Any + Send>,
}

// SAFETY: the owner is not used until dropped (type invariant), and what is shown may be by every thread.
unsafe impl Sync for Memory {}

impl<T: Item> Buffer<T> {
    /// All items of a `Vec`, in one dimension, which Python may write.
    #[must_use]
    pub fn new(mut items: Vec<T>) -> Buffer<T> {
        let start = items.as_mut_ptr();
        let count = items.len();
        Buffer::of_memory(start, count, false, Box::new(items))
    }

    /// All items of any owner, such as an `Arc<[T]>`, which Python may read.
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use keelback::buffer::Buffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let table: Arc<[u16]> = Arc::from([1, 2, 3]);
    /// let view = Buffer::from_owner(Arc::clone(&table)).into_pyobject(py)?;
    /// assert!(view.getattr("readonly")?.is_truthy()?);
    /// assert_eq!(Arc::strong_count(&table), 2);
    /// drop(view);
    /// assert_eq!(Arc::strong_count(&table), 1);
    /// # Ok(()) })
    /// ```
    pub fn from_owner<O: AsRef<[T]> + Send + Sync + 'static>(owner: O) -> Buffer<T> {
        /// A box that is not moved into anything that would claim what it points to.
        struct Kept<O>(*mut O);
        // SAFETY: the owner itself is.
        unsafe impl<O: Send> Send for Kept<O> {}
        impl<O> Drop for Kept<O> {
            fn drop(&mut self) {
                // SAFETY: made by `Box::into_raw`, and dropped once.
                drop(unsafe { Box::from_raw(self.0) });
            }
        }
        let kept = Kept(Box::into_raw(Box::new(owner)));
        // SAFETY: alive until `kept` is dropped, and from here on borrowed in common with others only.
        let items = unsafe { &*kept.0 }.as_ref();
        Buffer::of_memory(items.as_ptr().cast_mut(), items.len(), true, Box::new(kept))
    }

    fn of_memory(
        start: *mut T,
        count: usize,
        readonly: bool,
        owner: Box<dyn Any + Send>,
    ) -> Buffer<T> {
        let layout = Layout::contiguous(&[count], size_of::<T>(), Order::C);
        let layout = layout.expect("a slice is no longer than `isize::MAX` bytes");
        Buffer::of(Shown::of(start, layout, readonly), owner)
    }

    /// The caller has to keep the invariant of [`Memory`].
    pub(crate) fn of(shown: Shown, owner: Box<dyn Any + Send>) -> Buffer<T> {
        Buffer { memory: Memory::new(shown, owner), marker: std::marker::PhantomData }
    }

    /// The same items with a shape, the last index first.
    ///
    /// # Errors
    /// `ValueError` for a shape of another number of items, or of more than 64 dimensions.
    ///
    /// ```
    /// use keelback::buffer::Buffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let table = Buffer::new(vec![1, 2, 3, 4, 5, 6]).with_shape([2, 3])?;
    /// assert_eq!(table.into_pyobject(py)?.call_method0("tolist")?.to_string(), "[[1, 2, 3], [4, 5, 6]]");
    /// assert!(Buffer::new(vec![1]).with_shape([2, 3]).is_err());
    /// # Ok(()) })
    /// ```
    pub fn with_shape(mut self, shape: impl Into<Vec<usize>>) -> PyResult<Buffer<T>> {
        let shape = shape.into();
        let count = self.memory.shown.layout.items();
        match Layout::contiguous(&shape, size_of::<T>(), Order::C) {
            Some(layout) if layout.items() == count => self.memory.shown.layout = layout,
            _ => return layout::wrong_shape(count, &shape),
        }
        Ok(self)
    }

    /// The same items, which Python may only read.
    #[must_use]
    pub fn readonly(mut self) -> Buffer<T> {
        self.memory.shown.readonly = true;
        self
    }
}

impl<T: Item> From<Vec<T>> for Buffer<T> {
    fn from(items: Vec<T>) -> Self {
        Buffer::new(items)
    }
}

impl Memory {
    pub(super) fn new(shown: Shown, owner: Box<dyn Any + Send>) -> Memory {
        Memory { shown, _owner: owner }
    }

    /// The items one behind the other, which nobody else has.
    pub(super) fn copied(&self, py: Python<'_>) -> PyResult<Memory> {
        let view = answer(&self.shown, ffi::PyBUF_FULL_RO)?;
        let layout = &self.shown.layout;
        // Aligned for every kind of item.
        let mut items = vec![0_u64; layout.bytes().div_ceil(size_of::<u64>())];
        let start: *mut c_void = items.as_mut_ptr().cast();
        // SAFETY: room for all items, and a filled view.
        let done = unsafe { ffi::PyBuffer_ToContiguous(start, &view, view.len, b'C' as c_char) };
        py.check(done)?;
        let sides: Vec<usize> = layout.shape().iter().map(|side| side.unsigned_abs()).collect();
        let layout = Layout::contiguous(&sides, layout.item_size(), Order::C);
        let layout = layout.expect("a shape that there was before");
        let shown = Shown::of_format(start, layout, self.shown.format, false);
        Ok(Memory::new(shown, Box::new(items)))
    }

    /// An object that shows this memory, by the buffer protocol and as a tensor.
    pub(crate) fn into_owner(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        super::tensor::object(py, self)
    }

    fn into_view(self, py: Python<'_>) -> PyResult<Bound<'_, PyMemoryView>> {
        let owner = self.into_owner(py)?;
        // SAFETY: a live object.
        if unsafe { ffi::PyObject_CheckBuffer(owner.as_ptr()) } == 0 {
            return Err(PyBufferError::new_err(
                "before Python 3.9 memory of Rust values is only shown with the layouts: unset KEELBACK_LAYOUT",
            ));
        }
        PyMemoryView::from(&owner)
    }
}

impl<'py, T: Item> IntoPyObject<'py> for Buffer<T> {
    type Target = PyMemoryView;
    type Output = Bound<'py, PyMemoryView>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.memory.into_view(py)
    }
}

impl<T> std::fmt::Debug for Buffer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.memory.shown.fmt(f)
    }
}
