//! The one error of this crate: why a build cannot go on, with its causes.

use std::error::Error as _;
use std::fmt;
use std::io;
use std::path::PathBuf;

use keelback_interpreter::FindError;

/// Why the build cannot go on.
///
/// Its text names the thing that failed; its sources say why, down to what the system said.
///
/// ```
/// // Outside of a build script there is nothing to scan.
/// # if std::env::var_os("OUT_DIR").is_none() {
/// let error = keelback_build::try_scan().unwrap_err();
/// assert!(error.to_string().ends_with("it is set by cargo, for build scripts only"));
/// # }
/// ```
pub struct Error {
    kind: Box<Kind>,
}

impl Error {
    /// Whether `KEELBACK_PYTHON` names a Python that cannot be used.
    ///
    /// ```no_run
    /// if let Err(error) = keelback_build::try_link() {
    ///     assert!(error.is_python(), "{error}");
    /// }
    /// ```
    pub fn is_python(&self) -> bool {
        matches!(*self.kind, Kind::Python(_))
    }

    /// What is shown when the build script ends: the error, then each cause on a line.
    pub(crate) fn screen(&self) -> String {
        let mut screen = format!("error: {self}");
        let mut next = self.source();
        while let Some(cause) = next {
            screen.push_str(&format!("\n  caused by: {cause}"));
            next = cause.source();
        }
        screen
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// As `Display` with its causes: this is what `fn main() -> Result<(), Error>` shows.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.screen())
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.kind.source()
    }
}

impl From<Kind> for Error {
    fn from(kind: Kind) -> Error {
        Error { kind: Box::new(kind) }
    }
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Kind {
    #[error("`{key}` is not set: it is set by cargo, for build scripts only")]
    NotCargo { key: &'static str },
    #[error("`{key}` is not valid UTF-8")]
    NotUnicode { key: &'static str },
    #[error("cannot start `{}` to ask for the package's targets", .cargo.display())]
    MetadataStart {
        cargo: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("`cargo metadata` failed: {message}")]
    MetadataFailed { message: String },
    #[error("`cargo metadata` answered with something that is not JSON")]
    MetadataJson(#[source] tinyjson::JsonParseError),
    #[error("`cargo metadata` did not tell {missing}")]
    MetadataForm { missing: String },
    #[error(
        "`{package}` has neither a library nor a `src/main.rs`: which of its targets is the extension module?\n  \
         help: add a `src/lib.rs`, and `[lib] crate-type = [\"cdylib\", \"rlib\"]`"
    )]
    NoRoot { package: String },
    #[error("cannot {doing} `{}`", .path.display())]
    File {
        doing: &'static str,
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("{0}")]
    Python(FindError),
    #[error("the crate cannot be exported to Python\n\n{}", .rendered.join("\n\n"))]
    Source { rendered: Vec<String> },
}
