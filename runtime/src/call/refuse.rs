//! The `TypeError`s of calls that do not fit a signature, word for word as those of a Python `def`.

use std::ffi::CStr;
use std::ops::Range;

use keelback_ffi as ffi;

use crate::call::bind::{Given, Slots, encoded};
use crate::call::signature::{Param, Signature};
use crate::call::suggest;
use crate::error::Raised;
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::types::{PyAny, PyString};

#[cold]
fn type_error(given: &Given<'_>, message: String) -> Raised {
    PyTypeError::new_err(message).raise(given.py)
}

/// Raises a message with keywords in it. It is put together in Python, since a keyword may hold what
/// no Rust text can. `format` must ask for as many objects as there are.
#[cold]
fn type_error_about<const N: usize>(
    given: &Given<'_>,
    signature: &Signature,
    format: &'static CStr,
    objects: [&Bound<'_, PyAny>; N],
) -> Raised {
    let function = PyString::new(given.py, signature.name());
    let mut words = [function.as_ptr(); 3];
    for (word, object) in words[1..].iter_mut().zip(objects) {
        *word = object.as_ptr();
    }
    // SAFETY: set by CPython before any extension runs, never changed after.
    let class = unsafe { ffi::PyExc_TypeError };
    // SAFETY: a class, a C string, and three live objects: those that `format` asks for, and after
    // them others that it does not look at.
    unsafe { ffi::PyErr_Format(class, format.as_ptr(), words[0], words[1], words[2]) };
    Raised::assume(given.py)
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// A key of a `**mapping` that is not a `str`.
#[cold]
pub(crate) fn not_text(given: &Given<'_>, signature: &Signature) -> Raised {
    type_error_about(given, signature, c"%S() keywords must be strings", [])
}

#[cold]
pub(crate) fn multiple_values(
    given: &Given<'_>,
    signature: &Signature,
    name: Borrowed<'_, '_, PyAny>,
) -> Raised {
    type_error_about(given, signature, c"%S() got multiple values for argument '%S'", [&name])
}

/// A keyword that no parameter is named after. A positional-only parameter's name is told so.
#[cold]
pub(crate) fn unexpected_keyword(
    given: &Given<'_>,
    signature: &Signature,
    name: Borrowed<'_, '_, PyAny>,
) -> Raised {
    let params: Vec<Param> = signature.params().collect();
    let (positional_only, others) = params.split_at(signature.positional_only as usize);
    let is_given = |param: &Param| {
        (0..given.keywords()).any(|index| text(given.keyword(index)) == Some(param.name))
    };
    let passed: Vec<&str> =
        positional_only.iter().filter(|param| is_given(param)).map(|param| param.name).collect();
    if !passed.is_empty() {
        let (function, passed) = (signature.name(), passed.join(", "));
        return type_error(
            given,
            format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{passed}'"
            ),
        );
    }
    let meant = match text(name) {
        Some(name) if ffi::version::running().at_least(3, 13) => {
            suggest::nearest(name, others.iter().map(|param| param.name))
        }
        _ => None,
    };
    let Some(meant) = meant else {
        let format = c"%S() got an unexpected keyword argument '%S'";
        return type_error_about(given, signature, format, [&name]);
    };
    let meant = PyString::new(given.py, meant);
    let format = c"%S() got an unexpected keyword argument '%S'. Did you mean '%S'?";
    type_error_about(given, signature, format, [&name, meant.as_any()])
}

/// The text of a keyword, if it is one: other than a parameter's name, it need not be.
fn text<'a>(name: Borrowed<'a, '_, PyAny>) -> Option<&'a str> {
    // SAFETY: a live object.
    if !unsafe { ffi::PyUnicode_Check(name.as_ptr()) } {
        return None;
    }
    encoded(name).and_then(|name| std::str::from_utf8(name).ok())
}

#[cold]
pub(crate) fn too_many_positional(
    given: &Given<'_>,
    slots: &Slots,
    signature: &Signature,
) -> Raised {
    let most = signature.positional as usize;
    let (takes, takes_plural) = if (signature.required as usize) < most {
        (format!("from {} to {most}", signature.required), "s")
    } else {
        (most.to_string(), plural(most))
    };
    let count = given.positional;
    let keywords =
        (most..signature.named as usize).filter(|&index| !slots.named(index).is_null()).count();
    let also = if keywords == 0 {
        String::new()
    } else {
        let (these, those) = (plural(count), plural(keywords));
        format!(" positional argument{these} (and {keywords} keyword-only argument{those})")
    };
    let were = if count == 1 && keywords == 0 { "was" } else { "were" };
    let function = signature.name();
    type_error(
        given,
        format!(
            "{function}() takes {takes} positional argument{takes_plural} but {count}{also} {were} given"
        ),
    )
}

/// Required parameters among `range` that were not given.
#[cold]
pub(crate) fn missing(
    given: &Given<'_>,
    slots: &Slots,
    signature: &Signature,
    range: Range<usize>,
    kind: &str,
) -> Raised {
    let is_missing = |(index, param): &(usize, Param)| {
        range.contains(index) && param.required && slots.named(*index).is_null()
    };
    let missing = signature.params().enumerate().filter(is_missing);
    let names: Vec<String> = missing.map(|(_, param)| format!("'{}'", param.name)).collect();
    let list = match names.as_slice() {
        [] | [_] => names.concat(),
        [first, second] => format!("{first} and {second}"),
        [all @ .., last] => format!("{}, and {last}", all.join(", ")),
    };
    let (function, count) = (signature.name(), names.len());
    let plural = plural(count);
    type_error(
        given,
        format!("{function}() missing {count} required {kind} argument{plural}: {list}"),
    )
}
