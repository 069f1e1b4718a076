//! Defaults that are Python literals, made into objects when their Rust form is not known.

use keelback_ffi as ffi;

use crate::call::arg::{Arg, OptionalArg};
use crate::convert::IntoPyObject;
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyBytes, PyDict, PyList, PyString, PyTuple};

/// A Python literal.
#[derive(Debug)]
pub enum Literal {
    /// `None`
    None,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// Decimal digits of any number, perhaps with a minus.
    Int(&'static str),
    /// `1.0`
    Float(f64),
    /// `"text"`
    Str(&'static str),
    /// `b"data"`
    Bytes(&'static [u8]),
    /// `[..]`
    List(&'static [Literal]),
    /// `(..)`
    Tuple(&'static [Literal]),
    /// `{..: ..}`
    Dict(&'static [(Literal, Literal)]),
    /// `{..}`
    Set(&'static [Literal]),
}

impl Literal {
    pub(crate) fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(match self {
            Literal::None => py.None().into_bound(py),
            // SAFETY: `...` is a live object of every interpreter.
            Literal::Ellipsis => unsafe { Borrowed::from_ptr(py, ffi::Py_Ellipsis()) }.to_owned(),
            Literal::Bool(value) => value.into_pyobject(py)?.to_owned().into_any(),
            Literal::Int(digits) => return int(py, digits),
            Literal::Float(value) => value.into_pyobject(py)?.into_any(),
            Literal::Str(text) => PyString::new(py, text).into_any(),
            Literal::Bytes(data) => PyBytes::new(py, data).into_any(),
            Literal::List(items) => {
                let list = PyList::empty(py);
                for item in *items {
                    list.append(item.object(py)?)?;
                }
                list.into_any()
            }
            Literal::Tuple(items) => {
                let items =
                    items.iter().map(|item| item.object(py)).collect::<PyResult<Vec<_>>>()?;
                PyTuple::new(py, &items)?.into_any()
            }
            Literal::Dict(entries) => {
                let dict = PyDict::new(py);
                for (key, value) in *entries {
                    dict.set_item(key.object(py)?, value.object(py)?)?;
                }
                dict.into_any()
            }
            Literal::Set(items) => {
                // SAFETY: an empty set needs no iterable.
                let set = py.own_or_err(unsafe { ffi::PySet_New(std::ptr::null_mut()) })?;
                for item in *items {
                    let item = item.object(py)?;
                    // SAFETY: a live set and a live object.
                    py.check(unsafe { ffi::PySet_Add(set.as_ptr(), item.as_ptr()) })?;
                }
                set
            }
        })
    }
}

fn int<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    if let Ok(small) = digits.parse::<i64>() {
        return Ok(small.into_pyobject(py)?.into_any());
    }
    let text = std::ffi::CString::new(digits).map_err(PyErr::from)?;
    // SAFETY: a C string; the end of the number is not asked for.
    py.own_or_err(unsafe { ffi::PyLong_FromString(text.as_ptr(), std::ptr::null_mut(), 10) })
}

/// A place for a default's object during the call.
pub struct Default<'py> {
    /// Keeps `arg` alive.
    _object: Bound<'py, PyAny>,
    arg: Arg<'py>,
}

/// An empty place for a default's object.
#[must_use]
pub const fn slot_object<'py>() -> Option<Default<'py>> {
    None
}

impl<'a, 'py> OptionalArg<'a, 'py> {
    /// The argument, or the literal in its place.
    #[inline(always)]
    pub fn or_literal(
        self,
        py: Python<'py>,
        place: &'a mut Option<Default<'py>>,
        literal: &Literal,
    ) -> Result<&'a Arg<'py>, Raised> {
        match self.0 {
            Some(arg) => Ok(arg),
            None => default(py, place, literal),
        }
    }
}

#[inline(never)]
fn default<'a, 'py>(
    py: Python<'py>,
    place: &'a mut Option<Default<'py>>,
    literal: &Literal,
) -> Result<&'a Arg<'py>, Raised> {
    match literal.object(py) {
        Ok(object) => {
            // SAFETY: `object` is kept beside it.
            let arg = unsafe { Arg::new(object.as_ptr()) };
            Ok(&place.insert(Default { _object: object, arg }).arg)
        }
        Err(error) => Err(error.raise(py)),
    }
}
