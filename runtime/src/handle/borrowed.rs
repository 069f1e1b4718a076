//! References that somebody else keeps alive.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

/// A reference to a Python object that something else keeps alive for `'a`. Copied freely, no
/// reference count involved.
///
/// Invariant: `pointer` is a live object of type `T` for all of `'a`. The layout is that of a plain
/// pointer.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let list = PyList::empty(py);
/// let one: Borrowed<'_, '_, PyList> = list.as_borrowed();
/// let two = one;
/// // All that a `Bound` can do, and still usable after the copy.
/// assert!(one.is_empty() && one.is(&two));
/// # Ok(()) })
/// ```
#[repr(transparent)]
pub struct Borrowed<'a, 'py, T = PyAny> {
    pointer: NonNull<ffi::PyObject>,
    marker: PhantomData<(&'a crate::handle::Py<T>, Python<'py>)>,
}

impl<'a, 'py, T> Borrowed<'a, 'py, T> {
    /// # Safety
    /// `pointer` must be a live object of type `T` for all of `'a`.
    #[inline(always)]
    pub(crate) unsafe fn from_non_null(_py: Python<'py>, pointer: NonNull<ffi::PyObject>) -> Self {
        Borrowed { pointer, marker: PhantomData }
    }

    /// A borrowed reference from a raw pointer that is known not to be null.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` for all of `'a`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let text = PyString::new(py, "kept by the variable");
    /// // SAFETY: a `str`, which `text` keeps alive for longer than `seen`.
    /// let seen = unsafe { Borrowed::<PyString>::from_ptr(py, text.as_ptr()) };
    /// assert_eq!(seen.to_str()?, "kept by the variable");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub unsafe fn from_ptr(py: Python<'py>, pointer: *mut ffi::PyObject) -> Self {
        debug_assert!(!pointer.is_null());
        // SAFETY: the caller vouches that it is an object, which has an address.
        let pointer = unsafe { NonNull::new_unchecked(pointer) };
        // SAFETY: forwarded.
        unsafe { Borrowed::from_non_null(py, pointer) }
    }

    #[inline(always)]
    pub(crate) fn into_non_null(self) -> NonNull<ffi::PyObject> {
        self.pointer
    }

    /// The token this handle carries.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// fn empty_like<'py>(list: Borrowed<'_, 'py, PyList>) -> Bound<'py, PyList> {
    ///     PyList::empty(list.py())
    /// }
    /// assert!(empty_like(PyList::empty(py).as_borrowed()).is_empty());
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn py(self) -> Python<'py> {
        // SAFETY: the value carries a `Python<'py>`, so the thread is attached for `'py`.
        unsafe { Python::assume_attached() }
    }

    /// The object's address.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// assert_eq!(list.as_borrowed().as_ptr(), list.as_ptr());
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn as_ptr(self) -> *mut ffi::PyObject {
        self.pointer.as_ptr()
    }

    /// An owned handle: one count more.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let kept = {
    ///     let list = PyList::empty(py);
    ///     list.as_borrowed().to_owned()
    /// };
    /// assert!(kept.is_empty());
    /// # Ok(()) })
    /// ```
    #[inline]
    pub fn to_owned(self) -> Bound<'py, T> {
        // SAFETY: the object is live (type invariant), and the thread is attached.
        let object = unsafe { ffi::Py_NewRef(self.as_ptr()) };
        // SAFETY: the object itself, which is not null.
        let object = unsafe { NonNull::new_unchecked(object) };
        // SAFETY: the count just taken is given to the new handle.
        unsafe { Bound::from_owned(self.py(), object) }
    }

    /// Forgets the type.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// let object: Borrowed<'_, '_, PyAny> = list.as_borrowed().to_any();
    /// assert_eq!(object.to_string(), "[]");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn to_any(self) -> Borrowed<'a, 'py, PyAny> {
        // SAFETY: same object, same life, and every object is a `PyAny`.
        unsafe { Borrowed::from_non_null(self.py(), self.pointer) }
    }
}

impl<T> Clone for Borrowed<'_, '_, T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Borrowed<'_, '_, T> {}

impl<'py, T> Deref for Borrowed<'_, 'py, T> {
    type Target = Bound<'py, T>;

    #[inline(always)]
    fn deref(&self) -> &Bound<'py, T> {
        let this: *const Self = self;
        // SAFETY: both are transparent over one pointer; the reference lends, so no count is given up.
        unsafe { &*this.cast::<Bound<'py, T>>() }
    }
}

impl<T> std::fmt::Debug for Borrowed<'_, '_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(&**self, f)
    }
}
