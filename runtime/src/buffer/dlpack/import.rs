//! Tensors in: what `__dlpack__` of an object gives, as memory.

use std::ffi::CStr;
use std::ptr::NonNull;
use std::slice;

use keelback_ffi as ffi;
use keelback_ffi::dlpack::{DLManagedTensor, DLManagedTensorVersioned, DLTensor};

use super::{DEVICES, Form, VERSION, describe, kind};
use crate::buffer::format;
use crate::buffer::layout::Layout;
use crate::buffer::owner::Memory;
use crate::buffer::view::Shown;
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PyBufferError, PyTypeError};
use crate::handle::Bound;
use crate::intern;
use crate::types::{PyAny, PyCapsule, PyDict};

/// The memory of a tensor; `None` for an object that is none.
///
/// # Errors
/// What the object raises; `BufferError` for a tensor of another device, and for one that cannot be.
pub(in crate::buffer) fn import(object: &Bound<'_, PyAny>) -> PyResult<Option<Memory>> {
    let py = object.py();
    let Some(method) = object.getattr_opt(intern!(py, "__dlpack__"))? else { return Ok(None) };
    check_device(object)?;
    let keywords = PyDict::new(py);
    keywords.set_item(intern!(py, "max_version"), (VERSION.major, VERSION.minor))?;
    let given = match method.call((), Some(&keywords)) {
        // A producer from before version 1 knows no keywords.
        Err(error) if error.is_instance_of::<PyTypeError>(py) => method.call0(),
        given => given,
    }?;
    let Ok(capsule) = given.cast::<PyCapsule>() else {
        return Err(PyTypeError::new_err(format!(
            "{}.__dlpack__() returned a '{}', which is no capsule",
            object.type_name(),
            given.type_name()
        )));
    };
    match capsule.name()? {
        Some(name) if name == DLManagedTensorVersioned::NAME => {
            Taken::<DLManagedTensorVersioned>::from(capsule)?.into_memory()
        }
        Some(name) if name == DLManagedTensor::NAME => {
            Taken::<DLManagedTensor>::from(capsule)?.into_memory()
        }
        name => Err(no_tensor(name)),
    }
    .map(Some)
}

#[cold]
fn no_tensor(name: Option<&CStr>) -> PyErr {
    let used = [DLManagedTensorVersioned::USED, DLManagedTensor::USED];
    PyBufferError::new_err(match name {
        Some(name) if used.contains(&name) => {
            "the tensor in the capsule of __dlpack__() has been taken by somebody else before"
                .to_owned()
        }
        name => format!("the capsule of __dlpack__() is named {name:?}, and holds no tensor"),
    })
}

/// # Errors
/// `BufferError` for a tensor in memory that is not the CPU's.
fn check_device(object: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = object.py();
    let (device, number): (i32, i32) =
        object.call_method0(intern!(py, "__dlpack_device__"))?.extract()?;
    is_reached(device, number)
}

fn is_reached(device: i32, number: i32) -> PyResult<()> {
    let name = match DEVICES.iter().find(|(known, ..)| *known == device) {
        Some((_, _, true)) => return Ok(()),
        Some((_, name, false)) => (*name).to_owned(),
        None => device.to_string(),
    };
    Err(PyBufferError::new_err(format!(
        "the tensor is on the device {name} (number {number}), and only memory of the CPU can be used: copy it there"
    )))
}

/// A tensor that has been handed over.
///
/// Invariant: what a capsule pointed to, taken from it, with its deleter not called yet.
struct Taken<F: Form>(NonNull<F>);

// SAFETY: the deleter may be called in any thread, and the struct does not change.
unsafe impl<F: Form> Send for Taken<F> {}

impl<F: Form> Drop for Taken<F> {
    fn drop(&mut self) {
        // SAFETY: alive until deleted (type invariant).
        let deleter = unsafe { self.0.as_ref() }.deleter();
        if let Some(deleter) = deleter {
            // SAFETY: the tensor's own, called once.
            unsafe { deleter(self.0.as_ptr()) };
        }
    }
}

