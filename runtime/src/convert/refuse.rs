//! What conversions say when they refuse, out of the way of those that succeed.

use keelback_ffi as ffi;

use crate::error::{PyErr, Raised};
use crate::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyAny, PyList, PyString};

/// How much of a key's `repr` a note shows.
const SHOWN: usize = 60;

/// `expected list, got int`
#[cold]
#[inline(never)]
pub(crate) fn wrong_type(object: Borrowed<'_, '_, PyAny>, wanted: &str) -> Raised {
    PyTypeError::new_err(format!("expected {wanted}, got {}", object.type_name()))
        .raise(object.py())
}

/// `expected a tuple of length 2, got length 3`
#[cold]
#[inline(never)]
pub(super) fn wrong_length(py: Python<'_>, what: &str, wanted: usize, length: usize) -> Raised {
    PyValueError::new_err(format!("expected a {what} of length {wanted}, got length {length}"))
        .raise(py)
}

/// `MemoryError`
#[cold]
#[inline(never)]
pub(super) fn no_memory(py: Python<'_>) -> Raised {
    // SAFETY: the thread is attached; raises, and answers null.
    unsafe { ffi::PyErr_NoMemory() };
    Raised::assume(py)
}

/// A conversion of an item has changed the dict that is being read.
#[cold]
#[inline(never)]
pub(super) fn changed(py: Python<'_>, what: &'static str) -> Raised {
    PyRuntimeError::new_err(what).raise(py)
}

/// Adds to what an item's conversion raised which item it was.
#[cold]
#[inline(never)]
pub(super) fn at_item(py: Python<'_>, raised: Raised, index: usize) -> Raised {
    with_note(py, raised, || format!("item {index}"))
}

/// Adds to what the conversion of a set's member raised which member it was.
#[cold]
#[inline(never)]
pub(super) fn at_member(raised: Raised, member: Borrowed<'_, '_, PyAny>) -> Raised {
    with_note(member.py(), raised, || format!("item {}", shown(member)))
}

/// Adds to what a key's conversion raised which key it was.
#[cold]
#[inline(never)]
pub(super) fn at_key(raised: Raised, key: Borrowed<'_, '_, PyAny>) -> Raised {
    with_note(key.py(), raised, || format!("key {}", shown(key)))
}

/// Adds to what a value's conversion raised which key it belongs to.
#[cold]
#[inline(never)]
pub(super) fn at_value(raised: Raised, key: Borrowed<'_, '_, PyAny>) -> Raised {
    with_note(key.py(), raised, || format!("value of key {}", shown(key)))
}

/// How a note starts that says in which field the value stands.
const IN_FIELD: &str = "in field '";

/// Adds to what a field's conversion raised where the field is: `in field 'a.b[3]'`. The places that were noted
/// further in become part of it.
#[cold]
#[inline(never)]
pub(super) fn at_field(py: Python<'_>, raised: Raised, name: &str) -> Raised {
    let error = raised.take(py);
    let mut path = name.to_owned();
    // Telling the place is a service: what goes wrong with it does not replace the error.
    if let Ok(notes) = error.value(py).getattr("__notes__") {
        if let Ok(notes) = notes.cast_into::<PyList>() {
            while let Some(step) = last_step(&notes) {
                path.push_str(&step);
                if notes.del_item(notes.len() - 1).is_err() {
                    break;
                }
            }
        }
    }
    let _ = error.add_note(py, &format!("{IN_FIELD}{path}'"));
    error.raise(py)
}

/// What the last of an exception's notes adds to a path, if it is one of ours: `[3]`, `.b`.
fn last_step(notes: &Bound<'_, PyList>) -> Option<String> {
    let last = notes.get_item(notes.len().checked_sub(1)?).ok()?;
    let text = last.cast::<PyString>().ok()?.to_string_lossy().into_owned();
    if let Some(path) = text.strip_prefix(IN_FIELD) {
        return Some(format!(".{}", path.strip_suffix('\'')?));
    }
    let key = text.strip_prefix("item ").or_else(|| text.strip_prefix("value of key "))?;
    Some(format!("[{key}]"))
}

/// The last note, if it says in which field the value stands.
pub(crate) fn place_of(error: &PyErr, py: Python<'_>) -> Option<String> {
    let notes = error.value(py).getattr("__notes__").ok()?.cast_into::<PyList>().ok()?;
    let last = notes.get_item(notes.len().checked_sub(1)?).ok()?;
    let text = last.cast::<PyString>().ok()?.to_string_lossy().into_owned();
    text.starts_with(IN_FIELD).then_some(text)
}

fn with_note(py: Python<'_>, raised: Raised, note: impl FnOnce() -> String) -> Raised {
    // The exception is taken before the note is made: `repr` must not run with one raised.
    let error = raised.take(py);
    let note = note();
    // Telling the place is a service: what goes wrong with it does not replace the error.
    let _ = error.add_note(py, &note);
    error.raise(py)
}

/// The beginning of a key's `repr`; never raises.
fn shown(key: Borrowed<'_, '_, PyAny>) -> String {
    let Ok(text) = key.repr() else { return format!("of type {}", key.type_name()) };
    let text =
        text.cast::<PyString>().map(|text| text.to_string_lossy().into_owned()).unwrap_or_default();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}..", &text[..end]),
        None => text,
    }
}
