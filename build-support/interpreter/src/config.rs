//! Reads a `PYO3_CONFIG_FILE`: how build front ends describe a Python that they know and that may not run here.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::{Facts, Implementation, Version, VersionError};

/// What such a file says. Keys it does not know are left alone: their set grows with the front ends.
///
/// ```
/// use keelback_interpreter::{ConfigFile, Version};
///
/// let text = "implementation=CPython\nversion=3.14\nshared=true\nabi3=false\nbuild_flags=Py_GIL_DISABLED\n";
/// let config = ConfigFile::parse(text).unwrap();
/// assert_eq!(config.version, Version::new(3, 14));
/// assert!(config.has_flag("Py_GIL_DISABLED"));
/// assert_eq!(config.executable, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConfigFile {
    /// `implementation=`, CPython if it is not said.
    pub implementation: Implementation,
    /// `version=`, which must be there.
    pub version: Version,
    /// `shared=`: is there a shared library to link?
    pub shared: bool,
    /// `abi3=true`, or a `target_abi=` that ends in `abi3-..`.
    pub abi3: bool,
    /// `lib_name=`, without `lib` and suffix.
    pub lib_name: Option<String>,
    /// `lib_dir=`, where that library lies.
    pub lib_dir: Option<PathBuf>,
    /// `executable=`, if there is one that runs here.
    pub executable: Option<PathBuf>,
    /// `pointer_width=`, in bits.
    pub pointer_bits: Option<u8>,
    /// `build_flags=`, split at the commas.
    pub build_flags: Vec<String>,
}

impl ConfigFile {
    /// Reads the file at `path`.
    ///
    /// ```
    /// use keelback_interpreter::ConfigFile;
    ///
    /// let error = ConfigFile::read("/nowhere/config.txt".as_ref()).unwrap_err();
    /// assert_eq!(error.to_string(), "cannot read `/nowhere/config.txt`");
    /// ```
    pub fn read(path: &Path) -> Result<ConfigFile, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|cause| ConfigError::Read { path: path.to_owned(), cause })?;
        ConfigFile::parse(&text)
    }

    /// Reads the text of such a file.
    pub fn parse(text: &str) -> Result<ConfigFile, ConfigError> {
        let value = |wanted: &str| {
            let pairs = text.lines().filter_map(|line| line.split_once('='));
            pairs.filter(|(key, _)| key.trim() == wanted).map(|(_, value)| value.trim()).next_back()
        };
        let version = value("version").ok_or(ConfigError::NoVersion)?;
        let pointer_bits = match value("pointer_width") {
            Some(bits) => {
                Some(bits.parse().map_err(|_| ConfigError::PointerWidth(bits.to_owned()))?)
            }
            None => None,
        };
        let flags = value("build_flags").unwrap_or_default().split(',').map(str::trim);
        Ok(ConfigFile {
            implementation: value("implementation")
                .map_or(Implementation::CPython, Implementation::from_name),
            version: version.parse().map_err(ConfigError::Version)?,
            shared: value("shared") == Some("true"),
            abi3: value("abi3") == Some("true")
                || value("target_abi").is_some_and(|abi| abi.contains("-abi3")),
            lib_name: value("lib_name").map(str::to_owned),
            lib_dir: value("lib_dir").map(PathBuf::from),
            executable: value("executable").map(PathBuf::from),
            pointer_bits,
            build_flags: flags.filter(|flag| !flag.is_empty()).map(str::to_owned).collect(),
        })
    }

    /// Whether the interpreter was built with this flag, such as `Py_DEBUG`.
    pub fn has_flag(&self, flag: &str) -> bool {
        self.build_flags.iter().any(|have| have == flag)
    }

    /// The facts as far as the file tells them; what it does not tell is empty.
    ///
    /// ```
    /// use keelback_interpreter::ConfigFile;
    ///
    /// let facts = ConfigFile::parse("version=3.12\nshared=true\nlib_dir=/opt/py/lib\n").unwrap().facts();
    /// assert_eq!(facts.release, "3.12");
    /// assert_eq!(facts.lib_dir.as_deref(), Some("/opt/py/lib".as_ref()));
    /// ```
    pub fn facts(&self) -> Facts {
        let mut facts = Facts::new(self.implementation.clone(), self.version);
        facts.executable = self.executable.clone().unwrap_or_default();
        facts.shared = self.shared;
        facts.free_threaded = self.has_flag("Py_GIL_DISABLED");
        facts.debug = self.has_flag("Py_DEBUG");
        facts.lib_dir = self.lib_dir.clone();
        let stem = self.lib_name.clone().unwrap_or_else(|| facts.abi().library_stem());
        facts.ld_library = Some(format!("lib{stem}.{}", if self.shared { "so" } else { "a" }));
        facts.pointer_bits = self.pointer_bits.unwrap_or(usize::BITS as u8);
        facts
    }
}

/// Why a configuration file is of no use.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file could not be read.
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// It has no `version=` line.
    NoVersion,
    /// Its version is none.
    Version(VersionError),
    /// Its pointer width is no number.
    PointerWidth(String),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ConfigError::Read { path, .. } => write!(f, "cannot read `{}`", path.display()),
            ConfigError::NoVersion => f.write_str("it has no `version=` line"),
            ConfigError::Version(_) => f.write_str("its `version=` line is wrong"),
            ConfigError::PointerWidth(text) => {
                write!(f, "its `pointer_width={text}` is not a number of bits")
            }
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ConfigError::Read { cause, .. } => Some(cause),
            ConfigError::Version(cause) => Some(cause),
            ConfigError::NoVersion | ConfigError::PointerWidth(_) => None,
        }
    }
}
