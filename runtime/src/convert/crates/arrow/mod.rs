//! Data of [Apache Arrow](https://arrow.apache.org) (feature `arrow`): the types of the crates `arrow-array` and `arrow-schema`, which `arrow` re-exports.
//!
//! | type | as a parameter | as a result |
//! |---|---|---|
//! | `ArrayRef`, `Int64Array`, `StringArray`, .. | an array: `pyarrow.Array`; a column of one chunk: `polars.Series` | an object that these libraries take over |
//! | `RecordBatch` | a batch: `pyarrow.RecordBatch`; a table of one chunk: `polars.DataFrame` | the same |
//! | `Box<dyn RecordBatchReader + Send>` | a stream, or what has chunks: `pyarrow.Table`, `RecordBatchReader` | the same |
//! | `Schema`, `Field`, `DataType` | `pyarrow.Schema`, `Field`, `DataType` | the same |
//!
//! Nothing is copied, and no library has to be there: objects hand each other C structs in capsules, by the
//! [Arrow PyCapsule interface](https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html) (`__arrow_c_array__`,
//! `__arrow_c_stream__`, `__arrow_c_schema__`). So `pyarrow.array(x)`, `pyarrow.record_batch(x)`, `pyarrow.table(x)`, `polars.DataFrame(x)`, DuckDB and others take what a
//! function returns.
//!
//! ```
//! use arrow_array::{Array as _, Int64Array};
//! use keelback::prelude::*;
//!
//! /// The sum, without what is null.
//! ///
//! /// @py
//! pub fn total(numbers: Int64Array) -> i64 {
//!     numbers.iter().flatten().sum()
//! }
//! # keelback_docs::run(|py| {
//! let numbers = Int64Array::from(vec![Some(1), None, Some(2)]);
//! let address = numbers.values().as_ptr();
//! // An object with `__arrow_c_array__`.
//! let object = numbers.into_pyobject(py)?;
//! let again: Int64Array = object.extract()?;
//! assert_eq!((total(again.clone()), again.null_count()), (3, 1));
//! assert_eq!(again.values().as_ptr(), address);
//! # Ok(()) })
//! ```
//!
//! Text and bytes have several layouts (`StringArray`, `LargeStringArray`, `StringViewArray`), which libraries choose as they like: a parameter takes all of them, and copies where the layout is another.
//! Who asks an object for another type (`requested_schema`) gets text and bytes in the layout that was requested, all else as it is, and `ValueError` where the request is no form of the data.
//!
//! Structs that contradict themselves are refused with `ValueError`: a release that is missing, lengths, children and buffers that do not fit the type. What is in the buffers (offsets, UTF-8) is
//! trusted, as the interface has it; `array.to_data().validate_full()` looks at all of it. Buffers that are not aligned for Rust are copied.
//!
//! A class of the crate's own gives its data away by methods of these names; [`to_array_pycapsules`], [`to_schema_pycapsule`] and [`to_stream_pycapsule`] make what they return.
//!
//! An `ArrowError` becomes `ValueError`, `OverflowError`, `OSError` and so on by its kind, and an error of Python that went through Arrow is raised again as what it was.

mod capsule;
mod check;
mod convert;
mod error;
mod forms;
mod import;
mod objects;

pub use objects::{to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};
