//! Data in: what objects give in capsules.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi_and_data_type};
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{
    Array as _, ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchOptions, RecordBatchReader,
    make_array, new_empty_array,
};
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use keelback_ffi::arrow::ArrowArrayStream;

use super::{capsule, check};
use crate::error::PyResult;
use crate::exceptions::{PyTypeError, PyValueError};
use crate::handle::Bound;
use crate::intern;
use crate::types::{PyAny, PyTuple};

const ARRAY: &str = "__arrow_c_array__";
const SCHEMA: &str = "__arrow_c_schema__";
const STREAM: &str = "__arrow_c_stream__";
const ARRAY_GAVE: &str = "__arrow_c_array__() gave";
const SCHEMA_GAVE: &str = "__arrow_c_schema__() gave";
const STREAM_GAVE: &str = "__arrow_c_stream__() gave";

/// The schema, field or type of an object.
pub(super) fn schema<T>(object: &Bound<'_, PyAny>) -> PyResult<T>
where
    T: for<'a> TryFrom<&'a FFI_ArrowSchema, Error = ArrowError>,
{
    let Some(method) = object.getattr_opt(intern!(object.py(), "__arrow_c_schema__"))? else {
        return missing(object, "a schema of Arrow", &[SCHEMA]);
    };
    Ok(read(&capsule::take(&method.call0()?, SCHEMA_GAVE)?)?)
}

pub(super) fn read<T>(schema: &FFI_ArrowSchema) -> Result<T, ArrowError>
where
    T: for<'a> TryFrom<&'a FFI_ArrowSchema, Error = ArrowError>,
{
    // SAFETY: out of a capsule or a stream, and not released.
    unsafe { check::schema(schema) }?;
    T::try_from(schema)
}

/// What an object gives: itself whole, or in chunks.
enum Given {
    Whole(FFI_ArrowSchema, FFI_ArrowArray),
    Chunks(Chunks),
}

impl Given {
    /// Asks for the form that is preferred first.
    fn get(object: &Bound<'_, PyAny>, in_chunks: bool, what: &str) -> PyResult<Given> {
        let found = if in_chunks {
            match Given::chunks(object)? {
                None => Given::whole(object)?,
                found => found,
            }
        } else {
            match Given::whole(object)? {
                None => Given::chunks(object)?,
                found => found,
            }
        };
        match found {
            Some(found) => Ok(found),
            None => missing(object, what, &[ARRAY, STREAM]),
        }
    }

    fn whole(object: &Bound<'_, PyAny>) -> PyResult<Option<Given>> {
        let method = object.getattr_opt(intern!(object.py(), "__arrow_c_array__"))?;
        let Some(method) = method else { return Ok(None) };
        let pair = method.call0()?;
        let Some(pair) = pair.cast::<PyTuple>().ok().filter(|pair| pair.len() == 2) else {
            return Err(PyTypeError::new_err(format!(
                "{}.{ARRAY}() gave a '{}' where two capsules are wanted",
                object.type_name(),
                pair.type_name()
            )));
        };
        let schema = capsule::take(&pair.get_item(0)?, ARRAY_GAVE)?;
        Ok(Some(Given::Whole(schema, capsule::take(&pair.get_item(1)?, ARRAY_GAVE)?)))
    }

    fn chunks(object: &Bound<'_, PyAny>) -> PyResult<Option<Given>> {
        let method = object.getattr_opt(intern!(object.py(), "__arrow_c_stream__"))?;
        let Some(method) = method else { return Ok(None) };
        Ok(Some(Given::Chunks(Chunks::new(capsule::take(&method.call0()?, STREAM_GAVE)?)?)))
    }

    /// All of it as one array, and its schema.
    fn one(self) -> PyResult<(FFI_ArrowSchema, ArrayRef)> {
        match self {
            Given::Whole(schema, array) => {
                let of = read(&schema)?;
                Ok((schema, items(array, of)?))
            }
            Given::Chunks(mut chunks) => {
                let first = chunks.next()?;
                if first.is_some() && chunks.next()?.is_some() {
                    return Err(PyValueError::new_err(
                        "the data is in several chunks, and one array is wanted: combine them first (combine_chunks() of pyarrow, rechunk() of polars)",
                    ));
                }
                let items = first.unwrap_or_else(|| new_empty_array(&chunks.of));
                Ok((chunks.schema, items))
            }
        }
    }
}

#[cold]
fn missing<T>(object: &Bound<'_, PyAny>, what: &str, methods: &[&str]) -> PyResult<T> {
    let name = object.type_name();
    let methods = methods.join(" or ");
    Err(PyTypeError::new_err(format!("'{name}' object is not {what}: it has no {methods}")))
}

/// The array that a struct is, if it fits the type.
fn items(array: FFI_ArrowArray, of: DataType) -> Result<ArrayRef, ArrowError> {
    // SAFETY: out of a capsule or a stream, and not released.
    unsafe { check::array(&array, &of) }?;
    // SAFETY: it fits the type, and the interface says that its buffers do.
    let mut data = unsafe { from_ffi_and_data_type(array, of) }?;
    // Rust wants more of it than the interface: by a copy of the buffers that need it.
    data.align_buffers();
    data.validate()?;
    Ok(make_array(data))
}

/// The array that an object is.
pub(super) fn array(object: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    Given::get(object, false, "an array of Arrow")?.one().map(|(_, array)| array)
}

/// The batch that an object is.
pub(super) fn batch(object: &Bound<'_, PyAny>) -> PyResult<RecordBatch> {
    let (schema, rows) = Given::get(object, false, "a batch of Arrow")?.one()?;
    Ok(rows_of(schema_of(&schema, rows.data_type())?, &rows)?)
}

/// The schema of batches.
///
/// # Errors
/// `TypeError` where the data has no columns.
fn schema_of(schema: &FFI_ArrowSchema, of: &DataType) -> PyResult<SchemaRef> {
    match of {
        DataType::Struct(_) => Ok(Arc::new(read::<Schema>(schema)?)),
        other => Err(PyTypeError::new_err(format!(
            "the data is of {other}, and batches, which have columns, are wanted"
        ))),
    }
}

/// The batch that an array of structs is.
fn rows_of(schema: SchemaRef, rows: &ArrayRef) -> Result<RecordBatch, ArrowError> {
    let rows = rows.as_struct();
    if rows.null_count() > 0 {
        return Err(ArrowError::SchemaError("a batch has no rows that are null".to_owned()));
    }
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(schema, rows.columns().to_vec(), &options)
}

/// The batches that an object has.
pub(super) fn reader(object: &Bound<'_, PyAny>) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    match Given::get(object, true, "a stream of Arrow")? {
        Given::Chunks(chunks) => {
            let schema = schema_of(&chunks.schema, &chunks.of)?;
            Ok(Box::new(Reader { chunks, schema }))
        }
        whole @ Given::Whole(..) => {
            let (schema, rows) = whole.one()?;
            let batch = rows_of(schema_of(&schema, rows.data_type())?, &rows)?;
            let schema = batch.schema();
            Ok(Box::new(RecordBatchIterator::new([Ok(batch)], schema)))
        }
    }
}

