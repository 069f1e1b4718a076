//! Memory that objects share: `bytes`, `bytearray`, `array.array`, `memoryview`, arrays of NumPy, ...
//!
//! [`PyBuffer<T>`] reads and writes the memory of Python's objects without a copy. See the
//! [buffer protocol](https://docs.python.org/3/c-api/buffer.html) (PEP 3118).

mod element;
pub(crate) mod export;

use std::cell::{Cell, UnsafeCell};
use std::ffi::{CStr, c_char, c_int};
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::slice;

use keelback_ffi as ffi;

pub use element::{Element, Kind};
pub use export::{Exports, Items, View};

use crate::convert::FromPyObject;
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyBufferError, PyValueError};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{PyAny, PyCapsule};

/// The memory of an object, whatever its items are.
///
/// The object can neither free nor move the memory while this lives. It may be dropped in any thread, attached or
/// not.
///
/// Invariant: `view` is in the capsule's content, which is filled, and released by the capsule's end.
pub struct PyUntypedBuffer {
    view: NonNull<ffi::Py_buffer>,
    /// Its end, which comes attached to the right interpreter wherever this is dropped, releases the view.
    _capsule: Py<PyCapsule>,
}

// SAFETY: the fields of a view do not change; the items are reached with an attached thread only.
unsafe impl Send for PyUntypedBuffer {}
// SAFETY: as above.
unsafe impl Sync for PyUntypedBuffer {}

/// A view, which some exporters let point into itself: it must not move.
struct Held(UnsafeCell<ffi::Py_buffer>);

// SAFETY: used by `PyUntypedBuffer` and by its own end alone.
unsafe impl Send for Held {}
// SAFETY: as above.
unsafe impl Sync for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: empty or filled, and dropped by a capsule's end, attached.
        unsafe { ffi::PyBuffer_Release(self.0.get()) };
    }
}

impl PyUntypedBuffer {
    /// The memory of an object.
    ///
    /// # Errors
    /// `TypeError` for an object that has none to show, `BufferError` where the object refuses.
    ///
    /// ```
    /// use keelback::buffer::PyUntypedBuffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let buffer = PyUntypedBuffer::get(&PyBytes::new(py, b"abc"))?;
    /// assert_eq!((buffer.len_bytes(), buffer.item_size(), buffer.readonly()), (3, 1, true));
    /// assert_eq!((buffer.format(), buffer.shape()), (c"B", &[3][..]));
    /// # Ok(()) })
    /// ```
    pub fn get(object: &Bound<'_, PyAny>) -> PyResult<PyUntypedBuffer> {
        let py = object.py();
        let content = Held(UnsafeCell::new(ffi::Py_buffer::EMPTY));
        let capsule = PyCapsule::new(py, content, None)?;
        let view: NonNull<ffi::Py_buffer> = capsule.pointer_checked(None)?.cast();
        // SAFETY: a live object, and a view of ours that stays where it is.
        let done =
            unsafe { ffi::PyObject_GetBuffer(object.as_ptr(), view.as_ptr(), ffi::PyBUF_FULL_RO) };
        if done < 0 {
            return Err(PyErr::fetch(py));
        }
        let buffer = PyUntypedBuffer { view, _capsule: capsule.unbind() };
        if buffer.shape_pointer().is_null() && buffer.dimensions() > 0 {
            return Err(PyBufferError::new_err("the exporter of a buffer tells no shape"));
        }
        Ok(buffer)
    }

    fn view(&self) -> &ffi::Py_buffer {
        // SAFETY: alive with the capsule (type invariant), and not written any more.
        unsafe { self.view.as_ref() }
    }

    fn shape_pointer(&self) -> *const ffi::Py_ssize_t {
        self.view().shape
    }

    /// A field that has a value for each dimension.
    fn field(&self, field: *const ffi::Py_ssize_t) -> &[isize] {
        if field.is_null() || self.dimensions() == 0 {
            return &[];
        }
        // SAFETY: the exporter keeps one for each dimension until the release.
        unsafe { slice::from_raw_parts(field, self.dimensions()) }
    }

    /// As a buffer whose items are of type `T`.
    ///
    /// # Errors
    /// `BufferError` where they are not.
    pub fn into_typed<T: Element>(self) -> PyResult<PyBuffer<T>> {
        let format = self.format();
        if !T::is_compatible_format(format) || self.item_size() != size_of::<T>() {
            return Err(PyBufferError::new_err(format!(
                "the items of the buffer are '{}', not '{}'",
                format.to_string_lossy(),
                T::FORMAT.to_string_lossy()
            )));
        }
        let steps = self.strides().iter().all(|step| step % align_of::<T>() as isize == 0);
        let aligned = steps && self.buf_ptr().addr() % align_of::<T>() == 0;
        if self.item_count() > 0 && !aligned {
            return Err(PyBufferError::new_err("the items of the buffer are not aligned"));
        }
        Ok(PyBuffer { buffer: self, marker: PhantomData })
    }

