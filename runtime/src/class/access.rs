//! Who may use an object's Rust value: frozen classes need no answer, the others keep a borrow flag.

use std::ptr::NonNull;
use std::sync::atomic::{AtomicIsize, AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::class::traverse::Visit;
use crate::class::wait::{self, Waited};
use crate::error::Raised;
use crate::exceptions::PyRuntimeError;
use crate::py::Python;

/// How a class guards its values.
///
/// # Safety
/// `exclusive` must succeed only while nobody else holds any borrow, and then keep all others out
/// until `end_exclusive`; `shared` must succeed only while nobody holds an exclusive one. Both answer with the
/// place of a live `T`: `own`, which is the object's own value, unless the guard knows another.
/// `is_idle` must say no while anybody holds a borrow, unless borrows are not guarded. Once `take_apart` has
/// succeeded, which it must do at most once and only while nobody holds a borrow, no borrow may succeed.
///
/// All-zero memory must be a guard whose value is gone: such are objects that were made without the
/// class's constructor, by `object.__new__` of a class whose own `__new__` Python has replaced.
pub unsafe trait Access: Sized + 'static {
    /// Whether borrows are written down, and so have an end.
    const GUARDED: bool;

    /// Whether its own end has something to do, or to say.
    const ENDS: bool = false;

    /// A guard of a new value, which nobody holds.
    fn unused() -> Self;

    /// Begins a shared borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held exclusively.
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised>;

    /// Ends one.
    fn end_shared(&self);

    /// Begins an exclusive borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held in any way.
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised>;

    /// Ends one.
    fn end_exclusive(&self);

    /// Whether nobody borrows the value, or nobody could change it.
    fn is_idle(&self) -> bool;

    /// Whether the value may be dropped now, before the object's end; if so, it counts as gone.
    fn take_apart(&self) -> bool;

    /// Whether there is no value: never was, or dropped before the object's end.
    fn is_gone(&self) -> bool;

    /// The object is at its end: whether its value is to be dropped now.
    #[inline]
    fn end(&self, _: Python<'_>, _class: &str) -> bool {
        !self.is_gone()
    }

    /// What the guard itself keeps alive.
    #[inline]
    fn show(&self, _: &mut Visit<'_>) {}
}

/// Guards of values that can change.
pub trait Exclusively: Access {}

/// A method's name, kept by address so that it fits one word.
pub struct Name(pub &'static str);

/// There is no value, and never was.
#[cold]
#[inline(never)]
fn unmade(py: Python<'_>, class: &str, method: &'static Name) -> Raised {
    let message = format!(
        "{class}.{}() cannot have this {class}: it was made without {class}'s constructor",
        method.0
    );
    PyRuntimeError::new_err(message).raise(py)
}

/// The guard of a frozen class: its values are only ever shared, and nothing is written down but that
/// there is one.
///
/// Invariant: where the collector is shown what such a value holds, nothing can change what that is, not
/// even through a lock: the scanner gives classes that hold Python objects behind one the other guard.
/// Such a value is never taken apart, as references to it may be in use that nobody counts.
pub struct Frozen {
    made: bool,
}

// SAFETY: no exclusive borrow exists.
unsafe impl Access for Frozen {
    const GUARDED: bool = false;

    #[inline(always)]
    fn unused() -> Frozen {
        Frozen { made: true }
    }

    #[inline(always)]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.made { Ok(own) } else { Err(unmade(py, class, method)) }
    }

    #[inline(always)]
    fn end_shared(&self) {}

    #[cold]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        _: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        let message = format!("{class}.{}() would change a frozen {class}", method.0);
        Err(PyRuntimeError::new_err(message).raise(py))
    }

    fn end_exclusive(&self) {}

    #[inline(always)]
    fn is_idle(&self) -> bool {
        self.made
    }

    #[inline(always)]
    fn take_apart(&self) -> bool {
        false
    }

    #[inline(always)]
    fn is_gone(&self) -> bool {
        !self.made
    }
}

/// The guard of a mutable class.
///
/// Invariant: `state` is `IDLE` and the number of shared borrows, `EXCLUSIVE` for one exclusive borrow, `GONE`
/// for ever once the collector has dropped the value, or zero for ever where there never was one; `holder` is
/// null or the method that began the last borrow.
pub struct Mutable {
    state: AtomicIsize,
    holder: AtomicPtr<Name>,
}

/// Whether threads run Python at the same time: only there the object header is longer than two words.
#[inline(always)]
fn is_free_threaded() -> bool {
    ffi::layout::head() > 2 * size_of::<usize>()
}

/// Not zero: so is the memory of an object that nobody has made.
const IDLE: isize = 1;
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
    fn end_by(&self, change: isize) {
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
        if state == 0 {
            return unmade(py, class, method);
        }
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

/// What a shared borrow makes of a state.
fn one_more(state: isize) -> Option<isize> {
    (state >= IDLE).then(|| state + 1)
}

/// What an exclusive borrow makes of a state.
fn alone(state: isize) -> Option<isize> {
    (state == IDLE).then_some(EXCLUSIVE)
}

// SAFETY: the state's transitions are those that the trait asks for (invariant of the type).
unsafe impl Access for Mutable {
    const GUARDED: bool = true;

    #[inline(always)]
    fn unused() -> Mutable {
        Mutable { state: AtomicIsize::new(IDLE), holder: AtomicPtr::new(std::ptr::null_mut()) }
    }

    #[inline]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.begin(one_more) {
            self.hold(method);
        } else {
            self.conflict(py, class, method, one_more)?;
        }
        Ok(own)
    }

    #[inline]
    fn end_shared(&self) {
        self.end_by(-1);
    }

    #[inline]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &str,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.begin(alone) {
            self.hold(method);
        } else {
            self.conflict(py, class, method, alone)?;
        }
        Ok(own)
    }

    #[inline]
    fn end_exclusive(&self) {
        self.end_by(IDLE - EXCLUSIVE);
    }

    #[inline]
    fn is_idle(&self) -> bool {
        self.state.load(Ordering::Acquire) == IDLE
    }

    fn take_apart(&self) -> bool {
        self.begin(|state| (state == IDLE).then_some(GONE))
    }

    #[inline]
    fn is_gone(&self) -> bool {
        matches!(self.state.load(Ordering::Acquire), 0 | GONE)
    }
}

impl Exclusively for Mutable {}