impl<F: Form> Taken<F> {
    /// Takes over what a capsule of that name holds, and says so by the capsule's name.
    fn from(capsule: &Bound<'_, PyCapsule>) -> PyResult<Taken<F>> {
        let tensor = capsule.pointer_checked(Some(F::NAME))?;
        // SAFETY: a live capsule, and a static name.
        let renamed = unsafe { ffi::PyCapsule_SetName(capsule.as_ptr(), F::USED.as_ptr()) };
        capsule.py().check(renamed)?;
        Ok(Taken(tensor.cast()))
    }

    fn into_memory(self) -> PyResult<Memory> {
        // SAFETY: alive (type invariant); capsules of that name hold this struct.
        let managed = unsafe { self.0.as_ref() };
        let version = managed.version();
        if version.major != VERSION.major {
            return Err(PyBufferError::new_err(format!(
                "the tensor has version {}.{} of DLPack, and this code knows version {}",
                version.major, version.minor, VERSION.major
            )));
        }
        let shown = shown(managed.tensor(), managed.readonly())?;
        Ok(Memory::new(shown, Box::new(self)))
    }
}

/// # Errors
/// `BufferError` for what cannot be.
fn shown(tensor: &DLTensor, readonly: bool) -> PyResult<Shown> {
    is_reached(tensor.device.device_type, tensor.device.device_id)?;
    let Some((format, item_size)) =
        kind(tensor.dtype).and_then(|(kind, size)| Some((format::of(kind, size)?, size)))
    else {
        return Err(PyBufferError::new_err(format!(
            "the items of the tensor are {}, which no type of Rust is",
            describe(tensor.dtype)
        )));
    };
    let layout = layout(tensor, item_size)?;
    let offset = isize::try_from(tensor.byte_offset);
    let start = match offset {
        _ if layout.items() == 0 => tensor.data,
        Ok(offset) if !tensor.data.is_null() => tensor.data.wrapping_byte_offset(offset),
        Ok(_) => return Err(PyBufferError::new_err("the tensor has items, and tells no address")),
        Err(_) => return Err(PyBufferError::new_err("the tensor tells an offset that cannot be")),
    };
    Ok(Shown::of_format(start, layout, format, readonly))
}

fn layout(tensor: &DLTensor, item_size: usize) -> PyResult<Layout> {
    let absurd = |what: &dyn std::fmt::Debug| {
        PyBufferError::new_err(format!("the tensor tells a shape that cannot be: {what:?}"))
    };
    let count = usize::try_from(tensor.ndim).ok().filter(|count| *count <= ffi::PyBUF_MAX_NDIM);
    let count = count.ok_or_else(|| absurd(&format_args!("{} dimensions", tensor.ndim)))?;
    // SAFETY: a value for each dimension is there, or null.
    let Some(shape) = (unsafe { sides(tensor.shape, count) }) else {
        return Err(absurd(&format_args!("none, with {count} dimensions")));
    };
    // SAFETY: as above.
    let strides = unsafe { sides(tensor.strides, count) };
    let in_bytes = |stride: &i64| isize::try_from(stride.checked_mul(item_size as i64)?).ok();
    let signed: Option<Vec<isize>> = shape.iter().map(|side| isize::try_from(*side).ok()).collect();
    let layout = match (signed, strides) {
        (Some(shape), None) => Layout::foreign(&shape, None, item_size),
        (Some(shape), Some(strides)) => {
            { strides.iter().map(in_bytes).collect::<Option<Vec<_>>>() }
                .and_then(|strides| Layout::foreign(&shape, Some(&strides), item_size))
        }
        (None, _) => None,
    };
    layout
        .filter(|layout| layout.extent().is_some())
        .ok_or_else(|| absurd(&format_args!("{shape:?} with the steps {strides:?}")))
}

/// The values of a field that has one for each dimension; `None` where the field is null and there are some.
///
/// # Safety
/// If it is not null, there must be so many.
unsafe fn sides<'a>(field: *const i64, count: usize) -> Option<&'a [i64]> {
    match (field.is_null(), count) {
        (_, 0) => Some(&[]),
        (true, _) => None,
        // SAFETY: forwarded.
        (false, _) => Some(unsafe { slice::from_raw_parts(field, count) }),
    }
}
