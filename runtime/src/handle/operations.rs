//! What can be done with a stored handle in one step, given the proof of attachment.

use keelback_ffi as ffi;

use crate::convert::{FromPyObject, IntoPyObject};
use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{DerefToPyAny, PyAny, PyCallArgs, PyDict, PyString};

impl<T> Py<T> {
    /// The same handle, seen as one to any object.
    #[inline(always)]
    pub fn as_any(&self) -> &Py<PyAny> {
        let this: *const Self = self;
        // SAFETY: both are transparent over the same pointer, and every object is a `PyAny`.
        unsafe { &*this.cast::<Py<PyAny>>() }
    }

    /// A borrowed reference with the proof of attachment.
    #[inline(always)]
    pub fn bind_borrowed<'a, 'py>(&'a self, py: Python<'py>) -> Borrowed<'a, 'py, T> {
        // SAFETY: `self` keeps the object alive for `'a`, and it is a `T` (type invariant).
        unsafe { Borrowed::from_ptr(py, self.as_ptr()) }
    }

    /// Releases the count at once, without asking whether the thread is attached.
    #[inline]
    pub fn drop_ref(self, py: Python<'_>) {
        drop(self.into_bound(py));
    }

    /// The object's reference count, as [`Bound::get_refcnt`].
    pub fn get_refcnt(&self, py: Python<'_>) -> isize {
        self.bind(py).as_any().get_refcnt()
    }

    /// Whether this is `...`.
    #[inline]
    pub fn is_ellipsis(&self) -> bool {
        self.as_ptr() == ffi::Py_Ellipsis()
    }

    /// Whether the object counts as true.
    ///
    /// # Errors
    /// What `__bool__` or `__len__` raises.
    pub fn is_truthy(&self, py: Python<'_>) -> PyResult<bool> {
        self.bind(py).as_any().is_truthy()
    }

    /// Converts to a Rust value.
    ///
    /// # Errors
    /// What the conversion says.
    pub fn extract<'a, 'py, V: FromPyObject<'a, 'py>>(
        &'a self,
        py: Python<'py>,
    ) -> Result<V, V::Error>
    where
        'py: 'a,
    {
        V::extract(self.bind_borrowed(py).to_any())
    }

    /// `self.name`.
    ///
    /// # Errors
    /// As [`Bound::getattr`].
    pub fn getattr<'py, N>(&self, py: Python<'py>, name: N) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.bind(py).as_any().getattr(name).map(Bound::unbind)
    }

    /// `self.name = value`.
    ///
    /// # Errors
    /// As [`Bound::setattr`].
    pub fn setattr<'py, N, V>(&self, py: Python<'py>, name: N, value: V) -> PyResult<()>
    where
        N: IntoPyObject<'py, Target = PyString>,
        V: IntoPyObject<'py>,
    {
        self.bind(py).as_any().setattr(name, value)
    }

    /// `self(*args, **kwargs)`.
    ///
    /// # Errors
    /// What the call or an argument's conversion raises.
    pub fn call<'py, A: PyCallArgs<'py>>(
        &self,
        py: Python<'py>,
        args: A,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Py<PyAny>> {
        self.bind(py).as_any().call(args, kwargs).map(Bound::unbind)
    }

    /// `self()`.
    ///
    /// # Errors
    /// What the call raises.
    pub fn call0(&self, py: Python<'_>) -> PyResult<Py<PyAny>> {
        self.bind(py).as_any().call0().map(Bound::unbind)
    }

    /// `self(*args)`.
    ///
    /// # Errors
    /// What the call or an argument's conversion raises.
    pub fn call1<'py, A: PyCallArgs<'py>>(&self, py: Python<'py>, args: A) -> PyResult<Py<PyAny>> {
        self.bind(py).as_any().call1(args).map(Bound::unbind)
    }

    /// `self.name(*args, **kwargs)`.
    ///
    /// # Errors
    /// What the lookup, the call or an argument's conversion raises.
    pub fn call_method<'py, N, A>(
        &self,
        py: Python<'py>,
        name: N,
        args: A,
        kwargs: Option<&Bound<'py, PyDict>>,
    ) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call_method(name, args, kwargs).map(Bound::unbind)
    }

    /// `self.name()`.
    ///
    /// # Errors
    /// What the lookup or the call raises.
    pub fn call_method0<'py, N>(&self, py: Python<'py>, name: N) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
    {
        self.bind(py).as_any().call_method0(name).map(Bound::unbind)
    }

    /// `self.name(*args)`.
    ///
    /// # Errors
    /// What the lookup, the call or an argument's conversion raises.
    pub fn call_method1<'py, N, A>(&self, py: Python<'py>, name: N, args: A) -> PyResult<Py<PyAny>>
    where
        N: IntoPyObject<'py, Target = PyString>,
        A: PyCallArgs<'py>,
    {
        self.bind(py).as_any().call_method1(name, args).map(Bound::unbind)
    }
}

