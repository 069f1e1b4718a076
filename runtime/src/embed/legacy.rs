//! By globals and setters, before 3.14.

use std::ffi::{OsStr, c_int};
use std::path::Path;

use keelback_ffi as ffi;

use super::config::Config;
use super::error::StartError;
use super::wide::wide;

/// Starts an interpreter.
pub(super) fn start(config: &Config, executable: Option<&Path>) -> Result<(), StartError> {
    set_flag(ffi::Py_IsolatedFlag(), config.isolated);
    set_flag(ffi::Py_IgnoreEnvironmentFlag(), config.isolated);
    set_flag(ffi::Py_NoUserSiteDirectory(), config.isolated);
    set_flag(ffi::Py_NoSiteFlag(), config.no_site);
    set_flag(ffi::Py_DontWriteBytecodeFlag(), config.no_bytecode);
    if let Some(utf8) = config.utf8 {
        set_flag(ffi::Py_UTF8Mode(), utf8);
    }
    if let Some(path) = executable {
        let path = kept("executable", path.as_os_str())?;
        // SAFETY: no interpreter is running, and the text stays.
        unsafe { ffi::Py_SetProgramName(path) };
    }
    if let Some(path) = &config.home {
        let path = kept("home", path.as_os_str())?;
        // SAFETY: no interpreter is running, and the text stays.
        unsafe { ffi::Py_SetPythonHome(path) };
    }
    // SAFETY: no interpreter is running.
    unsafe { ffi::Py_InitializeEx(config.signals.into()) };
    Ok(())
}

/// Where this version has no such flag, it has what the flag is for switched on or off for good.
fn set_flag(flag: *mut c_int, value: bool) {
    if !flag.is_null() {
        // SAFETY: a global of CPython's, which no thread reads while no interpreter is running.
        unsafe { *flag = value.into() };
    }
}

/// A text that stays: CPython may keep the pointer for as long as the process runs.
fn kept(what: &'static str, text: &OsStr) -> Result<*const ffi::wchar_t, StartError> {
    let text = wide(text).ok_or_else(|| StartError::zero(what))?;
    Ok(Box::leak(text.into_boxed_slice()).as_ptr())
}
