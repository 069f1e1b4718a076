//! The places where a Python is looked for, in their order, and the screen that tells them when none will do.

use std::env;
use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};

use crate::{ConfigError, ConfigFile, Facts, Implementation, ProbeError, Version, probe};

/// Variables that name an interpreter, the first one ours.
const OURS: &str = "KEELBACK_PYTHON";
const CONFIG: &str = "PYO3_CONFIG_FILE";
const FRONT_END: &str = "PYO3_PYTHON";
/// Variables that are set while an environment is active.
const ACTIVE: [&str; 2] = ["VIRTUAL_ENV", "CONDA_PREFIX"];
/// What a shell would start.
const COMMANDS: [&str; 2] = ["python3", "python"];

/// How to ask: where variables come from, and how an interpreter is made to tell its facts.
///
/// ```
/// use keelback_interpreter::Search;
///
/// // Variables are read through the caller, who may want to know which ones were asked for.
/// let error = Search::new(&|_| None).run().unwrap_err();
/// assert!(error.to_string().contains("KEELBACK_PYTHON is not set"));
/// ```
pub struct Search<'a> {
    var: &'a dyn Fn(&str) -> Option<OsString>,
}

impl Search<'static> {
    /// A search by the variables of this process.
    pub fn of_this_process() -> Search<'static> {
        Search { var: &|key| env::var_os(key) }
    }
}

impl<'a> Search<'a> {
    /// A search that asks `var` for variables, each one only if nothing before it decided.
    pub fn new(var: &'a dyn Fn(&str) -> Option<OsString>) -> Search<'a> {
        Search { var }
    }

    /// Looks, and probes what it finds until one will do.
    pub fn run(&self) -> Result<Found, FindError> {
        self.run_with(&mut probe)
    }

    /// Looks, and asks `probe` for the facts of what it finds: the place for a cache.
    ///
    /// ```
    /// use keelback_interpreter::{Facts, Implementation, Search, Version};
    ///
    /// let var = |key: &str| (key == "KEELBACK_PYTHON").then(|| "/opt/py/bin/python3".into());
    /// let found = Search::new(&var)
    ///     .run_with(&mut |_| Ok(Facts::new(Implementation::CPython, Version::new(3, 12))))
    ///     .unwrap();
    /// assert_eq!(found.source.to_string(), "KEELBACK_PYTHON");
    /// assert_eq!(found.started, std::path::Path::new("/opt/py/bin/python3"));
    /// ```
    pub fn run_with(
        &self,
        probe: &mut dyn FnMut(&Path) -> Result<Facts, ProbeError>,
    ) -> Result<Found, FindError> {
        if let Some(named) = self.named_with(probe) {
            return named;
        }
        let mut tried: Vec<Tried> = [OURS, FRONT_END]
            .map(|key| Tried { place: key.into(), outcome: Outcome::NotSet })
            .into();
        for key in ACTIVE {
            let Some(dir) = self.value(key) else {
                tried.push(Tried { place: key.into(), outcome: Outcome::NotSet });
                continue;
            };
            let executable = in_environment(Path::new(&dir));
            match check(&executable, Taken::CPython, probe) {
                Ok(facts) => {
                    return Ok(Found { facts, source: Source::Active(key), started: executable });
                }
                Err(unfit) => {
                    tried.push(Tried { place: key.into(), outcome: Outcome::Unfit(unfit) });
                }
            }
        }
        let path = self.value("PATH").unwrap_or_default();
        for command in COMMANDS {
            let executables = on_path(command, &path);
            if executables.is_empty() {
                let place = format!("{command} on PATH");
                tried.push(Tried { place, outcome: Outcome::NotFound });
            }
            for executable in executables {
                match check(&executable, Taken::CPython, probe) {
                    Ok(facts) => {
                        return Ok(Found { facts, source: Source::Path, started: executable });
                    }
                    Err(unfit) => {
                        let place = executable.display().to_string();
                        tried.push(Tried { place, outcome: Outcome::Unfit(unfit) });
                    }
                }
            }
        }
        Err(FindError::Nowhere(tried))
    }

    /// Only asks for what variables name (`KEELBACK_PYTHON`, `PYO3_CONFIG_FILE`, `PYO3_PYTHON`); `None` if none does.
    ///
    /// That one may be a PyPy, which is never taken without being named: what is built for it is for nothing else.
    ///
    /// ```
    /// use keelback_interpreter::Search;
    ///
    /// assert!(Search::new(&|_| None).named().is_none());
    /// ```
    pub fn named(&self) -> Option<Result<Found, FindError>> {
        self.named_with(&mut probe)
    }

    /// As [`named`](Search::named), and asks `probe` for the facts of what it finds.
    pub fn named_with(
        &self,
        probe: &mut dyn FnMut(&Path) -> Result<Facts, ProbeError>,
    ) -> Option<Result<Found, FindError>> {
        if let Some(value) = self.value(OURS) {
            return Some(self.started(OURS, value, probe));
        }
        if let Some(value) = self.value(CONFIG) {
            return Some(self.described(PathBuf::from(value), probe));
        }
        self.value(FRONT_END).map(|value| self.started(FRONT_END, value, probe))
    }

    /// A variable that is set to nothing counts as not set: that is how a shell takes one back for one command.
    fn value(&self, key: &str) -> Option<OsString> {
        (self.var)(key).filter(|value| !value.is_empty())
    }

    fn started(
        &self,
        variable: &'static str,
        value: OsString,
        probe: &mut dyn FnMut(&Path) -> Result<Facts, ProbeError>,
    ) -> Result<Found, FindError> {
        let mut executable = PathBuf::from(&value);
        if executable.is_dir() {
            executable = in_environment(&executable);
        } else if executable.components().count() == 1 {
            // A bare name, such as `python3.12`, means what it means to a shell.
            let path = self.value("PATH").unwrap_or_default();
            let name = value.to_string_lossy();
            executable = on_path(&name, &path).into_iter().next().unwrap_or(executable);
        }
        match check(&executable, Taken::Named, probe) {
            Ok(facts) => {
                Ok(Found { facts, source: Source::Variable(variable), started: executable })
            }
            Err(cause) => Err(FindError::Named { variable, value, cause }),
        }
    }

    fn described(
        &self,
        path: PathBuf,
        probe: &mut dyn FnMut(&Path) -> Result<Facts, ProbeError>,
    ) -> Result<Found, FindError> {
        let wrong = |cause| FindError::Named {
            variable: CONFIG,
            value: path.clone().into_os_string(),
            cause,
        };
        let config = ConfigFile::read(&path).map_err(|cause| wrong(Unfit::Config(cause)))?;
        let (facts, started) = match &config.executable {
            Some(executable) => {
                (check(executable, Taken::Named, probe).map_err(wrong)?, executable.clone())
            }
            None => (accept(config.facts(), Taken::Named).map_err(wrong)?, PathBuf::new()),
        };
        Ok(Found { facts, source: Source::Config(path), started })
    }
}

/// The Python of a search that succeeded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it says about itself.
    pub facts: Facts,
    /// What led to it.
    pub source: Source,
    /// What was started; it may be a launcher of `facts.executable`. Empty if nothing was.
    pub started: PathBuf,
}

