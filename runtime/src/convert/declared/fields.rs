//! The fields of a struct, read from a dict, from attributes, or from the items of a sequence.

use crate::call::literal::Literal;
use crate::convert::{FromPyObject, refuse};
use crate::error::{PyResult, Raised};
use crate::exceptions::{PyKeyError, PyTypeError};
use crate::handle::{Borrowed, Bound};
use crate::interned::Interned;
use crate::py::Python;
use crate::types::{PyAny, PyDict, PyList, PyMapping, PyString, PyTuple};

/// A field: its name in Python, and its place.
pub struct Field {
    name: &'static str,
    interned: Interned,
    index: usize,
}

impl Field {
    /// A field.
    #[must_use]
    pub const fn new(name: &'static str, index: usize) -> Field {
        Field { name, interned: Interned::new(name), index }
    }

    /// The name as Python has it.
    pub(super) fn name<'py>(&'static self, py: Python<'py>) -> &'py Bound<'py, PyString> {
        self.interned.get(py)
    }
}

/// Where the fields of a value come from.
pub struct Fields<'a, 'py> {
    object: Borrowed<'a, 'py, PyAny>,
    source: Source<'py>,
    /// Of the Rust type, for messages.
    name: &'static str,
}

enum Source<'py> {
    Dict,
    Mapping,
    Attributes,
    Items(Bound<'py, PyTuple>),
}

impl<'a, 'py> Fields<'a, 'py> {
    /// The values of a dict or of another mapping.
    pub fn dict(object: Borrowed<'a, 'py, PyAny>, name: &'static str) -> Result<Self, Raised> {
        if object.is_instance_of::<PyDict>() {
            return Ok(Fields { object, source: Source::Dict, name });
        }
        if object.cast::<PyMapping>().is_err() {
            return Err(refuse::wrong_type(object, &format!("a dict with the fields of {name}")));
        }
        Ok(Fields { object, source: Source::Mapping, name })
    }

    /// The attributes of any object.
    pub fn attributes(
        object: Borrowed<'a, 'py, PyAny>,
        name: &'static str,
    ) -> Result<Self, Raised> {
        Ok(Fields { object, source: Source::Attributes, name })
    }

    /// The items of a tuple or list, `least` to `most` of them.
    pub fn items(
        object: Borrowed<'a, 'py, PyAny>,
        name: &'static str,
        least: usize,
        most: usize,
    ) -> Result<Self, Raised> {
        let py = object.py();
        let items = if let Ok(tuple) = object.cast::<PyTuple>() {
            tuple.to_owned()
        } else if let Ok(list) = object.cast::<PyList>() {
            // A tuple of its own: nobody changes it meanwhile.
            list.to_tuple()
        } else {
            let wanted = format!("a tuple with the fields of {name}");
            return Err(refuse::wrong_type(object, &wanted));
        };
        let length = items.len();
        if length < least || length > most {
            let wanted = match most - least {
                0 => most.to_string(),
                _ => format!("{least} to {most}"),
            };
            let message = format!("{name} has {wanted} fields, got {length} items");
            return Err(crate::exceptions::PyValueError::new_err(message).raise(py));
        }
        Ok(Fields { object, source: Source::Items(items), name })
    }

