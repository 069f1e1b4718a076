//! Borrows of an object's Rust value: the public guards, and how handles give them.

use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::class::access::{Access as _, Exclusively, Frozen, Name, PARAMETER};
use crate::class::contents::Contents;
use crate::class::def::Class;
use crate::class::receiver::{self, Receiver};
use crate::convert::{BorrowMutFromPyObject, FromPyObject, IntoPyObject};
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::PyAny;

/// A shared borrow of an object's Rust value, which others may read meanwhile.
///
/// A parameter of this type takes an instance of the class, and `slf: PyRef<'_, Self>` as a method's first
/// parameter the object that it is called on. As a result it is the object itself.
///
/// Invariant: the guard of `contents`, which `object` keeps alive, counts one shared borrow for it, and has
/// answered with `value`.
#[repr(C)]
pub struct PyRef<'py, T: Class> {
    pub(super) contents: NonNull<Contents<T>>,
    pub(super) value: NonNull<T>,
    pub(super) object: Bound<'py, T>,
}

/// An exclusive borrow of an object's Rust value.
///
/// Used as [`PyRef`] is.
///
/// Invariant: the guard of `contents`, which `object` keeps alive, keeps all others out, and has answered with
/// `value`.
#[repr(C)]
pub struct PyRefMut<'py, T: Class + Changing> {
    pub(super) contents: NonNull<Contents<T>>,
    pub(super) value: NonNull<T>,
    pub(super) object: Bound<'py, T>,
}

/// Classes whose values never change, so that a reference needs no guard.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a frozen class",
    label = "its values can change while this reference is used",
    note = "use `borrow()`; or tag the type `@py frozen`, and export nothing that takes `&mut self`"
)]
pub trait Unchanging: Class {}

impl<T: Class<Access = Frozen>> Unchanging for T {}

/// Classes whose values can change. What rustc says where one's cannot stands on [`Exclusively`].
pub trait Changing: Class {}

impl<T: Class> Changing for T where T::Access: Exclusively {}

impl<'py, T: Class> PyRef<'py, T> {
    pub(crate) fn new(object: Bound<'py, T>, asker: &'static Name) -> Result<Self, Raised> {
        let (contents, value) = receiver::shared(object.as_borrowed(), asker)?.into_parts();
        Ok(PyRef { contents, value, object })
    }

    /// The object.
    #[must_use]
    pub fn as_bound(&self) -> &Bound<'py, T> {
        &self.object
    }

    /// The object for the C API, borrowed from the guard.
    #[must_use]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.object.as_ptr()
    }

    /// The token that the guard carries.
    #[must_use]
    pub fn py(&self) -> Python<'py> {
        self.object.py()
    }
}

impl<'py, T: Class + Changing> PyRefMut<'py, T> {
    pub(crate) fn new(object: Bound<'py, T>, asker: &'static Name) -> Result<Self, Raised> {
        let (contents, value) = receiver::exclusive(object.as_borrowed(), asker)?.into_parts();
        Ok(PyRefMut { contents, value, object })
    }

    /// The object. It cannot be borrowed while this guard lives.
    #[must_use]
    pub fn as_bound(&self) -> &Bound<'py, T> {
        &self.object
    }

    /// The object for the C API, borrowed from the guard.
    #[must_use]
    pub fn as_ptr(&self) -> *mut ffi::PyObject {
        self.object.as_ptr()
    }

    /// The token that the guard carries.
    #[must_use]
    pub fn py(&self) -> Python<'py> {
        self.object.py()
    }
}

impl<T: Class> Deref for PyRef<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: borrowed in common with others at most (type invariant), and alive with the object.
        unsafe { self.value.as_ref() }
    }
}

impl<T: Class + Changing> Deref for PyRefMut<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: nobody else borrows it (type invariant), and it is alive with the object.
        unsafe { self.value.as_ref() }
    }
}

impl<T: Class + Changing> DerefMut for PyRefMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: nobody else borrows it (type invariant), and `self` is borrowed exclusively.
        unsafe { self.value.as_mut() }
    }
}

impl<T: Class> Drop for PyRef<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: alive with the object (type invariant).
        unsafe { self.contents.as_ref() }.access.end_shared(T::class());
    }
}

impl<T: Class + Changing> Drop for PyRefMut<'_, T> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: alive with the object (type invariant).
        unsafe { self.contents.as_ref() }.access.end_exclusive(T::class());
    }
}

