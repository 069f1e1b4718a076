//! `pylifecycle.h`: starting and ending an interpreter.

use libc::wchar_t;
use std::ffi::{c_char, c_int};

use super::PyThreadState;

api! {
    fn Py_Initialize();
    fn Py_InitializeEx(value: c_int);
    fn Py_Finalize();
    fn Py_FinalizeEx() -> c_int;
    fn Py_IsInitialized() -> c_int;
    fn Py_NewInterpreter() -> *mut PyThreadState;
    fn Py_EndInterpreter(state: *mut PyThreadState);
    fn Py_AtExit(func: Option<unsafe extern "C" fn()>) -> c_int;
    fn Py_Exit(value: c_int);
    fn Py_Main(argc: c_int, argv: *mut *mut wchar_t) -> c_int;
    fn Py_GetProgramName() -> *mut wchar_t;
    fn Py_GetPythonHome() -> *mut wchar_t;
    fn Py_GetProgramFullPath() -> *mut wchar_t;
    fn Py_GetPrefix() -> *mut wchar_t;
    fn Py_GetExecPrefix() -> *mut wchar_t;
    fn Py_GetPath() -> *mut wchar_t;
    fn Py_GetVersion() -> *const c_char;
    fn Py_GetPlatform() -> *const c_char;
    fn Py_GetCopyright() -> *const c_char;
    fn Py_GetCompiler() -> *const c_char;
    fn Py_GetBuildInfo() -> *const c_char;
}
