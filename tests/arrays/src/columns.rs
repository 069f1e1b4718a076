//! Data of Arrow: arrays, batches, streams and schemas, both ways.
//!
//! @py module columns

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::{
    Array, ArrayRef, BinaryArray, DictionaryArray, Int64Array, LargeStringArray, ListArray,
    RecordBatch, RecordBatchIterator, RecordBatchReader, StringArray, StringViewArray, UInt8Array,
    types::Int8Type,
};
use arrow_buffer::Buffer;
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use keelback::arrow::{to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};
use keelback::exceptions::PyLookupError;
use keelback::prelude::*;
use keelback::types::PyCapsule;

/// Type, length, number of nulls and the addresses of all buffers.
///
/// @py
pub fn describe(array: ArrayRef) -> (String, usize, usize, Vec<usize>) {
    let data = array.to_data();
    let addresses = data.buffers().iter().map(|buffer| buffer.as_ptr().addr()).collect();
    (array.data_type().to_string(), array.len(), array.null_count(), addresses)
}

/// @py
pub fn total(numbers: Int64Array) -> i64 {
    numbers.iter().flatten().sum()
}

/// @py
pub fn texts(array: &StringArray) -> Vec<Option<String>> {
    array.iter().map(|text| text.map(str::to_owned)).collect()
}

/// @py
pub fn large_texts(array: LargeStringArray) -> Vec<Option<String>> {
    array.iter().map(|text| text.map(str::to_owned)).collect()
}

/// @py
pub fn views(array: StringViewArray) -> Vec<Option<String>> {
    array.iter().map(|text| text.map(str::to_owned)).collect()
}

/// @py
pub fn many_bytes(array: BinaryArray) -> Vec<Option<Vec<u8>>> {
    array.iter().map(|bytes| bytes.map(<[u8]>::to_vec)).collect()
}

/// @py
pub fn lengths(lists: ListArray) -> Vec<Option<usize>> {
    lists.iter().map(|list| list.map(|list| list.len())).collect()
}

/// @py
pub fn keys(coded: DictionaryArray<Int8Type>) -> Vec<Option<usize>> {
    (0..coded.len()).map(|index| coded.key(index)).collect()
}

/// @py overload def kind(items: collections.abc.Iterable[int | None])
pub fn kind_of_numbers(items: Int64Array) -> String {
    format!("{} numbers", items.len())
}

/// @py overload def kind(items: collections.abc.Iterable[str | None])
pub fn kind_of_texts(items: StringArray) -> String {
    format!("{} texts", items.len())
}

/// @py
pub fn same(array: ArrayRef) -> ArrayRef {
    array
}

/// A part of it, on the same memory.
///
/// @py
pub fn part(array: ArrayRef, offset: usize, length: usize) -> ArrayRef {
    array.slice(offset, length)
}

/// An array, and the address of its items.
///
/// @py
pub fn numbers(count: i64) -> (Int64Array, usize) {
    let array: Int64Array = (0..count).map(|number| (number != 1).then_some(number)).collect();
    let address = array.values().as_ptr().addr();
    (array, address)
}

/// Names of columns, and how many rows there are.
///
/// @py
pub fn columns(batch: RecordBatch) -> (Vec<String>, usize) {
    let schema = batch.schema();
    (schema.fields().iter().map(|field| field.name().clone()).collect(), batch.num_rows())
}

/// @py
pub fn same_batch(batch: RecordBatch) -> RecordBatch {
    batch
}

fn schema() -> SchemaRef {
    let fields =
        vec![Field::new("n", DataType::Int64, true), Field::new("s", DataType::Utf8, false)];
    Arc::new(Schema::new(fields).with_metadata([("made".to_owned(), "here".to_owned())].into()))
}

fn rows(start: i64, count: i64) -> Result<RecordBatch, ArrowError> {
    let numbers: Int64Array = (start..start + count).map(Some).collect();
    let texts: StringArray = (start..start + count).map(|n| Some(format!("row {n}"))).collect();
    RecordBatch::try_new(schema(), vec![Arc::new(numbers), Arc::new(texts)])
}

/// @py
pub fn batch(count: i64) -> Result<RecordBatch, ArrowError> {
    rows(0, count)
}

/// How many rows each batch of a stream has.
///
/// @py
pub fn chunks(stream: Box<dyn RecordBatchReader + Send>) -> PyResult<Vec<usize>> {
    stream.map(|batch| Ok(batch?.num_rows())).collect()
}