impl<T: Class + std::fmt::Debug> std::fmt::Debug for PyRef<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: Class + Changing + std::fmt::Debug> std::fmt::Debug for PyRefMut<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

/// The value of an object of class `T` that somebody keeps alive for `'a`.
fn frozen<'a, T: Unchanging>(object: *mut ffi::PyObject) -> &'a T {
    // SAFETY: callers pass the object of a handle, which is of class `T`.
    let contents = unsafe { Contents::<T>::of(object) };
    // SAFETY: null, or alive with the object.
    match unsafe { contents.as_ref() }.filter(|contents| !contents.access.is_gone()) {
        // SAFETY: values of a frozen class are only ever shared, and live as long as their object.
        Some(contents) => unsafe { contents.place().as_ref() },
        None => panic!("this object has not been made by {}'s constructor", T::class().name()),
    }
}

/// Who asks, where no method of the class does.
static BORROW: Name = Name("borrow");
static BORROW_MUT: Name = Name("borrow_mut");

impl<'py, T: Class> Bound<'py, T> {
    /// Borrows the object's Rust value.
    ///
    /// # Errors
    /// A `RuntimeError` that names the holder, when it is borrowed for writing.
    pub fn try_borrow(&self) -> PyResult<PyRef<'py, T>> {
        PyRef::new(self.clone(), &BORROW).map_err(|raised| raised.take(self.py()))
    }

    /// Borrows the object's Rust value.
    ///
    /// # Panics
    /// When it is borrowed for writing; [`try_borrow`](Self::try_borrow) answers instead.
    #[must_use]
    pub fn borrow(&self) -> PyRef<'py, T> {
        self.try_borrow().unwrap_or_else(|error| panic!("{error}"))
    }

    /// Borrows the object's Rust value for writing.
    ///
    /// # Errors
    /// A `RuntimeError` that names the holder, when it is borrowed in any way.
    pub fn try_borrow_mut(&self) -> PyResult<PyRefMut<'py, T>>
    where
        T: Changing,
    {
        PyRefMut::new(self.clone(), &BORROW_MUT).map_err(|raised| raised.take(self.py()))
    }

    /// Borrows the object's Rust value for writing.
    ///
    /// # Panics
    /// When it is borrowed in any way; [`try_borrow_mut`](Self::try_borrow_mut) answers instead.
    #[must_use]
    pub fn borrow_mut(&self) -> PyRefMut<'py, T>
    where
        T: Changing,
    {
        self.try_borrow_mut().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The Rust value of an object of a frozen class, which nobody changes: no guard is needed.
    ///
    /// # Panics
    /// When the object was made past the class's constructor, as hostile code can.
    #[must_use]
    pub fn get(&self) -> &T
    where
        T: Unchanging,
    {
        frozen(self.as_ptr())
    }

    /// A new object of the class that holds `value`.
    ///
    /// # Errors
    /// A `MemoryError`.
    pub fn new(py: Python<'py>, value: T) -> PyResult<Bound<'py, T>> {
        super::members::into_object(py, value)
    }
}

impl<T: Class> Py<T> {
    /// A new object of the class that holds `value`.
    ///
    /// # Errors
    /// A `MemoryError`.
    pub fn new(py: Python<'_>, value: T) -> PyResult<Py<T>> {
        Bound::new(py, value).map(Bound::unbind)
    }

    /// Borrows the object's Rust value.
    ///
    /// # Errors
    /// As [`Bound::try_borrow`].
    pub fn try_borrow<'py>(&self, py: Python<'py>) -> PyResult<PyRef<'py, T>> {
        self.bind(py).try_borrow()
    }

    /// Borrows the object's Rust value.
    ///
    /// # Panics
    /// As [`Bound::borrow`].
    #[must_use]
    pub fn borrow<'py>(&self, py: Python<'py>) -> PyRef<'py, T> {
        self.bind(py).borrow()
    }

    /// Borrows the object's Rust value for writing.
    ///
    /// # Errors
    /// As [`Bound::try_borrow_mut`].
    pub fn try_borrow_mut<'py>(&self, py: Python<'py>) -> PyResult<PyRefMut<'py, T>>
    where
        T: Changing,
    {
        self.bind(py).try_borrow_mut()
    }

    /// Borrows the object's Rust value for writing.
    ///
    /// # Panics
    /// As [`Bound::borrow_mut`].
    #[must_use]
    pub fn borrow_mut<'py>(&self, py: Python<'py>) -> PyRefMut<'py, T>
    where
        T: Changing,
    {
        self.bind(py).borrow_mut()
    }

    /// The Rust value of an object of a frozen class: neither a guard nor an attached thread is needed.
    ///
    /// # Panics
    /// As [`Bound::get`].
    #[must_use]
    pub fn get(&self) -> &T
    where
        T: Unchanging + Sync,
    {
        frozen(self.as_ptr())
    }
}