/// What led to an interpreter.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Source {
    /// This variable named it.
    Variable(&'static str),
    /// This file describes it.
    Config(PathBuf),
    /// This variable says which environment is active.
    Active(&'static str),
    /// A command found on `PATH`.
    Path,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Source::Variable(key) | Source::Active(key) => f.write_str(key),
            Source::Config(path) => write!(f, "{CONFIG}={}", path.display()),
            Source::Path => f.write_str("PATH"),
        }
    }
}

/// Why no Python was found. `Display` gives the whole screen: what was found, what was wanted and how to override.
#[derive(Debug)]
#[non_exhaustive]
pub enum FindError {
    /// A variable names one that will not do; nothing else was looked at, since something else was asked for.
    Named {
        /// The variable.
        variable: &'static str,
        /// Its value.
        value: OsString,
        /// Why it will not do.
        cause: Unfit,
    },
    /// Nothing was named and nothing usable is there.
    Nowhere(Vec<Tried>),
}

impl FindError {
    /// Whether keelback's own variable is what is wrong: its user asked for that one and no other.
    ///
    /// ```
    /// use keelback_interpreter::Search;
    ///
    /// let var = |key: &str| (key == "KEELBACK_PYTHON").then(|| "/nowhere/python3".into());
    /// assert!(Search::new(&var).run().unwrap_err().is_explicit());
    /// ```
    pub fn is_explicit(&self) -> bool {
        matches!(self, FindError::Named { variable, .. } if *variable == OURS)
    }
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wanted = format!("CPython {} or newer", Version::OLDEST);
        match self {
            FindError::Named { variable, value, cause } => {
                let wanted =
                    format!("{wanted}, or PyPy for Python {} or newer", Version::OLDEST_PYPY);
                writeln!(f, "{variable} names a Python that cannot be used")?;
                writeln!(f, "   found: {variable}={}, {}", value.to_string_lossy(), Told(cause))?;
                writeln!(f, "  wanted: {wanted}")?;
                write!(f, "override: set {OURS} to another one, or unset {variable}")
            }
            FindError::Nowhere(tried) => {
                writeln!(f, "no Python was found")?;
                for (index, tried) in tried.iter().enumerate() {
                    let label = if index == 0 { "   found:" } else { "         " };
                    writeln!(f, "{label} {tried}")?;
                }
                writeln!(f, "  wanted: {wanted}")?;
                write!(f, "override: {OURS}=/path/to/python3")
            }
        }
    }
}

