//! Enums: classes whose objects are the variants, classes with one subclass for each variant, and
//! Python's own enums.

pub(crate) mod data;
pub(crate) mod pickle;
pub(crate) mod python;
mod shells;
pub(crate) mod unit;

use crate::error::PyResult;
use crate::exceptions::PyValueError;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

/// A Rust enum whose variants hold nothing. Implemented by generated code.
pub trait Units: Sized + 'static {
    /// The variant's number; `None` for one that is not exported.
    fn number(&self) -> Option<usize>;

    /// The variant of a number.
    fn of_number(number: usize) -> Option<Self>;
}

/// A variant that Python sees.
pub struct Row {
    pub(crate) name: &'static str,
    pub(crate) number: usize,
    pub(crate) value: Value,
}

/// What `.value` of a variant is.
pub enum Value {
    /// Nothing: the enum is no `enum.Enum`.
    None,
    /// The discriminant.
    Int(i128),
    /// A text.
    Str(&'static str),
}

impl Row {
    /// A row.
    #[must_use]
    pub const fn new(name: &'static str, number: usize, value: Value) -> Row {
        Row { name, number, value }
    }
}

/// The tuple of objects in which each row's stands at its number.
fn by_number<'py>(
    py: Python<'py>,
    rows: &[Row],
    mut make: impl FnMut(&Row) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let count = rows.iter().map(|row| row.number + 1).max().unwrap_or_default();
    let mut objects = vec![py.None().into_bound(py); count];
    for row in rows {
        objects[row.number] = make(row)?;
    }
    Ok(PyTuple::new(py, &objects)?.into_any())
}

/// A call with positional arguments.
fn call<'py>(
    callable: &Bound<'py, PyAny>,
    args: &[Bound<'py, PyAny>],
) -> PyResult<Bound<'py, PyAny>> {
    let args = PyTuple::new(callable.py(), args)?;
    callable.call(&args, None)
}

/// A value on its way to Python whose variant is tagged `skip`.
#[cold]
fn not_exported(class: &str) -> crate::PyErr {
    PyValueError::new_err(format!("this variant of {class} is not exported to Python"))
}
