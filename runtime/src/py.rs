//! The proof that this thread may use Python.

use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};

/// A token that says: this thread is attached to an interpreter (holds its GIL, where there is one).
///
/// Every operation on Python objects asks for one, directly or through a handle that carries it.
/// It has no size, is copied freely, and cannot leave the thread or outlive the attachment.
///
/// ```
/// use keelback::prelude::*;
///
/// fn answer(py: Python<'_>) -> Bound<'_, PyList> {
///     PyList::empty(py)
/// }
/// # keelback_docs::run(|py| {
/// assert_eq!(answer(py).len(), 0);
/// # Ok(()) })
/// ```
///
/// Invariant: while a value of this type exists, the current thread is attached to the interpreter
/// whose objects are reached through it.
#[derive(Clone, Copy)]
pub struct Python<'py>(PhantomData<(&'py (), dyn OnlyWhileAttached)>);

/// What only a thread that is attached may use. A type of this name is what the compiler finds where a handle goes to
/// another thread, or is used while detached.
pub(crate) trait OnlyWhileAttached: UnwindSafe + RefUnwindSafe + Unpin {}

impl<'py> Python<'py> {
    /// Says that the thread is attached, without a check.
    ///
    /// # Safety
    /// The current thread must be attached to an interpreter for all of `'py`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// // SAFETY: the thread is attached, or this code would have no `py`.
    /// let again = unsafe { Python::assume_attached() };
    /// assert!(again.None().is(&py.None()));
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub unsafe fn assume_attached() -> Python<'py> {
        Python(PhantomData)
    }
}

impl std::fmt::Debug for Python<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Python")
    }
}
