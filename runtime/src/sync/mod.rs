//! Locks and once-cells for threads that run Python.
//!
//! A thread that waits for a lock while it is attached keeps the others from running Python, and so, with a GIL,
//! the one that holds the lock from ever letting go of it. What is here detaches while it waits.

mod once;

pub use crate::intern;
pub use once::{GILOnceCell, PyOnceLock};

/// Sections that no other thread runs for the same object: for builds without a GIL.
///
/// ```
/// use keelback::prelude::*;
/// use keelback::sync::critical_section::with_critical_section;
///
/// # keelback_docs::run(|py| {
/// let seen = PyList::empty(py);
/// // No other thread appends between the look and the append.
/// with_critical_section(&seen, || if seen.contains(1)? { Ok(()) } else { seen.append(1) })?;
/// assert_eq!(seen.len(), 1);
/// # Ok(()) })
/// ```
pub mod critical_section {
    pub use super::{with_critical_section, with_critical_section2};
}

use std::sync::{
    LockResult, Mutex, MutexGuard, Once, OnceLock, RwLock, RwLockReadGuard, RwLockWriteGuard,
    TryLockError,
};

use keelback_ffi as ffi;

use crate::handle::Bound;
use crate::py::Python;

/// Waits for something that another thread gives up: detached. What it answers with may not be `Send`, as the
/// guard of a mutex is not; the closure runs in this very thread.
fn wait_detached<T>(py: Python<'_>, wait: impl FnOnce() -> T) -> T {
    let _detached = crate::attach::Detached::new(py);
    wait()
}

/// [`Mutex::lock`] for attached threads.
pub trait MutexExt<T: ?Sized> {
    /// Locks; where the lock is held by another thread, waits for it detached.
    ///
    /// # Errors
    /// When a thread has panicked while it held the lock.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// use std::sync::Mutex;
    /// use keelback::sync::MutexExt;
    ///
    /// # keelback_docs::run(|py| {
    /// let count = Mutex::new(0);
    /// *count.lock_py_attached(py).unwrap() += 1;
    /// assert_eq!(count.into_inner().unwrap(), 1);
    /// # Ok(()) })
    /// ```
    fn lock_py_attached(&self, py: Python<'_>) -> LockResult<MutexGuard<'_, T>>;
}

impl<T: ?Sized> MutexExt<T> for Mutex<T> {
    fn lock_py_attached(&self, py: Python<'_>) -> LockResult<MutexGuard<'_, T>> {
        match self.try_lock() {
            Ok(guard) => Ok(guard),
            Err(TryLockError::Poisoned(error)) => Err(error),
            Err(TryLockError::WouldBlock) => wait_detached(py, || self.lock()),
        }
    }
}

/// [`RwLock::read`] and [`RwLock::write`] for attached threads.
pub trait RwLockExt<T: ?Sized> {
    /// Locks for reading; where the lock is held for writing, waits for it detached.
    ///
    /// # Errors
    /// When a thread has panicked while it held the lock for writing.
    fn read_py_attached(&self, py: Python<'_>) -> LockResult<RwLockReadGuard<'_, T>>;

    /// Locks for writing; where the lock is held by another thread, waits for it detached.
    ///
    /// # Errors
    /// When a thread has panicked while it held the lock for writing.
    fn write_py_attached(&self, py: Python<'_>) -> LockResult<RwLockWriteGuard<'_, T>>;
}

impl<T: ?Sized> RwLockExt<T> for RwLock<T> {
    fn read_py_attached(&self, py: Python<'_>) -> LockResult<RwLockReadGuard<'_, T>> {
        match self.try_read() {
            Ok(guard) => Ok(guard),
            Err(TryLockError::Poisoned(error)) => Err(error),
            Err(TryLockError::WouldBlock) => wait_detached(py, || self.read()),
        }
    }

    fn write_py_attached(&self, py: Python<'_>) -> LockResult<RwLockWriteGuard<'_, T>> {
        match self.try_write() {
            Ok(guard) => Ok(guard),
            Err(TryLockError::Poisoned(error)) => Err(error),
            Err(TryLockError::WouldBlock) => wait_detached(py, || self.write()),
        }
    }
}

/// [`Once::call_once`] for attached threads.
pub trait OnceExt {
    /// Calls `body`, attached, unless that has been done; where another thread is at it, waits detached.
    ///
    /// # Panics
    /// When an earlier call has panicked.
    fn call_once_py_attached(&self, py: Python<'_>, body: impl FnOnce());
}

impl OnceExt for Once {
    fn call_once_py_attached(&self, py: Python<'_>, body: impl FnOnce()) {
        if self.is_completed() {
            return;
        }
        let detached = crate::attach::Detached::new(py);
        self.call_once(|| detached.attached_again(body));
    }
}

/// [`OnceLock::get_or_init`] for attached threads.
pub trait OnceLockExt<T> {
    /// The value; where there is none, calls `body`, attached, to make it. Where another thread is at it, waits
    /// detached.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// use std::sync::OnceLock;
    /// use keelback::sync::OnceLockExt;
    ///
    /// static NAME: OnceLock<String> = OnceLock::new();
    /// # keelback_docs::run(|py| {
    /// let name = NAME.get_or_init_py_attached(py, || "made once".to_owned());
    /// # assert_eq!(name, "made once");
    /// # Ok(()) })
    /// ```
    fn get_or_init_py_attached(&self, py: Python<'_>, body: impl FnOnce() -> T) -> &T;
}

impl<T> OnceLockExt<T> for OnceLock<T> {
    fn get_or_init_py_attached(&self, py: Python<'_>, body: impl FnOnce() -> T) -> &T {
        if let Some(value) = self.get() {
            return value;
        }
        let detached = crate::attach::Detached::new(py);
        self.get_or_init(|| detached.attached_again(body))
    }
}

/// Runs `body` while no other thread runs a section for the same object, on a build without a GIL; with one there
/// is nothing to do.
///
/// A section is interrupted while the thread is detached, as it is when Python code or `body` waits for something:
/// what was true before a call into Python may not be true after it. So there is no deadlock.
pub fn with_critical_section<T, R>(object: &Bound<'_, T>, body: impl FnOnce() -> R) -> R {
    if !ffi::layout::free_threaded() {
        return body();
    }
    let mut section = ffi::PyCriticalSection::default();
    // SAFETY: the section stays where it is until `_end` has ended it, and the object is live.
    unsafe { ffi::PyCriticalSection_Begin(&raw mut section, object.as_ptr()) };
    let _end = End(&mut section, ffi::PyCriticalSection_End);
    body()
}

/// Like [`with_critical_section`], for two objects at once.
pub fn with_critical_section2<T, U, R>(
    first: &Bound<'_, T>,
    second: &Bound<'_, U>,
    body: impl FnOnce() -> R,
) -> R {
    if !ffi::layout::free_threaded() {
        return body();
    }
    let mut section = ffi::PyCriticalSection2::default();
    // SAFETY: the section stays where it is until `_end` has ended it, and the objects are live.
    unsafe {
        ffi::PyCriticalSection2_Begin(&raw mut section, first.as_ptr(), second.as_ptr());
    }
    let _end = End(&mut section, ffi::PyCriticalSection2_End);
    body()
}

/// Ends a section, also when unwinding.
///
/// Invariant: the section was begun by this thread, and the function ends sections of its kind.
struct End<'a, S>(&'a mut S, unsafe fn(*mut S));

impl<S> Drop for End<'_, S> {
    fn drop(&mut self) {
        // SAFETY: a section that was begun (type invariant).
        unsafe { (self.1)(self.0) };
    }
}
