//! The object that shows memory of a Rust value: by the buffer protocol, and as a tensor to whoever knows DLPack.

use std::ffi::{c_int, c_void};
use std::sync::Arc;

use keelback_ffi as ffi;
use keelback_ffi::dlpack::kDLCPU;

use super::answer::answer;
use super::dlpack::{self, Wanted};
use super::owner::Memory;
use super::{Buffer, Item, export};
use crate::call::arg::Args;
use crate::class::access::{Frozen, Name};
use crate::class::receiver::Receiver;
use crate::class::slots::Slot;
use crate::class::{Class, ClassDef, construct};
use crate::convert::{Answer, IntoPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

/// Items that are given to Python without a copy, as an object that libraries of arrays and tensors take over.
///
/// It has `__dlpack__` and `__dlpack_device__`, and the buffer protocol: `numpy.from_dlpack(x)`, `torch.from_dlpack(x)`,
/// `jax.numpy.from_dlpack(x)`, `memoryview(x)`, `numpy.asarray(x)` all work on that memory. Its owner is dropped when the object is gone and
/// nobody has a tensor of it any more, by whichever thread that happens in.
///
/// Made from a [`Buffer`], which has the shape, or from a `Vec`.
///
/// ```
/// use keelback::buffer::{Buffer, Tensor};
/// use keelback::prelude::*;
///
/// /// A table of ones.
/// ///
/// /// @py
/// pub fn ones(rows: usize, columns: usize) -> PyResult<Tensor<f32>> {
///     Ok(Buffer::new(vec![1.0; rows * columns]).with_shape([rows, columns])?.into())
/// }
/// # keelback_docs::run(|py| {
/// let table = ones(2, 3)?.into_pyobject(py)?;
/// assert_eq!(table.call_method0("__dlpack_device__")?.extract::<(i32, i32)>()?, (1, 0));
/// assert!(table.call_method0("__dlpack__")?.to_string().contains("dltensor"));
/// # Ok(()) })
/// ```
pub struct Tensor<T>(Buffer<T>);

impl<T> From<Buffer<T>> for Tensor<T> {
    fn from(items: Buffer<T>) -> Self {
        Tensor(items)
    }
}

impl<T: Item> From<Vec<T>> for Tensor<T> {
    fn from(items: Vec<T>) -> Self {
        Tensor(Buffer::new(items))
    }
}

impl<'py, T> IntoPyObject<'py> for Tensor<T> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.0.memory.into_owner(py)
    }
}

impl<T> std::fmt::Debug for Tensor<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// The Rust value of the object. Whoever has a tensor of it shares the memory, and needs no Python to let it go.
pub(super) struct Shared(Arc<Memory>);

/// The object of that memory.
pub(super) fn object(py: Python<'_>, memory: Memory) -> PyResult<Bound<'_, PyAny>> {
    match construct::new(py, Shared(Arc::new(memory))) {
        Ok(object) => Ok(object.into_bound(py)),
        Err(raised) => Err(raised.take(py)),
    }
}

// SAFETY: the definition is the type's own, and memory that is shared may be used by every thread.
unsafe impl Class for Shared {
    type Access = Frozen;
    type Stored = Shared;
    type Root = crate::class::python::OnObject;

    fn class() -> &'static ClassDef {
        &CLASS
    }
}

static CLASS: ClassDef = ClassDef::new::<Shared>(
    "Memory\0",
    "Memory of a Rust value.\0",
    &[DLPACK, DEVICE],
    &[],
    &[GET_BUFFER, RELEASE_BUFFER],
)
.with_final()
.in_module("keelback");

type This<'a, 'py> = Receiver<'a, 'py, Shared>;

fn dlpack<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 0, 4>) -> Answer {
    let this = slf.shared(&Name("__dlpack__"))?;
    tensor(py, &this.0, args).map(Into::into).map_err(|error| error.raise(py))
}

fn tensor<'py>(
    py: Python<'py>,
    memory: &Arc<Memory>,
    args: Args<'_, 'py, 0, 4>,
) -> PyResult<Bound<'py, PyAny>> {
    let given = args.1.map(|arg| arg.0.map(|arg| arg.as_bound()).filter(|arg| !arg.is_none()));
    let [stream, max_version, device, copy] = given;
    let wanted = Wanted {
        stream,
        max_version: max_version.map(|version| version.extract()).transpose()?,
        device: device.map(|device| device.extract()).transpose()?,
        copy: copy.map(|copy| copy.is_truthy()).transpose()?.unwrap_or(false),
    };
    dlpack::export(py, memory, &wanted)
}

fn device<'py>(py: Python<'py>, _: This<'_, 'py>, _: Args<'_, 'py, 0, 0>) -> Answer {
    (kDLCPU, 0).into_answer(py)
}

crate::rt::method!(
    DLPACK,
    dlpack,
    "Memory.__dlpack__(*, stream=, max_version=, dl_device=, copy=)",
    0,
    4,
    0,
    Shared,
    "__dlpack__\0",
    "__dlpack__($self, *, stream=None, max_version=None, dl_device=None, copy=None)\n--\n\nThe memory as a tensor, in a capsule.\0"
);
crate::rt::method!(
    DEVICE,
    device,
    "Memory.__dlpack_device__()",
    0,
    0,
    0,
    Shared,
    "__dlpack_device__\0",
    "__dlpack_device__($self)\n--\n\nThe CPU: (1, 0).\0"
);
// SAFETY: the slot has this shape.
const GET_BUFFER: Slot<Shared> =
    unsafe { Slot::new(ffi::Py_bf_getbuffer, get_buffer as *const c_void) };
// SAFETY: the slot has this shape.
const RELEASE_BUFFER: Slot<Shared> =
    unsafe { Slot::new(ffi::Py_bf_releasebuffer, release_buffer as *const c_void) };

unsafe extern "C" fn get_buffer(
    object: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
    flags: c_int,
) -> c_int {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython calls the slot with an object of the class.
    let slf: This<'_, '_> = unsafe { Receiver::new(py, object) };
    let run = || -> Result<(), Raised> {
        let this = slf.shared(&Name("__buffer__"))?;
        let filled = answer(&this.0.shown, flags).map_err(|error| error.raise(py))?;
        // SAFETY: a view that CPython lets be written. It points into the memory, which lives as long as the object, of which
        // it owns a count.
        unsafe { view.write(filled) };
        Ok(())
    };
    // SAFETY: a live object, and a view that may be written.
    unsafe { export::enter(py, object, view, run) }
}

/// The view has nothing of its own.
unsafe extern "C" fn release_buffer(_object: *mut ffi::PyObject, _view: *mut ffi::Py_buffer) {}
