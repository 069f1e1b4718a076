//! `super`.

use crate::error::PyResult;
use crate::handle::Bound;
use crate::types::{PyAny, PySuper, PyType};

impl PySuper {
    /// `super(class, object)`: attributes looked up on it are those of the classes after `class` in the order
    /// of `object`'s bases.
    ///
    /// # Errors
    /// `TypeError` when `object` is no instance of `class`.
    pub fn new<'py>(
        class: &Bound<'py, PyType>,
        object: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PySuper>> {
        let made = class.py().get_type::<PySuper>().call1((class, object))?;
        Ok(made.cast_into()?)
    }
}
