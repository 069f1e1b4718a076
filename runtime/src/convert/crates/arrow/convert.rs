//! Types of Arrow as parameters and results.

use std::sync::Arc;

use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, ByteArrayType, ByteViewType, RunEndIndexType,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, FixedSizeBinaryArray, FixedSizeListArray,
    GenericByteArray, GenericByteViewArray, GenericListArray, MapArray, NullArray, OffsetSizeTrait,
    PrimitiveArray, RecordBatch, RecordBatchReader, RunArray, StructArray, UnionArray, make_array,
};
use arrow_schema::{DataType, Field, Schema};

use super::objects::{ArrowArray, ArrowBatch, ArrowSchema, ArrowStream, Described, object};
use super::{forms, import};
use crate::convert::{FromPyObject, IntoPyObject, Pointee, Pointer};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::py::Python;
use crate::types::PyAny;

/// An array of any type: `ArrayRef`.
impl<'a, 'py> Pointee<'a, 'py> for dyn Array {
    fn behind<P: Pointer<Self>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised> {
        match import::array(&object) {
            Ok(array) => {
                let array: Box<dyn Array> = Box::new(array);
                Ok(P::from(array))
            }
            Err(error) => Err(error.raise(object.py())),
        }
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        object.hasattr(intern!(object.py(), "__arrow_c_array__")).unwrap_or(false)
    }
}

impl<'py> IntoPyObject<'py> for &(dyn Array + 'static) {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        // The same buffers.
        object(py, ArrowArray(make_array(self.to_data())))
    }
}

/// An array of that very type.
fn downcast<A: Array + Clone + 'static>(object: &Bound<'_, PyAny>, wanted: &str) -> PyResult<A> {
    of_type(&import::array(object)?, wanted)
}

/// An array of text or bytes in that layout.
fn in_layout<A: Array + Clone + 'static>(
    object: &Bound<'_, PyAny>,
    wanted: &DataType,
) -> PyResult<A> {
    let array = import::array(object)?;
    if forms::is_layout(array.data_type(), wanted) {
        return of_type(&forms::change(&array, wanted)?, &wanted.to_string());
    }
    of_type(&array, &wanted.to_string())
}

fn of_type<A: Array + Clone + 'static>(array: &ArrayRef, wanted: &str) -> PyResult<A> {
    match array.as_any().downcast_ref::<A>() {
        Some(array) => Ok(array.clone()),
        None => Err(PyTypeError::new_err(format!(
            "the array is of {}, and one of {wanted} is wanted",
            array.data_type()
        ))),
    }
}

/// Whether an object is an array of that very type.
fn is_array<A: Array + 'static>(object: Borrowed<'_, '_, PyAny>) -> bool {
    object.hasattr("__arrow_c_array__").unwrap_or(false)
        && import::array(&object).is_ok_and(|array| array.as_any().is::<A>())
}

/// Whether an object is such, without touching a stream of it, which might be there once only.
fn is<'a, 'py, T: FromPyObject<'a, 'py>>(object: Borrowed<'a, 'py, PyAny>, method: &str) -> bool {
    object.hasattr(method).unwrap_or(false) && T::extract(object).is_ok()
}

macro_rules! arrays {
    ($([$($generics:tt)*] $type:ty: $read:expr;)*) => { $(
        by_functions! {
            [$($generics)*] $type as PyAny:
                (|object: Borrowed<'a, 'py, PyAny>| $read(&object)),
                is_array::<$type>,
                (|py, value: &$type| object(py, ArrowArray(Arc::new(value.clone()))));
        }
    )* };
}

arrays! {
    [T: ArrowPrimitiveType] PrimitiveArray<T>: |object| downcast(object, &T::DATA_TYPE.to_string());
    [T: ByteArrayType] GenericByteArray<T>: |object| in_layout(object, &T::DATA_TYPE);
    [T: ByteViewType] GenericByteViewArray<T>: |object| in_layout(object, &T::DATA_TYPE);
    [T: OffsetSizeTrait] GenericListArray<T>: |object| downcast(object, if T::IS_LARGE { "LargeList" } else { "List" });
    [T: ArrowDictionaryKeyType] DictionaryArray<T>: |object| downcast(object, &format!("Dictionary({})", T::DATA_TYPE));
    [T: RunEndIndexType] RunArray<T>: |object| downcast(object, &format!("RunEndEncoded({})", T::DATA_TYPE));
    [] BooleanArray: |object| downcast(object, &DataType::Boolean.to_string());
    [] NullArray: |object| downcast(object, &DataType::Null.to_string());
    [] FixedSizeBinaryArray: |object| downcast(object, "FixedSizeBinary");
    [] FixedSizeListArray: |object| downcast(object, "FixedSizeList");
    [] StructArray: |object| downcast(object, "Struct");
    [] MapArray: |object| downcast(object, "Map");
    [] UnionArray: |object| downcast(object, "Union");
}

by_functions! {
    [] RecordBatch as PyAny:
        (|object: Borrowed<'a, 'py, PyAny>| import::batch(&object)),
        (|object| is::<RecordBatch>(object, "__arrow_c_array__")),
        (|py, value: &RecordBatch| object(py, ArrowBatch(value.clone())));
}

macro_rules! schemas {
    ($($type:ident as $described:ident;)*) => { $(
        by_functions! {
            [] $type as PyAny:
                (|object: Borrowed<'a, 'py, PyAny>| import::schema(&object)),
                (|object| is::<$type>(object, "__arrow_c_schema__")),
                (|py, value: &$type| object(py, ArrowSchema(Described::$described(value.clone()))));
        }
    )* };
}

schemas! {
    Schema as Schema;
    Field as Field;
    DataType as Type;
}

/// A stream: `Box<dyn RecordBatchReader + Send>`.
impl<'a, 'py> Pointee<'a, 'py> for dyn RecordBatchReader + Send {
    fn behind<P: Pointer<Self>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised> {
        match import::reader(&object) {
            Ok(reader) => Ok(P::from(reader)),
            Err(error) => Err(error.raise(object.py())),
        }
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        object.hasattr(intern!(object.py(), "__arrow_c_stream__")).unwrap_or(false)
    }
}

impl<'py> IntoPyObject<'py> for Box<dyn RecordBatchReader + Send> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        object(py, ArrowStream::new(self))
    }
}
