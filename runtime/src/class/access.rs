//! Who may use an object's Rust value: frozen classes need no answer, the others keep a borrow flag.

use std::sync::atomic::{AtomicIsize, AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::class::wait::{self, Waited};
use crate::error::Raised;
use crate::exceptions::PyRuntimeError;
use crate::py::Python;

/// How a class guards its values.
///
/// # Safety
/// `exclusive` must succeed only while nobody else holds any borrow, and then keep all others out
/// until `end_exclusive`; `shared` must succeed only while nobody holds an exclusive one. `is_idle` must
/// say no while anybody holds a borrow, unless borrows are not guarded. Once `take_apart` has succeeded,
/// which it must do at most once and only while nobody holds a borrow, no borrow may succeed.
pub unsafe trait Access: 'static {
    /// Whether borrows are written down, and so have an end.
    const GUARDED: bool;

    /// A guard of a new value, which nobody holds.
    const NEW: Self;

    /// Begins a shared borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held exclusively.
    fn shared(&self, py: Python<'_>, class: &str, method: &'static Name) -> Result<(), Raised>;

    /// Ends one.
    fn end_shared(&self);

    /// Begins an exclusive borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held in any way.
    fn exclusive(&self, py: Python<'_>, class: &str, method: &'static Name) -> Result<(), Raised>;

    /// Ends one.
    fn end_exclusive(&self);

    /// Whether nobody borrows the value, or nobody could change it.
    fn is_idle(&self) -> bool;

    /// Whether the value may be dropped now, before the object's end; if so, it counts as gone.
    fn take_apart(&self) -> bool;

    /// Whether the value was dropped before the object's end.
    fn is_gone(&self) -> bool;
}

