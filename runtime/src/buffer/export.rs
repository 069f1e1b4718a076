//! The other direction: objects of a class that show their memory.

use std::collections::BTreeMap;
use std::ffi::{CStr, c_int, c_void};
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use super::Element;
use crate::call::enter::fence_status;
use crate::class::access::Access as _;
use crate::class::contents::Contents;
use crate::class::{Class, Exclusive, Receiver, Shared};
use crate::error::{PyErr, PyResult, Raised};
use crate::exceptions::{PyBufferError, PyValueError};
use crate::py::Python;

/// Items in the order of C, with a shape of several dimensions.
///
/// ```
/// use keelback::buffer::View;
///
/// let items = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
/// assert!(View::new(&items[..], [2, 3]).is_ok());
/// assert!(View::new(&items[..], [2, 2]).is_err());
/// ```
#[derive(Debug)]
pub struct View<S> {
    items: S,
    shape: Vec<usize>,
}

impl<S: Items> View<S> {
    /// These items, the last index first.
    ///
    /// # Errors
    /// `ValueError` for a shape of another number of items.
    pub fn new(items: S, shape: impl Into<Vec<usize>>) -> PyResult<View<S>> {
        let shape = shape.into();
        let count = shape.iter().try_fold(1_usize, |count, side| count.checked_mul(*side));
        if count != Some(items.raw().count) || shape.len() > ffi::PyBUF_MAX_NDIM {
            return Err(PyValueError::new_err(format!(
                "{} items have no shape {shape:?}",
                items.raw().count
            )));
        }
        Ok(View { items, shape })
    }
}

/// Where items are, without a lifetime.
#[doc(hidden)]
pub struct Raw {
    start: *mut c_void,
    count: usize,
    size: usize,
    format: &'static CStr,
    readonly: bool,
}

/// Slices of items: what a method that shows the memory of its object returns.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no memory that can be shown",
    note = "return `&[T]` or `&mut [T]` of numbers, a `View` of one, or a `Result` of these"
)]
pub trait Items {
    /// The same without a lifetime.
    #[doc(hidden)]
    fn raw(&self) -> Raw;
}

impl<T: Element> Items for &[T] {
    fn raw(&self) -> Raw {
        raw::<T>(self.as_ptr(), self.len(), true)
    }
}

impl<T: Element> Items for &mut [T] {
    fn raw(&self) -> Raw {
        raw::<T>(self.as_ptr(), self.len(), false)
    }
}

fn raw<T: Element>(start: *const T, count: usize, readonly: bool) -> Raw {
    Raw { start: start.cast_mut().cast(), count, size: size_of::<T>(), format: T::FORMAT, readonly }
}

/// What a method that shows memory may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no memory that can be shown",
    note = "return `&[T]` or `&mut [T]` of numbers, a `View` of one, or a `Result` of these"
)]
pub trait Exports {
    /// The items and their shape.
    #[doc(hidden)]
    fn parts(self) -> PyResult<(Raw, Vec<usize>)>;
}

impl<S: Items> Exports for S {
    fn parts(self) -> PyResult<(Raw, Vec<usize>)> {
        let raw = self.raw();
        let shape = vec![raw.count];
        Ok((raw, shape))
    }
}

impl<S: Items> Exports for View<S> {
    fn parts(self) -> PyResult<(Raw, Vec<usize>)> {
        Ok((self.items.raw(), self.shape))
    }
}

impl<X: Exports, E: Into<PyErr>> Exports for Result<X, E> {
    fn parts(self) -> PyResult<(Raw, Vec<usize>)> {
        self.map_err(Into::into)?.parts()
    }
}

/// What the view of one consumer points to.
///
/// Invariant: boxed, in the `internal` of a view; `exclusive` says which borrow of the exporter it keeps.
struct Kept {
    shape: Vec<ffi::Py_ssize_t>,
    strides: Vec<ffi::Py_ssize_t>,
    exclusive: bool,
}

/// A consumer's question.
///
/// Invariant: `view` may be written.
pub struct Request {
    view: *mut ffi::Py_buffer,
    flags: c_int,
}

impl Request {
    fn wants(&self, flag: c_int) -> bool {
        self.flags & flag == flag
    }

    /// Shows items of the object, as far as the consumer can take them; the borrow is kept until the release.
    fn fill(&self, parts: PyResult<(Raw, Vec<usize>)>, exclusive: bool) -> PyResult<()> {
        let (raw, shape) = parts?;
        let refuse = |text: &'static str| Err(PyBufferError::new_err(text));
        if self.wants(ffi::PyBUF_WRITABLE) && raw.readonly {
            return refuse("Object is not writable.");
        }
        let plain = shape.len() < 2;
        if !plain && (!self.wants(ffi::PyBUF_ND) || self.wants(ffi::PyBUF_F_CONTIGUOUS)) {
            return refuse("the memory has several dimensions, in the order of C");
        }
        let mut kept = Kept {
            shape: shape.iter().map(|side| *side as ffi::Py_ssize_t).collect(),
            strides: vec![0; shape.len()],
            exclusive,
        };
        let mut step = raw.size as ffi::Py_ssize_t;
        for (stride, side) in kept.strides.iter_mut().zip(&kept.shape).rev() {
            *stride = step;
            step *= *side;
        }
        let mut kept = Box::new(kept);
        let or_null = |wanted: bool, field: &mut Vec<ffi::Py_ssize_t>| {
            if wanted { field.as_mut_ptr() } else { std::ptr::null_mut() }
        };
        let filled = ffi::Py_buffer {
            buf: raw.start,
            len: (raw.count * raw.size) as ffi::Py_ssize_t,
            itemsize: raw.size as ffi::Py_ssize_t,
            readonly: c_int::from(raw.readonly),
            ndim: shape.len() as c_int,
            format: if self.wants(ffi::PyBUF_FORMAT) {
                raw.format.as_ptr().cast_mut()
            } else {
                std::ptr::null_mut()
            },
            shape: or_null(self.wants(ffi::PyBUF_ND), &mut kept.shape),
            strides: or_null(self.wants(ffi::PyBUF_STRIDES), &mut kept.strides),
            internal: Box::into_raw(kept).cast(),
            ..ffi::Py_buffer::EMPTY
        };
        // SAFETY: the consumer's view (type invariant).
        unsafe { self.view.write(filled) };
        Ok(())
    }

