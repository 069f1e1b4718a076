//! Objects become values.

use ::serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::StringDeserializer};

use super::Error;
use crate::convert::items::Items;
use crate::convert::{FromPyObject, refuse};
use crate::depth::Level;
use crate::error::{PyErr, Raised};
use crate::exceptions::{PyOverflowError, PyTypeError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::pybacked::PyBackedBytes;
use crate::types::{
    PyAny, PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping,
    PySet, PyString, PyTuple, PyTypeCheck,
};

/// Reads one object.
#[derive(Clone, Copy)]
pub(super) struct Deserializer<'a, 'py>(pub(super) Borrowed<'a, 'py, PyAny>);

fn caught<T>(py: Python<'_>, result: Result<T, Raised>) -> Result<T, Error> {
    result.map_err(|raised| Error(raised.take(py)))
}

impl<'a, 'py> Deserializer<'a, 'py> {
    fn wrong_type(self, wanted: &str) -> Error {
        Error(refuse::wrong_type(self.0, wanted).take(self.0.py()))
    }

    fn get<T: FromPyObject<'a, 'py>>(self) -> Result<T, Error> {
        T::extract(self.0).map_err(|error| Error(error.into()))
    }

    fn is<T: PyTypeCheck>(self) -> bool {
        T::type_check(self.0)
    }

    /// An `int`, by the narrowest type that it fits in.
    fn int<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let narrow = |error: PyErr| error.is_instance_of::<PyOverflowError>(self.0.py());
        match self.get::<i64>() {
            Ok(value) => visitor.visit_i64(value),
            Err(Error(error)) if !narrow(error.clone_ref(self.0.py())) => Err(Error(error)),
            Err(_) => match (self.get::<u64>(), self.get::<i128>()) {
                (Ok(value), _) => visitor.visit_u64(value),
                (_, Ok(value)) => visitor.visit_i128(value),
                _ => visitor.visit_u128(self.get()?),
            },
        }
    }

    fn bytes<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bytes(&self.get::<PyBackedBytes>()?)
    }

    fn sequence<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let py = self.0.py();
        let _level = Level::enter(py)?;
        let is_set = self.is::<PySet>() || self.is::<PyFrozenSet>();
        let items = if is_set { Items::of_iterable(self.0) } else { Items::of_sequence(self.0) };
        visitor.visit_seq(Sequence { py, items: caught(py, items)? })
    }

    /// A mapping. `fields`: its keys are the fields of a struct.
    fn mapping<'de, V: Visitor<'de>>(self, visitor: V, fields: bool) -> Result<V::Value, Error> {
        let _level = Level::enter(self.0.py())?;
        let Ok(mapping) = self.0.cast::<PyMapping>() else {
            return Err(self.wrong_type("a mapping"));
        };
        // A list of its own, which nobody changes meanwhile.
        let entries = mapping.items()?;
        visitor.visit_map(Mapping { entries, taken: 0, value: None, fields })
    }
}

/// Methods for types that have a conversion.
macro_rules! plain {
    ($($method:ident: $visit:ident;)*) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.$visit(self.get()?)
        }
    )* };
}

impl<'de> de::Deserializer<'de> for Deserializer<'_, '_> {
    type Error = Error;

