//! What is asked for: checked before Python is started, handed over, and completed once it runs.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use super::builtin::Builtin;
use super::error::StartError;
use super::{legacy, modern};
use crate::PyResult;
use crate::py::Python;
use crate::types::PyList;

/// What a [`Builder`](super::Builder) collects.
#[derive(Debug, Clone, Default)]
pub(super) struct Config {
    pub(super) executable: Option<PathBuf>,
    pub(super) virtualenv: Option<PathBuf>,
    pub(super) home: Option<PathBuf>,
    pub(super) path: Vec<PathBuf>,
    pub(super) args: Option<Vec<OsString>>,
    pub(super) isolated: bool,
    pub(super) utf8: Option<bool>,
    pub(super) signals: bool,
    pub(super) no_site: bool,
    pub(super) no_bytecode: bool,
    pub(super) modules: Vec<Builtin>,
}

impl Config {
    /// Starts the interpreter, which leaves the thread attached.
    pub(super) fn start(&self) -> Result<(), StartError> {
        // No interpreter, no `ffi::start` yet.
        ffi::prepare();
        let executable = self.checked_executable()?;
        self.check_home()?;
        add_modules(&self.modules)?;
        match modern::Configuration::new() {
            Some(configuration) => configuration.start(self, executable.as_deref()),
            None => legacy::start(self, executable.as_deref()),
        }
    }

    /// What is the same for all versions, done with Python's own means.
    pub(super) fn set_up(&self, py: Python<'_>) -> Result<(), StartError> {
        self.set_lists(py).map_err(|error| StartError::set_up(error.to_string()))
    }

    fn set_lists(&self, py: Python<'_>) -> PyResult<()> {
        let sys = py.import("sys")?;
        if let Some(args) = &self.args {
            sys.setattr("argv", args.clone())?;
        } else {
            // Old versions leave it empty, or have none.
            sys.setattr("argv", [""])?;
        }
        let path = sys.getattr("path")?;
        let path = path.cast::<PyList>()?;
        for (index, place) in self.path.iter().enumerate() {
            path.insert(index, place.as_os_str())?;
        }
        Ok(())
    }

    fn checked_executable(&self) -> Result<Option<PathBuf>, StartError> {
        match (&self.executable, &self.virtualenv) {
            (Some(_), Some(_)) => Err(StartError::two_executables()),
            (Some(path), None) if !path.is_file() => Err(StartError::no_executable(path.clone())),
            (Some(path), None) => Ok(Some(path.clone())),
            (None, Some(folder)) => virtualenv_executable(folder).map(Some),
            (None, None) => Ok(None),
        }
    }

    /// Before 3.14 Python ends the process when it does not find its library.
    fn check_home(&self) -> Result<(), StartError> {
        let Some(home) = &self.home else { return Ok(()) };
        let version = ffi::version::running();
        let looked_for: PathBuf = if cfg!(windows) {
            ["Lib", "os.py"].iter().collect()
        } else {
            let threaded = if version.free_threaded { "t" } else { "" };
            let name = format!("python{}.{}{threaded}", version.major, version.minor);
            ["lib", &name, "os.py"].iter().collect()
        };
        // An embeddable distribution has its library in an archive beside the program.
        let archive = home.join(format!("python{}{}.zip", version.major, version.minor));
        if home.join(&looked_for).is_file() || archive.is_file() {
            return Ok(());
        }
        Err(StartError::no_home(home.clone(), looked_for))
    }
}

/// The Python of a virtual environment, if that is made for the version that runs.
fn virtualenv_executable(folder: &Path) -> Result<PathBuf, StartError> {
    let no_virtualenv = |_| StartError::no_virtualenv(folder.to_owned());
    let settings = std::fs::read_to_string(folder.join("pyvenv.cfg")).map_err(no_virtualenv)?;
    let running = ffi::version::running();
    let wanted = format!("{}.{}", running.major, running.minor);
    if let Some(found) = virtualenv_version(&settings) {
        let same = found == wanted || found.starts_with(&format!("{wanted}."));
        if !same {
            return Err(StartError::virtualenv_version(
                folder.to_owned(),
                found.to_owned(),
                wanted,
            ));
        }
    }
    let parts = if cfg!(windows) { ["Scripts", "python.exe"] } else { ["bin", "python"] };
    let executable = folder.join(parts[0]).join(parts[1]);
    // A relative path would change its meaning with the working directory. Links are not followed: the
    // interpreter that they lead to lies outside of the environment.
    std::path::absolute(executable).map_err(no_virtualenv)
}

/// The version that `pyvenv.cfg` names: `version` where `venv` made it, `version_info` where `virtualenv` did.
fn virtualenv_version(settings: &str) -> Option<&str> {
    settings.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        matches!(key.trim(), "version" | "version_info").then_some(value.trim())
    })
}

/// Adds what is not in the table yet: the table stays when an interpreter ends.
fn add_modules(modules: &[Builtin]) -> Result<(), StartError> {
    static ADDED: Mutex<Vec<Builtin>> = Mutex::new(Vec::new());
    let mut added = ADDED.lock().unwrap_or_else(PoisonError::into_inner);
    for module in modules {
        if added.iter().any(|other| other.name == module.name) {
            continue;
        }
        // SAFETY: no interpreter is running; a static name, and the function that makes the module.
        let status =
            unsafe { ffi::PyImport_AppendInittab(module.name.as_ptr(), Some(module.init)) };
        if status < 0 {
            let name = module.name.to_string_lossy().into_owned();
            return Err(StartError::module_table(name));
        }
        added.push(*module);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_an_environment_is_read_as_both_tools_write_it() {
        assert_eq!(virtualenv_version("home = /usr/bin\nversion = 3.11.7\n"), Some("3.11.7"));
        let virtualenv = "home = /x\nimplementation = CPython\nversion_info = 3.12.1.final.0\n";
        assert_eq!(virtualenv_version(virtualenv), Some("3.12.1.final.0"));
        assert_eq!(virtualenv_version("home = /usr/bin\n"), None);
    }
}
