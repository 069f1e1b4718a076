//! Runs an interpreter once, isolated from its user's settings, and reads the facts it prints about itself.
//!
//! The facts are lines of `key TAB value`; the same text is the form in which a caller may cache them.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use crate::{Abi, Implementation, Version};

/// Works on every Python 3.4 or newer, so that an old one can say that it is too old.
const SCRIPT: &str = r#"
import struct, sys, sysconfig
def flat(value):
    return " ".join(str(value).split("\n")) if value not in (None, "") else ""
facts = {
    "implementation": sys.implementation.name,
    "version": "%d.%d" % sys.version_info[:2],
    "release": sys.version.split()[0],
    "executable": sys.executable,
    "prefix": sys.prefix,
    "base_prefix": sys.base_prefix,
    "platform": sysconfig.get_platform(),
    "pointer_bits": struct.calcsize("P") * 8,
    "free_threaded": int(bool(sysconfig.get_config_var("Py_GIL_DISABLED"))),
    "debug": int(hasattr(sys, "gettotalrefcount")),
    "shared": int(bool(sysconfig.get_config_var("Py_ENABLE_SHARED"))),
}
for key, name in [("lib_dir", "LIBDIR"), ("lib_pl", "LIBPL"), ("ld_library", "LDLIBRARY"), ("inst_soname", "INSTSONAME"),
                  ("library", "LIBRARY"), ("multiarch", "MULTIARCH"), ("libs", "LIBS"), ("syslibs", "SYSLIBS"),
                  ("ext_suffix", "EXT_SUFFIX"), ("framework_prefix", "PYTHONFRAMEWORKPREFIX")]:
    facts[key] = sysconfig.get_config_var(name)
text = "".join("%s\t%s\n" % (key, flat(value)) for key, value in facts.items())
sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
"#;

/// What an interpreter says about itself. The names are those of `sys` and `sysconfig`.
///
/// ```
/// use keelback_interpreter::{Facts, Implementation, Version};
///
/// let mut facts = Facts::new(Implementation::CPython, Version::new(3, 11));
/// facts.shared = true;
/// // The text form is what a cache keeps.
/// assert_eq!(Facts::parse(&facts.to_string()).unwrap(), facts);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Facts {
    /// `sys.implementation.name`.
    pub implementation: Implementation,
    /// The first two of `sys.version_info`.
    pub version: Version,
    /// The whole version, such as `3.13.0rc2`.
    pub release: String,
    /// `sys.executable`: the interpreter itself where a launcher was asked. Empty if it is known only by a configuration file.
    pub executable: PathBuf,
    /// `sys.prefix`: a virtual environment, if it is one's.
    pub prefix: PathBuf,
    /// `sys.base_prefix`: where it was installed.
    pub base_prefix: PathBuf,
    /// `sysconfig.get_platform()`, such as `linux-x86_64`.
    pub platform: String,
    /// The size of a pointer.
    pub pointer_bits: u8,
    /// Built without the GIL.
    pub free_threaded: bool,
    /// Built with `Py_DEBUG`.
    pub debug: bool,
    /// `Py_ENABLE_SHARED`.
    pub shared: bool,
    /// `LIBDIR`.
    pub lib_dir: Option<PathBuf>,
    /// `LIBPL`: where a static library lies.
    pub lib_pl: Option<PathBuf>,
    /// `LDLIBRARY`: the name that is linked (`libpython3.11.so`).
    pub ld_library: Option<String>,
    /// `INSTSONAME`: the name that is loaded (`libpython3.11.so.1.0`); it is there without any development package.
    pub inst_soname: Option<String>,
    /// `LIBRARY`: the static library.
    pub library: Option<String>,
    /// `MULTIARCH`: the directory that Debian puts below `lib`.
    pub multiarch: Option<String>,
    /// `LIBS` and `SYSLIBS`: what a static library needs besides.
    pub libs: Option<String>,
    /// `EXT_SUFFIX`.
    pub ext_suffix: Option<String>,
    /// `PYTHONFRAMEWORKPREFIX`, of framework builds on macOS.
    pub framework_prefix: Option<PathBuf>,
}

