//! Memory that an object shows, whatever its items are.

use std::cell::UnsafeCell;
use std::ffi::{CStr, c_char};
use std::ptr::NonNull;
use std::slice;

use keelback_ffi as ffi;

use super::answer::answer;
use super::layout::Layout;
use super::owner::Memory;
use super::{Item, PyBuffer, dlpack, format};
use crate::convert::FromPyObject;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyBufferError;
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
    pub(super) view: NonNull<ffi::Py_buffer>,
    /// Its end, which comes attached to the right interpreter wherever this is dropped, releases the view.
    _capsule: Py<PyCapsule>,
}

// SAFETY: the fields of a view do not change; the items are reached with an attached thread only.
unsafe impl Send for PyUntypedBuffer {}
// SAFETY: as above.
unsafe impl Sync for PyUntypedBuffer {}

/// What is shown.
///
/// Invariant: if there is a `memory`, the view is of that, and nobody else is to be told of its end.
struct Held {
    /// Some exporters let it point into itself: it must not move.
    view: UnsafeCell<ffi::Py_buffer>,
    /// A tensor's.
    _memory: Option<Memory>,
}

// SAFETY: used by `PyUntypedBuffer` and by its own end alone.
unsafe impl Send for Held {}
// SAFETY: as above.
unsafe impl Sync for Held {}

impl Drop for Held {
    fn drop(&mut self) {
        // SAFETY: empty or filled, and dropped by a capsule's end, attached.
        unsafe { ffi::PyBuffer_Release(self.view.get()) };
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
        // SAFETY: a live object.
        if unsafe { ffi::PyObject_CheckBuffer(object.as_ptr()) } == 0 {
            if let Some(memory) = dlpack::import(object)? {
                let view = answer(&memory.shown, ffi::PyBUF_FULL_RO)?;
                return PyUntypedBuffer::of(py, view, Some(memory));
            }
        }
        let buffer = PyUntypedBuffer::of(py, ffi::Py_buffer::EMPTY, None)?;
        let view = buffer.view.as_ptr();
        // SAFETY: a live object, and a view of ours that stays where it is.
        let done = unsafe { ffi::PyObject_GetBuffer(object.as_ptr(), view, ffi::PyBUF_FULL_RO) };
        if done < 0 {
            return Err(PyErr::fetch(py));
        }
        if buffer.view().shape.is_null() && buffer.dimensions() > 0 {
            return Err(PyBufferError::new_err("the exporter of a buffer tells no shape"));
        }
        Ok(buffer)
    }

    fn of(
        py: Python<'_>,
        view: ffi::Py_buffer,
        memory: Option<Memory>,
    ) -> PyResult<PyUntypedBuffer> {
        let held = Held { view: UnsafeCell::new(view), _memory: memory };
        let capsule = PyCapsule::new(py, held, None)?;
        let held: *mut Held = capsule.pointer_checked(None)?.as_ptr().cast();
        // SAFETY: alive with the capsule.
        let view = unsafe { &raw const (*held).view };
        let view = NonNull::new(UnsafeCell::raw_get(view)).expect("a field of what is there");
        Ok(PyUntypedBuffer { view, _capsule: capsule.unbind() })
    }

    fn view(&self) -> &ffi::Py_buffer {
        // SAFETY: alive with the capsule (type invariant), and not written any more.
        unsafe { self.view.as_ref() }
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
    pub fn into_typed<T: Item>(self) -> PyResult<PyBuffer<T>> {
        let format = self.format();
        if !T::is_compatible_format(format) || self.item_size() != size_of::<T>() {
            return Err(PyBufferError::new_err(format!(
                "the items of the buffer are {}, not {}",
                format::describe(format),
                format::describe(T::FORMAT)
            )));
        }
        let layout = self.layout()?;
        let steps = layout.strides().iter().all(|step| step % align_of::<T>() as isize == 0);
        let aligned = steps && self.buf_ptr().addr() % align_of::<T>() == 0;
        if layout.items() > 0 && !aligned {
            return Err(PyBufferError::new_err("the items of the buffer are not aligned"));
        }
        Ok(PyBuffer::new(self, layout))
    }

    /// Shape and steps, where indirections do not count.
    pub(super) fn layout(&self) -> PyResult<Layout> {
        let (shape, view) = (self.field(self.view().shape), self.view());
        // Some exporters leave the steps out where they are those of C.
        let strides = (!view.strides.is_null()).then(|| self.strides());
        Layout::foreign(shape, strides, self.item_size())
            .filter(|layout| layout.extent().is_some() && layout.bytes() == self.len_bytes())
            .ok_or_else(|| {
                PyBufferError::new_err(format!(
                    "the exporter of a buffer tells a shape that cannot be: {shape:?} with the steps {strides:?}, and {} \
                     bytes",
                    self.len_bytes()
                ))
            })
    }

    /// Where the item at that distance is; `index` is for the indirections, if there are any.
    ///
    /// # Safety
    /// The index must be within the shape, and `offset` its distance from the first item.
    pub(super) unsafe fn place(&self, offset: isize, index: &[usize]) -> *mut std::ffi::c_void {
        let Some(suboffsets) = self.suboffsets() else {
            return self.buf_ptr().wrapping_byte_offset(offset);
        };
        let mut place = self.buf_ptr();
        for (at, (step, inner)) in index.iter().zip(self.strides().iter().zip(suboffsets)) {
            place = place.wrapping_byte_offset(*at as isize * step);
            if *inner >= 0 {
                // SAFETY: an indirection: a pointer is there, says the exporter.
                place = unsafe { place.cast::<*mut std::ffi::c_void>().read_unaligned() };
                place = place.wrapping_byte_offset(*inner);
            }
        }
        place
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
        let shape = self.field(self.view().shape);
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
