//! Objects of a class, as methods and arguments see them.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::class::access::{Access, Name, PARAMETER};
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::error::Raised;
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// The object that a method is called on.
///
/// CPython's descriptors and slots have checked that it is of the class. The layout is that of a handle, whatever the
/// class.
#[repr(transparent)]
pub struct Receiver<'a, 'py, T: Class> {
    object: Borrowed<'a, 'py, T>,
}

impl<T: Class> Clone for Receiver<'_, '_, T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Class> Copy for Receiver<'_, '_, T> {}

impl<'a, 'py, T: Class> Receiver<'a, 'py, T> {
    /// # Safety
    /// `object` must be of class `T` and live for `'a`.
    #[inline(always)]
    pub(crate) unsafe fn new(py: Python<'py>, object: *mut ffi::PyObject) -> Self {
        // SAFETY: forwarded.
        Receiver { object: unsafe { Borrowed::from_ptr(py, object) } }
    }

    /// `&self`.
    #[inline(always)]
    pub fn shared(&self, method: &'static Name) -> Result<Shared<'a, T>, Raised> {
        shared(self.object, method)
    }

    /// `&mut self`.
    #[inline(always)]
    pub fn exclusive(&self, method: &'static Name) -> Result<Exclusive<'a, T>, Raised> {
        exclusive(self.object, method)
    }

    /// Where the object's contents begin, which tells objects apart.
    pub(crate) fn contents(&self) -> usize {
        // SAFETY: the handle is of class `T`.
        unsafe { Contents::<T>::of(self.object.as_ptr()) }.addr()
    }

    /// The handle.
    #[inline(always)]
    pub fn handle(&self) -> Borrowed<'a, 'py, T> {
        self.object
    }

    /// The handle, by reference.
    #[inline(always)]
    pub(crate) fn as_bound(&self) -> &Bound<'py, T> {
        &self.object
    }

    /// The handle, owned.
    #[inline(always)]
    pub fn to_owned(&self) -> Bound<'py, T> {
        self.object.to_owned()
    }
}

#[inline(always)]
pub(crate) fn shared<'a, T: Class>(
    object: Borrowed<'a, '_, T>,
    method: &'static Name,
) -> Result<Shared<'a, T>, Raised> {
    // SAFETY: the handle is of class `T`.
    let contents = unsafe { Contents::<T>::of(object.as_ptr()) };
    // SAFETY: written (invariant of `Contents`), and alive for `'a` with the object.
    let contents: &'a Contents<T> = unsafe { &*contents };
    let value = contents.access.shared(object.py(), T::class(), method, contents.place())?;
    Ok(Shared { contents, value })
}

#[inline(always)]
pub(crate) fn exclusive<'a, T: Class>(
    object: Borrowed<'a, '_, T>,
    method: &'static Name,
) -> Result<Exclusive<'a, T>, Raised> {
    // SAFETY: the handle is of class `T`.
    let contents = unsafe { Contents::<T>::of(object.as_ptr()) };
    // SAFETY: written (invariant of `Contents`), and alive for `'a` with the object.
    let contents: &'a Contents<T> = unsafe { &*contents };
    let value = contents.access.exclusive(object.py(), T::class(), method, contents.place())?;
    Ok(Exclusive { contents, value, marker: PhantomData })
}

/// `&T` as a parameter: the object's value, borrowed for the call.
#[inline(always)]
pub fn argument<'a, 'py, T: Class>(
    arg: &'a Arg<'py>,
    slot: &'a mut Option<Held<'py, T>>,
) -> Result<&'a T, Raised> {
    let borrow = shared(of_class::<T>(arg.as_bound())?, &PARAMETER)?;
    let value = borrow.value;
    if T::Access::GUARDED {
        *slot = Some(Held { contents: NonNull::from(borrow.contents), marker: PhantomData });
        std::mem::forget(borrow);
    }
    // SAFETY: borrowed in common with others at most: until `slot` goes, which `'a` is within, and
    // without end where nothing is guarded. The object lives for `'a`.
    Ok(unsafe { value.as_ref() })
}

/// What a parameter that borrows a value keeps during the call.
///
/// Invariant: `contents` are those of an argument, which live as long as `'py`; their guard counts one shared
/// borrow until this is dropped.
pub struct Held<'py, T: Class> {
    contents: NonNull<Contents<T>>,
    marker: PhantomData<Bound<'py, T>>,
}

impl<T: Class> Drop for Held<'_, T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: alive (type invariant).
        unsafe { self.contents.as_ref() }.access.end_shared(T::class());
    }
}

/// `T` by value as a parameter: a copy of the object's value.
pub fn copy<T: Class + Clone>(object: Borrowed<'_, '_, PyAny>) -> Result<T, Raised> {
    Ok(shared(of_class::<T>(&object)?, &PARAMETER)?.clone())
}

