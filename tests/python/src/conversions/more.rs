//! Results that no argument has the form of, constants, and types with conversions of their own.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::convert::Infallible;
use std::ffi::{CString, OsStr};
use std::net::{IpAddr, Ipv4Addr};
use std::num::NonZeroI64;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use keelback::exceptions::{PyTypeError, PyValueError};
use keelback::prelude::*;

/// @py
pub fn unit() {}

/// Only ever raises.
///
/// @py
pub fn never() -> PyResult<Infallible> {
    Err(PyValueError::new_err("never"))
}

/// @py
pub fn borrowed_strs() -> Vec<&'static str> {
    vec!["a", "é"]
}

/// @py
pub fn units() -> (Vec<()>, Option<()>, [u8; 2]) {
    (vec![()], Some(()), [1, 2])
}

/// Bytes as an operating system may have them in a name; where names are text, as text.
///
/// @py def os_bytes(x)
pub fn os_bytes(x: &[u8]) -> PathBuf {
    #[cfg(unix)]
    let name = <OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(x);
    #[cfg(not(unix))]
    let name = OsStr::new(std::str::from_utf8(x).unwrap_or_default());
    PathBuf::from(name)
}

/// C strings need not be UTF-8.
///
/// @py
pub fn c_bytes(x: Vec<u8>) -> PyResult<CString> {
    CString::new(x).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// @py
pub fn duration_of(seconds: u64, nanos: u32) -> Duration {
    Duration::new(seconds, nanos)
}

/// The time so long after 1970, or before.
///
/// @py
pub fn time_of(seconds: u64, nanos: u32, before: bool) -> Option<SystemTime> {
    let distance = Duration::new(seconds, nanos);
    if before {
        SystemTime::UNIX_EPOCH.checked_sub(distance)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(distance)
    }
}

/// A key that has no hash in Python.
///
/// @py
pub fn unhashable_key() -> HashMap<Vec<i64>, i64> {
    HashMap::from([(vec![1], 1)])
}

/// An item that has no hash in Python.
///
/// @py
pub fn unhashable_item() -> BTreeSet<Vec<String>> {
    BTreeSet::from([vec![String::new()]])
}

// Constants and statics of containers.

/// @py
pub const PRIMES: [u64; 4] = [2, 3, 5, 7];

/// @py
pub const WORDS: &[&str] = &["a", "é", ""];

/// @py
pub const TABLE: [(&str, Option<f64>); 2] = [("none", None), ("some", Some(0.5))];

/// @py
pub const MAGIC: &[u8] = b"\x00\xffmagic";

/// @py
pub const NOTHING: Option<i64> = None;

/// @py
pub const TIMEOUT: Duration = Duration::from_millis(1500);

/// @py
pub static PAIR: (i64, &str) = (1, "one");

/// @py
pub static GRID: [[f64; 2]; 2] = [[1.0, 2.0], [3.0, 4.0]];

/// @py
pub static LOCALHOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// @py
pub static PRESENT: Option<(bool, char)> = Some((true, 'x'));

// Types with conversions of their own.

/// A color, which Python writes `"#rrggbb"` or as three numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

/// @py type(str | tuple[int, int, int])
impl<'a, 'py> FromPyObject<'a, 'py> for Color {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let Ok(text) = object.extract::<Cow<'_, str>>() else {
            let (red, green, blue) = object.extract()?;
            return Ok(Self { red, green, blue });
        };
        let number = text.strip_prefix('#').filter(|digits| digits.len() == 6);
        let number = number.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some([_, red, green, blue]) = number.map(u32::to_be_bytes) else {
            return Err(PyValueError::new_err(format!("no color: {text:?}")));
        };
        Ok(Self { red, green, blue })
    }
}

/// @py type(str)
impl<'py> IntoPyObject<'py> for Color {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let Self { red, green, blue } = self;
        Ok(format!("#{red:02x}{green:02x}{blue:02x}").into_pyobject(py)?.into_any())
    }
}

/// An exact number, which is a class of the standard library in Python.
///
/// @py type(fractions.Fraction)
pub struct Ratio {
    over: i64,
    under: NonZeroI64,
}

impl<'a, 'py> FromPyObject<'a, 'py> for Ratio {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        if object.extract::<bool>().is_ok() {
            return Err(PyTypeError::new_err("a bool is no ratio"));
        }
        let over = object.getattr("numerator")?.extract()?;
        let under = object.getattr("denominator")?.extract()?;
        Ok(Self { over, under })
    }
}

impl<'py> IntoPyObject<'py> for Ratio {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let arguments = (self.over, self.under).into_pyobject(py)?;
        py.import("fractions")?.getattr("Fraction")?.call(&arguments, None)
    }
}

/// @py
pub fn color(x: Color) -> Color {
    x
}

/// @py
pub fn palette(x: HashMap<String, Vec<Color>>) -> HashMap<String, Vec<Color>> {
    x
}

/// @py
pub fn distinct(x: HashSet<Color>) -> usize {
    x.len()
}

/// @py
pub fn ratio(x: Ratio) -> Ratio {
    x
}

/// @py def ratios(*x)
pub fn ratios(x: Vec<Ratio>) -> Vec<Option<Ratio>> {
    x.into_iter().map(Some).collect()
}
