//! What a consumer is told, by what it has asked for: the flags of PEP 3118.

use std::ffi::c_int;
use std::ptr;

use keelback_ffi as ffi;

use super::layout::Order;
use super::view::Shown;
use crate::error::PyResult;
use crate::exceptions::PyBufferError;

/// Fills a view for a consumer who can take what `flags` say.
///
/// The fields that name the exporter are left empty. The view points into `shown`, which has to stay where it is until
/// the view is released.
///
/// # Errors
/// `BufferError` where the memory is not such as the consumer could use.
pub(super) fn answer(shown: &Shown, flags: c_int) -> PyResult<ffi::Py_buffer> {
    let wants = |flag: c_int| flags & flag == flag;
    let refuse = |text: &'static str| Err(PyBufferError::new_err(text));
    let (c, fortran) =
        (shown.layout.is_contiguous(Order::C), shown.layout.is_contiguous(Order::Fortran));
    if wants(ffi::PyBUF_WRITABLE) && shown.readonly {
        return refuse("Object is not writable.");
    }
    if wants(ffi::PyBUF_C_CONTIGUOUS) && !c {
        return refuse("the memory is not contiguous in the order of C");
    }
    if wants(ffi::PyBUF_F_CONTIGUOUS) && !fortran {
        return refuse("the memory is not contiguous in the order of Fortran");
    }
    if wants(ffi::PyBUF_ANY_CONTIGUOUS) && !c && !fortran {
        return refuse("the memory is not contiguous");
    }
    if !wants(ffi::PyBUF_STRIDES) && !c {
        return refuse("the memory is not contiguous, and was asked for without its strides");
    }
    if !wants(ffi::PyBUF_ND) && wants(ffi::PyBUF_FORMAT) {
        return refuse("a format was asked for, and plain bytes, which have none");
    }
    let layout = &shown.layout;
    let sides = |field: &[isize], wanted: bool| {
        if wanted && !field.is_empty() { field.as_ptr().cast_mut() } else { ptr::null_mut() }
    };
    let format =
        if wants(ffi::PyBUF_FORMAT) { shown.format.as_ptr().cast_mut() } else { ptr::null_mut() };
    Ok(ffi::Py_buffer {
        buf: shown.start,
        len: layout.bytes() as ffi::Py_ssize_t,
        itemsize: layout.item_size() as ffi::Py_ssize_t,
        readonly: c_int::from(shown.readonly),
        // Without a shape it is one row of bytes.
        ndim: if wants(ffi::PyBUF_ND) { layout.dimensions() as c_int } else { 1 },
        format,
        shape: sides(layout.shape(), wants(ffi::PyBUF_ND)),
        strides: sides(layout.strides(), wants(ffi::PyBUF_STRIDES)),
        ..ffi::Py_buffer::EMPTY
    })
}