    /// Where the first item is.
    #[must_use]
    pub fn buf_ptr(&self) -> *mut std::ffi::c_void {
        self.view().buf
    }

    /// Whether nobody may write.
    #[must_use]
    pub fn readonly(&self) -> bool {
        self.view().readonly != 0
    }

    /// The size of an item in bytes.
    #[must_use]
    pub fn item_size(&self) -> usize {
        self.view().itemsize as usize
    }

    /// How many items there are.
    #[must_use]
    pub fn item_count(&self) -> usize {
        self.len_bytes().checked_div(self.item_size()).unwrap_or(0)
    }

    /// How many bytes all items have together.
    #[must_use]
    pub fn len_bytes(&self) -> usize {
        self.view().len as usize
    }

    /// How many dimensions there are.
    #[must_use]
    pub fn dimensions(&self) -> usize {
        self.view().ndim as usize
    }

    /// An item in the language of `struct`.
    #[must_use]
    pub fn format(&self) -> &CStr {
        let format = self.view().format;
        if format.is_null() {
            return c"B";
        }
        // SAFETY: a C string that the exporter keeps until the release.
        unsafe { CStr::from_ptr(format) }
    }

    /// The length of each dimension.
    #[must_use]
    pub fn shape(&self) -> &[usize] {
        let shape = self.field(self.shape_pointer());
        // SAFETY: lengths are not negative, and both types have the same layout.
        unsafe { slice::from_raw_parts(shape.as_ptr().cast(), shape.len()) }
    }

    /// The step of each dimension in bytes; empty for a buffer without dimensions.
    #[must_use]
    pub fn strides(&self) -> &[isize] {
        self.field(self.view().strides)
    }

    /// The indirection of each dimension, where there are any.
    #[must_use]
    pub fn suboffsets(&self) -> Option<&[isize]> {
        let suboffsets = self.view().suboffsets;
        (!suboffsets.is_null()).then(|| self.field(suboffsets))
    }

    /// Whether the items stand one behind the other, the last index first.
    #[must_use]
    pub fn is_c_contiguous(&self) -> bool {
        self.is_contiguous(b'C')
    }

    /// Whether the items stand one behind the other, the first index first.
    #[must_use]
    pub fn is_fortran_contiguous(&self) -> bool {
        self.is_contiguous(b'F')
    }

    fn is_contiguous(&self, order: u8) -> bool {
        // SAFETY: a filled view, which is looked at.
        unsafe { ffi::PyBuffer_IsContiguous(self.view.as_ptr(), order as c_char) != 0 }
    }

    /// Gives the memory back.
    pub fn release(self, _py: Python<'_>) {
        drop(self);
    }
}

/// The memory of an object, whose items are of type `T`.
///
/// As a parameter it takes every object with such a buffer:
///
/// ```
/// use keelback::buffer::PyBuffer;
/// use keelback::prelude::*;
///
/// /// The mean of all numbers.
/// ///
/// /// @py
/// pub fn mean(py: Python<'_>, numbers: PyBuffer<f64>) -> Option<f64> {
///     let all = numbers.as_slice(py)?;
///     Some(all.iter().map(|number| number.get()).sum::<f64>() / all.len() as f64)
/// }
/// # keelback_docs::run(|py| {
/// let array = py.import("array")?.getattr("array")?.call1(("d", [1.0, 2.0]))?;
/// assert_eq!(mean(py, PyBuffer::get(&array)?), Some(1.5));
/// # Ok(()) })
/// ```
pub struct PyBuffer<T> {
    buffer: PyUntypedBuffer,
    marker: PhantomData<T>,
}

impl<T> std::ops::Deref for PyBuffer<T> {
    type Target = PyUntypedBuffer;

    fn deref(&self) -> &PyUntypedBuffer {
        &self.buffer
    }
}

/// An item that others may change, and this code may not.
#[repr(transparent)]
pub struct ReadOnlyCell<T: Element>(UnsafeCell<T>);

impl<T: Element> ReadOnlyCell<T> {
    /// The item as it is now.
    #[inline]
    pub fn get(&self) -> T {
        // SAFETY: any bytes are a value; others change it in the same thread only, while this one is attached.
        unsafe { *self.0.get() }
    }
}