    /// What stands for a field; `None` where there is nothing.
    fn find(&self, field: &'static Field) -> PyResult<Option<Bound<'py, PyAny>>> {
        let py = self.object.py();
        match &self.source {
            Source::Dict => {
                // SAFETY: `dict` has looked.
                let dict: Borrowed<'_, 'py, PyDict> = unsafe { self.object.cast_unchecked() };
                dict.get_item(field.name(py))
            }
            Source::Mapping => match self.object.get_item(field.name(py)) {
                Ok(value) => Ok(Some(value)),
                Err(error) if error.is_instance_of::<PyKeyError>(py) => Ok(None),
                Err(error) => Err(error),
            },
            Source::Attributes => self.object.getattr_opt(field.name(py)),
            Source::Items(items) => Ok(items.iter().nth(field.index)),
        }
    }

    fn found(&self, field: &'static Field) -> Result<Option<Bound<'py, PyAny>>, Raised> {
        self.find(field).map_err(|error| error.raise(self.object.py()))
    }

    fn required(&self, field: &'static Field) -> Result<Bound<'py, PyAny>, Raised> {
        self.found(field)?.ok_or_else(|| self.missing(field))
    }

    /// A field's value.
    ///
    /// # Errors
    /// Raises when there is none, and what its conversion raises.
    pub fn get<T>(&self, field: &'static Field) -> Result<T, Raised>
    where
        T: for<'x> FromPyObject<'x, 'py>,
    {
        read(field, &self.required(field)?)
    }

    /// A field's value, or what stands for it where it is missing.
    ///
    /// # Errors
    /// What its conversion raises.
    pub fn get_or<T>(&self, field: &'static Field, default: impl FnOnce() -> T) -> Result<T, Raised>
    where
        T: for<'x> FromPyObject<'x, 'py>,
    {
        match self.found(field)? {
            Some(object) => read(field, &object),
            None => Ok(default()),
        }
    }

    /// As [`get_or`](Self::get_or), with a default that is converted, too.
    ///
    /// # Errors
    /// What the conversion raises.
    pub fn get_or_literal<T>(&self, field: &'static Field, default: &Literal) -> Result<T, Raised>
    where
        T: for<'x> FromPyObject<'x, 'py>,
    {
        match self.found(field)? {
            Some(object) => read(field, &object),
            None => read(field, &made(self.object.py(), default)?),
        }
    }

    /// A field's value, by a function of the user's.
    ///
    /// # Errors
    /// Raises when there is none, and what the function answers with.
    pub fn convert<T>(
        &self,
        field: &'static Field,
        convert: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
    ) -> Result<T, Raised> {
        convert_by(field, &self.required(field)?, convert)
    }

    /// As [`get_or`](Self::get_or), by a function of the user's.
    ///
    /// # Errors
    /// What the function answers with.
    pub fn convert_or<T>(
        &self,
        field: &'static Field,
        convert: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
        default: impl FnOnce() -> T,
    ) -> Result<T, Raised> {
        match self.found(field)? {
            Some(object) => convert_by(field, &object, convert),
            None => Ok(default()),
        }
    }

    /// As [`get_or_literal`](Self::get_or_literal), by a function of the user's.
    ///
    /// # Errors
    /// What the function answers with.
    pub fn convert_or_literal<T>(
        &self,
        field: &'static Field,
        convert: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
        default: &Literal,
    ) -> Result<T, Raised> {
        match self.found(field)? {
            Some(object) => convert_by(field, &object, convert),
            None => convert_by(field, &made(self.object.py(), default)?, convert),
        }
    }

    /// Refuses keys that are no field's.
    ///
    /// # Errors
    /// `TypeError` for the first of them.
    pub fn closed(&self, known: &[&str]) -> Result<(), Raised> {
        let py = self.object.py();
        self.first_unknown(known).or_err_raised(py)
    }

    fn first_unknown(&self, known: &[&str]) -> PyResult<()> {
        for key in self.object.try_iter()? {
            let key = key?;
            let text = key.cast::<PyString>().map(|text| text.to_string_lossy().into_owned());
            let text = match text {
                Ok(text) if known.contains(&text.as_str()) => continue,
                Ok(text) => format!("'{text}'"),
                Err(_) => format!("a key of type {}", key.as_borrowed().type_name()),
            };
            let keys: Vec<String> = known.iter().map(|name| format!("'{name}'")).collect();
            let message = format!("{} has no field {text}; it has {}", self.name, keys.join(", "));
            return Err(PyTypeError::new_err(message));
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn missing(&self, field: &'static Field) -> Raised {
        let (name, what) = (field.name, self.name);
        let message = match self.source {
            Source::Dict | Source::Mapping => {
                format!("{what} needs the key '{name}', which is missing")
            }
            Source::Attributes => {
                let found = self.object.type_name();
                format!("{what} needs the attribute '{name}', which {found} does not have")
            }
            // The number of items was looked at before.
            Source::Items(_) => format!("{what} needs a value for '{name}'"),
        };
        PyTypeError::new_err(message).raise(self.object.py())
    }
}

/// Whether an object is a dict.
pub fn is_dict(object: Borrowed<'_, '_, PyAny>) -> bool {
    object.is_instance_of::<PyDict>()
}

/// Whether an object is a tuple.
pub fn is_tuple(object: Borrowed<'_, '_, PyAny>) -> bool {
    object.is_instance_of::<PyTuple>()
}

/// Raises a [`PyResult`]'s error.
trait OrRaised<T> {
    fn or_err_raised(self, py: Python<'_>) -> Result<T, Raised>;
}

impl<T> OrRaised<T> for PyResult<T> {
    fn or_err_raised(self, py: Python<'_>) -> Result<T, Raised> {
        self.map_err(|error| error.raise(py))
    }
}

fn made<'py>(py: Python<'py>, default: &Literal) -> Result<Bound<'py, PyAny>, Raised> {
    default.object(py).or_err_raised(py)
}

#[inline]
fn read<'py, T>(field: &'static Field, object: &Bound<'py, PyAny>) -> Result<T, Raised>
where
    T: for<'x> FromPyObject<'x, 'py>,
{
    T::from_py(object.as_borrowed())
        .map_err(|raised| refuse::at_field(object.py(), raised, field.name))
}

fn convert_by<'py, T>(
    field: &'static Field,
    object: &Bound<'py, PyAny>,
    convert: impl FnOnce(&Bound<'py, PyAny>) -> PyResult<T>,
) -> Result<T, Raised> {
    let py = object.py();
    convert(object).or_err_raised(py).map_err(|raised| refuse::at_field(py, raised, field.name))
}
