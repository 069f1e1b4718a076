//! Rust iterators as Python iterators: `-> impl Iterator<Item = T>`.

use std::ffi::{c_int, c_void};
use std::mem::size_of;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::call::give::Give;
use crate::convert::Answer;
use crate::convert::Owned;
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyRuntimeError, PyTypeError};
use crate::handle::Bound;
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::PyAny;

/// The class in each interpreter.
static CLASS: InterpreterCell = InterpreterCell::new();

/// The next item as an object; `None` at the end.
type Next = Box<dyn for<'py> FnMut(Python<'py>) -> Option<Answer> + Send>;

/// What an iterator object holds behind its header.
///
/// Invariant: an object of the class always holds one that has been written.
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
fn thread() -> usize {
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

fn new(py: Python<'_>, next: Next) -> PyResult<Bound<'_, PyAny>> {
    let class = CLASS.get_or_init(py, || make_class(py))?;
    // SAFETY: a live type object made by `make_class`.
    let object = py.own_or_err(unsafe { ffi::PyType_GenericAlloc(class.as_ptr().cast(), 0) })?;
    // SAFETY: a new object of the class.
    let cell = unsafe { cell(object.as_ptr()) };
    // SAFETY: there is room for it behind the header.
    unsafe { cell.write(Cell { next: Mutex::new(Some(next)), holder: AtomicUsize::new(0) }) };
    Ok(object)
}

/// # Safety
/// `object` must be of the iterator class.
unsafe fn cell(object: *mut ffi::PyObject) -> *mut Cell {
    // SAFETY: objects of the class are `head + size_of::<Cell>()` long.
    unsafe { object.byte_add(ffi::layout::head()).cast() }
}

fn make_class(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let mut slots = [
        slot(ffi::Py_tp_new, refuse_new as *mut c_void),
        slot(ffi::Py_tp_dealloc, dealloc as *mut c_void),
        slot(ffi::Py_tp_iter, iter as *mut c_void),
        slot(ffi::Py_tp_iternext, iternext as *mut c_void),
        slot(ffi::Py_tp_doc, c"A Rust iterator.".as_ptr() as *mut c_void),
        slot(0, ptr::null_mut()),
    ];
    let mut spec = ffi::PyType_Spec {
        name: c"_keelback_runtime.Iterator".as_ptr(),
        basicsize: (ffi::layout::head() + size_of::<Cell>()) as c_int,
        itemsize: 0,
        flags: ffi::Py_TPFLAGS_DEFAULT as u32,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: a complete spec, whose slots end with a zero and fit their C signatures.
    py.own_or_err(unsafe { ffi::PyType_FromSpec(&mut spec) })
}

fn slot(slot: c_int, pfunc: *mut c_void) -> ffi::PyType_Slot {
    ffi::PyType_Slot { slot, pfunc }
}

/// Only Rust makes iterators: an object made otherwise would hold none.
unsafe extern "C" fn refuse_new(
    _class: *mut ffi::PyObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let _raised = PyTypeError::new_err("cannot create 'Iterator' instances").raise(py);
    ptr::null_mut()
}

unsafe extern "C" fn iter(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with a live object.
    unsafe { ffi::Py_INCREF(object) };
    object
}

unsafe extern "C" fn iternext(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: CPython calls the slot with an object of the class.
    let cell = unsafe { cell(object) };
    // SAFETY: it holds a written cell (invariant of `Cell`).
    let cell: &Cell = unsafe { &*cell };
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

unsafe extern "C" fn dealloc(object: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live object has a type.
    let class = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: an object of the class.
    let held = unsafe { cell(object) };
    // SAFETY: it has been written (invariant of `Cell`), and is not used again.
    let held = unsafe { held.read() };
    // Objects also go while an exception is on its way, which has to stay as it is.
    let on_its_way = PyErr::take(py);
    let dropped = fence(py, || {
        drop(held);
        Ok(Owned::none(py))
    });
    if dropped.is_null() {
        // Nobody is there to catch it.
        PyErr::fetch(py).write_unraisable(py, None);
    } else {
        // SAFETY: the new reference that `fence` answered with.
        unsafe { ffi::Py_DECREF(dropped) };
    }
    if let Some(error) = on_its_way {
        error.restore(py);
    }
    // SAFETY: the slot of a heap type, which answers with the function it inherits or sets.
    let free = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_free) };
    if !free.is_null() {
        // SAFETY: `tp_free` has this signature.
        let free: ffi::freefunc = unsafe { std::mem::transmute(free) };
        // SAFETY: the object's memory came from `PyType_GenericAlloc`.
        unsafe { free(object.cast()) };
    }
    // SAFETY: since 3.8 an object of a heap type owns a count of it; before, `PyType_GenericAlloc`
    // takes one likewise.
    unsafe { ffi::Py_DECREF(class.cast()) };
}
