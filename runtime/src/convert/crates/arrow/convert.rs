//! Types of Arrow as parameters and results.

use std::sync::Arc;

use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, ByteArrayType, ByteViewType, RunEndIndexType,
};
use arrow_array::{
    Array, BooleanArray, DictionaryArray, FixedSizeBinaryArray, FixedSizeListArray,
    GenericByteArray, GenericByteViewArray, GenericListArray, MapArray, NullArray, OffsetSizeTrait,
    PrimitiveArray, RecordBatch, RecordBatchReader, RunArray, StructArray, UnionArray, make_array,
};
use arrow_schema::{DataType, Field, Schema};

use super::import;
use super::objects::{ArrowArray, ArrowBatch, ArrowSchema, ArrowStream, Described, object};
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
    let array = import::array(object)?;
    match array.as_any().downcast_ref::<A>() {
        Some(array) => Ok(array.clone()),
        None => Err(PyTypeError::new_err(format!(
            "the array is of {}, and one of {wanted} is wanted",
            array.data_type()
        ))),
    }
}

/// Whether an object is such, without touching a stream of it, which might be there once only.
fn is<'a, 'py, T: FromPyObject<'a, 'py>>(object: Borrowed<'a, 'py, PyAny>, method: &str) -> bool {
    object.hasattr(method).unwrap_or(false) && T::extract(object).is_ok()
}

macro_rules! arrays {
    ($([$($generics:tt)*] $type:ty: $wanted:expr;)*) => { $(
        by_functions! {
            [$($generics)*] $type as PyAny:
                (|object: Borrowed<'a, 'py, PyAny>| downcast(&object, &$wanted.to_string())),
                (|object| is::<$type>(object, "__arrow_c_array__")),
                (|py, value: &$type| object(py, ArrowArray(Arc::new(value.clone()))));
        }
    )* };
}

arrays! {
    [T: ArrowPrimitiveType] PrimitiveArray<T>: T::DATA_TYPE;
    [T: ByteArrayType] GenericByteArray<T>: T::DATA_TYPE;
    [T: ByteViewType] GenericByteViewArray<T>: T::DATA_TYPE;
    [T: OffsetSizeTrait] GenericListArray<T>: if T::IS_LARGE { "LargeList" } else { "List" };
    [T: ArrowDictionaryKeyType] DictionaryArray<T>: format_args!("Dictionary({})", T::DATA_TYPE);
    [T: RunEndIndexType] RunArray<T>: format_args!("RunEndEncoded({})", T::DATA_TYPE);
    [] BooleanArray: DataType::Boolean;
    [] NullArray: DataType::Null;
    [] FixedSizeBinaryArray: "FixedSizeBinary";
    [] FixedSizeListArray: "FixedSizeList";
    [] StructArray: "Struct";
    [] MapArray: "Map";
    [] UnionArray: "Union";
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
