keelback::module!();

use arrow_array::{ArrayRef, Int64Array, RecordBatch, RecordBatchReader, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};

/// @py
pub fn total(numbers: Int64Array, weights: Option<arrow_array::Float64Array>) -> i64 {
    todo!()
}

/// @py
pub fn sort(items: ArrayRef) -> Result<ArrayRef, ArrowError> {
    todo!()
}

/// @py
pub fn names(items: &StringArray) -> StringArray {
    todo!()
}

/// @py
pub fn filter(rows: RecordBatch) -> RecordBatch {
    todo!()
}

/// @py
pub fn scan(
    rows: Box<dyn RecordBatchReader + Send>,
) -> Result<Box<dyn RecordBatchReader + Send>, ArrowError> {
    todo!()
}

/// @py
pub fn schema(of: Schema, key: Field) -> Vec<DataType> {
    todo!()
}

/// The crate `arrow` has them all, under paths of its own.
///
/// @py
pub fn again(items: arrow::array::UInt8Array, fields: &arrow::datatypes::Schema) -> arrow::array::RecordBatch {
    todo!()
}
