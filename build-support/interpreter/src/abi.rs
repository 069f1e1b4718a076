//! What binary code an interpreter takes: its implementation, version and build flavour, and the names made of them.

use std::fmt;

use crate::Version;

/// Who made the interpreter.
///
/// ```
/// use keelback_interpreter::Implementation;
///
/// assert_eq!(Implementation::from_name("CPython"), Implementation::CPython);
/// assert_eq!(Implementation::from_name("pypy").to_string(), "PyPy");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Implementation {
    /// The reference implementation.
    CPython,
    /// PyPy: renamed symbols, another object layout.
    PyPy,
    /// GraalPy: the same, in another way.
    GraalPy,
    /// One we know only by name.
    Other(String),
}

impl Implementation {
    /// The implementation called `name`, in any case, as `sys.implementation.name` and build front ends write it.
    pub fn from_name(name: &str) -> Implementation {
        match name.to_ascii_lowercase().as_str() {
            "cpython" => Implementation::CPython,
            "pypy" => Implementation::PyPy,
            "graalpy" | "graalvm" => Implementation::GraalPy,
            _ => Implementation::Other(name.to_owned()),
        }
    }
}

impl fmt::Display for Implementation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Implementation::CPython => "CPython",
            Implementation::PyPy => "PyPy",
            Implementation::GraalPy => "GraalPy",
            Implementation::Other(name) => name,
        })
    }
}

/// The ABI of one interpreter.
///
/// ```
/// use keelback_interpreter::{Abi, Implementation, Version};
///
/// let mut abi = Abi::cpython(Version::new(3, 13));
/// assert_eq!(abi.tag(), "cp313");
/// abi.free_threaded = true;
/// assert_eq!(abi.tag(), "cp313t");
/// assert_eq!(abi.library_stem(), "python3.13t");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Abi {
    /// Who made the interpreter.
    pub implementation: Implementation,
    /// Its feature version.
    pub version: Version,
    /// Built without the GIL (`Py_GIL_DISABLED`).
    pub free_threaded: bool,
    /// Built with `Py_DEBUG`.
    pub debug: bool,
}

impl Abi {
    /// An ordinary release build of CPython.
    pub fn cpython(version: Version) -> Abi {
        Abi { implementation: Implementation::CPython, version, free_threaded: false, debug: false }
    }

    /// The tag that wheels carry: `cp311`, `cp313t`, `cp312d`, `pp310`.
    pub fn tag(&self) -> String {
        let prefix = match &self.implementation {
            Implementation::CPython => "cp",
            Implementation::PyPy => "pp",
            Implementation::GraalPy => "graalpy",
            Implementation::Other(name) => name,
        };
        format!("{prefix}{}{}{}", self.version.major, self.version.minor, self.flags())
    }

    /// The stem of the library's file name, without `lib` and suffix: `python3.11`, `python3.13t`, `python3.7m`.
    pub fn library_stem(&self) -> String {
        match self.implementation {
            Implementation::PyPy => format!("pypy{}-c", self.version),
            _ => format!("python{}{}", self.version, self.flags()),
        }
    }

    fn flags(&self) -> String {
        let mut flags = String::new();
        if self.free_threaded {
            flags.push('t');
        }
        if self.debug {
            flags.push('d');
        }
        // 3.7 was the last one to say that it allocates with pymalloc.
        if self.implementation == Implementation::CPython && self.version <= Version::new(3, 7) {
            flags.push('m');
        }
        flags
    }
}
