//! Capsules: a pointer in an object, by which extension modules hand each other what only they understand.

use std::ffi::{CStr, CString, c_void};
use std::ptr::{self, NonNull};

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyCapsule;

/// What a capsule that we made points to: the value comes first, so its address is the capsule's pointer.
///
/// Invariant: boxed; the capsule's destructor, [`release`], takes the box back.
#[repr(C)]
struct Content<T, D> {
    value: T,
    on_release: Option<D>,
    /// CPython keeps only its address.
    name: Option<CString>,
}

impl PyCapsule {
    /// A capsule that holds a value, under a name that says what it is: `package.module.attribute`.
    ///
    /// The value is dropped when the capsule goes, in whichever thread that happens, and other threads may
    /// read it; hence the bounds.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new<T: Send + Sync + 'static>(
        py: Python<'_>,
        value: T,
        name: Option<CString>,
    ) -> PyResult<Bound<'_, PyCapsule>> {
        PyCapsule::new_with_destructor(py, value, name, |_, _| {})
    }

    /// Like [`new`](Self::new), with a function that is called with the value, and the capsule's context,
    /// when the capsule goes. A panic in it is reported as unraisable.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn new_with_destructor<T, D>(
        py: Python<'_>,
        value: T,
        name: Option<CString>,
        destructor: D,
    ) -> PyResult<Bound<'_, PyCapsule>>
    where
        T: Send + Sync + 'static,
        D: FnOnce(T, *mut c_void) + Send + 'static,
    {
        // A value without a size has an address that a capsule cannot tell from null or another's, but its
        // neighbours in the box give it one.
        let content = Box::new(Content { value, on_release: Some(destructor), name });
        let name = content.name.as_deref().map_or(ptr::null(), CStr::as_ptr);
        let content = Box::into_raw(content);
        // SAFETY: an address that is not null, a C string that lives as long, and a destructor for them.
        let capsule = unsafe { ffi::PyCapsule_New(content.cast(), name, Some(release::<T, D>)) };
        match py.own_or_err(capsule) {
            // SAFETY: what was made is a capsule.
            Ok(capsule) => Ok(unsafe { capsule.cast_into_unchecked() }),
            Err(error) => {
                // SAFETY: made above; no capsule has taken it over.
                drop(unsafe { Box::from_raw(content) });
                Err(error)
            }
        }
    }

    /// What the capsule `package.module.attribute` of another module points to.
    ///
    /// # Safety
    /// The capsule of that name must point to a `T`, which lives as long as the interpreter.
    ///
    /// # Errors
    /// What the import raises, and `AttributeError` where there is no capsule of that name.
    pub unsafe fn import<'py, T>(py: Python<'py>, name: &CStr) -> PyResult<&'py T> {
        // SAFETY: a C string, which an attached thread may ask for.
        let pointer = unsafe { ffi::PyCapsule_Import(name.as_ptr(), 0) };
        match NonNull::new(pointer.cast::<T>()) {
            // SAFETY: the caller vouches for what is there.
            Some(pointer) => Ok(unsafe { pointer.as_ref() }),
            None => Err(PyErr::fetch(py)),
        }
    }
}

/// Called by CPython when a capsule of ours goes.
unsafe extern "C" fn release<T, D>(capsule: *mut ffi::PyObject)
where
    T: Send + Sync + 'static,
    D: FnOnce(T, *mut c_void) + Send + 'static,
{
    // SAFETY: a destructor runs attached.
    let py = unsafe { Python::assume_attached() };
    let raised = PyErr::take(py);
    // SAFETY: a live capsule.
    let context = unsafe { ffi::PyCapsule_GetContext(capsule) };
    // SAFETY: a live capsule.
    let name = unsafe { ffi::PyCapsule_GetName(capsule) };
    // SAFETY: a live capsule and its own name.
    let content = unsafe { ffi::PyCapsule_GetPointer(capsule, name) };
    if content.is_null() {
        PyErr::fetch(py).write_unraisable(py, None);
    } else {
        // SAFETY: the box that `new_with_destructor` gave to the capsule; nobody has taken it yet.
        let content = unsafe { Box::from_raw(content.cast::<Content<T, D>>()) };
        let Content { value, on_release, name: _name } = *content;
        let run = std::panic::AssertUnwindSafe(|| {
            if let Some(on_release) = on_release {
                on_release(value, context);
            }
        });
        if let Err(payload) = std::panic::catch_unwind(run) {
            let panicked = crate::error::panic::raise(py, payload);
            panicked.take(py).write_unraisable(py, None);
        }
    }
    if let Some(raised) = raised {
        raised.restore(py);
    }
}

