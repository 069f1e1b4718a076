//! Why an interpreter did not start, or did not end well.

use std::fmt;
use std::path::PathBuf;

/// An interpreter could not be started: what was found, what was wanted, and the way out.
///
/// ```
/// # keelback_docs::run(|_| Ok(()));
/// use keelback::embed::Interpreter;
///
/// let error = Interpreter::builder().start().unwrap_err();
/// assert!(error.is_running());
/// ```
#[derive(Debug)]
pub struct StartError(Kind);

#[derive(Debug)]
enum Kind {
    Running,
    NoVirtualenv(PathBuf),
    VirtualenvVersion { folder: PathBuf, found: String, wanted: String },
    TwoExecutables,
    NoExecutable(PathBuf),
    NoHome { folder: PathBuf, looked_for: PathBuf },
    Zero(&'static str),
    NotUnicode(&'static str, PathBuf),
    ModuleTable(String),
    Refused(String),
    SetUp(String),
}

impl StartError {
    /// Whether an interpreter is running already, which can be used as well: [`Python::attach`](crate::Python::attach).
    #[must_use]
    pub fn is_running(&self) -> bool {
        matches!(self.0, Kind::Running)
    }

    pub(super) fn running() -> StartError {
        StartError(Kind::Running)
    }

    pub(super) fn no_virtualenv(folder: PathBuf) -> StartError {
        StartError(Kind::NoVirtualenv(folder))
    }

    pub(super) fn virtualenv_version(folder: PathBuf, found: String, wanted: String) -> StartError {
        StartError(Kind::VirtualenvVersion { folder, found, wanted })
    }

    pub(super) fn two_executables() -> StartError {
        StartError(Kind::TwoExecutables)
    }

    pub(super) fn no_executable(path: PathBuf) -> StartError {
        StartError(Kind::NoExecutable(path))
    }

    pub(super) fn no_home(folder: PathBuf, looked_for: PathBuf) -> StartError {
        StartError(Kind::NoHome { folder, looked_for })
    }

    pub(super) fn zero(what: &'static str) -> StartError {
        StartError(Kind::Zero(what))
    }

    pub(super) fn not_unicode(what: &'static str, path: PathBuf) -> StartError {
        StartError(Kind::NotUnicode(what, path))
    }

    pub(super) fn module_table(name: String) -> StartError {
        StartError(Kind::ModuleTable(name))
    }

    pub(super) fn refused(message: String) -> StartError {
        StartError(Kind::Refused(message))
    }

    pub(super) fn set_up(message: String) -> StartError {
        StartError(Kind::SetUp(message))
    }
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Running => f.write_str(
                "a Python interpreter is already running in this process: use `Python::attach`, and start \
                 one only where Python did not load this code itself",
            ),
            Kind::NoVirtualenv(folder) => write!(
                f,
                "`{}` is no virtual environment: it has no file `pyvenv.cfg`; \
                 `python3 -m venv {0}` makes one",
                folder.display()
            ),
            Kind::VirtualenvVersion { folder, found, wanted } => write!(
                f,
                "the virtual environment `{}` is made for Python {found}, and this program is linked to Python \
                 {wanted}: make one with that version, or build the program with KEELBACK_PYTHON={0}/bin/python",
                folder.display()
            ),
            Kind::TwoExecutables => f.write_str(
                "`executable` and `virtualenv` both say which Python runs: call one of them",
            ),
            Kind::NoExecutable(path) => write!(
                f,
                "`{}` is no file: `executable` is the path of a Python, from which its standard library and its \
                 virtual environment are found",
                path.display()
            ),
            Kind::NoHome { folder, looked_for } => write!(
                f,
                "there is no standard library below `{}`: no file `{}`; `home` is what `sys.prefix` says in a Python \
                 of the version that this program is linked to",
                folder.display(),
                looked_for.display()
            ),
            Kind::Zero(what) => write!(f, "`{what}` holds a zero byte, at which its text would end for Python"),
            Kind::NotUnicode(what, path) => write!(
                f,
                "`{what}` is not Unicode, and this version of Python takes nothing else: {}",
                path.display()
            ),
            Kind::ModuleTable(name) => {
                write!(f, "the module `{name}` could not be added to those that are built in: out of memory")
            }
            Kind::Refused(message) => write!(f, "Python does not start: {message}"),
            Kind::SetUp(message) => write!(f, "Python started, and could not be set up: {message}"),
        }
    }
}

impl std::error::Error for StartError {}

/// When the interpreter ended, something that Python had still to write could not be written; stderr has said what.
#[derive(Debug)]
pub struct FlushError(pub(super) ());

impl fmt::Display for FlushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the Python interpreter ended and could not write all that was buffered")
    }
}

impl std::error::Error for FlushError {}
