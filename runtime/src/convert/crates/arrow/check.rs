//! Whether structs of the C data interface agree with themselves, before anything follows their pointers.

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema};
use arrow_data::layout;
use arrow_schema::{ArrowError, DataType};
use keelback_ffi::arrow::{ArrowArray, ArrowSchema};

/// More items than memory has.
const ENDLESS: i64 = i64::MAX >> 8;

fn refuse<T>(what: std::fmt::Arguments<'_>) -> Result<T, ArrowError> {
    Err(ArrowError::CDataInterface(format!("the data contradicts itself: {what}")))
}

/// # Errors
/// For one that is nonsense.
///
/// # Safety
/// It must be one that is not released.
pub(super) unsafe fn schema(schema: &FFI_ArrowSchema) -> Result<(), ArrowError> {
    let place: *const FFI_ArrowSchema = schema;
    // SAFETY: laid out as C has it.
    let raw = unsafe { &*place.cast::<ArrowSchema>() };
    // SAFETY: forwarded.
    unsafe { look_at_schema(raw) }
}

/// # Safety
/// Pointers that are not null must point to what the interface says.
unsafe fn look_at_schema(raw: &ArrowSchema) -> Result<(), ArrowError> {
    if raw.format.is_null() {
        return refuse(format_args!("a type has no format"));
    }
    for text in [raw.format, raw.name] {
        // SAFETY: forwarded: a C string.
        if !text.is_null() && unsafe { CStr::from_ptr(text) }.to_str().is_err() {
            return refuse(format_args!("the text of a type is no UTF-8"));
        }
    }
    // SAFETY: forwarded.
    let children = unsafe { children(raw.n_children, raw.children) };
    let Some(children) = children else {
        return refuse(format_args!(
            "a type has {} children, and some are missing",
            raw.n_children
        ));
    };
    for child in children {
        // SAFETY: forwarded.
        unsafe { look_at_schema(child) }?;
    }
    if raw.dictionary.is_null() {
        return Ok(());
    }
    // SAFETY: forwarded.
    let dictionary = unsafe { &*raw.dictionary };
    // SAFETY: forwarded.
    unsafe { look_at_schema(dictionary) }
}

/// # Errors
/// For one that does not fit the type.
///
/// # Safety
/// It must be one that is not released, whose pointers that are not null point to what the interface says.
pub(super) unsafe fn array(array: &FFI_ArrowArray, of: &DataType) -> Result<(), ArrowError> {
    let place: *const FFI_ArrowArray = array;
    // SAFETY: laid out as C has it.
    let raw = unsafe { &*place.cast::<ArrowArray>() };
    // SAFETY: forwarded.
    unsafe { look_at_array(raw, of) }
}

/// # Safety
/// As of [`array`].
unsafe fn look_at_array(raw: &ArrowArray, of: &DataType) -> Result<(), ArrowError> {
    let (length, offset) = (raw.length, raw.offset);
    if length < 0 || offset < 0 || length > ENDLESS || offset > ENDLESS || raw.null_count < -1 {
        return refuse(format_args!(
            "an array of {of} has length {length}, offset {offset} and {} nulls",
            raw.null_count
        ));
    }
    let layout = layout(of);
    let buffers = layout.buffers.len() + usize::from(layout.can_contain_null_mask);
    let least = buffers as i64 + i64::from(layout.variadic);
    if raw.n_buffers < least || (raw.n_buffers > least && !layout.variadic) {
        return refuse(format_args!(
            "an array of {of} has {} buffers, which are {least}",
            raw.n_buffers
        ));
    }
    if raw.n_buffers > 0 && raw.buffers.is_null() {
        return refuse(format_args!("an array of {of} tells no address of its buffers"));
    }
    let types = children_of(of);
    // SAFETY: forwarded.
    let children = unsafe { children(raw.n_children, raw.children) };
    let Some(children) = children.filter(|children| children.len() == types.len()) else {
        return refuse(format_args!(
            "an array of {of} has {} children, which are {}",
            raw.n_children,
            types.len()
        ));
    };
    for (child, of) in children.into_iter().zip(types) {
        // SAFETY: forwarded.
        unsafe { look_at_array(child, of) }?;
    }
    match (of, raw.dictionary.is_null()) {
        (DataType::Dictionary(_, values), false) => {
            // SAFETY: forwarded.
            let dictionary = unsafe { &*raw.dictionary };
            // SAFETY: forwarded.
            unsafe { look_at_array(dictionary, values) }
        }
        (DataType::Dictionary(..), true) => {
            refuse(format_args!("an array of {of} has no dictionary"))
        }
        (_, false) => refuse(format_args!("an array of {of} has a dictionary")),
        (_, true) => Ok(()),
    }
}

/// The types of an array's children.
fn children_of(of: &DataType) -> Vec<&DataType> {
    match of {
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => vec![field.data_type()],
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::Union(fields, _) => fields.iter().map(|(_, field)| field.data_type()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends.data_type(), values.data_type()],
        _ => Vec::new(),
    }
}

/// All children; `None` where there cannot be so many, or one is missing.
///
/// # Safety
/// If the field is not null, there must be so many, each null or valid as long as `'a`.
unsafe fn children<'a, T>(count: i64, field: *mut *mut T) -> Option<Vec<&'a T>> {
    let count = usize::try_from(count).ok()?;
    if count == 0 {
        return Some(Vec::new());
    }
    if field.is_null() {
        return None;
    }
    // SAFETY: forwarded.
    let all = unsafe { std::slice::from_raw_parts(field, count) };
    let child = |child: &*mut T| {
        // SAFETY: forwarded.
        unsafe { child.as_ref() }
    };
    all.iter().map(child).collect()
}
