//! What is shared between interpreters: Rust's statics.
//!
//! @py module interpreters

use std::sync::{Mutex, MutexGuard, PoisonError};

use keelback::prelude::*;
use keelback::types::PyList;

// Statics like any other: one of each for the process.
static KEPT: Mutex<Option<Py<PyAny>>> = Mutex::new(None);
static ERROR: Mutex<Option<PyErr>> = Mutex::new(None);
static NOTES: Mutex<Vec<Vec<usize>>> = Mutex::new(Vec::new());

fn lock<T>(of: &'static Mutex<T>) -> MutexGuard<'static, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// @py
pub fn keep(object: Py<PyAny>) {
    *lock(&KEPT) = Some(object);
}

/// What was kept, by whichever interpreter.
///
/// @py
pub fn recall(py: Python<'_>) -> Option<Bound<'_, PyAny>> {
    lock(&KEPT).as_ref().map(|object| object.bind(py).clone())
}

/// What was kept, in one of the ways in which a handle becomes an object again.
///
/// @py
pub fn recall_by(py: Python<'_>, way: &str) -> PyResult<Py<PyAny>> {
    let kept = lock(&KEPT);
    let object = kept.as_ref().expect("something was kept");
    Ok(match way {
        "bind" => object.bind(py).clone().unbind(),
        "clone" => object.clone(),
        "clone_ref" => object.clone_ref(py),
        "list" => PyList::new(py, [object])?.get_item(0)?.unbind(),
        "call" => py.eval(c"lambda it: it", None, None)?.call1((object,))?.unbind(),
        "method" => object.call_method0(py, "__str__")?,
        "text" => object.to_string().into_pyobject(py)?.into_any().unbind(),
        _ => panic!("there is no way {way}"),
    })
}

/// What was kept, as it is: the handle is the result.
///
/// @py
pub fn hand_over() -> Option<Py<PyAny>> {
    lock(&KEPT).take()
}

/// Keeps what a call raises.
///
/// @py
pub fn keep_error(call: &Bound<'_, PyAny>) {
    *lock(&ERROR) = call.call0().err();
}

/// Raises what was kept.
///
/// @py
pub fn raise_kept() -> PyResult<()> {
    lock(&ERROR).take().map_or(Ok(()), Err)
}

/// Writes numbers down, beside those of other interpreters.
///
/// @py
pub fn note(numbers: Vec<usize>) {
    lock(&NOTES).push(numbers);
}

/// All that was written down.
///
/// @py
pub fn notes() -> Vec<Vec<usize>> {
    lock(&NOTES).clone()
}

/// Finds what was kept, by whichever interpreter, and never looks at it.
///
/// @py
pub struct Finder {
    /// @py readonly
    pub found: Py<PyAny>,
}

/// @py
impl Finder {
    pub(crate) fn new() -> Finder {
        Finder { found: lock(&KEPT).take().expect("something was kept") }
    }
}

/// Drops what was kept, here.
///
/// @py
pub fn forget() {
    *lock(&KEPT) = None;
}

/// Drops what was kept, in a thread without an interpreter.
///
/// @py nogil
pub fn forget_elsewhere() {
    let object = lock(&KEPT).take();
    std::thread::spawn(|| drop(object)).join().expect("no panic in it");
}

/// Which looks inside of objects are on, one a line, as `name on` or `name off`.
///
/// @py
pub fn layouts() -> String {
    keelback::rt::ffi::layout::report()
}
