//! `pybuffer.h`: the buffer view and its flags. The functions are outside the limited API before 3.11, so
//! they are in [`crate::late`].

use std::ffi::{c_char, c_int, c_void};

use super::{Py_ssize_t, PyObject};

/// A view of an object's memory. The layout has not changed since 3.0; PyPy's goes on behind it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Py_buffer {
    /// The first item.
    pub buf: *mut c_void,
    /// The exporter, owned by the view; null after the release.
    pub obj: *mut PyObject,
    /// Length in bytes.
    pub len: Py_ssize_t,
    /// Size of an item.
    pub itemsize: Py_ssize_t,
    /// Whether writing is forbidden.
    pub readonly: c_int,
    /// Number of dimensions.
    pub ndim: c_int,
    /// An item in the language of `struct`; null means `"B"`.
    pub format: *mut c_char,
    /// Length of each dimension.
    pub shape: *mut Py_ssize_t,
    /// Step in bytes of each dimension.
    pub strides: *mut Py_ssize_t,
    /// Indirections of each dimension, or null.
    pub suboffsets: *mut Py_ssize_t,
    /// The exporter's own.
    pub internal: *mut c_void,
    /// What PyPy keeps for itself.
    #[cfg(keelback_pypy)]
    pub pypy: PyPyBuffer,
}

/// What PyPy's `Py_buffer` has more: where it puts shape and strides of its own objects.
#[cfg(keelback_pypy)]
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct PyPyBuffer {
    flags: c_int,
    strides: [Py_ssize_t; PyBUF_MAX_NDIM],
    shape: [Py_ssize_t; PyBUF_MAX_NDIM],
}

#[cfg(keelback_pypy)]
impl PyPyBuffer {
    const EMPTY: Self = Self { flags: 0, strides: [0; PyBUF_MAX_NDIM], shape: [0; PyBUF_MAX_NDIM] };
}

impl Py_buffer {
    /// A view of nothing, to be filled.
    pub const EMPTY: Self = Self {
        buf: std::ptr::null_mut(),
        obj: std::ptr::null_mut(),
        len: 0,
        itemsize: 0,
        readonly: 0,
        ndim: 0,
        format: std::ptr::null_mut(),
        shape: std::ptr::null_mut(),
        strides: std::ptr::null_mut(),
        suboffsets: std::ptr::null_mut(),
        internal: std::ptr::null_mut(),
        #[cfg(keelback_pypy)]
        pypy: PyPyBuffer::EMPTY,
    };
}

/// `bf_getbuffer`.
pub type getbufferproc = unsafe extern "C" fn(*mut PyObject, *mut Py_buffer, c_int) -> c_int;
/// `bf_releasebuffer`.
pub type releasebufferproc = unsafe extern "C" fn(*mut PyObject, *mut Py_buffer);

/// Most dimensions a view may have.
pub const PyBUF_MAX_NDIM: usize = 64;
/// Bytes, contiguous, read-only will do.
pub const PyBUF_SIMPLE: c_int = 0;
/// Must be writable.
pub const PyBUF_WRITABLE: c_int = 0x0001;
/// With the format.
pub const PyBUF_FORMAT: c_int = 0x0004;
/// With the shape.
pub const PyBUF_ND: c_int = 0x0008;
/// With the strides.
pub const PyBUF_STRIDES: c_int = 0x0010 | PyBUF_ND;
/// Contiguous in C order.
pub const PyBUF_C_CONTIGUOUS: c_int = 0x0020 | PyBUF_STRIDES;
/// Contiguous in Fortran order.
pub const PyBUF_F_CONTIGUOUS: c_int = 0x0040 | PyBUF_STRIDES;
/// Contiguous in either.
pub const PyBUF_ANY_CONTIGUOUS: c_int = 0x0080 | PyBUF_STRIDES;
/// With indirections.
pub const PyBUF_INDIRECT: c_int = 0x0100 | PyBUF_STRIDES;
/// Shape, writable.
pub const PyBUF_CONTIG: c_int = PyBUF_ND | PyBUF_WRITABLE;
/// Shape.
pub const PyBUF_CONTIG_RO: c_int = PyBUF_ND;
/// Strides, writable.
pub const PyBUF_STRIDED: c_int = PyBUF_STRIDES | PyBUF_WRITABLE;
/// Strides.
pub const PyBUF_STRIDED_RO: c_int = PyBUF_STRIDES;
/// Strides and format, writable.
pub const PyBUF_RECORDS: c_int = PyBUF_STRIDES | PyBUF_WRITABLE | PyBUF_FORMAT;
/// Strides and format.
pub const PyBUF_RECORDS_RO: c_int = PyBUF_STRIDES | PyBUF_FORMAT;
/// Everything, writable.
pub const PyBUF_FULL: c_int = PyBUF_INDIRECT | PyBUF_WRITABLE | PyBUF_FORMAT;
/// Everything.
pub const PyBUF_FULL_RO: c_int = PyBUF_INDIRECT | PyBUF_FORMAT;
/// `PyMemoryView_GetContiguous` for reading.
pub const PyBUF_READ: c_int = 0x100;
/// `PyMemoryView_GetContiguous` for writing.
pub const PyBUF_WRITE: c_int = 0x200;
