//! Pickling and copying by the fields that a class is made from.

use crate::class::def::Class;
use crate::class::members::reduce_method;
use crate::class::python;
use crate::class::receiver::Receiver;
use crate::class::tables::Method;
use crate::convert::Answer;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyTuple};

const NAMES: &str = "__match_args__";

impl<T: Class> Method<T> {
    /// `__reduce__`: the class, called with the values of its `__match_args__`; and what an object of a Python
    /// subclass has besides.
    #[must_use]
    pub const fn reduce_fields() -> Self {
        reduce_method!(T: Class, |py, slf: Receiver<'_, '_, T>| answer::<T>(py, &slf.to_owned().into_any()))
    }
}

fn answer<T: Class>(py: Python<'_>, object: &Bound<'_, PyAny>) -> Answer {
    match reduced::<T>(py, object) {
        Ok(tuple) => Ok(tuple.into()),
        Err(error) => Err(error.raise(py)),
    }
}

fn reduced<'py, T: Class>(
    py: Python<'py>,
    object: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    let own = T::class().get(py, None)?;
    let class = object.get_type().into_any();
    // A variant's fields are its own.
    let fields = if own.hasattr(NAMES)? { &own } else { &class };
    let names = fields.getattr(NAMES)?.cast_into::<PyTuple>()?;
    let mut values = Vec::with_capacity(names.len() + 1);
    let made = if fields.is(&class) {
        class.clone()
    } else {
        // Not by a constructor of the subclass, which Python passes by too.
        values.push(class.clone());
        fields.getattr("__new__")?
    };
    for index in 0..names.len() {
        let name: String = names.get_item(index)?.extract()?;
        values.push(object.getattr(&name)?);
    }
    let values = PyTuple::new(py, &values)?.into_any();
    let state = python::pickle::full_state(object)?;
    Ok(PyTuple::new(py, &[made, values, state])?.into_any())
}
