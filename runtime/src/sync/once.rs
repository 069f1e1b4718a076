//! Values that are made once in each interpreter.

use std::marker::PhantomData;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use crate::error::PyResult;
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::road::Road;
use crate::state::InterpreterCell;
use crate::sync::MutexExt;
use crate::types::{PyCapsule, PyTypeCheck};

/// A value that is made when it is first wanted, once in each interpreter, and kept until the interpreter or the
/// cell goes: for a `static`, where Python objects cannot be kept otherwise.
///
/// An import, a class, a compiled pattern: whatever is costly to find again.
///
/// ```
/// # use keelback::prelude::*;
/// use keelback::sync::PyOnceLock;
///
/// fn deque<'py>(py: Python<'py>) -> PyResult<&'py Bound<'py, PyType>> {
///     static DEQUE: PyOnceLock<Py<PyType>> = PyOnceLock::new();
///     DEQUE.import(py, "collections", "deque")
/// }
/// # keelback_docs::run(|py| {
/// assert!(deque(py)?.call0()?.is_empty()?);
/// # Ok(()) })
/// ```
///
/// Unlike [`OnceLock`](std::sync::OnceLock) it does not hold the value itself, so it lends it only while
/// the thread is attached. A cell takes a place in every interpreter; a field of many objects is better a `OnceLock`, with
/// [`OnceLockExt`](crate::sync::OnceLockExt).
pub struct PyOnceLock<T> {
    cell: InterpreterCell,
    /// To the value.
    road: Road<T>,
    /// Held by the thread that makes a value.
    making: Mutex<()>,
    /// Which thread that is; 0 for none.
    maker: AtomicU64,
    marker: PhantomData<fn() -> T>,
}

/// The name that this had when every Python had a GIL.
pub type GILOnceCell<T> = PyOnceLock<T>;

impl<T: Send + Sync + 'static> PyOnceLock<T> {
    /// With no value in any interpreter.
    #[must_use]
    pub const fn new() -> Self {
        PyOnceLock {
            cell: InterpreterCell::new(),
            road: Road::new(),
            making: Mutex::new(()),
            maker: AtomicU64::new(0),
            marker: PhantomData,
        }
    }

    /// The value in this interpreter, if it has been made.
    #[inline]
    pub fn get<'a>(&'a self, py: Python<'a>) -> Option<&'a T> {
        self.road.get(py).or_else(|| self.find(py))
    }

    #[cold]
    fn find<'a>(&'a self, py: Python<'a>) -> Option<&'a T> {
        let capsule = self.cell.get_ref(py)?;
        // SAFETY: the cell holds a capsule without a name: nobody else sees it, and names are compared letter by letter.
        let value = unsafe { ffi::PyCapsule_GetPointer(capsule.as_ptr(), std::ptr::null()) };
        // SAFETY: it points to a `T`: the cell is this one's, and what it once holds it keeps while it is lent.
        let value = unsafe { &*value.cast::<T>() };
        // SAFETY: the cell keeps the capsule, and that the value in its place, as long as the state lives and the cell, whose
        // road ends with it.
        unsafe { self.road.open(py, value) };
        Some(value)
    }

    /// The value in this interpreter; where there is none, it is made by `make`. Other threads that want it
    /// meanwhile wait, detached.
    ///
    /// # Panics
    /// When `make` asks for the value itself, and when Python is out of memory.
    pub fn get_or_init<'a>(&'a self, py: Python<'a>, make: impl FnOnce() -> T) -> &'a T {
        let made = self.get_or_try_init(py, || PyResult::Ok(make()));
        made.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Like [`get_or_init`](Self::get_or_init), where making the value may fail. The next call tries anew.
    ///
    /// # Errors
    /// What `make` answers with.
    ///
    /// # Panics
    /// As there.
    #[inline]
    pub fn get_or_try_init<'a, E>(
        &'a self,
        py: Python<'a>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<&'a T, E> {
        match self.get(py) {
            Some(value) => Ok(value),
            None => self.make(py, make),
        }
    }

    #[cold]
    fn make<'a, E>(
        &'a self,
        py: Python<'a>,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<&'a T, E> {
        let this_thread = thread_number();
        assert!(
            self.maker.load(Ordering::Relaxed) != this_thread,
            "a value that is made once is wanted while it is made"
        );
        let _making = self.making.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        if let Some(value) = self.get(py) {
            return Ok(value);
        }
        let _maker = Maker::new(&self.maker, this_thread);
        let value = make()?;
        Ok(self.put(py, value))
    }

    /// Sets the value in this interpreter, unless there is one.
    ///
    /// # Errors
    /// The value itself, when there is one already.
    pub fn set(&self, py: Python<'_>, value: T) -> Result<(), T> {
        let _making = self.making.lock_py_attached(py).unwrap_or_else(PoisonError::into_inner);
        if self.get(py).is_some() {
            return Err(value);
        }
        self.put(py, value);
        Ok(())
    }

    fn put<'a>(&'a self, py: Python<'a>, value: T) -> &'a T {
        let capsule = PyCapsule::new(py, value, None).expect("out of memory");
        let kept = self.cell.get_or_init(py, || Ok(capsule.into_any()));
        drop(kept.expect("nothing in it fails"));
        self.get(py).expect("it has just been put there")
    }
}

impl<T: PyTypeCheck + 'static> PyOnceLock<Py<T>> {
    /// `from module import attribute`, done once in each interpreter.
    ///
    /// # Errors
    /// What the import raises, and `TypeError` when the attribute is no `T`.
    #[inline]
    pub fn import<'a>(
        &'a self,
        py: Python<'a>,
        module: &str,
        attribute: &str,
    ) -> PyResult<&'a Bound<'a, T>> {
        let object = match self.get(py) {
            Some(object) => object,
            None => self.do_import(py, module, attribute)?,
        };
        Ok(object.bind(py))
    }

    #[cold]
    fn do_import<'a>(
        &'a self,
        py: Python<'a>,
        module: &str,
        attribute: &str,
    ) -> PyResult<&'a Py<T>> {
        self.get_or_try_init(py, || {
            let value = py.import(module)?.getattr(attribute)?;
            Ok(value.cast_into::<T>()?.unbind())
        })
    }
}

impl<T: Send + Sync + 'static> Default for PyOnceLock<T> {
    fn default() -> Self {
        PyOnceLock::new()
    }
}

impl<T> Drop for PyOnceLock<T> {
    fn drop(&mut self) {
        self.cell.retire();
    }
}

impl<T> std::fmt::Debug for PyOnceLock<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PyOnceLock").finish_non_exhaustive()
    }
}

/// Says who makes a value while it lives.
struct Maker<'a>(&'a AtomicU64);

impl<'a> Maker<'a> {
    fn new(place: &'a AtomicU64, thread: u64) -> Self {
        place.store(thread, Ordering::Relaxed);
        Maker(place)
    }
}

impl Drop for Maker<'_> {
    fn drop(&mut self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

/// A number that no other thread of the process has had; never 0.
fn thread_number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    thread_local! {
        static NUMBER: u64 = NEXT.fetch_add(1, Ordering::Relaxed);
    }
    NUMBER.with(|number| *number)
}