    /// Shows what a method with `&self` has returned.
    #[doc(hidden)]
    pub fn shared<T: Class>(
        &self,
        py: Python<'_>,
        this: Shared<'_, T>,
        show: impl for<'x> FnOnce(&'x T, &mut dyn FnMut(PyResult<(Raw, Vec<usize>)>)),
    ) -> Result<(), Raised> {
        let mut done = Ok(());
        show(&this, &mut |parts| done = self.fill(parts, false));
        done.map_err(|error| error.raise(py))?;
        count(this.keep(), 1);
        Ok(())
    }

    /// Shows what a method with `&mut self` has returned.
    #[doc(hidden)]
    pub fn exclusive<T: Class>(
        &self,
        py: Python<'_>,
        mut this: Exclusive<'_, T>,
        show: impl for<'x> FnOnce(&'x mut T, &mut dyn FnMut(PyResult<(Raw, Vec<usize>)>)),
    ) -> Result<(), Raised> {
        let mut done = Ok(());
        show(&mut this, &mut |parts| done = self.fill(parts, true));
        done.map_err(|error| error.raise(py))?;
        count(this.keep(), 1);
        Ok(())
    }
}

/// How many consumers each object has, by the address of its contents.
static EXPORTED: Mutex<BTreeMap<usize, isize>> = Mutex::new(BTreeMap::new());

fn count(address: usize, change: isize) {
    let mut exported = EXPORTED.lock().unwrap_or_else(PoisonError::into_inner);
    let now = exported.entry(address).or_insert(0);
    *now += change;
    if *now == 0 {
        exported.remove(&address);
    }
}

/// Whether somebody holds the memory of the object whose contents begin there.
pub(crate) fn is_exported(address: usize) -> bool {
    EXPORTED.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&address)
}

/// `bf_getbuffer`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a view that may be written.
pub unsafe fn get_buffer<T: Class, F>(
    object: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
    flags: c_int,
    run: F,
) -> c_int
where
    F: for<'a, 'py> Fn(Python<'py>, Receiver<'a, 'py, T>, &Request) -> Result<(), Raised>,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    // SAFETY: forwarded: refused until it is filled.
    unsafe { (*view).obj = std::ptr::null_mut() };
    if !fence_status(py, || run(py, receiver, &Request { view, flags })) {
        return -1;
    }
    // SAFETY: a live object, of which the view owns a count.
    let owner = unsafe { ffi::Py_NewRef(object) };
    // SAFETY: forwarded.
    unsafe { (*view).obj = owner };
    0
}

/// `bf_releasebuffer`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a view that [`get_buffer`] has filled.
pub unsafe extern "C" fn release_buffer<T: Class>(
    object: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
) {
    // SAFETY: forwarded.
    let internal = unsafe { (*view).internal };
    // SAFETY: what `Request::fill` has put there, given back once.
    let kept = unsafe { Box::from_raw(internal.cast::<Kept>()) };
    // SAFETY: of the class.
    let contents = unsafe { Contents::<T>::of(object) };
    count(contents.addr(), -1);
    // SAFETY: alive, as the view owns a count of the object.
    let contents = unsafe { &*contents };
    if kept.exclusive {
        contents.access.end_exclusive();
    } else {
        contents.access.end_shared();
    }
}

/// The table's entries of a class that shows its memory.
#[doc(hidden)]
#[macro_export]
macro_rules! __buffer {
    ($slot:ident, $release:ident, $type:ty, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                view: *mut $crate::rt::ffi::Py_buffer,
                flags: ::core::ffi::c_int,
            ) -> ::core::ffi::c_int {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_get_buffer::<$type, _>(object, view, flags, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe {
                $crate::rt::Slot::new(
                    $crate::rt::ffi::Py_bf_getbuffer,
                    entry as *const ::core::ffi::c_void,
                )
            }
        };
        // SAFETY: the slot has this shape, and gives back what the other has filled.
        pub(crate) const $release: $crate::rt::Slot<$type> = unsafe {
            $crate::rt::Slot::new(
                $crate::rt::ffi::Py_bf_releasebuffer,
                $crate::rt::release_buffer::<$type> as *const ::core::ffi::c_void,
            )
        };
    };
}
