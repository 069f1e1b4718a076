//! The running interpreter: its version, its build, who made it.

use std::ffi::CStr;
use std::fmt;
use std::sync::OnceLock;

use crate::symbol;

/// Who made the running interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implementation {
    /// The one from python.org.
    CPython,
    /// PyPy: another ABI, calls only.
    PyPy,
    /// GraalPy: another ABI, calls only.
    GraalPy,
}

/// The running interpreter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// 3
    pub major: u8,
    /// The 13 of 3.13.1.
    pub minor: u8,
    /// The 1 of 3.13.1.
    pub micro: u8,
    /// Whether this is an alpha, beta or candidate.
    pub prerelease: bool,
    /// Whether the build has no GIL (even when it was switched on again).
    pub free_threaded: bool,
    /// Whether references are counted twice (`Py_REF_DEBUG`, as in every `--with-pydebug` build).
    pub debug: bool,
    /// Who made it.
    pub implementation: Implementation,
}

impl Version {
    /// The oldest language version that this library runs on.
    pub const OLDEST: (u8, u8) = (3, 7);

    /// Whether the language version is at least `major.minor`.
    pub fn at_least(&self, major: u8, minor: u8) -> bool {
        (self.major, self.minor) >= (major, minor)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Version { major, minor, micro, implementation, .. } = self;
        write!(f, "{implementation:?} {major}.{minor}.{micro}")
    }
}

/// The interpreter of this process. Needs no attached thread; works before initialization too.
pub fn running() -> &'static Version {
    static RUNNING: OnceLock<Version> = OnceLock::new();
    RUNNING.get_or_init(read)
}

fn read() -> Version {
    // SAFETY: needs no interpreter; answers a constant string.
    let text = unsafe { crate::Py_GetVersion() };
    // SAFETY: CPython ends the string with a zero byte and never frees it.
    let text = unsafe { CStr::from_ptr(text) };
    let mut version = parse(&text.to_string_lossy());
    // Only a build that counts references twice exports these: the first before 3.12, the second after.
    version.debug = !symbol::find(c"_Py_RefTotal").is_null()
        || !symbol::find(c"_Py_INCREF_IncRefTotal").is_null();
    // Only a free-threaded build has references that other threads own.
    version.free_threaded |= !symbol::find(c"_Py_DecRefShared").is_null();
    version
}

/// Reads `3.13.1 experimental free-threading build (main, ..) [GCC ..]`.
fn parse(text: &str) -> Version {
    let number = text.split_whitespace().next().unwrap_or_default();
    let mut parts = number.splitn(3, '.');
    let major = parts.next().map_or(0, leading_number);
    let minor = parts.next().map_or(0, leading_number);
    let last = parts.next().unwrap_or_default();
    Version {
        major,
        minor,
        micro: leading_number(last),
        prerelease: last.bytes().any(|byte| matches!(byte, b'a' | b'b' | b'r')),
        free_threaded: text.contains("free-threading"),
        debug: false,
        implementation: if text.contains("PyPy") {
            Implementation::PyPy
        } else if text.contains("Graal") {
            Implementation::GraalPy
        } else {
            Implementation::CPython
        },
    }
}

fn leading_number(text: &str) -> u8 {
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().unwrap_or(0)
}
