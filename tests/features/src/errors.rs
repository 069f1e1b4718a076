//! `anyhow` and `eyre`.
//!
//! @py module errors

use keelback::exceptions::{PyKeyError, PyValueError};
use keelback::prelude::*;

/// An error of this crate, below which is one of the system's.
#[derive(Debug)]
struct Unreadable(std::io::Error);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unreadable")
    }
}

impl std::error::Error for Unreadable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// Has a class of its own.
///
/// @py class Broken(LookupError)
#[derive(Debug)]
pub(crate) struct Broken(Option<std::io::Error>);

impl std::fmt::Display for Broken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("broken")
    }
}

impl std::error::Error for Broken {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.as_ref().map(|below| below as _)
    }
}

/// Converts by hand, which what is behind a reference cannot.
///
/// @py class Other(Broken)
#[derive(Debug)]
pub(crate) struct Other;

impl std::fmt::Display for Other {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("other")
    }
}

impl std::error::Error for Other {}

impl From<Other> for PyErr {
    fn from(_: Other) -> PyErr {
        PyErr::new::<Other, _>("by hand")
    }
}

/// Has fields, which Python sees.
///
/// @py class Misread(ValueError)
#[derive(Debug)]
pub struct Misread {
    /// @py
    pub text: String,
    /// @py
    pub line: u32,
    below: Option<std::io::Error>,
}

impl Misread {
    fn at(line: u32) -> Misread {
        Misread { text: "x".to_owned(), line, below: None }
    }
}

impl std::fmt::Display for Misread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.text)
    }
}

impl std::error::Error for Misread {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.below.as_ref().map(|below| below as _)
    }
}

/// An error of no class, whose source has one with fields.
#[derive(Debug)]
struct Above(Misread);

impl std::fmt::Display for Above {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("above")
    }
}

impl std::error::Error for Above {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

fn missing() -> std::io::Error {
    std::io::Error::from_raw_os_error(2)
}

/// Fails in this way.
///
/// @py def anyhow(how, object=None)
pub fn anyhow(py: Python<'_>, how: &str, object: Option<&Bound<'_, PyAny>>) -> anyhow::Result<u32> {
    use anyhow::Context as _;

    match how {
        "message" => anyhow::bail!("no reason"),
        "python" => Err(PyValueError::new_err("of Python").into()),
        "context" => Err(PyValueError::new_err("of Python")).context("inner").context("outer"),
        "call" => {
            let object = object.context("no object")?;
            object.call0().context("while calling")?;
            Ok(1)
        }
        "io" => Err(missing().into()),
        "io context" => Err(missing()).with_context(|| "reading"),
        "own" => Err(Unreadable(missing()).into()),
        "tagged" => Err(Broken(Some(missing())).into()),
        "tagged context" => Err(Broken(None)).context("outer"),
        "by hand" => Err(Other.into()),
        "fields" => Err(Misread::at(7).into()),
        "fields context" => Err(Misread::at(8)).context("inner").context("outer"),
        "fields cause" => {
            Err(Misread { below: Some(missing()), ..Misread::at(9) }).context("outer")
        }
        "fields below" => Err(Above(Misread::at(10))).context("outer"),
        "parse" => Ok("x".parse::<u32>()?),
        "wrapped" => Err(std::io::Error::other(PyKeyError::new_err("in io"))).context("outer"),
        "cause" => {
            let error = PyValueError::new_err("of Python");
            error.set_cause(py, Some(PyKeyError::new_err("deep")));
            Err(error).context("outer")
        }
        _ => Ok(0),
    }
}

/// Fails in this way.
///
/// @py
pub fn eyre(how: &str) -> eyre::Result<u32> {
    use eyre::WrapErr as _;

    match how {
        "message" => eyre::bail!("no reason"),
        "python" => Err(PyValueError::new_err("of Python").into()),
        "context" => Err(PyValueError::new_err("of Python")).wrap_err("inner").wrap_err("outer"),
        "io context" => Err(missing()).wrap_err("reading"),
        "tagged context" => Err(Broken(None)).wrap_err("outer"),
        "fields" => Err(Misread::at(7).into()),
        "fields context" => Err(Misread::at(8)).wrap_err("inner").wrap_err("outer"),
        "fields cause" => {
            Err(Misread { below: Some(missing()), ..Misread::at(9) }).wrap_err("outer")
        }
        "fields below" => Err(Above(Misread::at(10))).wrap_err("outer"),
        "parse" => Ok("x".parse::<u32>()?),
        _ => Ok(0),
    }
}

/// Whose source has a class, too.
///
/// @py class Outer(Exception)
#[derive(Debug)]
pub(crate) struct Outer(Broken);

impl std::fmt::Display for Outer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("outer")
    }
}

impl std::error::Error for Outer {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// @py
pub(crate) fn with_source() -> Result<(), Outer> {
    Err(Outer(Broken(None)))
}

/// Made while no thread is attached.
///
/// @py
pub fn detached(py: Python<'_>) -> PyResult<u32> {
    py.detach(|| Err(anyhow::anyhow!("inner").context("outer").into()))
}
