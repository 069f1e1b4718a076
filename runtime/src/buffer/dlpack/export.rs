//! Tensors out: memory of Rust in a capsule.

use std::ffi::c_void;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;
use std::sync::Arc;

use keelback_ffi as ffi;
use keelback_ffi::dlpack::{
    DLDevice, DLManagedTensor, DLManagedTensorVersioned, DLPACK_FLAG_BITMASK_IS_COPIED,
    DLPACK_FLAG_BITMASK_READ_ONLY, DLTensor, kDLCPU,
};

use super::{Form, VERSION, dtype};
use crate::buffer::format;
use crate::buffer::owner::Memory;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyBufferError;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

/// What a consumer has asked for: the arguments of `__dlpack__`.
pub(in crate::buffer) struct Wanted<'a, 'py> {
    pub(in crate::buffer) stream: Option<&'a Bound<'py, PyAny>>,
    pub(in crate::buffer) max_version: Option<(u32, u32)>,
    pub(in crate::buffer) device: Option<(i32, i32)>,
    pub(in crate::buffer) copy: bool,
}

/// A capsule with a tensor on that memory, or on a copy of it.
///
/// # Errors
/// `BufferError` where the memory is not such as the consumer could use; `MemoryError`.
pub(in crate::buffer) fn export<'py>(
    py: Python<'py>,
    memory: &Arc<Memory>,
    wanted: &Wanted<'_, 'py>,
) -> PyResult<Bound<'py, PyAny>> {
    if wanted.stream.is_some() {
        return Err(PyBufferError::new_err("memory of the CPU has no streams: pass stream=None"));
    }
    if let Some((device, _)) = wanted.device.filter(|(device, _)| *device != kDLCPU) {
        return Err(PyBufferError::new_err(format!(
            "the memory is the CPU's, and was asked for on device {device}"
        )));
    }
    let mut flags = 0;
    let memory = if wanted.copy {
        flags |= DLPACK_FLAG_BITMASK_IS_COPIED;
        Arc::new(memory.copied(py)?)
    } else {
        Arc::clone(memory)
    };
    if memory.shown.readonly {
        flags |= DLPACK_FLAG_BITMASK_READ_ONLY;
    }
    match wanted.max_version {
        Some((major, _)) if major >= VERSION.major => {
            capsule::<DLManagedTensorVersioned>(py, memory, flags)
        }
        _ => capsule::<DLManagedTensor>(py, memory, flags),
    }
}

/// What a capsule, and later its consumer, has.
///
/// Invariant: boxed; `managed` points into `_sides` and `_memory`, which do not change. Its deleter takes the box back.
#[repr(C)]
struct Exported<F> {
    /// First, so that its address is the box's.
    managed: F,
    /// Shape and strides, one behind the other.
    _sides: Vec<i64>,
    _memory: Arc<Memory>,
}

fn capsule<F: Form>(py: Python<'_>, memory: Arc<Memory>, flags: u64) -> PyResult<Bound<'_, PyAny>> {
    let shown = &memory.shown;
    if shown.readonly && !F::TELLS_READONLY {
        return Err(PyBufferError::new_err(
            "the memory is read-only, which only a consumer of DLPack 1.0 is told: pass max_version=(1, 0), or copy=True",
        ));
    }
    let item = format::read(shown.format).expect("the format of an `Item`");
    let dtype = dtype(item).expect("every `Kind` is a type of DLPack");
    let layout = &shown.layout;
    let in_items = layout.strides().iter().map(|stride| stride / layout.item_size() as isize);
    let sides = layout.shape().iter().copied().chain(in_items).map(|side| side as i64);
    let mut sides: Vec<i64> = sides.collect();
    let (shape, strides) = sides.split_at_mut(layout.dimensions());
    let tensor = DLTensor {
        data: shown.start,
        device: DLDevice { device_type: kDLCPU, device_id: 0 },
        ndim: layout.dimensions() as i32,
        dtype,
        shape: shape.as_mut_ptr(),
        strides: strides.as_mut_ptr(),
        byte_offset: 0,
    };
    let managed = F::new(tensor, flags, delete::<F>);
    let exported = Box::into_raw(Box::new(Exported { managed, _sides: sides, _memory: memory }));
    // SAFETY: an address that is not null, a static name, and a destructor for both.
    let capsule = unsafe { ffi::PyCapsule_New(exported.cast(), F::NAME.as_ptr(), Some(end::<F>)) };
    py.own_or_err(capsule).inspect_err(|_| {
        // SAFETY: made above; no capsule has taken it over.
        unsafe { delete::<F>(exported.cast()) };
    })
}

/// The deleter: called once by whoever has the tensor, in any thread.
unsafe extern "C" fn delete<F>(managed: *mut F) {
    // SAFETY: the box that `capsule` has made (invariant of `Exported`).
    let exported = unsafe { Box::from_raw(managed.cast::<Exported<F>>()) };
    // Nobody could catch a panic of the owner's; its message has been printed.
    let _panicked = catch_unwind(AssertUnwindSafe(|| drop(exported)));
}

/// The end of a capsule: what nobody has taken over goes with it.
unsafe extern "C" fn end<F: Form>(capsule: *mut ffi::PyObject) {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live capsule, and a static name.
    if unsafe { ffi::PyCapsule_IsValid(capsule, F::NAME.as_ptr()) } == 0 {
        return;
    }
    // Objects also go while an exception is on its way, which has to stay as it is.
    let on_its_way = PyErr::take(py);
    // SAFETY: as above.
    let held: *mut c_void = unsafe { ffi::PyCapsule_GetPointer(capsule, F::NAME.as_ptr()) };
    if let Some(managed) = NonNull::new(held) {
        // SAFETY: what `capsule` has put there, and nobody has taken over.
        unsafe { delete::<F>(managed.as_ptr().cast()) };
    }
    if let Some(error) = on_its_way {
        error.restore(py);
    }
}
