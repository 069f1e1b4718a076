//! Values become objects.

use ::serde::ser::{self, Serialize};

use super::Error;
use crate::convert::{IntoPyObject, IntoPyObjectExt};
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyBytes, PyDict, PyList, PyTuple};

type Object<'py> = Bound<'py, PyAny>;

/// Makes one object.
#[derive(Clone, Copy)]
pub(super) struct Serializer<'py>(pub(super) Python<'py>);

fn object<'py>(py: Python<'py>, value: impl IntoPyObject<'py>) -> Result<Object<'py>, Error> {
    Ok(value.into_bound_py_any(py)?)
}

/// A variant with its data.
fn variant<'py>(name: &str, data: Object<'py>) -> Result<Object<'py>, Error> {
    let dict = PyDict::new(data.py());
    dict.set_item(name, data)?;
    Ok(dict.into_any())
}

/// Methods that make an object of a value which has a conversion.
macro_rules! plain {
    ($($method:ident: $type:ty;)*) => { $(
        fn $method(self, value: $type) -> Result<Object<'py>, Error> {
            object(self.0, value)
        }
    )* };
}

impl<'py> ser::Serializer for Serializer<'py> {
    type Ok = Object<'py>;
    type Error = Error;
    type SerializeSeq = Items<'py>;
    type SerializeTuple = Items<'py>;
    type SerializeTupleStruct = Items<'py>;
    type SerializeTupleVariant = Items<'py>;
    type SerializeMap = Entries<'py>;
    type SerializeStruct = Entries<'py>;
    type SerializeStructVariant = Entries<'py>;

    plain! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_i128: i128;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_u128: u128;
        serialize_f32: f32;
        serialize_f64: f64;
        serialize_char: char;
        serialize_str: &str;
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<Object<'py>, Error> {
        Ok(PyBytes::new(self.0, value).into_any())
    }

    fn serialize_none(self) -> Result<Object<'py>, Error> {
        Ok(self.0.None().into_bound(self.0))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Object<'py>, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Object<'py>, Error> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Object<'py>, Error> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<Object<'py>, Error> {
        object(self.0, name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Object<'py>, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<Object<'py>, Error> {
        variant(name, value.serialize(self)?)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items<'py>, Error> {
        Ok(Items::new(self.0, length.unwrap_or(0), Form::List))
    }

    fn serialize_tuple(self, length: usize) -> Result<Items<'py>, Error> {
        Ok(Items::new(self.0, length, Form::Tuple))
    }

    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Items<'py>, Error> {
        self.serialize_tuple(length)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        length: usize,
    ) -> Result<Items<'py>, Error> {
        Ok(Items::new(self.0, length, Form::Variant(name)))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'py>, Error> {
        Ok(Entries { dict: PyDict::new(self.0), key: None, variant: None })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries<'py>, Error> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Entries<'py>, Error> {
        Ok(Entries { dict: PyDict::new(self.0), key: None, variant: Some(name) })
    }
}

/// What items become.
enum Form {
    List,
    Tuple,
    /// A tuple, as the data of a variant of this name.
    Variant(&'static str),
}

/// Items one after the other.
pub(super) struct Items<'py> {
    py: Python<'py>,
    items: Vec<Object<'py>>,
    form: Form,
}

impl<'py> Items<'py> {
    /// A length is what the value says of itself: no more than a hint.
    fn new(py: Python<'py>, length: usize, form: Form) -> Self {
        Items { py, items: Vec::with_capacity(length.min(1024)), form }
    }

    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.items.push(value.serialize(Serializer(self.py))?);
        Ok(())
    }

    fn finish(self) -> Result<Object<'py>, Error> {
        let tuple = |items| -> PyResult<_> { Ok(PyTuple::new(self.py, items)?.into_any()) };
        match self.form {
            Form::List => Ok(PyList::new(self.py, self.items)?.into_any()),
            Form::Tuple => Ok(tuple(self.items)?),
            Form::Variant(name) => variant(name, tuple(self.items)?),
        }
    }
}

/// The traits for items, which differ in the names of their methods.
macro_rules! items {
    ($($trait:ident: $push:ident;)*) => { $(
        impl<'py> ser::$trait for Items<'py> {
            type Ok = Object<'py>;
            type Error = Error;

            fn $push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
                self.push(value)
            }

            fn end(self) -> Result<Object<'py>, Error> {
                self.finish()
            }
        }
    )* };
}

items! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

/// Keys and values one after the other.
pub(super) struct Entries<'py> {
    dict: Bound<'py, PyDict>,
    /// A key that waits for its value.
    key: Option<Object<'py>>,
    /// The name of the variant whose data this is.
    variant: Option<&'static str>,
}

impl<'py> Entries<'py> {
    fn finish(self) -> Result<Object<'py>, Error> {
        match self.variant {
            Some(name) => variant(name, self.dict.into_any()),
            None => Ok(self.dict.into_any()),
        }
    }
}

impl<'py> ser::SerializeMap for Entries<'py> {
    type Ok = Object<'py>;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        self.key = Some(key.serialize(Serializer(self.dict.py()))?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let value = value.serialize(Serializer(self.dict.py()))?;
        let key = self.key.take();
        let key = key.ok_or_else(|| <Error as ser::Error>::custom("a value without a key"))?;
        Ok(self.dict.set_item(key, value)?)
    }

    fn end(self) -> Result<Object<'py>, Error> {
        self.finish()
    }
}

/// The traits for fields, which have the same methods.
macro_rules! fields {
    ($($trait:ident;)*) => { $(
        impl<'py> ser::$trait for Entries<'py> {
            type Ok = Object<'py>;
            type Error = Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Error> {
                let value = value.serialize(Serializer(self.dict.py()))?;
                Ok(self.dict.set_item(name, value)?)
            }

            fn end(self) -> Result<Object<'py>, Error> {
                self.finish()
            }
        }
    )* };
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}
