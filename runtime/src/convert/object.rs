//! Handles: `Bound`, `Borrowed`, `Py`, and references to them.
//!
//! | in | becomes |
//! |---|---|
//! | an object that passes the marker's check | a handle to that very object |
//! | anything else | `TypeError` |
//!
//! Out: the object.

use std::convert::Infallible;

use crate::call::arg::Arg;
use crate::convert::{Answer, BorrowFromPyObject, FromPyObject, IntoPyObject, Owned, Quiet};
use crate::error::{PyErr, Raised};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{PyAny, PyTypeCheck};

impl<'a, 'py, T: PyTypeCheck> FromPyObject<'a, 'py> for Bound<'py, T> {
    type Error = PyErr;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, PyErr> {
        Ok(object.cast::<T>()?.to_owned())
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::type_check(object)
    }

    #[inline]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<Self> {
        // A count is taken before the check, which is anybody's code, can drop the object.
        let object = object.to_owned();
        object.cast_into::<T>().ok()
    }
}

impl<'a, 'py, T: PyTypeCheck> FromPyObject<'a, 'py> for Borrowed<'a, 'py, T> {
    type Error = PyErr;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, PyErr> {
        Ok(object.cast::<T>()?)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::type_check(object)
    }
}

impl<'a, 'py, T: PyTypeCheck> FromPyObject<'a, 'py> for Py<T> {
    type Error = PyErr;

    #[inline]
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, PyErr> {
        Ok(object.cast::<T>()?.to_owned().unbind())
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::type_check(object)
    }

    #[inline]
    fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<Self> {
        // A count is taken before the check, which is anybody's code, can drop the object.
        let object = object.to_owned();
        object.cast_into::<T>().ok().map(Bound::unbind)
    }
}

impl<'a, 'py, T: PyTypeCheck + 'a> BorrowFromPyObject<'a, 'py> for Bound<'py, T> {
    type Slot = ();

    #[inline]
    fn borrow_from_py(arg: &'a Arg<'py>, _: &'a mut Option<()>) -> Result<&'a Self, Raised> {
        arg.as_bound().cast::<T>().map_err(|error| PyErr::from(error).raise(arg.py()))
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::type_check(object)
    }
}

impl<'a, 'py, T: PyTypeCheck + 'a> BorrowFromPyObject<'a, 'py> for Py<T> {
    type Slot = Py<T>;

    #[inline]
    fn borrow_from_py(arg: &'a Arg<'py>, slot: &'a mut Option<Py<T>>) -> Result<&'a Self, Raised> {
        match arg.as_bound().cast::<T>() {
            Ok(object) => Ok(slot.insert(object.clone().unbind())),
            Err(error) => Err(PyErr::from(error).raise(arg.py())),
        }
    }
}

impl<'py, T> IntoPyObject<'py> for Bound<'py, T> {
    type Target = T;
    type Output = Bound<'py, T>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self)
    }

    #[inline]
    fn into_answer(self, _py: Python<'py>) -> Answer {
        Ok(Owned::from(self))
    }
}

impl<'a, 'py, T> IntoPyObject<'py> for &'a Bound<'py, T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.as_borrowed())
    }
}

impl<'a, 'py, T> IntoPyObject<'py> for Borrowed<'a, 'py, T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self)
    }
}

impl<'py, T> IntoPyObject<'py> for Py<T> {
    type Target = T;
    type Output = Bound<'py, T>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        Ok(self.into_bound(py))
    }
}

impl<'a, 'py, T> IntoPyObject<'py> for &'a Py<T> {
    type Target = T;
    type Output = Borrowed<'a, 'py, T>;
    type Error = Infallible;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Infallible> {
        let object = self.bind(py).as_ptr();
        // SAFETY: of type `T`, and kept alive by the handle for `'a`.
        Ok(unsafe { Borrowed::from_ptr(py, object) })
    }
}
