//! `ceval.h`: running code, and giving the GIL away.

use std::ffi::{c_char, c_int, c_void};

use super::{PyFrameObject, PyObject, PyThreadState};

api! {
    fn PyEval_EvalCode(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
    ) -> *mut PyObject;
    fn PyEval_EvalCodeEx(
        co: *mut PyObject,
        globals: *mut PyObject,
        locals: *mut PyObject,
        args: *const *mut PyObject,
        argc: c_int,
        kwds: *const *mut PyObject,
        kwdc: c_int,
        defs: *const *mut PyObject,
        defc: c_int,
        kwdefs: *mut PyObject,
        closure: *mut PyObject,
    ) -> *mut PyObject;
    /// Borrowed.
    fn PyEval_GetBuiltins() -> *mut PyObject;
    /// Borrowed.
    fn PyEval_GetGlobals() -> *mut PyObject;
    /// Borrowed.
    fn PyEval_GetLocals() -> *mut PyObject;
    /// Borrowed.
    fn PyEval_GetFrame() -> *mut PyFrameObject;
    fn Py_AddPendingCall(
        func: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
        arg: *mut c_void,
    ) -> c_int;
    fn Py_MakePendingCalls() -> c_int;
    fn Py_SetRecursionLimit(value: c_int);
    fn Py_GetRecursionLimit() -> c_int;
    fn PyEval_GetFuncName(object: *mut PyObject) -> *const c_char;
    fn PyEval_GetFuncDesc(object: *mut PyObject) -> *const c_char;
    fn PyEval_EvalFrame(frame: *mut PyFrameObject) -> *mut PyObject;
    fn PyEval_EvalFrameEx(frame: *mut PyFrameObject, exception: c_int) -> *mut PyObject;
    fn PyEval_SaveThread() -> *mut PyThreadState;
    fn PyEval_InitThreads();
    fn PyEval_AcquireThread(tstate: *mut PyThreadState);
    fn PyEval_ReleaseThread(tstate: *mut PyThreadState);
}

api! {
    "C-unwind"
    /// Aborts, ends or hangs the thread when the interpreter is finalizing.
    fn PyEval_RestoreThread(state: *mut PyThreadState);
}
