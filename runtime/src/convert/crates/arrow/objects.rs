//! Data out: objects that give theirs away in capsules.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    Array, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};

use super::forms::{self, InForm};
use super::{capsule, import};
use crate::call::arg::{Arg, Args};
use crate::class::access::{Frozen, Name};
use crate::class::receiver::Receiver;
use crate::class::{Class, ClassDef, construct};
use crate::convert::{Answer, IntoPyObject as _};
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyValueError;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyCapsule, PyString};

/// An array, with `__arrow_c_array__`.
pub(super) struct ArrowArray(pub(super) ArrayRef);

/// A batch, with `__arrow_c_array__` and `__arrow_c_stream__`, and its schema.
pub(super) struct ArrowBatch(pub(super) RecordBatch);

/// Batches that are made one after the other, once, with `__arrow_c_stream__`, and their schema, which can be asked for without them.
pub(super) struct ArrowStream(Mutex<Option<Box<dyn RecordBatchReader + Send>>>, SchemaRef);

/// A schema, field or type, with `__arrow_c_schema__`.
pub(super) struct ArrowSchema(pub(super) Described);

/// What a schema is of.
pub(super) enum Described {
    Schema(Schema),
    Field(Field),
    Type(DataType),
}

impl ArrowStream {
    pub(super) fn new(reader: Box<dyn RecordBatchReader + Send>) -> ArrowStream {
        let schema = reader.schema();
        ArrowStream(Mutex::new(Some(reader)), schema)
    }
}

/// The object that a value becomes.
pub(super) fn object<T: Class>(py: Python<'_>, value: T) -> PyResult<Bound<'_, PyAny>> {
    match construct::new(py, value) {
        Ok(object) => Ok(object.into_bound(py)),
        Err(raised) => Err(raised.take(py)),
    }
}

/// The two capsules of an array: what `__arrow_c_array__` of a class of the crate's own returns.
///
/// # Errors
/// `ValueError` for a type that the interface does not have, `MemoryError`.
///
/// ```
/// use arrow_array::{ArrayRef, Float64Array};
/// use arrow_schema::{DataType, Field};
/// use keelback::arrow::to_array_pycapsules;
/// use keelback::prelude::*;
/// use keelback::types::PyCapsule;
///
/// /// @py
/// pub struct Column {
///     items: Float64Array,
/// }
///
/// /// @py
/// impl Column {
///     /// @py def __arrow_c_array__(self, requested_schema: object = None)
///     pub fn __arrow_c_array__<'py>(
///         &self,
///         py: Python<'py>,
///         requested_schema: Option<Bound<'py, PyAny>>,
///     ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
///         let _ = requested_schema;
///         to_array_pycapsules(py, &Field::new("x", DataType::Float64, false), &self.items)
///     }
/// }
/// # keelback_docs::run(|py| {
/// let column = Column { items: Float64Array::from(vec![1.0, 2.0]) };
/// let (schema, array) = column.__arrow_c_array__(py, None)?;
/// assert!(schema.is_valid_checked(Some(c"arrow_schema")) && array.is_valid_checked(Some(c"arrow_array")));
/// # Ok(()) })
/// ```
pub fn to_array_pycapsules<'py>(
    py: Python<'py>,
    field: &Field,
    array: &dyn Array,
) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
    pair(py, FFI_ArrowSchema::try_from(field), array)
}

/// The capsule of a schema: what `__arrow_c_schema__` of a class of the crate's own returns.
///
/// # Errors
/// As of [`to_array_pycapsules`].
///
/// ```
/// use arrow_schema::{DataType, Field, Schema};
///
/// # keelback_docs::run(|py| {
/// let schema = Schema::new(vec![Field::new("x", DataType::Float64, false)]);
/// let capsule = keelback::arrow::to_schema_pycapsule(py, &schema)?;
/// assert!(capsule.is_valid_checked(Some(c"arrow_schema")));
/// # Ok(()) })
/// ```
pub fn to_schema_pycapsule<'py>(
    py: Python<'py>,
    schema: &Schema,
) -> PyResult<Bound<'py, PyCapsule>> {
    capsule::put(py, FFI_ArrowSchema::try_from(schema)?)
}

