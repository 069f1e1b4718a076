//! By `PyInitConfig`, since 3.14 (PEP 741): options by name, and errors as texts.

use std::ffi::{CStr, CString, c_int};
use std::path::Path;
use std::ptr::{self, NonNull};

use keelback_ffi as ffi;

use super::config::Config;
use super::error::StartError;

/// A configuration of CPython's.
///
/// Invariant: what `PyInitConfig_Create` answered with, not freed yet.
pub(super) struct Configuration(NonNull<ffi::PyInitConfig>);

/// What makes an isolated configuration, which a new one is, the one of the command `python`.
const AS_THE_COMMAND: &[(&CStr, i64)] = &[
    (c"configure_locale", 1),
    (c"isolated", 0),
    (c"safe_path", 0),
    (c"use_environment", 1),
    (c"user_site_directory", 1),
];

impl Configuration {
    /// `None` where CPython has none.
    pub(super) fn new() -> Option<Configuration> {
        // SAFETY: needs no interpreter.
        NonNull::new(unsafe { ffi::PyInitConfig_Create() }).map(Configuration)
    }

    /// Starts an interpreter.
    pub(super) fn start(
        self,
        config: &Config,
        executable: Option<&Path>,
    ) -> Result<(), StartError> {
        if !config.isolated {
            for (name, value) in AS_THE_COMMAND {
                self.set_int(name, *value)?;
            }
        }
        self.set_int(c"install_signal_handlers", config.signals.into())?;
        self.set_int(c"site_import", (!config.no_site).into())?;
        if config.no_bytecode {
            self.set_int(c"write_bytecode", 0)?;
        }
        if let Some(utf8) = config.utf8 {
            self.set_int(c"utf8_mode", utf8.into())?;
        }
        if let Some(path) = executable {
            self.set_path(c"program_name", "executable", path)?;
            self.set_path(c"executable", "executable", path)?;
        }
        if let Some(path) = &config.home {
            self.set_path(c"home", "home", path)?;
        }
        // SAFETY: a configuration (type invariant), and no interpreter is running.
        let status = unsafe { ffi::Py_InitializeFromInitConfig(self.0.as_ptr()) };
        self.check(status)
    }

    fn set_int(&self, name: &CStr, value: i64) -> Result<(), StartError> {
        // SAFETY: a configuration (type invariant) and a C string.
        let status = unsafe { ffi::PyInitConfig_SetInt(self.0.as_ptr(), name.as_ptr(), value) };
        self.check(status)
    }

    fn set_path(&self, name: &CStr, called: &'static str, value: &Path) -> Result<(), StartError> {
        let not_unicode = || StartError::not_unicode(called, value.to_owned());
        let text = value.to_str().ok_or_else(not_unicode)?;
        let text = CString::new(text).map_err(|_| StartError::zero(called))?;
        let config = self.0.as_ptr();
        // SAFETY: a configuration (type invariant) and two C strings, which are copied.
        let status = unsafe { ffi::PyInitConfig_SetStr(config, name.as_ptr(), text.as_ptr()) };
        self.check(status)
    }

    fn check(&self, status: c_int) -> Result<(), StartError> {
        if status >= 0 {
            return Ok(());
        }
        let mut code: c_int = 0;
        // SAFETY: a configuration (type invariant), and where to put the status.
        if unsafe { ffi::PyInitConfig_GetExitCode(self.0.as_ptr(), &raw mut code) } != 0 {
            return Err(StartError::refused(format!("it asks to exit with status {code}")));
        }
        let mut message = ptr::null();
        // SAFETY: a configuration (type invariant), and where to put the message.
        if unsafe { ffi::PyInitConfig_GetError(self.0.as_ptr(), &raw mut message) } == 0 {
            return Err(StartError::refused("it does not say why".to_owned()));
        }
        // SAFETY: a C string, which lives until the configuration is used again.
        let message = unsafe { CStr::from_ptr(message) }.to_string_lossy().into_owned();
        Err(StartError::refused(message))
    }
}

impl Drop for Configuration {
    fn drop(&mut self) {
        // SAFETY: not freed yet (type invariant), and not used again.
        unsafe { ffi::PyInitConfig_Free(self.0.as_ptr()) };
    }
}
