//! A Python version, and the range that keelback supports: the one place that names it.

use std::fmt;
use std::str::FromStr;

/// A Python feature version, such as 3.11. The patch release is of no interest to an ABI.
///
/// ```
/// use keelback_interpreter::Version;
///
/// let version: Version = "3.13.0rc2".parse().unwrap();
/// assert_eq!(version, Version::new(3, 13));
/// assert!(version.is_supported());
/// assert!(!Version::new(2, 7).is_supported());
/// assert!(Version::new(3, 9) < Version::new(3, 10));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version {
    /// 3, these days.
    pub major: u8,
    /// 11 of 3.11.
    pub minor: u8,
}

impl Version {
    /// The oldest version that an extension built by keelback is imported by.
    pub const OLDEST: Version = Version::new(3, 7);

    /// The oldest version that a PyPy may have.
    pub const OLDEST_PYPY: Version = Version::new(3, 11);

    /// The newest version that was released, or is in beta, when this crate was. Newer ones are used, not refused.
    pub const NEWEST: Version = Version::new(3, 15);

    /// The version `major.minor`.
    pub const fn new(major: u8, minor: u8) -> Version {
        Version { major, minor }
    }

    /// Whether keelback works with it. Versions to come count as supported.
    pub fn is_supported(self) -> bool {
        self >= Version::OLDEST && self.major == 3
    }

    /// Every version from the oldest to the newest known one: the rows of a test matrix.
    ///
    /// ```
    /// use keelback_interpreter::Version;
    ///
    /// let all: Vec<String> = Version::all().map(|version| version.to_string()).collect();
    /// assert_eq!(all.first().map(String::as_str), Some("3.7"));
    /// ```
    pub fn all() -> impl Iterator<Item = Version> {
        (Version::OLDEST.minor..=Version::NEWEST.minor).map(|minor| Version::new(3, minor))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl FromStr for Version {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Version, VersionError> {
        let wrong = || VersionError { text: text.to_owned() };
        let mut parts = text.trim().split('.');
        let major = parts.next().and_then(|part| part.parse().ok()).ok_or_else(wrong)?;
        let minor = parts.next().ok_or_else(wrong)?;
        // "3.15a1" is how a build front end may shorten "3.15.0a1".
        let digits = minor.find(|c: char| !c.is_ascii_digit()).map_or(minor, |end| &minor[..end]);
        Ok(Version { major, minor: digits.parse().map_err(|_| wrong())? })
    }
}

/// A text that is no version.
///
/// ```
/// use keelback_interpreter::Version;
///
/// let error = "three".parse::<Version>().unwrap_err();
/// assert_eq!(error.to_string(), "`three` is not a Python version such as 3.11");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError {
    text: String,
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a Python version such as 3.11", self.text)
    }
}

impl std::error::Error for VersionError {}