/// The capsule of a stream: what `__arrow_c_stream__` of a class of the crate's own returns. A reader that panics ends with an error.
///
/// # Errors
/// `MemoryError`.
///
/// ```
/// use arrow_array::{RecordBatch, RecordBatchIterator};
/// use arrow_schema::Schema;
///
/// # keelback_docs::run(|py| {
/// let schema = std::sync::Arc::new(Schema::empty());
/// let batches = [Ok(RecordBatch::new_empty(schema.clone()))];
/// let capsule = keelback::arrow::to_stream_pycapsule(py, Box::new(RecordBatchIterator::new(batches, schema)))?;
/// assert!(capsule.is_valid_checked(Some(c"arrow_array_stream")));
/// # Ok(()) })
/// ```
pub fn to_stream_pycapsule(
    py: Python<'_>,
    reader: Box<dyn RecordBatchReader + Send>,
) -> PyResult<Bound<'_, PyCapsule>> {
    capsule::put(py, FFI_ArrowArrayStream::new(Box::new(Fenced::new(reader))))
}

type Pair<'py> = (Bound<'py, PyCapsule>, Bound<'py, PyCapsule>);

fn pair<'py>(
    py: Python<'py>,
    schema: Result<FFI_ArrowSchema, ArrowError>,
    array: &dyn Array,
) -> PyResult<Pair<'py>> {
    let schema = capsule::put(py, schema?)?;
    Ok((schema, capsule::put(py, FFI_ArrowArray::new(&array.to_data()))?))
}

/// What the consumer asks for, if anything.
type Requested<'a, 'py> = Option<&'a Bound<'py, PyAny>>;

/// The schema, field or type that is requested.
fn requested<T>(given: Requested<'_, '_>) -> PyResult<Option<T>>
where
    T: for<'a> TryFrom<&'a FFI_ArrowSchema, Error = ArrowError>,
{
    let Some(given) = given else { return Ok(None) };
    let schema = capsule::take(given, "requested_schema is")?;
    Ok(Some(import::read(&schema)?))
}

impl ArrowArray {
    fn array<'py>(&self, py: Python<'py>, wanted: Requested<'_, 'py>) -> PyResult<Pair<'py>> {
        let array = match requested::<DataType>(wanted)? {
            Some(wanted) => forms::change(&self.0, &forms::form(self.0.data_type(), &wanted)?)?,
            None => Arc::clone(&self.0),
        };
        // A type alone would say that nothing in it is null.
        to_array_pycapsules(py, &Field::new("", array.data_type().clone(), true), &array)
    }

    fn describe(&self) -> String {
        format!("ArrowArray of {}, {} items", self.0.data_type(), self.0.len())
    }
}

impl ArrowBatch {
    fn schema<'py>(
        &self,
        py: Python<'py>,
        _: Requested<'_, 'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.0.schema_ref())
    }

    fn requested(&self, wanted: Requested<'_, '_>) -> PyResult<RecordBatch> {
        Ok(match requested::<Schema>(wanted)? {
            Some(wanted) => {
                forms::change_batch(&self.0, &forms::schema(self.0.schema_ref(), &wanted)?)?
            }
            None => self.0.clone(),
        })
    }

    fn array<'py>(&self, py: Python<'py>, wanted: Requested<'_, 'py>) -> PyResult<Pair<'py>> {
        let batch = self.requested(wanted)?;
        let schema = batch.schema();
        pair(py, FFI_ArrowSchema::try_from(schema.as_ref()), &StructArray::from(batch))
    }

    fn stream<'py>(
        &self,
        py: Python<'py>,
        wanted: Requested<'_, 'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let batch = self.requested(wanted)?;
        let schema = batch.schema();
        to_stream_pycapsule(py, Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
    }

    fn describe(&self) -> String {
        format!("ArrowBatch of {} columns, {} rows", self.0.num_columns(), self.0.num_rows())
    }
}

