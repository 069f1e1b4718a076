//! Owned references that any thread may hold and drop.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::handle::{Bound, pending};
use crate::py::Python;
use crate::state::{self, Owner};
use crate::types::PyAny;

/// An owned reference to a Python object of type `T`, without the proof of attachment: it can be
/// stored, sent to other threads, and dropped anywhere.
///
/// Invariant: `pointer` is a live object that passes `T`'s type check, and this value owns exactly
/// one count of it. `owner` is the interpreter that the object belongs to. The pointer comes first.
///
/// Each interpreter of a process has objects of its own, which no other may touch. A `Py` remembers whose its object is:
/// with the proof of another interpreter it panics instead, and what is dropped elsewhere waits for its own.
///
/// With the proof at hand, [`bind`](Self::bind) gives all that a [`Bound`] can do.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let list: Py<PyList> = PyList::empty(py).unbind();
/// let worker = std::thread::spawn(move || {
///     Python::attach(|py| list.bind(py).append("from another thread"))
/// });
/// // The other thread needs the GIL, so this one must not wait with it.
/// py.detach(|| worker.join().unwrap())?;
/// # Ok(()) })
/// ```
#[repr(C)]
pub struct Py<T = PyAny> {
    pointer: NonNull<ffi::PyObject>,
    owner: Owner,
    marker: PhantomData<T>,
}

// SAFETY: the object is only reached with a `Python<'py>`, which proves attachment; dropping without
// one goes through `pending`.
unsafe impl<T> Send for Py<T> {}
// SAFETY: as above; `&Py<T>` offers nothing without a token.
unsafe impl<T> Sync for Py<T> {}

impl<T> Py<T> {
    /// Takes over one count of `pointer`.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` of which the caller owns one count and gives it up.
    #[inline(always)]
    pub(crate) unsafe fn from_owned(py: Python<'_>, pointer: NonNull<ffi::PyObject>) -> Self {
        Py { pointer, owner: state::owner(py), marker: PhantomData }
    }

    /// Whether that is the object's interpreter.
    #[inline(always)]
    pub(crate) fn is_of(&self, py: Python<'_>) -> bool {
        self.owner == state::owner(py)
    }

    /// Panics in another interpreter than the object's.
    #[inline(always)]
    fn check(&self, py: Python<'_>) {
        if !self.is_of(py) {
            foreign();
        }
    }

    /// The object's address; it stays valid while `self` lives.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// assert_eq!(list.clone().unbind().as_ptr(), list.as_ptr());
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.pointer.as_ptr()
    }

    /// The same handle with the proof of attachment.
    ///
    /// # Panics
    /// In another interpreter than the object's.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let kept = PyString::new(py, "kept").unbind();
    /// assert_eq!(kept.bind(py).to_str()?, "kept");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn bind<'py>(&self, py: Python<'py>) -> &Bound<'py, T> {
        self.check(py);
        let this: *const Self = self;
        // SAFETY: both begin with the pointer and own a count; `py` proves attachment to the object's interpreter.
        unsafe { &*this.cast::<Bound<'py, T>>() }
    }

    /// Like [`bind`](Self::bind), by value.
    ///
    /// # Panics
    /// In another interpreter than the object's.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let kept = PyString::new(py, "kept").unbind();
    /// let text: Bound<'_, PyString> = kept.into_bound(py);
    /// assert_eq!(text.to_str()?, "kept");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn into_bound(self, py: Python<'_>) -> Bound<'_, T> {
        self.check(py);
        let pointer = ManuallyDrop::new(self).pointer;
        // SAFETY: the count moves; the object is a `T` (type invariant).
        unsafe { Bound::from_owned(py, pointer) }
    }

    /// Forgets the type.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let objects: Vec<Py<PyAny>> =
    ///     vec![PyString::new(py, "a").unbind().into_any(), PyList::empty(py).unbind().into_any()];
    /// assert_eq!(objects[0].bind(py).to_string(), "a");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn into_any(self) -> Py<PyAny> {
        let this = ManuallyDrop::new(self);
        // The count moves, and every object is a `PyAny`.
        Py { pointer: this.pointer, owner: this.owner, marker: PhantomData }
    }

    /// A second owned reference to the same object.
    ///
    /// It asks for a token, as a plain `clone` could not: counts may only be changed while attached.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let kept = PyList::empty(py).unbind();
    /// let second = kept.clone_ref(py);
    /// assert!(kept.is(&second));
    /// # Ok(()) })
    /// ```
    #[inline]
    pub fn clone_ref(&self, py: Python<'_>) -> Py<T> {
        self.bind(py).clone().unbind()
    }

    /// Whether both are the very same object, as `is` says in Python.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let (one, other) = (PyList::empty(py).unbind(), PyList::empty(py).unbind());
    /// assert!(one.is(&one) && !one.is(&other));
    /// # Ok(()) })
    /// ```
    #[inline]
    pub fn is<U>(&self, other: &Py<U>) -> bool {
        self.as_ptr() == other.as_ptr()
    }

    /// Whether this is `None`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// assert!(py.None().is_none(py));
    /// assert!(!PyList::empty(py).unbind().is_none(py));
    /// # Ok(()) })
    /// ```
    #[inline]
    pub fn is_none(&self, _py: Python<'_>) -> bool {
        self.as_ptr() == ffi::Py_None()
    }
}

/// Says that an object belongs to another interpreter.
#[cold]
#[inline(never)]
fn foreign() -> ! {
    panic!(
        "a Py<T> was used in another interpreter than the one its object belongs to: each interpreter has objects of its \
         own; keep one for each in a `PyOnceLock`, or hand Rust data over"
    )
}

impl<T> Drop for Py<T> {
    /// Releases the count at once where the thread is attached to the object's interpreter; otherwise as soon as a thread
    /// that is comes by.
    #[inline]
    fn drop(&mut self) {
        pending::release(self.pointer, self.owner);
    }
}

impl<T> std::fmt::Debug for Py<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Py({:p})", self.pointer)
    }
}