impl Facts {
    /// Facts about an interpreter of which no more is known than this.
    pub fn new(implementation: Implementation, version: Version) -> Facts {
        Facts {
            implementation,
            version,
            release: version.to_string(),
            executable: PathBuf::new(),
            prefix: PathBuf::new(),
            base_prefix: PathBuf::new(),
            platform: String::new(),
            pointer_bits: usize::BITS as u8,
            free_threaded: false,
            debug: false,
            shared: false,
            lib_dir: None,
            lib_pl: None,
            ld_library: None,
            inst_soname: None,
            library: None,
            multiarch: None,
            libs: None,
            ext_suffix: None,
            framework_prefix: None,
        }
    }

    /// Reads the lines that the probe prints, or that `to_string` gave. `None` if they are not what they should be.
    ///
    /// ```
    /// use keelback_interpreter::Facts;
    ///
    /// assert_eq!(Facts::parse("hello"), None);
    /// let facts = Facts::parse("implementation\tcpython\nversion\t3.9\nrelease\t3.9.18\n").unwrap();
    /// assert_eq!(facts.release, "3.9.18");
    /// ```
    pub fn parse(text: &str) -> Option<Facts> {
        let value = |wanted: &str| {
            let mut pairs = text.lines().filter_map(|line| line.split_once('\t'));
            let (_, value) = pairs.find(|(key, _)| *key == wanted)?;
            Some(value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let flag = |key: &str| value(key).is_some_and(|value| value != "0");
        let path = |key: &str| value(key).map(PathBuf::from);
        let libs = [value("libs"), value("syslibs")].into_iter().flatten().collect::<Vec<_>>();
        let implementation = Implementation::from_name(&value("implementation")?);
        let version: Version = value("version")?.parse().ok()?;
        Some(Facts {
            release: value("release")?,
            executable: path("executable").unwrap_or_default(),
            prefix: path("prefix").unwrap_or_default(),
            base_prefix: path("base_prefix").unwrap_or_default(),
            platform: value("platform").unwrap_or_default(),
            pointer_bits: match value("pointer_bits") {
                Some(bits) => bits.parse().ok()?,
                None => usize::BITS as u8,
            },
            free_threaded: flag("free_threaded"),
            debug: flag("debug"),
            shared: flag("shared"),
            lib_dir: path("lib_dir"),
            lib_pl: path("lib_pl"),
            ld_library: value("ld_library"),
            inst_soname: value("inst_soname"),
            library: value("library"),
            multiarch: value("multiarch"),
            libs: Some(libs.join(" ")).filter(|libs| !libs.is_empty()),
            ext_suffix: value("ext_suffix"),
            framework_prefix: path("framework_prefix"),
            ..Facts::new(implementation, version)
        })
    }

    /// The ABI that follows from the facts.
    ///
    /// ```
    /// use keelback_interpreter::{Facts, Implementation, Version};
    ///
    /// let facts = Facts::new(Implementation::CPython, Version::new(3, 12));
    /// assert_eq!(facts.abi().tag(), "cp312");
    /// ```
    pub fn abi(&self) -> Abi {
        Abi {
            implementation: self.implementation.clone(),
            version: self.version,
            free_threaded: self.free_threaded,
            debug: self.debug,
        }
    }

    /// Whether it belongs to a virtual environment.
    pub fn is_virtual(&self) -> bool {
        self.prefix != self.base_prefix
    }
}

impl fmt::Display for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match &self.implementation {
            Implementation::Other(name) => name.clone(),
            known => known.to_string().to_ascii_lowercase(),
        };
        let flag = |on: bool| u8::from(on).to_string();
        let path = |path: &Path| path.display().to_string();
        let lines = [
            ("implementation", Some(name)),
            ("version", Some(self.version.to_string())),
            ("release", Some(self.release.clone())),
            ("executable", Some(path(&self.executable))),
            ("prefix", Some(path(&self.prefix))),
            ("base_prefix", Some(path(&self.base_prefix))),
            ("platform", Some(self.platform.clone())),
            ("pointer_bits", Some(self.pointer_bits.to_string())),
            ("free_threaded", Some(flag(self.free_threaded))),
            ("debug", Some(flag(self.debug))),
            ("shared", Some(flag(self.shared))),
            ("lib_dir", self.lib_dir.as_deref().map(path)),
            ("lib_pl", self.lib_pl.as_deref().map(path)),
            ("ld_library", self.ld_library.clone()),
            ("inst_soname", self.inst_soname.clone()),
            ("library", self.library.clone()),
            ("multiarch", self.multiarch.clone()),
            ("libs", self.libs.clone()),
            ("ext_suffix", self.ext_suffix.clone()),
            ("framework_prefix", self.framework_prefix.as_deref().map(path)),
        ];
        for (key, value) in lines {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                writeln!(f, "{key}\t{value}")?;
            }
        }
        Ok(())
    }
}