impl ArrowStream {
    fn schema<'py>(
        &self,
        py: Python<'py>,
        _: Requested<'_, 'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, &self.1)
    }

    fn stream<'py>(
        &self,
        py: Python<'py>,
        wanted: Requested<'_, 'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let wanted = match requested::<Schema>(wanted)? {
            Some(wanted) => Some(forms::schema(&self.1, &wanted)?).filter(|to| *to != self.1),
            None => None,
        };
        let reader = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        match reader {
            Some(reader) => match wanted {
                Some(schema) => to_stream_pycapsule(py, Box::new(InForm { reader, schema })),
                None => to_stream_pycapsule(py, reader),
            },
            None => Err(PyValueError::new_err(
                "the stream has been taken before: its batches are made once",
            )),
        }
    }

    fn describe(&self) -> String {
        format!("ArrowStream of {} columns", self.1.fields().len())
    }
}

impl ArrowSchema {
    fn schema<'py>(
        &self,
        py: Python<'py>,
        _: Requested<'_, 'py>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = match &self.0 {
            Described::Schema(schema) => FFI_ArrowSchema::try_from(schema),
            Described::Field(field) => FFI_ArrowSchema::try_from(field),
            Described::Type(of) => FFI_ArrowSchema::try_from(of),
        };
        capsule::put(py, schema?)
    }

    fn describe(&self) -> String {
        match &self.0 {
            Described::Schema(schema) => format!("ArrowSchema of {} fields", schema.fields().len()),
            Described::Field(field) => {
                format!("ArrowSchema of the field {:?}, {}", field.name(), field.data_type())
            }
            Described::Type(of) => format!("ArrowSchema of {of}"),
        }
    }
}

/// A reader that C calls: what it throws must not leave it, and its errors are C strings.
struct Fenced {
    /// `None` once it has panicked.
    reader: Option<Box<dyn RecordBatchReader + Send>>,
    schema: SchemaRef,
}

impl Fenced {
    fn new(reader: Box<dyn RecordBatchReader + Send>) -> Fenced {
        Fenced { schema: reader.schema(), reader: Some(reader) }
    }
}

impl Iterator for Fenced {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.reader.as_mut()?;
        match catch_unwind(AssertUnwindSafe(|| reader.next())) {
            Ok(Some(Err(error))) => {
                let text = error.to_string();
                let bare = !text.contains('\0');
                Some(Err(if bare {
                    error
                } else {
                    ArrowError::ComputeError(text.replace('\0', "\\0"))
                }))
            }
            Ok(next) => next,
            Err(payload) => {
                self.end();
                let text = message(&*payload).replace('\0', "\\0");
                Some(Err(ArrowError::ComputeError(format!("the reader panicked: {text}"))))
            }
        }
    }
}

impl Fenced {
    fn end(&mut self) {
        let reader = self.reader.take();
        // Its message has been printed, and there is nobody to tell.
        let _panicked = catch_unwind(AssertUnwindSafe(|| drop(reader)));
    }
}

impl Drop for Fenced {
    fn drop(&mut self) {
        self.end();
    }
}