impl<T: Element> PyBuffer<T> {
    /// The memory of an object whose items are of type `T`.
    ///
    /// # Errors
    /// `TypeError` for an object that has no memory to show, `BufferError` where its items are of another type.
    ///
    /// ```
    /// use keelback::buffer::PyBuffer;
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let bytes = PyByteArray::new(py, b"abc");
    /// let buffer = PyBuffer::<u8>::get(&bytes)?;
    /// buffer.copy_from_slice(py, b"xyz")?;
    /// assert_eq!(buffer.to_vec(py)?, b"xyz");
    /// assert!(PyBuffer::<f64>::get(&bytes).is_err());
    /// # Ok(()) })
    /// ```
    pub fn get(object: &Bound<'_, PyAny>) -> PyResult<PyBuffer<T>> {
        PyUntypedBuffer::get(object)?.into_typed()
    }

    /// All items in order, if they stand so in memory.
    pub fn as_slice<'a>(&'a self, _py: Python<'a>) -> Option<&'a [ReadOnlyCell<T>]> {
        self.is_c_contiguous().then(|| {
            // SAFETY: `ReadOnlyCell<T>` is laid out as `T`.
            unsafe { self.items() }
        })
    }

    /// The same to be written, if writing is allowed.
    pub fn as_mut_slice<'a>(&'a self, _py: Python<'a>) -> Option<&'a [Cell<T>]> {
        (!self.readonly() && self.is_c_contiguous()).then(|| {
            // SAFETY: `Cell<T>` is laid out as `T`.
            unsafe { self.items() }
        })
    }

    /// # Safety
    /// The items must be contiguous, and `I` a cell of `T`.
    unsafe fn items<I>(&self) -> &[I] {
        let count = self.item_count();
        if count == 0 {
            return &[];
        }
        // SAFETY: so many items, aligned as `into_typed` has seen, alive until the release.
        unsafe { slice::from_raw_parts(self.buf_ptr().cast(), count) }
    }

    /// A copy of all items in order, wherever they stand.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn to_vec(&self, py: Python<'_>) -> PyResult<Vec<T>> {
        let mut items: Vec<T> = Vec::with_capacity(self.item_count());
        // SAFETY: room for all.
        unsafe { self.copy_out(py, items.as_mut_ptr())? };
        // SAFETY: all written.
        unsafe { items.set_len(self.item_count()) };
        Ok(items)
    }

    /// Copies all items in order.
    ///
    /// # Errors
    /// `ValueError` for a slice of another length.
    pub fn copy_to_slice(&self, py: Python<'_>, target: &mut [T]) -> PyResult<()> {
        self.same_length(target.len())?;
        // SAFETY: room for all.
        unsafe { self.copy_out(py, target.as_mut_ptr()) }
    }

    /// # Safety
    /// `target` must have room for all items.
    unsafe fn copy_out(&self, py: Python<'_>, target: *mut T) -> PyResult<()> {
        let length = self.len_bytes() as ffi::Py_ssize_t;
        // SAFETY: forwarded, and a filled view.
        let done = unsafe {
            ffi::PyBuffer_ToContiguous(target.cast(), self.view.as_ptr(), length, b'C' as c_char)
        };
        answer(py, done)
    }

    /// Overwrites all items in order.
    ///
    /// # Errors
    /// `BufferError` where nobody may write, `ValueError` for a slice of another length.
    pub fn copy_from_slice(&self, py: Python<'_>, source: &[T]) -> PyResult<()> {
        if self.readonly() {
            return Err(PyBufferError::new_err("cannot write to a read-only buffer"));
        }
        self.same_length(source.len())?;
        let length = self.len_bytes() as ffi::Py_ssize_t;
        // SAFETY: as many items as the slice has, and a filled view that may be written.
        let done = unsafe {
            ffi::PyBuffer_FromContiguous(
                self.view.as_ptr(),
                source.as_ptr().cast(),
                length,
                b'C' as c_char,
            )
        };
        answer(py, done)
    }

    fn same_length(&self, length: usize) -> PyResult<()> {
        if length == self.item_count() {
            return Ok(());
        }
        Err(PyValueError::new_err(format!(
            "a slice of {length} items for a buffer of {}",
            self.item_count()
        )))
    }
}

fn answer(py: Python<'_>, done: c_int) -> PyResult<()> {
    if done < 0 { Err(PyErr::fetch(py)) } else { Ok(()) }
}

impl<T: Element> FromPyObject<'_, '_> for PyBuffer<T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        PyBuffer::get(&object)
    }

    fn is_exact(object: Borrowed<'_, '_, PyAny>) -> bool {
        // Each overload tells its items by their format.
        PyBuffer::<T>::get(&object).is_ok()
    }
}

impl FromPyObject<'_, '_> for PyUntypedBuffer {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        PyUntypedBuffer::get(&object)
    }
}

impl std::fmt::Debug for PyUntypedBuffer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PyUntypedBuffer")
            .field("format", &self.format())
            .field("shape", &self.shape())
            .field("strides", &self.strides())
            .field("readonly", &self.readonly())
            .finish()
    }
}

impl<T> std::fmt::Debug for PyBuffer<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.buffer.fmt(f)
    }
}
