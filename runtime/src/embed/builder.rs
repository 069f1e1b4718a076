//! How an interpreter is to be started, step by step.

use std::ffi::OsString;
use std::marker::PhantomData;
use std::path::PathBuf;

use super::builtin::Builtin;
use super::config::Config;
use super::{Interpreter, StartError, start};

/// How an interpreter is to be started. What is not said is as for the command `python`.
///
/// ```no_run
/// use keelback::embed::Interpreter;
/// use keelback::prelude::*;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let python = Interpreter::builder()
///     .virtualenv(".venv")
///     .args(std::env::args_os())
///     .path("plugins")
///     .signals(true)
///     .start()?;
/// let version: String = python.attach(|py| py.import("sys")?.getattr("version")?.extract())?;
/// println!("{version}");
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Default)]
#[must_use = "call `start`"]
pub struct Builder {
    config: Config,
}

impl Builder {
    /// The program that runs, as a path: `sys.executable`. From it Python finds its standard library, and a virtual
    /// environment that the program lies in. `env!("KEELBACK_PYTHON_EXECUTABLE")` is the Python that the build script
    /// found, where `keelback_build::link()` or `scan()` runs.
    pub fn executable(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.executable = Some(path.into());
        self
    }

    /// The virtual environment to use: a folder with a `pyvenv.cfg`. It must be of the version that the program is
    /// linked to.
    pub fn virtualenv(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.virtualenv = Some(folder.into());
        self
    }

    /// Where the standard library is (`PYTHONHOME`): for programs that bring their own.
    pub fn home(mut self, folder: impl Into<PathBuf>) -> Self {
        self.config.home = Some(folder.into());
        self
    }

    /// A folder or archive to find modules in, before all others in `sys.path`, after those added earlier.
    pub fn path(mut self, place: impl Into<PathBuf>) -> Self {
        self.config.path.push(place.into());
        self
    }

    /// `sys.argv`, the program's own name first: `std::env::args_os()`. Without it `sys.argv` is `[""]`.
    pub fn args<A: Into<OsString>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.config.args = Some(args.into_iter().map(Into::into).collect());
        self
    }

    /// As `python -I`: environment variables and the user's site-packages are ignored.
    pub fn isolated(mut self, isolated: bool) -> Self {
        self.config.isolated = isolated;
        self
    }

    /// UTF-8 for files, standard streams and file names (PEP 540), whatever the locale says, or not. Without it the
    /// environment decides, and the version: from 3.15 on UTF-8 is the rule.
    pub fn utf8(mut self, utf8: bool) -> Self {
        self.config.utf8 = Some(utf8);
        self
    }

    /// Whether Python handles signals, so that `Ctrl-C` raises `KeyboardInterrupt` in its main thread, which is the one
    /// that starts it. Without it they stay as they are: `Ctrl-C` ends the program.
    pub fn signals(mut self, signals: bool) -> Self {
        self.config.signals = signals;
        self
    }

    /// Whether `site` is imported, which adds site-packages to `sys.path`; it is, unless this says otherwise.
    pub fn site(mut self, site: bool) -> Self {
        self.config.no_site = !site;
        self
    }

    /// Whether imported modules leave `.pyc` files; they do, unless this or the environment says otherwise.
    pub fn write_bytecode(mut self, write: bool) -> Self {
        self.config.no_bytecode = !write;
        self
    }

    /// A module that is part of the program, made by [`builtin!`](crate::builtin): `import` finds it before all files.
    pub fn module(mut self, module: Builtin) -> Self {
        self.config.modules.push(module);
        self
    }

    /// Starts the interpreter. The calling thread becomes Python's main thread; it is not left attached.
    ///
    /// # Errors
    /// [`StartError`], which says what was found and what was wanted: an interpreter is running, the virtual
    /// environment is none or is of another version, there is no standard library at [`home`](Self::home).
    ///
    /// Before 3.14 Python itself ends the process where it finds no standard library.
    pub fn start(self) -> Result<Interpreter, StartError> {
        Ok(Interpreter { main: start(&self.config)?, _thread: PhantomData })
    }
}
