//! Pickling and copying by the fields that a class is made from.

use keelback_ffi as ffi;

use crate::class::def::Class;
use crate::class::receiver::Receiver;
use crate::class::tables::Method;
use crate::convert::Answer;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

impl<T: Class> Method<T> {
    /// `__reduce__`: the class, called with the values of its `__match_args__`; and the `__dict__` of
    /// an object of a Python subclass.
    #[must_use]
    pub const fn reduce_fields() -> Self {
        unsafe extern "C" fn entry<T: Class>(
            object: *mut ffi::PyObject,
            _args: *const *mut ffi::PyObject,
            _nargs: ffi::Py_ssize_t,
            _kwnames: *mut ffi::PyObject,
        ) -> *mut ffi::PyObject {
            // SAFETY: CPython calls it as the record says, with an object of the class.
            unsafe {
                crate::class::members::getter::<T>(object, |py, slf: Receiver<'_, '_, T>| {
                    answer(py, &slf.to_owned().into_any())
                })
            }
        }
        // SAFETY: it takes objects of the class.
        unsafe { Method::new("__reduce__\0__reduce__($self)\n--\n\n\0", entry::<T>, 0) }
    }
}

fn answer(py: Python<'_>, object: &Bound<'_, PyAny>) -> Answer {
    match reduced(py, object) {
        Ok(tuple) => Ok(tuple.into()),
        Err(error) => Err(error.raise(py)),
    }
}

fn reduced<'py>(py: Python<'py>, object: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let class = object.get_type().into_any();
    let names = class.getattr("__match_args__")?.cast_into::<PyTuple>()?;
    let mut values = Vec::with_capacity(names.len());
    for index in 0..names.len() {
        let name: String = names.get_item(index)?.extract()?;
        values.push(object.getattr(&name)?);
    }
    let values = PyTuple::new(py, &values)?.into_any();
    let mut parts = vec![class, values];
    if object.hasattr("__dict__")? {
        parts.push(object.getattr("__dict__")?);
    }
    Ok(PyTuple::new(py, &parts)?.into_any())
}