impl Bound<'_, PyCapsule> {
    /// The capsule's name, if it has one.
    ///
    /// # Errors
    /// None for a capsule in good order.
    pub fn name(&self) -> PyResult<Option<&CStr>> {
        // SAFETY: a live capsule.
        let name = unsafe { ffi::PyCapsule_GetName(self.as_ptr()) };
        if name.is_null() {
            return PyErr::take(self.py()).map_or(Ok(None), Err);
        }
        // SAFETY: a C string that lives as long as the capsule.
        Ok(Some(unsafe { CStr::from_ptr(name) }))
    }

    /// What the capsule points to, if this is its name.
    ///
    /// # Errors
    /// `ValueError` when it has another name.
    pub fn pointer_checked(&self, name: Option<&CStr>) -> PyResult<NonNull<c_void>> {
        let name = name.map_or(ptr::null(), CStr::as_ptr);
        // SAFETY: a live capsule, and a C string or null.
        let pointer = unsafe { ffi::PyCapsule_GetPointer(self.as_ptr(), name) };
        NonNull::new(pointer).ok_or_else(|| PyErr::fetch(self.py()))
    }

    /// Whether it has this name, and points anywhere.
    pub fn is_valid_checked(&self, name: Option<&CStr>) -> bool {
        let name = name.map_or(ptr::null(), CStr::as_ptr);
        // SAFETY: a live capsule, and a C string or null.
        unsafe { ffi::PyCapsule_IsValid(self.as_ptr(), name) != 0 }
    }

    /// What the capsule points to, whatever its name; null when it has been invalidated.
    pub fn pointer(&self) -> *mut c_void {
        let name = self.name().ok().flatten();
        self.pointer_checked(name).map_or(ptr::null_mut(), NonNull::as_ptr)
    }

    /// The value that the capsule points to.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # use keelback::types::PyCapsule;
    /// # keelback_docs::run(|py| {
    /// let capsule = PyCapsule::new(py, [1, 2, 3], Some(c"package.numbers".to_owned()))?;
    /// assert!(capsule.is_valid_checked(Some(c"package.numbers")));
    /// // SAFETY: a capsule of that name holds such numbers.
    /// let numbers = unsafe { capsule.reference::<[i32; 3]>() };
    /// assert_eq!(numbers.iter().sum::<i32>(), 6);
    /// # Ok(()) })
    /// ```
    ///
    /// # Safety
    /// The capsule must point to a `T`: check the name, which says what it holds.
    ///
    /// # Panics
    /// When the capsule has been invalidated.
    pub unsafe fn reference<T>(&self) -> &T {
        let pointer = NonNull::new(self.pointer().cast::<T>()).expect("the capsule is invalid");
        // SAFETY: the caller vouches for what is there; the capsule keeps it alive.
        unsafe { pointer.as_ref() }
    }

    /// A second pointer that goes with the capsule; null when none has been set.
    ///
    /// # Errors
    /// `ValueError` when the capsule is invalid.
    pub fn context(&self) -> PyResult<*mut c_void> {
        // SAFETY: a live capsule.
        let context = unsafe { ffi::PyCapsule_GetContext(self.as_ptr()) };
        if context.is_null() {
            PyErr::take(self.py()).map_or(Ok(context), Err)
        } else {
            Ok(context)
        }
    }

    /// Sets the context.
    ///
    /// # Errors
    /// `ValueError` when the capsule is invalid.
    #[expect(clippy::not_unsafe_ptr_arg_deref, reason = "the pointer is kept, not followed")]
    pub fn set_context(&self, context: *mut c_void) -> PyResult<()> {
        // SAFETY: a live capsule; the pointer is not followed.
        let answer = unsafe { ffi::PyCapsule_SetContext(self.as_ptr(), context) };
        self.py().check(answer).map(drop)
    }
}
