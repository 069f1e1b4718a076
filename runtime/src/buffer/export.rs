//! Objects of a class that show their memory.

use std::collections::BTreeMap;
use std::ffi::c_int;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use keelback_ffi as ffi;

use super::answer::answer;
use super::view::Shown;
use crate::call::enter::fence_status;
use crate::class::access::{Access as _, Name};
use crate::class::contents::Contents;
use crate::class::wait::handed_over;
use crate::class::{Class, Receiver};
use crate::error::{PyResult, Raised};
use crate::exceptions::PyBufferError;
use crate::py::Python;

/// What the views of consumers point to.
///
/// Invariant: each view has a count of it in its `internal`; PyPy, which forgets what stands there, has it in [`Exported`].
struct Kept {
    shown: Shown,
}

/// A consumer's question.
///
/// Invariant: `view` may be written.
pub struct Request {
    view: *mut ffi::Py_buffer,
    flags: c_int,
}

impl Request {
    /// Fills the view, which takes over a count of what it points to.
    fn fill(&self, kept: &Arc<Kept>) -> PyResult<()> {
        let mut filled = answer(&kept.shown, self.flags)?;
        if !ffi::FOR_PYPY {
            filled.internal = Arc::into_raw(Arc::clone(kept)).cast_mut().cast();
        }
        // SAFETY: the consumer's view (type invariant).
        unsafe { self.view.write(filled) };
        Ok(())
    }

    /// Fills the view with what nobody was shown before.
    fn show(&self, shown: Shown) -> PyResult<Arc<Kept>> {
        let kept = Arc::new(Kept { shown });
        self.fill(&kept)?;
        Ok(kept)
    }

    /// Shows what a method with `&self` returns. The borrow is kept until the release.
    #[doc(hidden)]
    pub fn shared<T: Class>(
        &self,
        py: Python<'_>,
        slf: Receiver<'_, '_, T>,
        method: &'static Name,
        show: impl for<'x> FnOnce(&'x T, &mut dyn FnMut(PyResult<Shown>)),
    ) -> Result<(), Raised> {
        let this = slf.shared(method)?;
        let mut done = Ok(None);
        show(&this, &mut |shown| done = shown.and_then(|shown| self.show(shown).map(Some)));
        let kept = done.map_err(|error| error.raise(py))?;
        let address = this.keep();
        exported().entry(address).or_default().enter(kept);
        handed_over(address);
        Ok(())
    }

    /// Shows what a method with `&mut self` returns. The borrow is kept until the last release; until then
    /// all consumers get what the first one got.
    #[doc(hidden)]
    pub fn exclusive<T: Class>(
        &self,
        py: Python<'_>,
        slf: Receiver<'_, '_, T>,
        method: &'static Name,
        show: impl for<'x> FnOnce(&'x mut T, &mut dyn FnMut(PyResult<Shown>)),
    ) -> Result<(), Raised> {
        let mut this = loop {
            if let Some(done) = self.join(slf.contents()) {
                return done.map_err(|error| error.raise(py));
            }
            let error = match slf.exclusive(method) {
                Ok(this) => break this,
                Err(raised) => raised.take(py),
            };
            // Without a GIL somebody may have begun to look between the two, whom the next turn joins.
            if !(ffi::layout::free_threaded() && error.is_instance_of::<PyBufferError>(py)) {
                return Err(error.raise(py));
            }
        };
        let mut done = Ok(None);
        show(&mut this, &mut |shown| done = shown.and_then(|shown| self.show(shown).map(Some)));
        let all = done.map_err(|error| error.raise(py))?;
        let address = this.keep();
        exported().insert(address, Exported { count: 1, all, alone: Vec::new() });
        handed_over(address);
        Ok(())
    }

    /// Shows what others have been shown, if there are any, under the exclusive borrow that they keep.
    fn join(&self, address: usize) -> Option<PyResult<()>> {
        let mut exported = exported();
        let shown = exported.get_mut(&address)?;
        let done = self.fill(shown.all.as_ref()?);
        shown.count += isize::from(done.is_ok());
        Some(done)
    }
}

/// The consumers of an object.
///
/// Invariant: if there is something that `all` are shown, their views together keep one exclusive borrow of the object; if not,
/// each view keeps a shared one.
#[derive(Default)]
struct Exported {
    count: isize,
    /// What all of them are shown, if they may write.
    all: Option<Arc<Kept>>,
    /// On PyPy, what each of the others is shown: until the last one goes, since a release does not say whose it is.
    alone: Vec<Arc<Kept>>,
}

impl Exported {
    /// One consumer more, who may not write.
    fn enter(&mut self, kept: Option<Arc<Kept>>) {
        self.count += 1;
        if ffi::FOR_PYPY {
            self.alone.extend(kept);
        }
    }
}

/// The objects that have consumers, by the address of their contents.
static EXPORTED: Mutex<BTreeMap<usize, Exported>> = Mutex::new(BTreeMap::new());

fn exported() -> MutexGuard<'static, BTreeMap<usize, Exported>> {
    EXPORTED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Which borrow a consumer leaves behind.
enum Left {
    Shared,
    /// Those that still look keep it.
    Exclusive,
    LastExclusive,
}

/// One consumer less.
fn leave(address: usize) -> Option<Left> {
    let mut exported = exported();
    let shown = exported.get_mut(&address)?;
    shown.count -= 1;
    let (is_last, is_exclusive) = (shown.count == 0, shown.all.is_some());
    if is_last {
        exported.remove(&address);
    }
    Some(match (is_exclusive, is_last) {
        (false, _) => Left::Shared,
        (true, false) => Left::Exclusive,
        (true, true) => Left::LastExclusive,
    })
}

/// Whether somebody holds the memory of the object whose contents begin there.
pub(crate) fn is_exported(address: usize) -> bool {
    exported().contains_key(&address)
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
    // SAFETY: forwarded.
    unsafe { enter(py, object, view, || run(py, receiver, &Request { view, flags })) }
}

/// Has `run` fill a view, and notes whose memory it shows.
///
/// # Safety
/// `object` must be live, and `view` one that may be written.
pub(super) unsafe fn enter(
    py: Python<'_>,
    object: *mut ffi::PyObject,
    view: *mut ffi::Py_buffer,
    run: impl FnOnce() -> Result<(), Raised>,
) -> c_int {
    // SAFETY: forwarded: refused until it is filled.
    unsafe { (*view).obj = std::ptr::null_mut() };
    if !fence_status(py, run) {
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
    // SAFETY: the count that `Request::fill` has put there, given back once.
    let give_back = |kept| unsafe { Arc::from_raw(kept) };
    let internal = internal.cast::<Kept>().cast_const();
    // Until the borrow has ended.
    let _kept = (!ffi::FOR_PYPY).then(|| give_back(internal));
    // SAFETY: of the class.
    let contents = unsafe { Contents::<T>::of(object) };
    let left = leave(contents.addr());
    // SAFETY: alive, as the view owns a count of the object.
    let contents = unsafe { &*contents };
    match left {
        Some(Left::Shared) => contents.access.end_shared(T::class()),
        Some(Left::LastExclusive) => contents.access.end_exclusive(T::class()),
        Some(Left::Exclusive) | None => {}
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
