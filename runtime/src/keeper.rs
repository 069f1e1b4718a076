//! The object that shows Python's cycle collector what is kept for an interpreter.
//!
//! A class holds its module, and the interpreter's state holds the class. Every module of the library owns a count of
//! the state's one keeper, which shows the cells for them all: so what they hold is as reachable as the modules are, and
//! goes with the last of them.

use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::class::create::{refuse_new, slot};
use crate::class::end;
use crate::class::traverse::Visit;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::state::State;
use crate::types::PyAny;

/// Where a keeper has its state: behind the object's header. Null until [`give`] has been called.
fn place(keeper: *mut ffi::PyObject) -> *const AtomicPtr<State> {
    keeper.wrapping_byte_add(ffi::layout::head()).cast()
}

/// The state of a keeper, if it has one.
///
/// # Safety
/// `keeper` must be a keeper.
unsafe fn state(keeper: *mut ffi::PyObject) -> Option<ptr::NonNull<State>> {
    // SAFETY: an object of the size that its type asks for, all zero when it is made.
    let place = unsafe { &*place(keeper) };
    ptr::NonNull::new(place.load(Ordering::Acquire))
}

/// A keeper without a state.
pub(crate) fn new(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let mut slots = [
        slot(ffi::Py_tp_new, refuse_new as *const c_void),
        slot(ffi::Py_tp_dealloc, dealloc as *const c_void),
        slot(ffi::Py_tp_traverse, traverse as *const c_void),
        slot(ffi::Py_tp_clear, clear as *const c_void),
        slot(0, ptr::null()),
    ];
    let mut spec = ffi::PyType_Spec {
        name: c"keelback.Keeper".as_ptr(),
        basicsize: (ffi::layout::head() + size_of::<AtomicPtr<State>>()) as c_int,
        itemsize: 0,
        flags: (ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_HAVE_GC) as u32,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: a complete spec: slots of the right shapes that end with a zero, and a name that stays.
    let class = py.own_or_err(unsafe { ffi::PyType_FromSpec(&mut spec) })?;
    // SAFETY: a live heap type; the memory comes zeroed, and is a whole keeper then.
    py.own_or_err(unsafe { ffi::PyType_GenericAlloc(class.as_ptr().cast(), 0) })
}

/// Gives a keeper its state, which ends with it.
///
/// # Safety
/// `keeper` must be a keeper without a state, and nobody else may end the state.
pub(crate) unsafe fn give(keeper: &Bound<'_, PyAny>, state: *mut State) {
    // SAFETY: as in `state`.
    unsafe { &*place(keeper.as_ptr()) }.store(state, Ordering::Release);
}

/// The `tp_traverse` slot.
unsafe extern "C" fn traverse(
    keeper: *mut ffi::PyObject,
    visit: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: the collector's own function and argument, until this call returns.
    let mut visit = unsafe { Visit::new(visit, arg) };
    // Objects own a count of their type; nothing derives from this one.
    // SAFETY: a live object.
    let class = unsafe { ffi::Py_TYPE(keeper) };
    // SAFETY: a live type.
    unsafe { visit.pointer(class.cast()) };
    // SAFETY: CPython calls the slot with a keeper, while it stands still.
    if let Some(state) = unsafe { state(keeper) } {
        // SAFETY: the state lives as long as its keeper.
        unsafe { state.as_ref() }.show(&mut visit);
    }
    visit.answer()
}

/// The `tp_clear` slot: no module of the library can be reached any more.
unsafe extern "C" fn clear(keeper: *mut ffi::PyObject) -> c_int {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython calls the slot with a keeper.
    if let Some(state) = unsafe { state(keeper) } {
        // SAFETY: the state lives as long as its keeper.
        unsafe { state.as_ref() }.empty(py);
    }
    0
}

/// The `tp_dealloc` slot: the last module of the library has gone.
unsafe extern "C" fn dealloc(keeper: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: an object at its end, of a type that the collector knows.
    unsafe { ffi::PyObject_GC_UnTrack(keeper.cast()) };
    // SAFETY: a keeper.
    if let Some(state) = unsafe { state(keeper) } {
        // SAFETY: the keeper owned it (`give`).
        unsafe { Box::from_raw(state.as_ptr()) }.empty(py);
    }
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(keeper) };
    // SAFETY: a live heap type.
    let free = unsafe { end::asked_free(class) };
    // SAFETY: the memory came from `PyType_GenericAlloc`, which goes with it.
    unsafe { free(keeper.cast()) };
    // SAFETY: objects of heap types own a count of their type.
    unsafe { ffi::Py_DECREF(class.cast()) };
}
