//! Owned references that carry the proof of attachment.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::handle::{Borrowed, Py};
use crate::py::Python;
use crate::types::{DerefToPyAny, PyAny};

/// An owned reference to a Python object of type `T`, usable while attached for `'py`.
///
/// Invariant: `pointer` is a live object that passes `T`'s type check, and this value owns exactly
/// one count of it. The layout is that of a plain pointer.
///
/// Its clones are further references to the same object; `==` is not defined, since Python's may raise.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let list: Bound<'_, PyList> = PyList::empty(py);
/// let same = list.clone();
/// same.append("seen through both")?;
/// assert_eq!(list.len(), 1);
/// # Ok(()) })
/// ```
#[repr(transparent)]
pub struct Bound<'py, T = PyAny> {
    pointer: NonNull<ffi::PyObject>,
    marker: PhantomData<(Python<'py>, T)>,
}

impl<'py, T> Bound<'py, T> {
    /// Takes over one count of `pointer`.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` of which the caller owns one count and gives it up.
    #[inline(always)]
    pub(crate) unsafe fn from_owned(_py: Python<'py>, pointer: NonNull<ffi::PyObject>) -> Self {
        Bound { pointer, marker: PhantomData }
    }

    /// The token this handle carries.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// fn describe(object: &Bound<'_, PyAny>) -> PyResult<String> {
    ///     let repr = object.py().import("reprlib")?.getattr("repr")?;
    ///     repr.call1((object,))?.extract()
    /// }
    /// assert_eq!(describe(PyList::empty(py).as_any())?, "[]");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn py(&self) -> Python<'py> {
        // SAFETY: the value carries a `Python<'py>`, so the thread is attached for `'py`.
        unsafe { Python::assume_attached() }
    }

    /// The object's address; it stays valid while `self` lives.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// // For a function of the C API: it borrows the object.
    /// // SAFETY: a live list.
    /// assert_eq!(unsafe { keelback::ffi::PyList_Size(list.as_ptr()) }, 0);
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.pointer.as_ptr()
    }

    /// Gives up the handle without releasing its count.
    ///
    /// Who gets the pointer owns the count.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let pointer = PyList::empty(py).into_ptr();
    /// // SAFETY: a live object, of which the count that `into_ptr` gave is released once.
    /// unsafe { keelback::ffi::Py_DECREF(pointer) };
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        ManuallyDrop::new(self).pointer.as_ptr()
    }

    #[inline(always)]
    pub(crate) fn into_non_null(self) -> NonNull<ffi::PyObject> {
        ManuallyDrop::new(self).pointer
    }

    /// The same object without the proof of attachment, to be stored or sent.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// struct Log {
    ///     lines: Py<PyList>,
    /// }
    /// let log = Log { lines: PyList::empty(py).unbind() };
    /// log.lines.bind(py).append("kept")?;
    /// assert_eq!(log.lines.bind(py).len(), 1);
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn unbind(self) -> Py<T> {
        let py = self.py();
        // SAFETY: the count that `self` owns moves (type invariant).
        unsafe { Py::from_owned(py, self.into_non_null()) }
    }

    /// A borrowed reference that lasts as long as this handle.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// let borrowed: Borrowed<'_, '_, PyList> = list.as_borrowed();
    /// assert!(borrowed.is(&list));
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn as_borrowed<'a>(&'a self) -> Borrowed<'a, 'py, T> {
        // SAFETY: `self` keeps the object alive for `'a`, and it is a `T` (type invariant).
        unsafe { Borrowed::from_non_null(self.py(), self.pointer) }
    }

    /// The same handle, seen as one to any object.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// fn name_of_type(object: &Bound<'_, PyAny>) -> String {
    ///     object.type_name()
    /// }
    /// assert_eq!(name_of_type(PyDict::new(py).as_any()), "dict");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn as_any(&self) -> &Bound<'py, PyAny> {
        let this: *const Self = self;
        // SAFETY: both are transparent over the same pointer, and every object is a `PyAny`.
        unsafe { &*this.cast::<Bound<'py, PyAny>>() }
    }

    /// Forgets the type.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let mixed: Vec<Bound<'_, PyAny>> = vec![PyList::empty(py).into_any(), PyDict::new(py).into_any()];
    /// assert_eq!(mixed[1].to_string(), "{}");
    /// # Ok(()) })
    /// ```
    #[inline(always)]
    pub fn into_any(self) -> Bound<'py, PyAny> {
        // SAFETY: the count moves, and every object is a `PyAny`.
        unsafe { Bound::from_owned(self.py(), self.into_non_null()) }
    }

    /// Whether both are the very same object, as `is` says in Python.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// assert!(list.is(&list.clone()));
    /// assert!(!list.is(&PyList::empty(py)));
    /// # Ok(()) })
    /// ```
    #[inline]
    pub fn is<U>(&self, other: &Bound<'py, U>) -> bool {
        self.as_ptr() == other.as_ptr()
    }
}

impl<'py, T: DerefToPyAny> Deref for Bound<'py, T> {
    type Target = Bound<'py, PyAny>;

    #[inline(always)]
    fn deref(&self) -> &Bound<'py, PyAny> {
        self.as_any()
    }
}

impl<T> Clone for Bound<'_, T> {
    #[inline]
    fn clone(&self) -> Self {
        // SAFETY: the object is live (type invariant), and the thread is attached.
        let object = unsafe { ffi::Py_NewRef(self.as_ptr()) };
        // SAFETY: the object itself, which is not null.
        Bound { pointer: unsafe { NonNull::new_unchecked(object) }, marker: PhantomData }
    }
}

impl<T> Drop for Bound<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: this value owns one count (type invariant) and gives it up; the thread is attached.
        unsafe { ffi::Py_DECREF(self.as_ptr()) };
    }
}

impl<T> From<Bound<'_, T>> for Py<T> {
    fn from(bound: Bound<'_, T>) -> Py<T> {
        bound.unbind()
    }
}

impl<T> std::fmt::Debug for Bound<'_, T> {
    /// What `repr()` says, or the type's name when that raises.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::types::any::format(self.as_any(), f, true)
    }
}

impl<T> std::fmt::Display for Bound<'_, T> {
    /// What `str()` says, or the type's name when that raises.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::types::any::format(self.as_any(), f, false)
    }
}
