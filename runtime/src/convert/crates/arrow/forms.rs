//! Other forms of the same data: text and bytes in another layout, which are copied.
//!
//! The interface lets a consumer ask for a type (`requested_schema`): *"to negotiate between different representations of the
//! same data and not to allow arbitrary schema transformations"*. Whoever cannot give it may give what there is; what is no
//! representation of the data at all, such as another number of fields, is an error.

use std::sync::Arc;

use arrow_array::cast::AsArray as _;
use arrow_array::iterator::ArrayIter;
use arrow_array::types::{
    BinaryType, BinaryViewType, ByteArrayType, ByteViewType, LargeBinaryType, LargeUtf8Type,
    StringViewType, Utf8Type,
};
use arrow_array::{
    Array as _, ArrayAccessor, ArrayRef, GenericByteArray, GenericByteViewArray,
    OffsetSizeTrait as _, RecordBatch, RecordBatchOptions, RecordBatchReader, StructArray,
};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

/// Kinds of data that have several types.
#[derive(PartialEq)]
enum Kind {
    Text,
    Bytes,
    Number,
    Time,
    List,
    Struct,
    /// Each is a kind of its own, or may stand for another.
    Other,
}

fn kind(of: &DataType) -> Kind {
    match of {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Kind::Text,
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => Kind::Bytes,
        DataType::Struct(_) => Kind::Struct,
        DataType::Dictionary(_, values) => kind(values),
        DataType::RunEndEncoded(_, values) => kind(values.data_type()),
        of if of.is_temporal() => Kind::Time,
        of if of.is_numeric() => Kind::Number,
        DataType::List(_)
        | DataType::LargeList(_)
        | DataType::ListView(_)
        | DataType::LargeListView(_)
        | DataType::FixedSizeList(..) => Kind::List,
        _ => Kind::Other,
    }
}

/// Whether data of the one type is copied into the other.
pub(super) fn is_layout(have: &DataType, wanted: &DataType) -> bool {
    let plain = |of: &DataType| !of.is_nested() && !matches!(of, DataType::Dictionary(..));
    plain(have)
        && plain(wanted)
        && kind(have) == kind(wanted)
        && matches!(kind(have), Kind::Text | Kind::Bytes)
}

/// The type in which data is given where another is asked for: that one, or what there is.
///
/// # Errors
/// Where the two have nothing in common.
pub(super) fn form(have: &DataType, wanted: &DataType) -> Result<DataType, ArrowError> {
    if let (DataType::Struct(have), DataType::Struct(wanted)) = (have, wanted) {
        return fields(have, wanted).map(DataType::Struct);
    }
    if have == wanted || is_layout(have, wanted) {
        return Ok(wanted.clone());
    }
    match (kind(have), kind(wanted)) {
        (Kind::Other, _) | (_, Kind::Other) => Ok(have.clone()),
        (have_kind, wanted_kind) if have_kind == wanted_kind => Ok(have.clone()),
        _ => Err(ArrowError::SchemaError(format!(
            "the data is of {have}, and {wanted} was requested, which is no other form of it"
        ))),
    }
}

fn fields(have: &Fields, wanted: &Fields) -> Result<Fields, ArrowError> {
    if have.len() != wanted.len() {
        return Err(ArrowError::SchemaError(format!(
            "the data has {} fields, and {} were requested",
            have.len(),
            wanted.len()
        )));
    }
    let field = |(have, wanted): (&Arc<Field>, &Arc<Field>)| {
        let of = form(have.data_type(), wanted.data_type())?;
        Ok(Field::clone(have).with_data_type(of))
    };
    have.iter().zip(wanted).map(field).collect()
}

/// The same for batches.
pub(super) fn schema(have: &Schema, wanted: &Schema) -> Result<SchemaRef, ArrowError> {
    let fields = fields(&have.fields, &wanted.fields)?;
    Ok(Arc::new(Schema::new_with_metadata(fields, have.metadata.clone())))
}