impl<'a, 'py, T: Class> FromPyObject<'a, 'py> for PyRef<'py, T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Self::from_py(object).map_err(|raised| raised.take(object.py()))
    }

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        PyRef::new(receiver::of_class::<T>(&object)?.to_owned(), &PARAMETER)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::class().is_instance(object)
    }
}

impl<'a, 'py, T: Class + Changing> FromPyObject<'a, 'py> for PyRefMut<'py, T> {
    type Error = PyErr;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        Self::from_py(object).map_err(|raised| raised.take(object.py()))
    }

    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        PyRefMut::new(receiver::of_class::<T>(&object)?.to_owned(), &PARAMETER)
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::class().is_instance(object)
    }
}

impl<'a, 'py: 'a, T: Class + Changing> BorrowMutFromPyObject<'a, 'py> for T {
    type Slot = PyRefMut<'py, T>;

    fn borrow_mut_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> Result<&'a mut T, Raised> {
        Ok(slot.insert(PyRefMut::from_py(object.as_borrowed())?))
    }

    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        T::class().is_instance(object)
    }
}

/// The guards as results: the object itself.
macro_rules! itself {
    ($([$($bound:tt)*] $type:ty;)*) => { $(
        impl<'py, T: Class $($bound)*> IntoPyObject<'py> for $type {
            type Target = T;
            type Output = Bound<'py, T>;
            type Error = std::convert::Infallible;

            #[inline]
            fn into_pyobject(self, _: Python<'py>) -> Result<Bound<'py, T>, Self::Error> {
                Ok(self.object.clone())
            }
        }
    )* };
}

itself! {
    [] PyRef<'py, T>;
    [] &PyRef<'py, T>;
    [+ Changing] PyRefMut<'py, T>;
    [+ Changing] &PyRefMut<'py, T>;
}

/// What a method may take its object as, in its first parameter.
#[diagnostic::on_unimplemented(
    message = "a method cannot take its object as `{Self}`",
    note = "write `slf: PyRef<'_, Self>`, `PyRefMut<'_, Self>`, `Bound<'_, Self>`, `&Bound<'_, Self>` or `Py<Self>`"
)]
pub trait Receive<'s, 'py, T: Class>: Sized {
    /// Takes it, for the method of that name.
    fn receive(slf: &'s Receiver<'s, 'py, T>, method: &'static Name) -> Result<Self, Raised>;
}

/// The object that a method is called on, as the method wants it.
#[inline]
pub fn receive<'s, 'py, T: Class, R: Receive<'s, 'py, T>>(
    slf: &'s Receiver<'s, 'py, T>,
    method: &'static Name,
) -> Result<R, Raised> {
    R::receive(slf, method)
}

impl<'s, 'py, T: Class> Receive<'s, 'py, T> for PyRef<'py, T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, method: &'static Name) -> Result<Self, Raised> {
        PyRef::new(slf.to_owned(), method)
    }
}

impl<'s, 'py, T: Class + Changing> Receive<'s, 'py, T> for PyRefMut<'py, T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, method: &'static Name) -> Result<Self, Raised> {
        PyRefMut::new(slf.to_owned(), method)
    }
}

impl<'s, 'py, T: Class> Receive<'s, 'py, T> for Bound<'py, T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, _: &'static Name) -> Result<Self, Raised> {
        Ok(slf.to_owned())
    }
}

impl<'s, 'py, T: Class> Receive<'s, 'py, T> for &'s Bound<'py, T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, _: &'static Name) -> Result<Self, Raised> {
        Ok(slf.as_bound())
    }
}

impl<'s, 'py, T: Class> Receive<'s, 'py, T> for Borrowed<'s, 'py, T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, _: &'static Name) -> Result<Self, Raised> {
        Ok(slf.handle())
    }
}

impl<'s, 'py, T: Class> Receive<'s, 'py, T> for Py<T> {
    fn receive(slf: &'s Receiver<'s, 'py, T>, _: &'static Name) -> Result<Self, Raised> {
        Ok(slf.to_owned().unbind())
    }
}