impl<T> Clone for Py<T> {
    /// # Panics
    /// In a thread that is not attached, where [`clone_ref`](Py::clone_ref) cannot be called either: taking a
    /// count needs the interpreter.
    fn clone(&self) -> Self {
        match Python::if_attached(|py| self.clone_ref(py)) {
            Some(clone) => clone,
            None => panic!(
                "a Py<T> was cloned in a thread that is not attached to Python; clone it within Python::attach, or \
                 share it in an Arc"
            ),
        }
    }
}

impl<T> std::fmt::Display for Py<T> {
    /// What `str()` says; attaches the thread for it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match Python::try_attach(|py| self.bind(py).to_string()) {
            Some(text) => f.write_str(&text),
            None => std::fmt::Debug::fmt(self, f),
        }
    }
}

impl<T: DerefToPyAny> From<Bound<'_, T>> for Py<PyAny> {
    fn from(object: Bound<'_, T>) -> Self {
        object.into_any().unbind()
    }
}

impl<T> From<&Bound<'_, T>> for Py<T> {
    fn from(object: &Bound<'_, T>) -> Self {
        object.clone().unbind()
    }
}

impl<T> From<Borrowed<'_, '_, T>> for Py<T> {
    fn from(object: Borrowed<'_, '_, T>) -> Self {
        object.to_owned().unbind()
    }
}

impl<T: DerefToPyAny> From<Py<T>> for Py<PyAny> {
    fn from(object: Py<T>) -> Self {
        object.into_any()
    }
}

impl<'py, T: DerefToPyAny> From<Bound<'py, T>> for Bound<'py, PyAny> {
    fn from(object: Bound<'py, T>) -> Self {
        object.into_any()
    }
}

impl<'py> Bound<'py, PyAny> {
    /// Takes over a count.
    ///
    /// # Safety
    /// `pointer` must be a live object of which the caller owns a count and gives it up.
    ///
    /// # Panics
    /// When it is null.
    #[inline]
    pub unsafe fn from_owned_ptr(py: Python<'py>, pointer: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded.
        match unsafe { Self::from_owned_ptr_or_opt(py, pointer) } {
            Some(object) => object,
            None => null_pointer(py),
        }
    }

    /// Takes over a count; `None` for null.
    ///
    /// # Safety
    /// As [`from_owned_ptr`](Self::from_owned_ptr), or null.
    #[inline]
    pub unsafe fn from_owned_ptr_or_opt(
        py: Python<'py>,
        pointer: *mut ffi::PyObject,
    ) -> Option<Self> {
        let pointer = std::ptr::NonNull::new(pointer)?;
        // SAFETY: forwarded.
        Some(unsafe { Bound::from_owned(py, pointer) })
    }