/// The same for containers and users.
pub fn extract_copy<T: Class + Clone>(object: Borrowed<'_, '_, PyAny>) -> crate::PyResult<T> {
    copy(object).map_err(|raised| raised.take(object.py()))
}

/// A new object that holds a copy.
pub fn copy_bound<'py, T: Class + Clone>(
    py: Python<'py>,
    value: &T,
) -> crate::PyResult<Bound<'py, T>> {
    super::members::into_object(py, value.clone())
}

#[inline(always)]
pub(crate) fn of_class<'a, 'py, T: Class>(
    object: &'a Bound<'py, PyAny>,
) -> Result<Borrowed<'a, 'py, T>, Raised> {
    if T::class().is_instance(object.as_borrowed()) {
        // SAFETY: the object is of the class, and lives for `'a`.
        return Ok(unsafe { Borrowed::from_ptr(object.py(), object.as_ptr()) });
    }
    Err(wrong_class(object.as_borrowed(), T::class()))
}

/// Whether a special method may be called on `object`; raises where not. CPython asks that itself before it calls a slot; PyPy
/// calls the slot with anything that `T.__len__(anything)` is given.
///
/// # Safety
/// `object` must be live, and the thread attached.
#[inline(always)]
pub(crate) unsafe fn takes<T: Class>(object: *mut ffi::PyObject) -> bool {
    if !ffi::FOR_PYPY {
        return true;
    }
    // SAFETY: forwarded.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded; it lives as long as the call.
    let object = unsafe { Borrowed::<PyAny>::from_ptr(py, object) };
    of_class::<T>(&object).is_ok()
}

/// Apart from its callers, which would all save registers for it.
#[cold]
#[inline(never)]
#[expect(improper_ctypes_definitions, reason = "C does not call it; nothing unwinds out of it")]
extern "C" fn wrong_class(object: Borrowed<'_, '_, PyAny>, wanted: &ClassDef) -> Raised {
    let (got, wanted) = (object.type_name(), wanted.name());
    PyTypeError::new_err(format!("expected {wanted}, got {got}")).raise(object.py())
}

/// A shared borrow of an object's value.
///
/// Invariant: `contents.access` counts it until it is dropped, and has answered with `value`.
pub struct Shared<'a, T: Class> {
    contents: &'a Contents<T>,
    value: NonNull<T>,
}

impl<T: Class> Shared<'_, T> {
    /// The contents, of which somebody else will end the borrow, and the value.
    #[inline]
    pub(crate) fn into_parts(self) -> (NonNull<Contents<T>>, NonNull<T>) {
        let parts = (NonNull::from(self.contents), self.value);
        std::mem::forget(self);
        parts
    }
}

impl<T: Class> Shared<'_, T> {
    /// What the object keeps in the place of its value.
    #[inline(always)]
    pub(crate) fn stored(&self) -> &T::Stored {
        // SAFETY: borrowed in common with others at most (type invariant).
        unsafe { self.contents.stored() }
    }

    /// Leaves the borrow to be ended by somebody else; answers with the address of the contents.
    pub(crate) fn keep(self) -> usize {
        let address = std::ptr::from_ref(self.contents).addr();
        std::mem::forget(self);
        address
    }
}

impl<T: Class> Deref for Shared<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: borrowed in common with others at most (type invariant).
        unsafe { self.value.as_ref() }
    }
}

impl<T: Class> Drop for Shared<'_, T> {
    #[inline(always)]
    fn drop(&mut self) {
        self.contents.access.end_shared(T::class());
    }
}

/// An exclusive borrow of an object's value.
///
/// Invariant: `contents.access` keeps all others out until it is dropped, and has answered with `value`.
pub struct Exclusive<'a, T: Class> {
    contents: &'a Contents<T>,
    value: NonNull<T>,
    marker: PhantomData<&'a mut T>,
}

impl<T: Class> Exclusive<'_, T> {
    /// The contents, of which somebody else will end the borrow, and the value.
    #[inline]
    pub(crate) fn into_parts(self) -> (NonNull<Contents<T>>, NonNull<T>) {
        let parts = (NonNull::from(self.contents), self.value);
        std::mem::forget(self);
        parts
    }
}

impl<T: Class> Exclusive<'_, T> {
    /// Leaves the borrow to be ended by somebody else; answers with the address of the contents.
    pub(crate) fn keep(self) -> usize {
        let address = std::ptr::from_ref(self.contents).addr();
        std::mem::forget(self);
        address
    }
}

impl<T: Class> Deref for Exclusive<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: nobody else borrows it (type invariant).
        unsafe { self.value.as_ref() }
    }
}

impl<T: Class> DerefMut for Exclusive<'_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: nobody else borrows it (type invariant), and `self` is borrowed exclusively.
        unsafe { self.value.as_mut() }
    }
}

impl<T: Class> Drop for Exclusive<'_, T> {
    #[inline(always)]
    fn drop(&mut self) {
        self.contents.access.end_exclusive(T::class());
    }
}
