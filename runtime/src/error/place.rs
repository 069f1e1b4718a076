//! Entries in tracebacks for Rust code.
//!
//! An exception that Rust code makes knows the place in the source where that was. When a function answers with it, an
//! entry for that place is added to its traceback: `File "src/shapes.rs", line 12, in <rust>`. Nothing of this happens
//! where no exception is raised. Without a GIL, 3.13 has no such entries.

use std::ffi::CString;
use std::panic::Location;

use keelback_ffi as ffi;

/// Where an exception was made.
pub(crate) type Place = &'static Location<'static>;

/// The folder of this crate's source, as places name it.
const OURS: &str = {
    let file = file!().as_bytes();
    let (folder, _) = file.split_at(file.len() - "error/place.rs".len());
    match std::str::from_utf8(folder) {
        Ok(folder) => folder,
        Err(_) => panic!("a part of a text before an ASCII character"),
    }
};

/// The caller's place, if it is the user's and neither ours nor the standard library's, which convert.
pub(crate) fn of_user(place: Place) -> Option<Place> {
    let file = place.file();
    let library = file.starts_with("/rustc/") || file.contains("/library/core/src/");
    (!library && !file.starts_with(OURS)).then_some(place)
}

/// Adds the entry to the exception that is raised.
#[cold]
pub(crate) fn add(place: Place) {
    add_function("<rust>", place.file(), i32::try_from(place.line()).unwrap_or(0));
}

/// Adds an entry for a function to the exception that is raised.
#[cold]
pub(crate) fn add_function(function: &str, file: &str, line: i32) {
    // An entry needs a code object, and 3.13 without a GIL keeps those for ever once it has had two threads.
    if ffi::layout::free_threaded() && !ffi::version::running().at_least(3, 14) {
        return;
    }
    let (Ok(function), Ok(file)) = (CString::new(function), CString::new(file)) else { return };
    // SAFETY: two C strings; callers are attached, and have an exception raised.
    unsafe { ffi::_PyTraceback_Add(function.as_ptr(), file.as_ptr(), line) };
}
