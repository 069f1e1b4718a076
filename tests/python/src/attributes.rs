//! Attributes and descriptors by special methods.
//!
//! @py module attributes

use std::collections::BTreeMap;

use keelback::exceptions::{PyAttributeError, PyValueError};
use keelback::prelude::*;

/// Any attribute, as long as it is a number.
///
/// @py
pub struct Record {
    values: BTreeMap<String, i64>,
}

/// @py
impl Record {
    #[must_use]
    pub fn new() -> Record {
        Record { values: BTreeMap::new() }
    }

    /// # Errors
    /// For names that were not set.
    pub fn __getattr__(&self, name: &str) -> PyResult<i64> {
        let value = self.values.get(name).copied();
        value.ok_or_else(|| PyAttributeError::new_err(name.to_owned()))
    }

    /// # Errors
    /// For private names.
    pub fn __setattr__(&mut self, name: String, value: i64) -> PyResult<()> {
        if name.starts_with('_') {
            return Err(PyValueError::new_err("private"));
        }
        self.values.insert(name, value);
        Ok(())
    }

    /// # Errors
    /// For names that were not set.
    pub fn __delattr__(&mut self, name: &str) -> PyResult<()> {
        let value = self.values.remove(name);
        value.map(drop).ok_or_else(|| PyAttributeError::new_err(name.to_owned()))
    }
}

impl Default for Record {
    fn default() -> Self {
        Record::new()
    }
}

/// Watches what is set, and leaves the rest to Python.
///
/// @py dict
pub struct Watched {
    /// @py
    pub deleted: usize,
}

/// @py
impl Watched {
    #[must_use]
    pub fn new() -> Watched {
        Watched { deleted: 0 }
    }

    /// # Errors
    /// Always.
    pub fn __delattr__(&mut self, name: &str) -> PyResult<()> {
        self.deleted += 1;
        Err(PyAttributeError::new_err(format!("{name} stays")))
    }
}

impl Default for Watched {
    fn default() -> Self {
        Watched::new()
    }
}

/// Answers every name.
///
/// @py
pub struct Echo;

/// @py
impl Echo {
    #[must_use]
    pub fn new() -> Echo {
        Echo
    }

    #[must_use]
    pub fn __getattribute__(&self, name: &str) -> String {
        name.to_uppercase()
    }
}

impl Default for Echo {
    fn default() -> Self {
        Echo::new()
    }
}

/// A descriptor that keeps one value for all instances.
///
/// @py
pub struct Shared {
    value: Option<Py<PyAny>>,
    /// @py readonly
    name: Option<String>,
}

/// @py
impl Shared {
    #[must_use]
    pub fn new() -> Shared {
        Shared { value: None, name: None }
    }

    pub fn __set_name__(&mut self, owner: &Bound<'_, PyAny>, name: String) {
        let _ = owner;
        self.name = Some(name);
    }

    /// # Errors
    /// When nothing is set.
    pub fn __get__(
        slf: &Bound<'_, Self>,
        instance: Option<Py<PyAny>>,
        owner: Option<Py<PyAny>>,
    ) -> PyResult<Py<PyAny>> {
        let py = slf.py();
        let _ = owner;
        match (instance, &slf.borrow().value) {
            (None, _) => Ok(slf.as_any().clone().unbind()),
            (Some(_), Some(value)) => Ok(value.clone_ref(py)),
            (Some(_), None) => Err(PyAttributeError::new_err("nothing is set")),
        }
    }

    pub fn __set__(&mut self, instance: &Bound<'_, PyAny>, value: Py<PyAny>) {
        let _ = instance;
        self.value = Some(value);
    }
}

impl Default for Shared {
    fn default() -> Self {
        Shared::new()
    }
}

keelback::door!(attributes);