/// The same in a thread that does not run Python.
///
/// @py nogil
pub fn chunks_detached(stream: Box<dyn RecordBatchReader + Send>) -> PyResult<Vec<usize>> {
    std::thread::scope(|scope| scope.spawn(|| chunks(stream)).join().expect("no panic"))
}

/// @py
pub fn same_stream(stream: Box<dyn RecordBatchReader + Send>) -> Box<dyn RecordBatchReader + Send> {
    stream
}

/// Batches of two rows, until there is an end of another kind.
struct Counting {
    next: i64,
    end: i64,
    how: String,
    _watched: Watched,
}

impl Iterator for Counting {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next += 1;
        if self.next <= self.end {
            return Some(rows(2 * self.next, 2));
        }
        match self.how.as_str() {
            "error" => Some(Err(ArrowError::ParseError("line 3\0 is bad".to_owned()))),
            "memory" => Some(Err(ArrowError::MemoryError("too much".to_owned()))),
            "panic" => panic!("the reader is broken"),
            "python" => {
                let error = Python::attach(|_| PyLookupError::new_err("from Python"));
                Some(Err(ArrowError::ExternalError(Box::new(error))))
            }
            _ => None,
        }
    }
}

impl RecordBatchReader for Counting {
    fn schema(&self) -> SchemaRef {
        schema()
    }
}

/// @py def counting(batches, how="")
pub fn counting(batches: i64, how: String) -> Box<dyn RecordBatchReader + Send> {
    Box::new(Counting { next: 0, end: batches, how, _watched: Watched(Vec::new()) })
}

/// @py
pub fn fields(schema: Schema) -> Vec<(String, String, bool)> {
    let of = |field: &Arc<Field>| {
        (field.name().clone(), field.data_type().to_string(), field.is_nullable())
    };
    schema.fields().iter().map(of).collect()
}

/// @py
pub fn same_schema(schema: Schema) -> Schema {
    schema
}

/// @py
pub fn same_field(field: Field) -> Field {
    field
}

/// @py
pub fn same_type(of: DataType) -> DataType {
    of
}

/// @py
pub fn fail(kind: String) -> Result<i64, ArrowError> {
    Err(match kind.as_str() {
        "zero" => ArrowError::DivideByZero,
        "overflow" => ArrowError::ArithmeticOverflow("too big".to_owned()),
        "io" => ArrowError::IoError(String::new(), std::io::ErrorKind::NotFound.into()),
        "later" => ArrowError::NotYetImplemented("later".to_owned()),
        "python" => ArrowError::ExternalError(Box::new(PyLookupError::new_err("lost"))),
        "other" => ArrowError::ExternalError("of somebody".into()),
        _ => ArrowError::CastError("no".to_owned()),
    })
}

/// A class that gives its data away by itself.
///
/// @py
pub struct Frame {
    rows: RecordBatch,
}

/// @py
impl Frame {
    /// Takes what has batches.
    pub fn new(rows: RecordBatch) -> Frame {
        Frame { rows }
    }

    pub fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, &self.rows.schema())
    }

    /// The first column.
    ///
    /// @py def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]
    pub fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        to_array_pycapsules(py, self.rows.schema().field(0), self.rows.column(0))
    }

    /// @py def __arrow_c_stream__(self, requested_schema: object | None = None) -> object
    pub fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let rows = RecordBatchIterator::new([Ok(self.rows.clone())], self.rows.schema());
        to_stream_pycapsule(py, Box::new(rows))
    }
}

static DROPPED: AtomicUsize = AtomicUsize::new(0);

/// Memory that tells of its end.
struct Watched(Vec<u8>);

impl AsRef<[u8]> for Watched {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        DROPPED.fetch_add(1, Ordering::SeqCst);
    }
}

/// @py
pub fn watched(count: usize) -> UInt8Array {
    let buffer = Buffer::from(bytes::Bytes::from_owner(Watched(vec![1; count])));
    UInt8Array::new(buffer.into(), None)
}

/// How many of them, and of the streams, there were that have ended.
///
/// @py
pub fn dropped() -> usize {
    DROPPED.load(Ordering::SeqCst)
}

/// Keeps an array, and lets it go in a thread that Python does not know.
///
/// @py
pub struct ArrayKeeper {
    array: Option<ArrayRef>,
}

/// @py
impl ArrayKeeper {
    pub fn new(array: ArrayRef) -> ArrayKeeper {
        ArrayKeeper { array: Some(array) }
    }

    pub fn let_go(&mut self, py: Python<'_>) {
        let array = self.array.take();
        py.detach(|| std::thread::scope(|scope| drop(scope.spawn(|| drop(array)))));
    }
}