/// The array in the form that [`form`] gave.
///
/// # Errors
/// Where there is more of it than the form can have.
pub(super) fn change(array: &ArrayRef, to: &DataType) -> Result<ArrayRef, ArrowError> {
    if array.data_type() == to {
        return Ok(Arc::clone(array));
    }
    match to {
        DataType::Struct(fields) => {
            let (_, columns, nulls) = array.as_struct().clone().into_parts();
            let columns = all(&columns, fields)?;
            Ok(Arc::new(StructArray::try_new(fields.clone(), columns, nulls)?))
        }
        DataType::Utf8 => text::<Utf8Type>(array),
        DataType::LargeUtf8 => text::<LargeUtf8Type>(array),
        DataType::Utf8View => Ok(match array.data_type() {
            DataType::Utf8 => Arc::new(views::<StringViewType, _>(array.as_string::<i32>())?),
            _ => Arc::new(views::<StringViewType, _>(array.as_string::<i64>())?),
        }),
        DataType::Binary => bytes::<BinaryType>(array),
        DataType::LargeBinary => bytes::<LargeBinaryType>(array),
        DataType::BinaryView => Ok(match array.data_type() {
            DataType::Binary => Arc::new(views::<BinaryViewType, _>(array.as_binary::<i32>())?),
            _ => Arc::new(views::<BinaryViewType, _>(array.as_binary::<i64>())?),
        }),
        // No other form is promised.
        _ => Ok(Arc::clone(array)),
    }
}

fn all(columns: &[ArrayRef], fields: &Fields) -> Result<Vec<ArrayRef>, ArrowError> {
    columns.iter().zip(fields).map(|(column, field)| change(column, field.data_type())).collect()
}

/// The same for a batch.
pub(super) fn change_batch(batch: &RecordBatch, to: &SchemaRef) -> Result<RecordBatch, ArrowError> {
    let columns = all(batch.columns(), &to.fields)?;
    let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
    RecordBatch::try_new_with_options(Arc::clone(to), columns, &options)
}

fn text<T: ByteArrayType<Native = str>>(array: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    Ok(match array.data_type() {
        DataType::Utf8 => Arc::new(offsets::<T, _>(array.as_string::<i32>())?),
        DataType::LargeUtf8 => Arc::new(offsets::<T, _>(array.as_string::<i64>())?),
        _ => Arc::new(offsets::<T, _>(array.as_string_view())?),
    })
}

fn bytes<T: ByteArrayType<Native = [u8]>>(array: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    Ok(match array.data_type() {
        DataType::Binary => Arc::new(offsets::<T, _>(array.as_binary::<i32>())?),
        DataType::LargeBinary => Arc::new(offsets::<T, _>(array.as_binary::<i64>())?),
        _ => Arc::new(offsets::<T, _>(array.as_binary_view())?),
    })
}

fn offsets<'a, T: ByteArrayType, A>(from: A) -> Result<GenericByteArray<T>, ArrowError>
where
    A: ArrayAccessor<Item = &'a T::Native> + Copy,
    T::Native: 'a,
{
    let length = |item: &T::Native| AsRef::<[u8]>::as_ref(item).len();
    let total: usize = ArrayIter::new(from).flatten().map(length).sum();
    if !T::Offset::IS_LARGE && i32::try_from(total).is_err() {
        return Err(ArrowError::InvalidArgumentError(format!(
            "the items of {} have {total} bytes, more than {} can have",
            from.data_type(),
            T::DATA_TYPE
        )));
    }
    Ok(ArrayIter::new(from).collect())
}

fn views<'a, T: ByteViewType + ?Sized, A>(from: A) -> Result<GenericByteViewArray<T>, ArrowError>
where
    A: ArrayAccessor<Item = &'a T::Native> + Copy,
    T::Native: 'a,
{
    let length = |item: &T::Native| AsRef::<[u8]>::as_ref(item).len();
    let longest = ArrayIter::new(from).flatten().map(length).max().unwrap_or(0);
    if u32::try_from(longest).is_err() {
        return Err(ArrowError::InvalidArgumentError(format!(
            "an item has {longest} bytes, more than {} can have",
            T::DATA_TYPE
        )));
    }
    Ok(ArrayIter::new(from).collect())
}

/// A stream whose batches are given in another form.
pub(super) struct InForm {
    pub(super) reader: Box<dyn RecordBatchReader + Send>,
    pub(super) schema: SchemaRef,
}

impl Iterator for InForm {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let batch = self.reader.next()?;
        Some(batch.and_then(|batch| change_batch(&batch, &self.schema)))
    }
}

impl RecordBatchReader for InForm {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
