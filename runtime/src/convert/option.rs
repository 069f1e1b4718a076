//! `Option`.
//!
//! | in | becomes |
//! |---|---|
//! | `None` | `None` |
//! | anything else | `Some` of the conversion inside |
//!
//! Out: `None` or what is inside.

use crate::convert::{Answer, FromPyObject, IntoPyObject, Owned, Quiet};
use crate::error::Raised;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

impl<'a, 'py, T: FromPyObject<'a, 'py>> FromPyObject<'a, 'py> for Option<T> {
    type Error = T::Error;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, T::Error> {
        if object.is_none() { Ok(None) } else { T::extract(object).map(Some) }
    }

    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        if object.is_none() { Ok(None) } else { T::from_py(object).map(Some) }
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        object.is_none() || T::is_exact(object)
    }

    #[inline(always)]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<Self> {
        if object.is_none() { Some(None) } else { T::from_py_quietly(object, quiet).map(Some) }
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Option<T> {
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        match self {
            Some(value) => value.into_item(py),
            None => Ok(Owned::none(py)),
        }
    }
}

impl<'x, 'py, T> IntoPyObject<'py> for &'x Option<T>
where
    &'x T: IntoPyObject<'py>,
{
    into_pyobject_by_answer!(PyAny);

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        self.as_ref().into_answer(py)
    }
}