/// A stream of arrays of one type.
///
/// Invariant: `stream` is not released.
struct Chunks {
    stream: FFI_ArrowArrayStream,
    schema: FFI_ArrowSchema,
    of: DataType,
}

/// The struct as C has it.
fn raw(stream: &mut FFI_ArrowArrayStream) -> &mut ArrowArrayStream {
    let place: *mut FFI_ArrowArrayStream = stream;
    // SAFETY: laid out as C has it.
    unsafe { &mut *place.cast() }
}

impl Chunks {
    fn new(mut stream: FFI_ArrowArrayStream) -> Result<Chunks, ArrowError> {
        let inner = raw(&mut stream);
        let (Some(get_schema), Some(_)) = (inner.get_schema, inner.get_next) else {
            let text = "the stream has no functions that give schema and arrays";
            return Err(ArrowError::CDataInterface(text.to_owned()));
        };
        let mut schema = FFI_ArrowSchema::empty();
        // SAFETY: the stream's own function, and a place for what it gives.
        let code = unsafe { get_schema(inner, (&raw mut schema).cast()) };
        if code != 0 {
            return Err(failure(inner, code));
        }
        let of = read(&schema)?;
        Ok(Chunks { stream, schema, of })
    }

    fn next(&mut self) -> Result<Option<ArrayRef>, ArrowError> {
        let inner = raw(&mut self.stream);
        let Some(get_next) = inner.get_next else { return Ok(None) };
        let mut array = FFI_ArrowArray::empty();
        // SAFETY: the stream's own function, and a place for what it gives.
        let code = unsafe { get_next(inner, (&raw mut array).cast()) };
        if code != 0 {
            return Err(failure(inner, code));
        }
        if array.is_released() {
            return Ok(None);
        }
        items(array, self.of.clone()).map(Some)
    }
}

/// Numbers of errors that say more than that there was one; the second has another on Linux than elsewhere.
const ENOMEM: i32 = 12;
const ENOSYS: [i32; 2] = [38, 78];

/// What a stream says about its last error.
#[cold]
fn failure(stream: &mut ArrowArrayStream, code: i32) -> ArrowError {
    let text = stream.get_last_error.map(|get_last_error| {
        // SAFETY: the stream's own function, right after it has failed.
        unsafe { get_last_error(stream) }
    });
    let text = match text {
        Some(text) if !text.is_null() => {
            // SAFETY: a C string, until the stream is used again.
            unsafe { CStr::from_ptr(text) }.to_string_lossy().into_owned()
        }
        _ => format!("the stream failed with error {code}, and says no more"),
    };
    match code {
        ENOMEM => ArrowError::MemoryError(text),
        code if ENOSYS.contains(&code) => ArrowError::NotYetImplemented(text),
        _ => ArrowError::ComputeError(text),
    }
}

/// A stream whose arrays are batches.
struct Reader {
    chunks: Chunks,
    schema: SchemaRef,
}

impl Iterator for Reader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = self.chunks.next().transpose()?;
        Some(rows.and_then(|rows| rows_of(Arc::clone(&self.schema), &rows)))
    }
}

impl RecordBatchReader for Reader {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