/// Starts `executable` and asks for its facts. It takes some tens of milliseconds.
///
/// ```
/// use keelback_interpreter::probe;
///
/// let error = probe("/nowhere/python3".as_ref()).unwrap_err();
/// assert_eq!(error.to_string(), "`/nowhere/python3` cannot be started");
/// ```
pub fn probe(executable: &Path) -> Result<Facts, ProbeError> {
    let started = |cause| ProbeError::Start { executable: executable.to_owned(), cause };
    let output = Command::new(executable)
        .args(["-I", "-c", SCRIPT])
        .stdin(Stdio::null())
        .output()
        .map_err(started)?;
    if !output.status.success() {
        if let Some(release) = release_of_python_2(executable) {
            return Err(ProbeError::Python2 { executable: executable.to_owned(), release });
        }
        return Err(ProbeError::Failed {
            executable: executable.to_owned(),
            status: output.status,
            message: first_words(&output.stderr),
        });
    }
    let text = String::from_utf8_lossy(&output.stdout);
    Facts::parse(&text).ok_or_else(|| ProbeError::NotPython {
        executable: executable.to_owned(),
        output: first_words(&output.stdout),
    })
}

/// The release of a Python 2, which has no `-I` and takes no script that 3 does; `None` for all others.
fn release_of_python_2(executable: &Path) -> Option<String> {
    const SCRIPT: &str = "import sys; print('Python %d.%d.%d' % sys.version_info[:3])";
    let output =
        Command::new(executable).args(["-E", "-c", SCRIPT]).stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let release = text.trim().strip_prefix("Python ")?;
    release.starts_with("2.").then(|| release.to_owned())
}

/// Why an executable could not tell its facts.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProbeError {
    /// It is not there, or is no program.
    Start {
        /// What was to be started.
        executable: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// It is a Python 2.
    Python2 {
        /// What was started.
        executable: PathBuf,
        /// Such as `2.7.18`.
        release: String,
    },
    /// It ended with an error.
    Failed {
        /// What was started.
        executable: PathBuf,
        /// How it ended.
        status: ExitStatus,
        /// The first lines that it wrote to stderr.
        message: String,
    },
    /// It ended well, and said something else.
    NotPython {
        /// What was started.
        executable: PathBuf,
        /// The first lines that it printed.
        output: String,
    },
}

impl fmt::Display for ProbeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProbeError::Start { executable, .. } => {
                write!(f, "`{}` cannot be started", executable.display())
            }
            ProbeError::Python2 { executable, release } => {
                write!(f, "`{}` is Python {release}", executable.display())
            }
            ProbeError::Failed { executable, status, message } => {
                write!(f, "`{}` ended with {status}", executable.display())?;
                if message.is_empty() { Ok(()) } else { write!(f, ": {message}") }
            }
            ProbeError::NotPython { executable, output } => {
                write!(f, "`{}` is not a Python 3", executable.display())?;
                if output.is_empty() { Ok(()) } else { write!(f, ": it printed `{output}`") }
            }
        }
    }
}

impl std::error::Error for ProbeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ProbeError::Start { cause, .. } => Some(cause),
            ProbeError::Python2 { .. }
            | ProbeError::Failed { .. }
            | ProbeError::NotPython { .. } => None,
        }
    }
}

/// Enough of a foreign program's output to recognise it, on one line: it ends up in a screen of ours.
fn first_words(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let joined = lines.take(3).collect::<Vec<_>>().join(" ");
    match joined.char_indices().nth(200) {
        Some((end, _)) => format!("{}..", &joined[..end]),
        None => joined,
    }
}
