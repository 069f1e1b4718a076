//! `pystate.h`: interpreters and thread states.

use std::ffi::{c_int, c_ulong};

use super::{PyModuleDef, PyObject};

/// The state of one thread in one interpreter. Opaque.
#[repr(C)]
pub struct PyThreadState {
    _opaque: [usize; 0],
}

/// One interpreter of the process. Opaque.
#[repr(C)]
pub struct PyInterpreterState {
    _opaque: [usize; 0],
}

/// What `PyGILState_Ensure` hands to `PyGILState_Release`.
pub type PyGILState_STATE = c_int;
/// The thread held the GIL already.
pub const PyGILState_LOCKED: PyGILState_STATE = 0;
/// The GIL was taken.
pub const PyGILState_UNLOCKED: PyGILState_STATE = 1;

api! {
    fn PyInterpreterState_New() -> *mut PyInterpreterState;
    fn PyInterpreterState_Clear(interpreter: *mut PyInterpreterState);
    fn PyInterpreterState_Delete(interpreter: *mut PyInterpreterState);
    fn PyState_AddModule(object: *mut PyObject, def: *mut PyModuleDef) -> c_int;
    fn PyState_RemoveModule(def: *mut PyModuleDef) -> c_int;
    /// Borrowed.
    fn PyState_FindModule(def: *mut PyModuleDef) -> *mut PyObject;
    fn PyThreadState_New(interpreter: *mut PyInterpreterState) -> *mut PyThreadState;
    fn PyThreadState_Clear(state: *mut PyThreadState);
    fn PyThreadState_Delete(state: *mut PyThreadState);
    /// Aborts the process if no thread state is current.
    fn PyThreadState_Get() -> *mut PyThreadState;
    fn PyThreadState_Swap(state: *mut PyThreadState) -> *mut PyThreadState;
    /// Borrowed.
    fn PyThreadState_GetDict() -> *mut PyObject;
    fn PyThreadState_SetAsyncExc(value: c_ulong, object: *mut PyObject) -> c_int;
    fn PyGILState_Release(state: PyGILState_STATE);
    fn PyGILState_GetThisThreadState() -> *mut PyThreadState;
}

api! {
    "C-unwind"
    /// Aborts, ends or hangs the thread when the interpreter is finalizing.
    fn PyGILState_Ensure() -> PyGILState_STATE;
}