    /// Takes over a count; for null, the exception that C raised.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # keelback_docs::run(|py| {
    /// let pointer = PyList::empty(py).into_ptr();
    /// // SAFETY: the count that was just given up.
    /// let list = unsafe { Bound::from_owned_ptr_or_err(py, pointer) }?;
    /// assert!(list.is_empty()?);
    ///
    /// // SAFETY: null is allowed.
    /// let error = unsafe { Bound::from_owned_ptr_or_err(py, std::ptr::null_mut()) }.unwrap_err();
    /// assert!(error.to_string().ends_with("no exception was set"));
    /// # Ok(()) })
    /// ```
    ///
    /// # Safety
    /// As [`from_owned_ptr`](Self::from_owned_ptr), or null.
    ///
    /// # Errors
    /// The exception that is raised, which then is so no longer.
    #[inline]
    pub unsafe fn from_owned_ptr_or_err(
        py: Python<'py>,
        pointer: *mut ffi::PyObject,
    ) -> PyResult<Self> {
        // SAFETY: forwarded.
        unsafe { Self::from_owned_ptr_or_opt(py, pointer) }.ok_or_else(|| PyErr::fetch(py))
    }

    /// Takes a count of its own.
    ///
    /// # Safety
    /// `pointer` must be a live object.
    ///
    /// # Panics
    /// When it is null.
    #[inline]
    pub unsafe fn from_borrowed_ptr(py: Python<'py>, pointer: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded.
        match unsafe { Self::from_borrowed_ptr_or_opt(py, pointer) } {
            Some(object) => object,
            None => null_pointer(py),
        }
    }

    /// Takes a count of its own; `None` for null.
    ///
    /// # Safety
    /// `pointer` must be a live object, or null.
    #[inline]
    pub unsafe fn from_borrowed_ptr_or_opt(
        py: Python<'py>,
        pointer: *mut ffi::PyObject,
    ) -> Option<Self> {
        let pointer = std::ptr::NonNull::new(pointer)?;
        // SAFETY: forwarded.
        let object: Borrowed<'_, 'py, PyAny> = unsafe { Borrowed::from_non_null(py, pointer) };
        Some(object.to_owned())
    }

    /// Takes a count of its own; for null, the exception that C raised.
    ///
    /// # Safety
    /// `pointer` must be a live object, or null.
    ///
    /// # Errors
    /// The exception that is raised, which then is so no longer.
    #[inline]
    pub unsafe fn from_borrowed_ptr_or_err(
        py: Python<'py>,
        pointer: *mut ffi::PyObject,
    ) -> PyResult<Self> {
        // SAFETY: forwarded.
        unsafe { Self::from_borrowed_ptr_or_opt(py, pointer) }.ok_or_else(|| PyErr::fetch(py))
    }
}

impl<T> Py<T> {
    /// Takes over a count.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T` of which the caller owns a count and gives it up.
    ///
    /// # Panics
    /// When it is null.
    pub unsafe fn from_owned_ptr(py: Python<'_>, pointer: *mut ffi::PyObject) -> Py<T> {
        // SAFETY: forwarded.
        let object = unsafe { Bound::from_owned_ptr(py, pointer) };
        // SAFETY: the caller vouches for the type.
        unsafe { object.cast_into_unchecked() }.unbind()
    }

    /// Takes a count of its own.
    ///
    /// # Safety
    /// `pointer` must be a live object of type `T`.
    ///
    /// # Panics
    /// When it is null.
    pub unsafe fn from_borrowed_ptr(py: Python<'_>, pointer: *mut ffi::PyObject) -> Py<T> {
        // SAFETY: forwarded.
        let object = unsafe { Bound::from_borrowed_ptr(py, pointer) };
        // SAFETY: the caller vouches for the type.
        unsafe { object.cast_into_unchecked() }.unbind()
    }

    /// Gives up the handle without releasing its count.
    #[inline(always)]
    pub fn into_ptr(self) -> *mut ffi::PyObject {
        std::mem::ManuallyDrop::new(self).as_ptr()
    }
}

/// C answered with null where it must not.
#[cold]
fn null_pointer(py: Python<'_>) -> ! {
    match PyErr::take(py) {
        Some(error) => panic!("a null pointer where an object was promised; raised was {error}"),
        None => panic!("a null pointer where an object was promised"),
    }
}
