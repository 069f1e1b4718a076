//! Rust iterators as Python iterators: `-> impl Iterator<Item = T>`.

use std::ffi::{CStr, c_void};
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::call::give::Give;
use crate::convert::Answer;
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::PyRuntimeError;
use crate::handle::{Borrowed, Bound};
use crate::native::{self, Native};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

/// The class in each interpreter.
static CLASS: InterpreterCell = InterpreterCell::new();

/// The next item as an object; `None` at the end.
type Next = Box<dyn for<'py> FnMut(Python<'py>) -> Option<Answer> + Send>;

/// What an iterator object holds.
struct Cell {
    /// Locked while `next` runs, so that nobody else can enter it. `None` when it has ended.
    next: Mutex<Option<Next>>,
    /// The thread that has locked it, as [`thread`] numbers them; 0 for none.
    holder: AtomicUsize,
}

/// The lock of a cell, held by this thread.
struct Entered<'a> {
    next: MutexGuard<'a, Option<Next>>,
    holder: &'a AtomicUsize,
}

impl Cell {
    /// Waits, detached, for another thread that is inside; `None` when it is this one, which would
    /// wait for itself.
    fn enter(&self, py: Python<'_>) -> Option<Entered<'_>> {
        let next = match self.next.try_lock() {
            Ok(next) => next,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) if self.holder.load(Ordering::Relaxed) == thread() => {
                return None;
            }
            Err(TryLockError::WouldBlock) => self.wait(py),
        };
        self.holder.store(thread(), Ordering::Relaxed);
        Some(Entered { next, holder: &self.holder })
    }

    #[cold]
    fn wait(&self, py: Python<'_>) -> MutexGuard<'_, Option<Next>> {
        /// A guard stays on its thread here, whatever its type has to say of others.
        struct Stays<'a>(MutexGuard<'a, Option<Next>>);
        // SAFETY: it is made and taken apart by the one statement below, and `detach` runs its
        // closure on the calling thread.
        unsafe impl Send for Stays<'_> {}
        py.detach(|| Stays(self.next.lock().unwrap_or_else(PoisonError::into_inner))).0
    }
}

impl Drop for Entered<'_> {
    /// Before the lock is released, so that nobody else's number is overwritten.
    fn drop(&mut self) {
        self.holder.store(0, Ordering::Relaxed);
    }
}

/// A number for this thread, other than that of any thread that lives at the same time.
pub(crate) fn thread() -> usize {
    thread_local! {
        static PLACE: u8 = const { 0 };
    }
    PLACE.with(|place| ptr::from_ref(place).addr())
}

/// An iterator for Python.
#[inline]
pub fn give_iterator<'py, I>(py: Python<'py>, iterator: I) -> Answer
where
    I: Iterator + Send + 'static,
    for<'a> I::Item: Give<'a>,
{
    let mut iterator = iterator;
    let next: Next = Box::new(move |py| iterator.next().map(|item| item.give(py)));
    match new(py, next) {
        Ok(object) => Ok(object.into()),
        Err(error) => Err(error.raise(py)),
    }
}

/// An iterator for Python, or the error.
#[inline]
pub fn give_result_iterator<'py, I, E>(py: Python<'py>, result: Result<I, E>) -> Answer
where
    I: Iterator + Send + 'static,
    for<'a> I::Item: Give<'a>,
    E: Into<PyErr>,
{
    match result {
        Ok(iterator) => give_iterator(py, iterator),
        Err(error) => Err(error.into().raise(py)),
    }
}

impl Native for Cell {
    const NAME: &'static CStr = c"_keelback_runtime.Iterator";
    const DOC: &'static CStr = c"A Rust iterator.";

    fn class() -> &'static InterpreterCell {
        &CLASS
    }

    fn slots() -> Vec<ffi::PyType_Slot> {
        vec![
            native::slot(ffi::Py_tp_iter, iter as *const c_void),
            native::slot(ffi::Py_tp_iternext, iternext as *const c_void),
        ]
    }
}

fn new(py: Python<'_>, next: Next) -> PyResult<Bound<'_, PyAny>> {
    native::new(py, Cell { next: Mutex::new(Some(next)), holder: AtomicUsize::new(0) })
}

unsafe extern "C" fn iter(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with a live object.
    unsafe { ffi::Py_INCREF(object) };
    object
}

unsafe extern "C" fn iternext(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: C calls the slot with a live object, which lives during the call.
    let borrowed = unsafe { Borrowed::<PyAny>::from_ptr(py, object) };
    if !native::takes::<Cell>(&borrowed) {
        return ptr::null_mut();
    }
    // SAFETY: an object of the class, as just seen or as CPython has seen, which lives during the call.
    let cell: &Cell = unsafe { native::value(object) };
    fence(py, || advance(py, cell).unwrap_or_else(|| Err(Raised::assume(py))))
}

/// The next item; `None` at the end, where no exception is raised.
fn advance(py: Python<'_>, cell: &Cell) -> Option<Answer> {
    let Some(mut entered) = cell.enter(py) else {
        return Some(Err(
            PyRuntimeError::new_err("the iterator is already being advanced").raise(py)
        ));
    };
    // Taken out while it runs: one that panics is not put back, and has ended. One that has ended
    // stays so, and lets go of what it held.
    let mut next = entered.next.take()?;
    let answer = next(py);
    if answer.is_some() {
        *entered.next = Some(next);
        return answer;
    }
    // Dropped outside of the lock: it may run Python code, which may ask for the next item.
    drop(entered);
    drop(next);
    None
}