// The screen tells the causes itself, where they stand in their list.
impl Error for FindError {}

/// A place that was looked at in vain.
#[derive(Debug)]
pub struct Tried {
    /// The variable, or the command.
    pub place: String,
    outcome: Outcome,
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Outcome::NotSet => write!(f, "{} is not set", self.place),
            Outcome::NotFound => write!(f, "{}: there is none", self.place),
            Outcome::Unfit(unfit) => write!(f, "{}: {}", self.place, Told(unfit)),
        }
    }
}

#[derive(Debug)]
enum Outcome {
    NotSet,
    NotFound,
    Unfit(Unfit),
}

/// Why an interpreter that was looked at will not do.
#[derive(Debug)]
#[non_exhaustive]
pub enum Unfit {
    /// It did not tell its facts.
    Probe(ProbeError),
    /// Its configuration file is wrong.
    Config(ConfigError),
    /// It is too old.
    Old(String),
    /// It is another implementation: that one has its own ABI.
    Foreign(Implementation),
    /// Its pointers have this many bits, and those of what is built have another number.
    Width(u8),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Probe(error) => error.fmt(f),
            Unfit::Config(error) => error.fmt(f),
            Unfit::Old(release) => write!(f, "it is {release}"),
            Unfit::Foreign(implementation) => write!(f, "it is {implementation}"),
            Unfit::Width(bits) => {
                write!(f, "it is of {bits} bits, and what is built here is of {}", usize::BITS)
            }
        }
    }
}

impl Error for Unfit {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Unfit::Probe(error) => error.source(),
            Unfit::Config(error) => error.source(),
            Unfit::Old(_) | Unfit::Foreign(_) | Unfit::Width(_) => None,
        }
    }
}

/// An error and its causes on one line.
struct Told<'a>(&'a dyn Error);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut next = self.0.source();
        while let Some(cause) = next {
            write!(f, ": {cause}")?;
            next = cause.source();
        }
        Ok(())
    }
}

/// Which interpreters will do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    /// Where nothing was named.
    CPython,
    /// Where one was named: PyPy too.
    Named,
}

fn check(
    executable: &Path,
    taken: Taken,
    probe: &mut dyn FnMut(&Path) -> Result<Facts, ProbeError>,
) -> Result<Facts, Unfit> {
    let facts = accept(probe(executable).map_err(Unfit::Probe)?, taken)?;
    // Asked for where nothing is built for another machine. A configuration file may be about one.
    if u32::from(facts.pointer_bits) != usize::BITS {
        return Err(Unfit::Width(facts.pointer_bits));
    }
    Ok(facts)
}

fn accept(facts: Facts, taken: Taken) -> Result<Facts, Unfit> {
    let oldest = match facts.implementation {
        Implementation::CPython => Version::OLDEST,
        Implementation::PyPy if taken == Taken::Named => Version::OLDEST_PYPY,
        _ => return Err(Unfit::Foreign(facts.implementation)),
    };
    if !facts.version.is_supported() || facts.version < oldest {
        return Err(Unfit::Old(match facts.implementation {
            Implementation::CPython => facts.release,
            other => format!("{other} for Python {}", facts.release),
        }));
    }
    Ok(facts)
}

/// The interpreter of a virtual or conda environment.
fn in_environment(dir: &Path) -> PathBuf {
    if cfg!(windows) {
        // conda keeps it at the top.
        let inner = dir.join("Scripts").join("python.exe");
        return if inner.is_file() { inner } else { dir.join("python.exe") };
    }
    let bin = dir.join("bin");
    let python3 = bin.join("python3");
    if python3.exists() { python3 } else { bin.join("python") }
}

/// Every file that a shell could mean by `command`, in order.
fn on_path(command: &str, path: &OsStr) -> Vec<PathBuf> {
    let file = if cfg!(windows) && !command.ends_with(".exe") {
        format!("{command}.exe")
    } else {
        command.to_owned()
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for candidate in env::split_paths(path).map(|dir| dir.join(&file)) {
        if candidate.is_absolute() && is_program(&candidate) && !found.contains(&candidate) {
            found.push(candidate);
        }
    }
    found
}

#[cfg(unix)]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(path: &Path) -> bool {
    path.is_file()
}
