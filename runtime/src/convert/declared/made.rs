//! What structs become in Python: dicts, tuples, and objects of classes that are made for them.

use crate::call::literal::Literal;
use crate::convert::IntoPyObject;
use crate::convert::declared::Field;
use crate::error::{OrErr, PyResult};
use crate::handle::Bound;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyDict, PyModule, PyString, PyTuple};

/// What the fields of a value are put into, one after the other.
pub trait Made<'py> {
    /// Adds a field's value.
    ///
    /// # Errors
    /// What its conversion raises.
    fn set(&mut self, field: &'static Field, value: impl IntoPyObject<'py>) -> PyResult<()>;
}

/// A dict in the making.
pub struct NewDict<'py>(Bound<'py, PyDict>);

impl<'py> NewDict<'py> {
    /// An empty one.
    #[must_use]
    pub fn new(py: Python<'py>) -> NewDict<'py> {
        NewDict(PyDict::new(py))
    }

    /// The dict.
    #[must_use]
    pub fn finish(self) -> Bound<'py, PyDict> {
        self.0
    }
}

impl<'py> Made<'py> for NewDict<'py> {
    fn set(&mut self, field: &'static Field, value: impl IntoPyObject<'py>) -> PyResult<()> {
        let py = self.0.py();
        let value = value.into_item(py).or_err(py)?.into_bound(py);
        self.0.set_item(field.name(py), value)
    }
}

/// A tuple, or a call with its items, in the making.
pub struct NewTuple<'py> {
    py: Python<'py>,
    items: Vec<Bound<'py, PyAny>>,
}

impl<'py> NewTuple<'py> {
    /// An empty one, with room for so many items.
    #[must_use]
    pub fn new(py: Python<'py>, room: usize) -> NewTuple<'py> {
        NewTuple { py, items: Vec::with_capacity(room) }
    }

    /// The tuple.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn finish(self) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(self.py, &self.items)
    }

    /// The object of a class that is made from the items.
    ///
    /// # Errors
    /// What making the class, or the object, raises.
    pub fn make(self, class: &'static RecordType) -> PyResult<Bound<'py, PyAny>> {
        let class = class.get(self.py, None)?;
        class.call1(&self.finish()?)
    }
}

impl<'py> Made<'py> for NewTuple<'py> {
    fn set(&mut self, _: &'static Field, value: impl IntoPyObject<'py>) -> PyResult<()> {
        self.items.push(value.into_item(self.py).or_err(self.py)?.into_bound(self.py));
        Ok(())
    }
}

/// Which of Python's own kinds of records a class is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordForm {
    /// `@dataclasses.dataclass`
    Dataclass,
    /// `typing.NamedTuple`
    NamedTuple,
}

/// A field of such a class.
pub struct RecordField {
    name: &'static str,
    /// The annotation, as text.
    hint: &'static str,
    default: Option<Literal>,
}

impl RecordField {
    /// A field.
    #[must_use]
    pub const fn new(
        name: &'static str,
        hint: &'static str,
        default: Option<Literal>,
    ) -> RecordField {
        RecordField { name, hint, default }
    }
}

/// A class of Python's own kind, made once in each interpreter.
pub struct RecordType {
    name: &'static str,
    doc: &'static str,
    form: RecordForm,
    fields: &'static [RecordField],
    /// In which the class is found.
    module: &'static str,
    cell: InterpreterCell,
}

impl RecordType {
    /// A class with these fields.
    #[must_use]
    pub const fn new(
        (name, module): (&'static str, &'static str),
        doc: &'static str,
        form: RecordForm,
        fields: &'static [RecordField],
    ) -> RecordType {
        RecordType { name, doc, form, fields, module, cell: InterpreterCell::new() }
    }

    /// The class in this interpreter. `module` is where it is to be found, when that is known.
    fn get<'py>(
        &self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.cell.get_or_init(py, || {
            let home = match module {
                Some(module) => module.getattr("__name__")?,
                None => PyString::new(py, self.module).into_any(),
            };
            let class = match self.form {
                RecordForm::Dataclass => self.dataclass(py, &home)?,
                RecordForm::NamedTuple => self.named_tuple(py, &home)?,
            };
            class.setattr("__module__", home)?;
            if !self.doc.is_empty() {
                class.setattr("__doc__", self.doc)?;
            }
            Ok(class)
        })
    }

    fn dataclass<'py>(
        &self,
        py: Python<'py>,
        home: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let dataclasses = py.import("dataclasses")?;
        let (names, body) = (PyDict::new(py), PyDict::new(py));
        for field in self.fields {
            names.set_item(field.name, field.hint)?;
            if let Some(default) = &field.default {
                let value = crate::class::records::default_of_field(py, &dataclasses, default)?;
                body.set_item(field.name, value)?;
            }
        }
        body.set_item("__annotations__", names)?;
        body.set_item("__module__", home)?;
        let bases = PyTuple::empty(py);
        let plain = py.get_type::<crate::types::PyType>().call1((self.name, bases, body))?;
        dataclasses.getattr("dataclass")?.call1((plain,))
    }

    fn named_tuple<'py>(
        &self,
        py: Python<'py>,
        home: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (names, hints) = (crate::types::PyList::empty(py), PyDict::new(py));
        let mut defaults = Vec::new();
        for field in self.fields {
            names.append(field.name)?;
            hints.set_item(field.name, field.hint)?;
            if let Some(default) = &field.default {
                defaults.push(default.object(py)?);
            }
        }
        let options = PyDict::new(py);
        options.set_item("defaults", PyTuple::new(py, &defaults)?)?;
        options.set_item("module", home)?;
        let make = py.import("collections")?.getattr("namedtuple")?;
        let class = make.call((self.name, names), Some(&options))?;
        class.setattr("__annotations__", hints)?;
        Ok(class)
    }
}

/// Adds the class to its module.
///
/// # Errors
/// What making the class raises.
pub fn add_record(module: &Bound<'_, PyModule>, class: &'static RecordType) -> PyResult<()> {
    let made = class.get(module.py(), Some(module))?;
    module.as_any().setattr(class.name, made)
}
