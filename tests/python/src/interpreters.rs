//! What is shared between interpreters: Rust's statics.
//!
//! @py module interpreters

use std::sync::{Mutex, PoisonError};

use keelback::prelude::*;

/// A static like any other: one for the process.
static KEPT: Mutex<Option<Py<PyAny>>> = Mutex::new(None);

fn kept() -> std::sync::MutexGuard<'static, Option<Py<PyAny>>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// @py
pub fn keep(object: Py<PyAny>) {
    *kept() = Some(object);
}

/// What was kept, by whichever interpreter.
///
/// @py
pub fn recall(py: Python<'_>) -> Option<Bound<'_, PyAny>> {
    kept().as_ref().map(|object| object.bind(py).clone())
}

/// Drops what was kept, here.
///
/// @py
pub fn forget() {
    *kept() = None;
}

/// Drops what was kept, in a thread without an interpreter.
///
/// @py nogil
pub fn forget_elsewhere() {
    let object = kept().take();
    std::thread::spawn(|| drop(object)).join().expect("no panic in it");
}

/// Which looks inside of objects are on, one a line, as `name on` or `name off`.
///
/// @py
pub fn layouts() -> String {
    keelback::rt::ffi::layout::report()
}
