//! Classes of the runtime itself: a Rust value behind an object's header, which only Rust makes.

use std::ffi::{CStr, c_int, c_void};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::class::create;
use crate::convert::Owned;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyTypeError;
use crate::handle::Bound;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

/// What an object of such a class holds.
///
/// Invariant: an object of the class always holds one that has been written, at a multiple of 8 bytes. It is dropped
/// with the object, in whichever thread that happens.
pub(crate) trait Native: Send + Sized + 'static {
    /// With its module.
    const NAME: &'static CStr;
    const DOC: &'static CStr;

    /// Where each interpreter has the class.
    fn class() -> &'static InterpreterCell;

    /// What the class can do; no `__new__` and no end.
    fn slots() -> Vec<ffi::PyType_Slot>;
}

pub(crate) use create::slot;

/// A new object that holds `value`.
pub(crate) fn new<N: Native>(py: Python<'_>, value: N) -> PyResult<Bound<'_, PyAny>> {
    let class = N::class().get_or_init(py, || make_class::<N>(py))?;
    // SAFETY: a live type object made by `make_class`.
    let object = py.own_or_err(unsafe { ffi::PyType_GenericAlloc(class.as_ptr().cast(), 0) })?;
    // SAFETY: a new object of the class.
    let place = unsafe { place::<N>(object.as_ptr()) };
    // SAFETY: there is room for it behind the header.
    unsafe { place.write(value) };
    Ok(object)
}

/// # Safety
/// `object` must be of the class of `N`.
unsafe fn place<N: Native>(object: *mut ffi::PyObject) -> *mut N {
    const { assert!(align_of::<N>() <= 8, "the header is of 8 bytes or 16") };
    // SAFETY: objects of the class are `head + size_of::<N>()` long.
    unsafe { object.byte_add(ffi::layout::head()).cast() }
}

/// What the object holds.
///
/// # Safety
/// `object` must be of the class of `N`, and live as long as `'a`.
pub(crate) unsafe fn value<'a, N: Native>(object: *mut ffi::PyObject) -> &'a N {
    // SAFETY: forwarded.
    let place = unsafe { place::<N>(object) };
    // SAFETY: it has been written (invariant of `Native`).
    unsafe { &*place }
}

/// Whether a slot may be called on `object`; raises where not. CPython asks that itself; see `class::receiver::takes`.
pub(crate) fn takes<N: Native>(object: &Bound<'_, PyAny>) -> bool {
    let py = object.py();
    if !ffi::FOR_PYPY || N::class().get(py).is_some_and(|class| object.get_type().is(&class)) {
        return true;
    }
    let message = format!("expected {}, got {}", name::<N>(), object.type_name());
    let _raised = PyTypeError::new_err(message).raise(py);
    false
}

/// The name of a class without its module.
fn name<N: Native>() -> &'static str {
    let name = N::NAME.to_str().unwrap_or_default();
    name.rsplit('.').next().unwrap_or_default()
}

fn make_class<N: Native>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let mut all = vec![
        slot(ffi::Py_tp_new, refuse_new::<N> as *const c_void),
        slot(ffi::Py_tp_dealloc, dealloc::<N> as *const c_void),
        slot(ffi::Py_tp_doc, N::DOC.as_ptr().cast()),
    ];
    all.extend(N::slots());
    all.push(slot(0, ptr::null()));
    let mut spec = ffi::PyType_Spec {
        name: N::NAME.as_ptr(),
        basicsize: (ffi::layout::head() + size_of::<N>()) as c_int,
        itemsize: 0,
        flags: ffi::Py_TPFLAGS_DEFAULT as u32,
        slots: all.as_mut_ptr(),
    };
    // SAFETY: a complete spec, whose slots end with a zero and fit their C signatures.
    py.own_or_err(unsafe { ffi::PyType_FromSpec(&mut spec) })
}

/// Only Rust makes objects: one made otherwise would hold nothing.
unsafe extern "C" fn refuse_new<N: Native>(
    _class: *mut ffi::PyObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let message = format!("cannot create '{}' instances", name::<N>());
    let _raised = PyTypeError::new_err(message).raise(py);
    ptr::null_mut()
}

unsafe extern "C" fn dealloc<N: Native>(object: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live object has a type.
    let class = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: an object of the class.
    let held = unsafe { place::<N>(object) };
    // SAFETY: it has been written (invariant of `Native`), and is not used again.
    let held = unsafe { held.read() };
    // Objects also go while an exception is on its way, which has to stay as it is.
    let on_its_way = PyErr::take(py);
    let dropped = fence(py, || {
        drop(held);
        Ok(Owned::none(py))
    });
    if dropped.is_null() {
        // Nobody is there to catch it.
        PyErr::fetch(py).write_unraisable(py, None);
    } else {
        // SAFETY: the new reference that `fence` answered with.
        unsafe { ffi::Py_DECREF(dropped) };
    }
    if let Some(error) = on_its_way {
        error.restore(py);
    }
    // SAFETY: the slot of a heap type, which answers with the function it inherits or sets.
    let free = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_free) };
    if !free.is_null() {
        // SAFETY: `tp_free` has this signature.
        let free: ffi::freefunc = unsafe { std::mem::transmute(free) };
        // SAFETY: the object's memory came from `PyType_GenericAlloc`.
        unsafe { free(object.cast()) };
    }
    // SAFETY: since 3.8 an object of a heap type owns a count of it; before, `PyType_GenericAlloc`
    // takes one likewise.
    unsafe { ffi::Py_DECREF(class.cast()) };
}
