//! Classes whose values are taken apart into fields and put together again: dataclasses, pickling.

use crate::call::give::Give;
use crate::call::literal::Literal;
use crate::class::construct;
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::Receiver;
use crate::class::{owner, python};
use crate::convert::Answer;
use crate::error::{PyResult, Raised};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyDict, PyModule, PyString, PyTuple, PyType};

/// A field of a dataclass.
pub struct DataField {
    name: &'static str,
    /// The annotation, as text.
    hint: &'static str,
    default: Option<Literal>,
}

impl DataField {
    /// A field.
    #[must_use]
    pub const fn new(
        name: &'static str,
        hint: &'static str,
        default: Option<Literal>,
    ) -> DataField {
        DataField { name, hint, default }
    }
}

/// Makes a class that has been added a dataclass, as far as `dataclasses`, `copy.replace` and `match` ask.
pub fn make_dataclass<T: Class>(
    module: &Bound<'_, PyModule>,
    fields: &[DataField],
    frozen: bool,
) -> PyResult<()> {
    let py = module.py();
    let class = T::class().get(py, Some(module))?;
    let text = |text: &str| PyString::new(py, text).into_any();
    let dataclasses = py.import("dataclasses")?;
    let mut rows = Vec::with_capacity(fields.len());
    for field in fields {
        let mut row = vec![text(field.name), text(field.hint)];
        if let Some(default) = &field.default {
            row.push(default_of_field(py, &dataclasses, default)?);
        }
        rows.push(PyTuple::new(py, &row)?.into_any());
    }
    // Python's own function writes the records of fields, whose form changes from version to version.
    let args = PyTuple::new(py, &[text(T::class().name()), PyTuple::new(py, &rows)?.into_any()])?;
    let options = PyDict::new(py);
    options.set_item("frozen", frozen)?;
    options.set_item("init", false)?;
    options.set_item("repr", false)?;
    let made = dataclasses.getattr("make_dataclass")?.call(&args, Some(&options))?;
    for name in ["__dataclass_fields__", "__dataclass_params__"] {
        class.setattr(name, made.getattr(name)?)?;
    }
    let names: Vec<_> = fields.iter().map(|field| text(field.name)).collect();
    class.setattr("__match_args__", PyTuple::new(py, &names)?)?;
    class.setattr("__replace__", dataclasses.getattr("replace")?)
}

/// `field(default=..)`; a value that can change is made anew for each object.
pub(crate) fn default_of_field<'py>(
    py: Python<'py>,
    dataclasses: &Bound<'py, PyModule>,
    default: &Literal,
) -> PyResult<Bound<'py, PyAny>> {
    let value = default.object(py)?;
    let options = PyDict::new(py);
    if matches!(default, Literal::List(_) | Literal::Dict(_) | Literal::Set(_)) {
        let copy = py.import("copy")?.getattr("deepcopy")?;
        let args = PyTuple::new(py, &[copy, value])?;
        let factory = py.import("functools")?.getattr("partial")?.call(&args, None)?;
        options.set_item("default_factory", factory)?;
    } else {
        options.set_item("default", value)?;
    }
    let none = PyTuple::empty(py);
    dataclasses.getattr("field")?.call(&none, Some(&options))
}

/// The values of an object's fields, on their way into a pickle.
pub struct PickledState<'py> {
    py: Python<'py>,
    values: Vec<Bound<'py, PyAny>>,
}

impl<'py> PickledState<'py> {
    /// Without any field yet.
    #[must_use]
    pub fn new(py: Python<'py>) -> PickledState<'py> {
        PickledState { py, values: Vec::new() }
    }

    /// Adds a field.
    ///
    /// # Errors
    /// Raises what the value's conversion raises.
    pub fn add(&mut self, value: impl Give<'py>) -> Result<(), Raised> {
        self.values.push(value.give(self.py)?.into_bound(self.py));
        Ok(())
    }

    /// What `__reduce__` answers with: the class's `_restore` with the values, and what an object of a Python
    /// subclass has besides.
    ///
    /// # Errors
    /// Raises a `TypeError` for an object of a class of the library's that derives from this one, and holds more.
    pub fn reduced<T: Class>(self, slf: &Receiver<'_, 'py, T>) -> Answer {
        let (py, object) = (self.py, slf.to_owned().into_any());
        let own = T::class().name();
        let checked = owner::check(&object.get_type(), T::class(), |name| {
            format!(
                "cannot pickle '{name}' object: its base {own} is pickled without what {name} holds"
            )
        });
        match checked.and_then(|()| self.tuple(&object, T::class())) {
            Ok(tuple) => Ok(tuple.into()),
            Err(error) => Err(error.raise(py)),
        }
    }

    fn tuple(
        mut self,
        object: &Bound<'py, PyAny>,
        class: &'static ClassDef,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let restore = object.get_type().getattr("_restore")?;
        let mut rest = Vec::new();
        if class.python.is_some() {
            let base = python::pickle::pickled(object, class)?;
            self.values.push(base.args.into_any());
            rest = base.rest;
        } else {
            rest.push(python::pickle::full_state(object)?);
        }
        let mut parts = vec![restore, PyTuple::new(self.py, &self.values)?.into_any()];
        parts.extend(rest);
        PyTuple::new(self.py, &parts)
    }
}

/// A new object of `class`, which `_restore` was called on, that holds `value`.
pub fn restored<T: Class>(py: Python<'_>, class: &Bound<'_, PyType>, value: T) -> Answer {
    check_restored::<T>(py, class)?;
    // SAFETY: the class itself, or one of Python's that adds nothing to its contents, as just checked.
    unsafe { construct::in_class(py, class.as_ptr().cast(), value) }
}

/// Holds that `_restore` was called on the class itself or on one that Python derived from it.
pub(crate) fn check_restored<T: Class>(
    py: Python<'_>,
    class: &Bound<'_, PyType>,
) -> Result<(), Raised> {
    let own = T::class().name();
    let checked = owner::check(class, T::class(), |name| {
        format!("this _restore() makes objects of {own}, not of {name}")
    });
    checked.map_err(|error| error.raise(py))
}