/// A method's name, kept by address so that it fits one word.
pub struct Name(pub &'static str);

/// The guard of a frozen class: its values are only ever shared, and nothing is written down.
///
/// Invariant: where the collector is shown what such a value holds, nothing can change what that is, not
/// even through a lock: the scanner gives classes that hold Python objects behind one the other guard.
/// Such a value is never taken apart, as references to it may be in use that nobody counts.
pub struct Frozen(());

// SAFETY: no exclusive borrow exists.
unsafe impl Access for Frozen {
    const GUARDED: bool = false;
    const NEW: Frozen = Frozen(());

    #[inline(always)]
    fn shared(&self, _: Python<'_>, _: &str, _: &'static Name) -> Result<(), Raised> {
        Ok(())
    }

    #[inline(always)]
    fn end_shared(&self) {}

    #[cold]
    fn exclusive(&self, py: Python<'_>, class: &str, method: &'static Name) -> Result<(), Raised> {
        let message = format!("{class}.{}() would change a frozen {class}", method.0);
        Err(PyRuntimeError::new_err(message).raise(py))
    }

    fn end_exclusive(&self) {}

    #[inline(always)]
    fn is_idle(&self) -> bool {
        true
    }

    #[inline(always)]
    fn take_apart(&self) -> bool {
        false
    }

    #[inline(always)]
    fn is_gone(&self) -> bool {
        false
    }
}

/// The guard of a mutable class.
///
/// Invariant: `state` is the number of shared borrows, `EXCLUSIVE` for one exclusive borrow, or `GONE`
/// for ever once the collector has dropped the value; `holder` is the method that began the last borrow.
pub struct Mutable {
    state: AtomicIsize,
    holder: AtomicPtr<Name>,
}

/// Whether threads run Python at the same time: only there the object header is longer than two words.
#[inline(always)]
fn is_free_threaded() -> bool {
    ffi::layout::head() > 2 * size_of::<usize>()
}

const EXCLUSIVE: isize = -1;
const GONE: isize = isize::MIN;

impl Mutable {
    /// Moves the state on if `allowed` lets it, whatever other threads do.
    #[inline]
    fn begin(&self, next: impl Fn(isize) -> Option<isize>) -> bool {
        if is_free_threaded() {
            return self.state.fetch_update(Ordering::Acquire, Ordering::Relaxed, next).is_ok();
        }
        // With a GIL nobody comes between the two: plain moves do.
        match next(self.state.load(Ordering::Relaxed)) {
            Some(state) => {
                self.state.store(state, Ordering::Relaxed);
                true
            }
            None => false,
        }
    }

    #[inline]
    fn end(&self, change: isize) {
        if is_free_threaded() {
            self.state.fetch_add(change, Ordering::Release);
            wait::ended(self.address());
        } else {
            self.state.store(self.state.load(Ordering::Relaxed) + change, Ordering::Relaxed);
        }
    }

    #[inline]
    fn hold(&self, method: &'static Name) {
        self.holder.store(std::ptr::from_ref(method).cast_mut(), Ordering::Relaxed);
        if is_free_threaded() {
            wait::begun(self.address());
        }
    }

    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Somebody else holds the value: another thread is waited for, this one cannot be.
    #[cold]
    #[inline(never)]
    fn conflict(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        next: fn(isize) -> Option<isize>,
    ) -> Result<(), Raised> {
        if !is_free_threaded() || self.is_gone() || wait::is_own(self.address()) {
            return Err(self.refuse(py, class, method));
        }
        // What the collector has taken apart comes never back, and ends the wait.
        match wait::until(py, self.address(), || self.begin(next) || self.is_gone())? {
            Waited::Done if self.is_gone() => Err(self.refuse(py, class, method)),
            Waited::Done => {
                self.hold(method);
                Ok(())
            }
            Waited::Circle => {
                let message = format!(
                    "{class}.{}() cannot have this {class}: the thread that uses it waits for what this thread \
                     holds",
                    method.0
                );
                Err(PyRuntimeError::new_err(message).raise(py))
            }
        }
    }

    #[cold]
    #[inline(never)]
    fn refuse(&self, py: Python<'_>, class: &str, method: &'static Name) -> Raised {
        let state = self.state.load(Ordering::Relaxed);
        if state == GONE {
            let message = format!(
                "{class}.{}() cannot have this {class}: the garbage collector has found it unreachable, and \
                 dropped its contents",
                method.0
            );
            return PyRuntimeError::new_err(message).raise(py);
        }
        let exclusive = state == EXCLUSIVE;
        let holder = self.holder.load(Ordering::Relaxed);
        // SAFETY: null, or the address of a static name (invariant of the type).
        let holder = unsafe { holder.as_ref() }.map_or("another borrow", |name| name.0);
        let how = if exclusive { "is changing" } else { "is using" };
        let message = format!(
            "{class}.{}() cannot have this {class}: {class}.{holder}() {how} it and has not returned",
            method.0
        );
        PyRuntimeError::new_err(message).raise(py)
    }
}

// SAFETY: the state's transitions are those that the trait asks for (invariant of the type).
unsafe impl Access for Mutable {
    const GUARDED: bool = true;

    #[allow(
        clippy::declare_interior_mutable_const,
        reason = "a new guard at each use is what is meant"
    )]
    const NEW: Mutable =
        Mutable { state: AtomicIsize::new(0), holder: AtomicPtr::new(std::ptr::null_mut()) };

    #[inline]
    fn shared(&self, py: Python<'_>, class: &str, method: &'static Name) -> Result<(), Raised> {
        let next = |state: isize| (state >= 0).then(|| state + 1);
        if self.begin(next) {
            self.hold(method);
            Ok(())
        } else {
            self.conflict(py, class, method, next)
        }
    }

    #[inline]
    fn end_shared(&self) {
        self.end(-1);
    }

    #[inline]
    fn exclusive(&self, py: Python<'_>, class: &str, method: &'static Name) -> Result<(), Raised> {
        let next = |state: isize| (state == 0).then_some(EXCLUSIVE);
        if self.begin(next) {
            self.hold(method);
            Ok(())
        } else {
            self.conflict(py, class, method, next)
        }
    }

    #[inline]
    fn end_exclusive(&self) {
        self.end(1);
    }

    #[inline]
    fn is_idle(&self) -> bool {
        self.state.load(Ordering::Acquire) == 0
    }

    fn take_apart(&self) -> bool {
        self.begin(|state| (state == 0).then_some(GONE))
    }

    #[inline]
    fn is_gone(&self) -> bool {
        self.state.load(Ordering::Acquire) == GONE
    }
}
