//! Symbols looked up once, when the library starts: what is younger than 3.7 or outside its limited API.
//!
//! Each is one row: its C name, older names with the same signature, and beside it the fallback for an
//! interpreter without it. A row's entry in the table starts as a pointer to that fallback, so it may be
//! called at any time; the start replaces it by the interpreter's own function. A call is one relaxed load
//! and one indirect call.

use std::ffi::{CStr, c_void};
use std::sync::atomic::{AtomicPtr, Ordering::Relaxed};

use crate::symbol;

/// Declares late functions. `fn name | older_name (args) -> ret { fallback }`.
///
/// Those that run anything may end the thread, and so unwind, when the interpreter is at its end.
macro_rules! late {
    ($(
        $(#[$attr:meta])*
        fn $name:ident $(| $older:ident)* ($($arg:ident: $ty:ty),* $(,)?) $(-> $ret:ty)? $body:block
    )*) => {
        struct Table {
            $($name: std::sync::atomic::AtomicPtr<std::ffi::c_void>,)*
        }

        static TABLE: Table = Table {
            $($name: std::sync::atomic::AtomicPtr::new(
                fallback::$name as unsafe extern "C-unwind" fn($($ty),*) $(-> $ret)? as *mut std::ffi::c_void,
            ),)*
        };

        mod fallback {
            use super::*;
            $(
                pub(super) unsafe extern "C-unwind" fn $name($($arg: $ty),*) $(-> $ret)? $body
            )*
        }

        /// Looks every row up.
        pub(super) fn fill() {
            $(super::fill_one(
                &TABLE.$name,
                &[
                    super::c_name(concat!(stringify!($name), "\0")),
                    $(super::c_name(concat!(stringify!($older), "\0")),)*
                ],
            );)*
        }

        $(
            $(#[$attr])*
            ///
            /// # Safety
            ///
            /// As for every function of the C API: an attached thread, live objects of the right kind.
            #[inline]
            pub unsafe fn $name($($arg: $ty),*) $(-> $ret)? {
                let entry = TABLE.$name.load(std::sync::atomic::Ordering::Relaxed);
                // SAFETY: the entry holds the fallback or the interpreter's function of that name, both
                // of this signature.
                let function = unsafe {
                    std::mem::transmute::<
                        *mut std::ffi::c_void,
                        unsafe extern "C-unwind" fn($($ty),*) $(-> $ret)?,
                    >(entry)
                };
                // SAFETY: forwarded from the caller.
                unsafe { function($($arg),*) }
            }
        )*
    };
}

/// Declares late data: functions that answer the address, null where there is none.
///
/// A type says where Python code finds it, `name() -> *mut PyTypeObject = ("types", "CodeType")`: PyPy exports few of them.
macro_rules! late_data {
    ($($(#[$attr:meta])* fn $name:ident() -> *mut $ty:ty $(= ($module:literal, $attribute:literal))?;)*) => {
        struct DataTable {
            $($name: std::sync::atomic::AtomicPtr<std::ffi::c_void>,)*
        }

        static DATA: DataTable = DataTable {
            $($name: std::sync::atomic::AtomicPtr::new(std::ptr::null_mut()),)*
        };

        /// Looks every datum up.
        pub(super) fn fill_data() {
            $(super::fill_one(&DATA.$name, &[super::c_name(concat!(stringify!($name), "\0"))]);)*
        }

        /// Asks Python for the types that have no symbol.
        #[cfg(keelback_pypy)]
        pub(super) fn ask_data() {
            $($(crate::pypy::ask_type(
                &DATA.$name,
                super::c_name(concat!($module, "\0")),
                super::c_name(concat!($attribute, "\0")),
            );)?)*
        }

        $(
            $(#[$attr])*
            /// Null where the interpreter has none, and before [`crate::start`].
            #[inline]
            pub fn $name() -> *mut $ty {
                DATA.$name.load(std::sync::atomic::Ordering::Relaxed).cast()
            }
        )*
    };
}

mod call;
mod config;
mod containers;
mod datetime;
mod errors;
mod modules;
mod numbers;
mod objects;
mod state;
mod text;
mod types;

pub use call::*;
pub use config::*;
pub use containers::*;
pub use datetime::*;
pub use errors::*;
pub use modules::*;
pub use numbers::*;
pub use objects::*;
pub use state::*;
pub use text::*;
pub use types::*;

/// Looks every symbol up in the running interpreter. May be repeated: the answers are the same.
pub(crate) fn fill() {
    call::fill();
    config::fill();
    config::fill_data();
    containers::fill();
    errors::fill();
    errors::fill_data();
    modules::fill();
    numbers::fill();
    objects::fill();
    state::fill();
    text::fill();
    types::fill();
    types::fill_data();
}

/// Asks Python for the types that have no symbol. Needs an attached thread.
#[cfg(keelback_pypy)]
pub(crate) fn ask() {
    types::ask_data();
}

fn fill_one(entry: &AtomicPtr<c_void>, names: &[&CStr]) {
    let found = names.iter().map(|name| symbol::find(name)).find(|found| !found.is_null());
    if let Some(found) = found {
        entry.store(found, Relaxed);
    }
}

/// The name with its zero byte, which the macros append.
const fn c_name(name: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(name.as_bytes()) {
        Ok(name) => name,
        Err(_) => c"",
    }
}

/// What a fallback says that has no substitute: `SystemError`, naming the function.
pub(crate) fn missing(name: &CStr) {
    // SAFETY: a fallback runs on an attached thread; the data symbol is set since initialization.
    let class = unsafe { crate::PyExc_SystemError };
    let format = c"this Python has no %s";
    // SAFETY: the format takes one C string.
    unsafe { crate::PyErr_Format(class, format.as_ptr(), name.as_ptr()) };
}

/// Raises an exception of one of the `PyExc_*` classes, given by the address of its symbol.
fn raise(class: *const *mut crate::PyObject, text: &CStr) {
    // SAFETY: a fallback runs on an attached thread; the data symbol is set since initialization.
    let class = unsafe { *class };
    // SAFETY: an exception class and a C string.
    unsafe { crate::PyErr_SetString(class, text.as_ptr()) };
}

/// Whether the current exception is of the class at that symbol. Must be asked while one is set.
fn raised(class: *const *mut crate::PyObject) -> bool {
    // SAFETY: as in `raise`.
    let class = unsafe { *class };
    // SAFETY: an exception is set, the class is a live object.
    unsafe { crate::PyErr_ExceptionMatches(class) != 0 }
}

/// A new reference to what may be null.
fn owned(object: *mut crate::PyObject) -> *mut crate::PyObject {
    // SAFETY: null, or a live object on an attached thread.
    unsafe { crate::Py_IncRef(object) };
    object
}

/// Gives a reference back that may be null.
fn release(object: *mut crate::PyObject) {
    // SAFETY: null, or a reference that the caller owns, on an attached thread.
    unsafe { crate::Py_DecRef(object) };
}
