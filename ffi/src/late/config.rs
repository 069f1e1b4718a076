//! Late symbols: how an interpreter is to be started. `PyInitConfig` (PEP 741) since 3.14; before, the globals and
//! setters of old, which 3.15 still has but no header promises any longer.
//!
//! The setters of old take texts that must stay: up to 3.7 the interpreter keeps the pointer.

use std::ffi::{c_char, c_int};
use std::ptr;

pub use libc::wchar_t;

/// A configuration that is being made. Opaque.
#[repr(C)]
pub struct PyInitConfig {
    _opaque: [usize; 0],
}

late! {
    /// A configuration with the values of the isolated one; null if there is no memory. Since 3.14; older
    /// interpreters answer null.
    fn PyInitConfig_Create() -> *mut PyInitConfig {
        ptr::null_mut()
    }

    /// Frees it; null is allowed.
    fn PyInitConfig_Free(config: *mut PyInitConfig) {
        let _ = config;
    }

    /// Sets a number by the option's name. An error is kept in the configuration, and -1 is the answer.
    fn PyInitConfig_SetInt(config: *mut PyInitConfig, name: *const c_char, value: i64) -> c_int {
        let _ = (config, name, value);
        -1
    }

    /// Sets a text, in UTF-8.
    fn PyInitConfig_SetStr(
        config: *mut PyInitConfig,
        name: *const c_char,
        value: *const c_char,
    ) -> c_int {
        let _ = (config, name, value);
        -1
    }

    /// Whether there is an error, and its text, which lives until the configuration is used again.
    fn PyInitConfig_GetError(config: *mut PyInitConfig, message: *mut *const c_char) -> c_int {
        let _ = (config, message);
        0
    }

    /// Whether the program is to exit, and with which status.
    fn PyInitConfig_GetExitCode(config: *mut PyInitConfig, code: *mut c_int) -> c_int {
        let _ = (config, code);
        0
    }

    /// Starts the interpreter.
    fn Py_InitializeFromInitConfig(config: *mut PyInitConfig) -> c_int {
        let _ = config;
        -1
    }

    /// Which program runs, as a path: what `sys.executable` says, and where a virtual environment is looked for.
    fn Py_SetProgramName(name: *const wchar_t) {
        let _ = name;
    }

    /// Where the standard library is.
    fn Py_SetPythonHome(home: *const wchar_t) {
        let _ = home;
    }
}

late_data! {
    /// `-I`
    fn Py_IsolatedFlag() -> *mut c_int;
    /// `-E`
    fn Py_IgnoreEnvironmentFlag() -> *mut c_int;
    /// `-s`
    fn Py_NoUserSiteDirectory() -> *mut c_int;
    /// `-S`
    fn Py_NoSiteFlag() -> *mut c_int;
    /// `-B`
    fn Py_DontWriteBytecodeFlag() -> *mut c_int;
    /// `-X utf8`
    fn Py_UTF8Mode() -> *mut c_int;
}
