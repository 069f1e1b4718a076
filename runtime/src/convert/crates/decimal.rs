//! What the crates for decimal numbers have in common: the text of a `decimal.Decimal`, which says all that it is.

use crate::convert::refuse;
use crate::error::PyResult;
use crate::exceptions::{PyImportError, PyOverflowError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyInt, PyTypeCheck};

static CLASS: InterpreterCell = InterpreterCell::new();

fn class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    CLASS.get_or_init(py, || {
        may_import(py)?;
        py.import("decimal")?.getattr("Decimal")
    })
}

/// CPython 3.12 sets up the C module below `decimal` anew in each interpreter, over memory of the others: the second import
/// of the process ends it. Nobody knows here which import would be the first.
fn may_import(py: Python<'_>) -> PyResult<()> {
    let version = keelback_ffi::version::running();
    let breaks = version.at_least(3, 12) && !version.at_least(3, 13);
    if !breaks || crate::owner::id(py) == MAIN_INTERPRETER {
        return Ok(());
    }
    if py.import("sys")?.getattr("modules")?.contains("decimal")? {
        return Ok(());
    }
    let message = "a sub-interpreter of Python 3.12 cannot import decimal safely, and this one has not: \
                   convert decimals in the main interpreter, or use Python 3.13 or later";
    Err(PyImportError::new_err(message))
}

const MAIN_INTERPRETER: i64 = 0;

/// The digits times ten to the exponent.
pub(super) struct Digits {
    pub(super) negative: bool,
    /// At least one; the first is no zero unless it is the only one.
    pub(super) digits: String,
    pub(super) exponent: i64,
}

pub(super) fn is_decimal(object: Borrowed<'_, '_, PyAny>) -> bool {
    class(object.py()).and_then(|class| object.is_instance(&class)).unwrap_or(false)
}

/// The number of a `Decimal` or an `int`.
pub(super) fn read(object: Borrowed<'_, '_, PyAny>) -> PyResult<Digits> {
    let py = object.py();
    let class = class(py)?;
    let decimal = if object.is_instance(&class)? {
        object.to_owned()
    } else if PyInt::type_check(object) {
        class.call1((object,))?
    } else {
        return Err(refuse::wrong_type(object, "decimal.Decimal or int").take(py));
    };
    // Of the class itself: a subclass may have another.
    let text = class.getattr(intern!(py, "__str__"))?.call1((decimal,))?.extract::<String>()?;
    match parse(&text) {
        Some(digits) => Ok(digits),
        None => Err(PyValueError::new_err(format!("expected a finite number, got {text}"))),
    }
}

/// Reads `-12.30`, `1E+5`; nothing of `NaN`, `-sNaN12`, `Infinity`.
fn parse(text: &str) -> Option<Digits> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mantissa, exponent) = match text.split_once(['E', 'e']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = all.bytes().take_while(|byte| *byte == b'0').count().min(all.len() - 1);
    let exponent = exponent.checked_sub(fraction.len() as i64)?;
    Some(Digits { negative, digits: all[first..].to_owned(), exponent })
}

/// The `Decimal` of a text that is a finite number.
pub(super) fn new<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    // Depending on the context, what has no room raises or is not a number.
    match class(py)?.call1((text,)) {
        Ok(decimal) if decimal.call_method0(intern!(py, "is_finite"))?.is_truthy()? => Ok(decimal),
        Err(error) if !error.is_instance_of::<crate::exceptions::PyArithmeticError>(py) => {
            Err(error)
        }
        _ => Err(PyOverflowError::new_err("the number is out of range for decimal.Decimal")),
    }
}