    plain! {
        deserialize_bool: visit_bool;
        deserialize_i8: visit_i8;
        deserialize_i16: visit_i16;
        deserialize_i32: visit_i32;
        deserialize_i64: visit_i64;
        deserialize_i128: visit_i128;
        deserialize_u8: visit_u8;
        deserialize_u16: visit_u16;
        deserialize_u32: visit_u32;
        deserialize_u64: visit_u64;
        deserialize_u128: visit_u128;
        deserialize_f32: visit_f32;
        deserialize_f64: visit_f64;
        deserialize_char: visit_char;
        deserialize_string: visit_string;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_none() {
            visitor.visit_unit()
        } else if self.is::<PyBool>() {
            visitor.visit_bool(self.get()?)
        } else if self.is::<PyInt>() {
            self.int(visitor)
        } else if self.is::<PyFloat>() {
            visitor.visit_f64(self.get()?)
        } else if self.is::<PyString>() {
            visitor.visit_str(self.get()?)
        } else if self.is::<PyBytes>() || self.is::<PyByteArray>() {
            self.bytes(visitor)
        } else if self.is::<PyList>() || self.is::<PyTuple>() {
            self.sequence(visitor)
        } else if self.is::<PyDict>() || self.is::<PyMapping>() {
            self.mapping(visitor, false)
        } else if self.is::<PySet>() || self.is::<PyFrozenSet>() {
            self.sequence(visitor)
        } else {
            self.sequence(visitor).map_err(|error| {
                if !error.0.is_instance_of::<PyTypeError>(self.0.py()) {
                    return error;
                }
                self.wrong_type(
                    "None, a bool, an int, a float, a str, bytes, a sequence or a mapping",
                )
            })
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.get()?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.bytes(visitor)
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.bytes(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_none() { visitor.visit_unit() } else { Err(self.wrong_type("None")) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let _level = Level::enter(self.0.py())?;
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.sequence(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        // A tuple's visitor takes what it needs: more would be lost.
        let found = self.0.len();
        if let Ok(found) = found {
            if found != length {
                let error = refuse::wrong_length(self.0.py(), "sequence", length, found);
                return caught(self.0.py(), Err(error));
            }
        }
        self.sequence(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.mapping(visitor, false)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.mapping(visitor, true)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is::<PyString>() {
            let name: String = self.get()?;
            return visitor.visit_enum(IntoDeserializer::<Error>::into_deserializer(name));
        }
        let Ok(mapping) = self.0.cast::<PyMapping>() else {
            return Err(self.wrong_type("the name of a variant, or a mapping of it and its data"));
        };
        let entries = mapping.items()?;
        if entries.len() != 1 {
            let error = refuse::wrong_length(self.0.py(), "mapping", 1, entries.len());
            return caught(self.0.py(), Err(error));
        }
        let _level = Level::enter(self.0.py())?;
        let (name, data) =
            entries.get_item(0)?.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>()?;
        visitor.visit_enum(Variant { name, data })
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }
}

/// The items of a sequence.
struct Sequence<'a, 'py> {
    py: Python<'py>,
    items: Items<'a, 'py>,
}

impl<'de> de::SeqAccess<'de> for Sequence<'_, '_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Error> {
        let Some(item) = caught(self.py, self.items.next())? else { return Ok(None) };
        match seed.deserialize(Deserializer(item.as_borrowed())) {
            Ok(value) => Ok(Some(value)),
            Err(Error(error)) => caught(self.py, Err(self.items.blame(error.raise(self.py)))),
        }
    }
}

/// The entries of a mapping.
struct Mapping<'py> {
    entries: Bound<'py, PyList>,
    taken: usize,
    /// The value of the key that was last, and the key.
    value: Option<(Bound<'py, PyAny>, Bound<'py, PyAny>)>,
    fields: bool,
}

impl<'de> de::MapAccess<'de> for Mapping<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        if self.taken >= self.entries.len() {
            return Ok(None);
        }
        let py = self.entries.py();
        let (key, value) = self.entries.get_item(self.taken)?.extract::<(Bound<'_, PyAny>, _)>()?;
        self.taken += 1;
        let name = seed.deserialize(Deserializer(key.as_borrowed()));
        let name = name.or_else(|Error(error)| {
            caught(py, Err(refuse::at_key(error.raise(py), key.as_borrowed())))
        })?;
        self.value = Some((value, key));
        Ok(Some(name))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let py = self.entries.py();
        let entry = self.value.take();
        let (value, key) =
            entry.ok_or_else(|| <Error as de::Error>::custom("a value without a key"))?;
        seed.deserialize(Deserializer(value.as_borrowed())).or_else(|Error(error)| {
            let raised = error.raise(py);
            let raised = match key.cast::<PyString>() {
                Ok(name) if self.fields => refuse::at_field(py, raised, &name.to_string_lossy()),
                _ => refuse::at_value(raised, key.as_borrowed()),
            };
            caught(py, Err(raised))
        })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len().saturating_sub(self.taken))
    }
}

/// A variant's name and its data.
struct Variant<'py> {
    name: Bound<'py, PyAny>,
    data: Bound<'py, PyAny>,
}

impl<'de, 'py> de::EnumAccess<'de> for Variant<'py> {
    type Error = Error;
    type Variant = Data<'py>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Data<'py>), Error> {
        let name: String = Deserializer(self.name.as_borrowed()).get()?;
        let name_of: StringDeserializer<Error> = name.clone().into_deserializer();
        Ok((seed.deserialize(name_of)?, Data { name, data: self.data }))
    }
}

/// A variant's data, with its name for errors.
struct Data<'py> {
    name: String,
    data: Bound<'py, PyAny>,
}

impl Data<'_> {
    fn read<T>(
        &self,
        read: impl FnOnce(Deserializer<'_, '_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let py = self.data.py();
        read(Deserializer(self.data.as_borrowed())).or_else(|Error(error)| {
            caught(py, Err(refuse::at_field(py, error.raise(py), &self.name)))
        })
    }
}

impl<'de> de::VariantAccess<'de> for Data<'_> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        self.read(|data| if data.0.is_none() { Ok(()) } else { Err(data.wrong_type("None")) })
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        self.read(|data| seed.deserialize(data))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Error> {
        self.read(|data| de::Deserializer::deserialize_tuple(data, length, visitor))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.read(|data| data.mapping(visitor, true))
    }
}