impl RecordBatchReader for Fenced {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The text of a panic.
fn message(payload: &(dyn Any + Send)) -> &str {
    let owned = payload.downcast_ref::<String>().map(String::as_str);
    owned.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("with no message")
}

/// A class whose methods answer with capsules.
macro_rules! class {
    ($class:ident in $home:ident: $name:literal, $doc:literal; $($record:ident $method:ident $run:ident $wanted:literal $signature:literal $named:literal $text:literal;)+) => {
        // SAFETY: the definition is the type's own, and its values may be used by every thread.
        unsafe impl Class for $class {
            type Access = Frozen;
            type Stored = $class;
            type Root = crate::class::python::OnObject;

            fn class() -> &'static ClassDef {
                &$home::CLASS
            }
        }

        mod $home {
            use super::*;

            pub(super) static CLASS: ClassDef = ClassDef::new::<$class>(
                concat!($name, "\0"),
                concat!($doc, "\0"),
                &[$($record),+],
                &[],
                &[REPR],
            )
            .with_final()
            .in_module("keelback");

            fn repr<'py>(py: Python<'py>, slf: Receiver<'_, 'py, $class>) -> Answer {
                let this = slf.shared(&Name("__repr__"))?;
                Ok(PyString::new(py, &format!("<keelback.{}>", this.describe())).into())
            }

            crate::rt::class_slot!(REPR, $class, Py_tp_repr, unary, repr);

            $(
                fn $method<'py>(
                    py: Python<'py>,
                    slf: Receiver<'_, 'py, $class>,
                    Args(_, others): Args<'_, 'py, 0, $wanted>,
                ) -> Answer {
                    let this = slf.shared(&Name(stringify!($method)))?;
                    let wanted = others.first().and_then(|wanted| wanted.0).map(Arg::as_bound);
                    let wanted = wanted.filter(|wanted| !wanted.is_none());
                    let given = this.$run(py, wanted).map_err(|error: PyErr| error.raise(py))?;
                    given.into_answer(py)
                }

                crate::rt::method!(
                    $record,
                    $method,
                    $signature,
                    0,
                    $wanted,
                    $wanted,
                    $class,
                    $named,
                    $text
                );
            )+
        }
    };
}

class! {
    ArrowArray in of_arrays: "ArrowArray", "An array of Arrow, for any library that takes one.";
    ARRAY __arrow_c_array__ array 1 "ArrowArray.__arrow_c_array__(requested_schema=)" "__arrow_c_array__\0" "__arrow_c_array__($self, requested_schema=None)\n--\n\nType and items, in capsules.\0";
}

class! {
    ArrowBatch in of_batches: "ArrowBatch", "A batch of Arrow, for any library that takes one.";
    ARRAY __arrow_c_array__ array 1 "ArrowBatch.__arrow_c_array__(requested_schema=)" "__arrow_c_array__\0" "__arrow_c_array__($self, requested_schema=None)\n--\n\nSchema and columns, in capsules.\0";
    STREAM __arrow_c_stream__ stream 1 "ArrowBatch.__arrow_c_stream__(requested_schema=)" "__arrow_c_stream__\0" "__arrow_c_stream__($self, requested_schema=None)\n--\n\nA stream of this one batch, in a capsule.\0";
    SCHEMA __arrow_c_schema__ schema 0 "ArrowBatch.__arrow_c_schema__()" "__arrow_c_schema__\0" "__arrow_c_schema__($self)\n--\n\nThe schema, in a capsule.\0";
}

class! {
    ArrowStream in of_streams: "ArrowStream", "Batches of Arrow, for any library that takes them, once.";
    STREAM __arrow_c_stream__ stream 1 "ArrowStream.__arrow_c_stream__(requested_schema=)" "__arrow_c_stream__\0" "__arrow_c_stream__($self, requested_schema=None)\n--\n\nThe stream, in a capsule.\0";
    SCHEMA __arrow_c_schema__ schema 0 "ArrowStream.__arrow_c_schema__()" "__arrow_c_schema__\0" "__arrow_c_schema__($self)\n--\n\nThe schema, in a capsule.\0";
}

class! {
    ArrowSchema in of_schemas: "ArrowSchema", "A schema, field or type of Arrow.";
    SCHEMA __arrow_c_schema__ schema 0 "ArrowSchema.__arrow_c_schema__()" "__arrow_c_schema__\0" "__arrow_c_schema__($self)\n--\n\nThe schema, in a capsule.\0";
}
