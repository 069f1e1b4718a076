//! Who may use an object's Rust value: frozen classes need no answer, the others keep a borrow flag.

use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, AtomicIsize, AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::aside::aside;
use crate::class::def::ClassDef;
use crate::class::traverse::Visit;
use crate::class::wait::{self, Waited};
use crate::error::Raised;
use crate::exceptions::{PyBufferError, PyRuntimeError};
use crate::py::Python;

/// How a class guards its values.
///
/// # Safety
/// `exclusive` must succeed only while nobody else holds any borrow, and then keep all others out
/// until `end_exclusive`; `shared` must succeed only while nobody holds an exclusive one. Both answer with the
/// place of a live `T`: `own`, which is the object's own value, unless the guard knows another (`ELSEWHERE`).
/// `is_idle` must say no while anybody holds a borrow, unless borrows are not guarded. Once `take_apart` has
/// succeeded, which it must do at most once and only while nobody holds a borrow, no borrow may succeed.
///
/// All-zero memory must be a guard whose value is gone: such are objects that were made without the
/// class's constructor, by `object.__new__` of a class whose own `__new__` Python has replaced.
pub unsafe trait Access: Sized + 'static {
    /// Whether borrows are written down, and so have an end.
    const GUARDED: bool;

    /// Whether borrows may answer with another place than the object's own value.
    const ELSEWHERE: bool = false;

    /// Whether its own end has something to do, or to say.
    const ENDS: bool = false;

    /// Makes a guard of a new value, which nobody holds, out of zeroed memory.
    ///
    /// # Safety
    /// `place` must be room for a guard, all zero. Who sees what is written sees what this thread has written before.
    unsafe fn begin(place: *mut Self, class: &'static ClassDef);

    /// Begins a shared borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held exclusively.
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised>;

    /// Ends one.
    fn end_shared(&self, class: &'static ClassDef);

    /// Begins an exclusive borrow for the method of that name.
    ///
    /// # Errors
    /// Raises when the value is held in any way.
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised>;

    /// Ends one.
    fn end_exclusive(&self, class: &'static ClassDef);

    /// Whether nobody borrows the value, or nobody could change it.
    fn is_idle(&self) -> bool;

    /// Whether the value may be dropped now, before the object's end; if so, it counts as gone.
    fn take_apart(&self) -> bool;

    /// Whether there is no value: never was, or dropped before the object's end.
    fn is_gone(&self) -> bool;

    /// Whether there never was a value.
    fn is_unmade(&self) -> bool;

    /// The object is at its end: whether its value is to be dropped now.
    #[inline]
    fn end(&self, _: Python<'_>, _class: &'static ClassDef) -> bool {
        !self.is_gone()
    }

    /// What the guard itself keeps alive.
    #[inline]
    fn show(&self, _: &mut Visit<'_>) {}
}

/// Guards of values that can change.
#[diagnostic::on_unimplemented(
    message = "a frozen class cannot be borrowed for writing",
    label = "nothing that the crate exports changes its values",
    note = "tag the type `@py mutable` to change its values from Rust alone"
)]
pub trait Exclusively: Access {}

/// A method's name, kept by address so that it fits one word. With its class in a family, whose classes hold each other's
/// objects: `Dog.learn`. What is no method is said in several words: `a comparison`.
pub struct Name(pub &'static str);

/// Who borrows what a function takes.
pub(crate) static PARAMETER: Name = Name("a function's parameter");

impl Name {
    /// `Dog.learn()`, asked for by a method of that class.
    pub(crate) fn of(&self, class: &ClassDef) -> String {
        match self.0 {
            words if words.contains(' ') => words.to_owned(),
            name if name.contains('.') => format!("{name}()"),
            name => format!("{}.{name}()", class.name()),
        }
    }
}

/// There is no value, and never was.
#[cold]
#[inline(never)]
fn unmade(py: Python<'_>, class: &ClassDef, method: &'static Name) -> Raised {
    let (class, method) = (class.name(), method.of(class));
    let message =
        format!("{method} cannot have this {class}: it was made without {class}'s constructor");
    PyRuntimeError::new_err(message).raise(py)
}

/// The guard of a frozen class: its values are only ever shared, and nothing is written down but that
/// there is one.
///
/// Invariant: where the collector is shown what such a value holds, nothing can change what that is, not
/// even through a lock: the scanner gives classes that hold Python objects behind one the other guard.
/// Such a value is never taken apart, as references to it may be in use that nobody counts.
pub struct Frozen {
    made: AtomicBool,
    /// As long as a word, so that values of every usual alignment lie at one place behind it: a class's and its base's.
    _word: [usize; 0],
}

impl Frozen {
    #[cold]
    #[inline(never)]
    pub(super) fn refuse(py: Python<'_>, class: &ClassDef, method: &'static Name) -> Raised {
        let (class, method) = (class.name(), method.of(class));
        let message = format!("{method} would change a frozen {class}");
        PyRuntimeError::new_err(message).raise(py)
    }
}

// SAFETY: no exclusive borrow exists.
unsafe impl Access for Frozen {
    const GUARDED: bool = false;

    #[inline(always)]
    unsafe fn begin(place: *mut Self, _: &'static ClassDef) {
        // SAFETY: zeroes are a guard, says the caller.
        unsafe { &*place }.made.store(true, Ordering::Release);
    }

    #[inline(always)]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.is_unmade() { Err(unmade(py, class, method)) } else { Ok(own) }
    }

    #[inline(always)]
    fn end_shared(&self, _: &'static ClassDef) {}

    #[cold]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        _: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        Err(Self::refuse(py, class, method))
    }

    fn end_exclusive(&self, _: &'static ClassDef) {}

    #[inline(always)]
    fn is_idle(&self) -> bool {
        !self.is_unmade()
    }

    #[inline(always)]
    fn take_apart(&self) -> bool {
        false
    }

    #[inline(always)]
    fn is_gone(&self) -> bool {
        self.is_unmade()
    }

    #[inline(always)]
    fn is_unmade(&self) -> bool {
        !self.made.load(Ordering::Acquire)
    }
}

/// The guard of a mutable class.
///
/// Invariant: `state` is `idle` and the number of shared borrows, or that of an exclusive borrow, `GONE` for
/// ever once the collector has dropped the value, `VIEW` for ever, or zero for ever where there never was one;
/// `holder` is null or the method that began the first of the borrows that there are, which is the last to return, but for a view. Without a GIL all states are below zero, so that what is right with a
/// GIL only never begins there, and no question has to be asked for it.
pub struct Mutable {
    pub(super) state: AtomicIsize,
    pub(super) holder: AtomicPtr<Name>,
}

/// Not zero: so is the memory of an object that nobody has made.
const IDLE: isize = 1;
const EXCLUSIVE: isize = -1;
const GONE: isize = isize::MIN;
/// For ever, of what is no value of its own (see `view`): nothing may begin from it.
pub(super) const VIEW: isize = isize::MIN + 1;
/// The same, where threads run Python at the same time.
const IDLE_WITHOUT_GIL: isize = isize::MIN / 2;
const EXCLUSIVE_WITHOUT_GIL: isize = IDLE_WITHOUT_GIL - 1;

/// The state without a borrow.
#[inline(always)]
pub(super) fn idle(without_gil: bool) -> isize {
    if without_gil { IDLE_WITHOUT_GIL } else { IDLE }
}

/// What somebody wants.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Borrow {
    Shared,
    Exclusive,
    /// For ever, by the collector.
    All,
}

impl Borrow {
    /// The state after this one, if that allows it, where threads run Python at the same time.
    fn after(self, state: isize) -> Option<isize> {
        match self {
            Borrow::Shared => (IDLE_WITHOUT_GIL..0).contains(&state).then(|| state + 1),
            Borrow::Exclusive => (state == IDLE_WITHOUT_GIL).then_some(EXCLUSIVE_WITHOUT_GIL),
            Borrow::All => (state == idle(ffi::layout::free_threaded())).then_some(GONE),
        }
    }
}

impl Mutable {
    /// Moves the state on if it allows, whatever other threads do, and answers with what it was.
    fn attempt(&self, borrow: Borrow) -> Option<isize> {
        let after = |state| borrow.after(state);
        self.state.fetch_update(Ordering::Acquire, Ordering::Relaxed, after).ok()
    }

    /// The same for a method, which is the holder if nobody else is.
    fn begin_by(&self, method: &'static Name, borrow: Borrow) -> bool {
        let before = self.attempt(borrow);
        if before == Some(IDLE_WITHOUT_GIL) {
            self.hold(method);
        }
        before.is_some()
    }

    #[inline(always)]
    fn hold(&self, method: &'static Name) {
        self.holder.store(std::ptr::from_ref(method).cast_mut(), Ordering::Relaxed);
    }

    fn address(&self) -> usize {
        std::ptr::from_ref(self).addr()
    }

    /// Begins a borrow where others run meanwhile: another thread is waited for, this one cannot be.
    fn wait(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        borrow: Borrow,
    ) -> Result<(), Raised> {
        if !self.begin_by(method, borrow) {
            // Asked once: it may be let go of before the exception is made.
            let exported = Cell::new(self.is_exported());
            if exported.get() || self.is_vain() || wait::is_own(self.address()) {
                return Err(self.refuse(py, class, method, exported.get()));
            }
            let begun = Cell::new(false);
            let attempt = || {
                begun.set(self.begin_by(method, borrow));
                exported.set(!begun.get() && self.is_exported());
                begun.get() || exported.get() || self.is_vain()
            };
            match wait::until(py, self.address(), attempt)? {
                Waited::Done if begun.get() => {}
                Waited::Done => return Err(self.refuse(py, class, method, exported.get())),
                Waited::Circle => {
                    let (class, method) = (class.name(), method.of(class));
                    let message = format!(
                        "{method} cannot have this {class}: the thread that uses it waits for what this \
                         thread holds",
                    );
                    return Err(PyRuntimeError::new_err(message).raise(py));
                }
            }
        }
        wait::begun(self.address());
        Ok(())
    }

    /// Whether waiting is in vain: what the collector has taken apart comes never back, and what a coroutine has is held by an object
    /// and not by a thread at work.
    fn is_vain(&self) -> bool {
        self.is_gone() || wait::is_kept(self.address())
    }

    /// Whether somebody sees the value through the buffer protocol: it is held by an object and not by a thread at work, so
    /// waiting is in vain, as it is for what the collector has taken apart.
    fn is_exported(&self) -> bool {
        // The guard is where an object's contents begin.
        crate::buffer::export::is_exported(self.address())
    }

    #[cold]
    #[inline(never)]
    fn refuse(
        &self,
        py: Python<'_>,
        class: &ClassDef,
        method: &'static Name,
        exported: bool,
    ) -> Raised {
        let state = self.state.load(Ordering::Relaxed);
        if state == 0 {
            return unmade(py, class, method);
        }
        let (name, method) = (class.name(), method.of(class));
        if state == GONE {
            let message = format!(
                "{method} cannot have this {name}: the garbage collector has found it unreachable, and dropped its \
                 contents",
            );
            return PyRuntimeError::new_err(message).raise(py);
        }
        if exported {
            let message = format!(
                "{method} cannot have this {name}: its memory is in use through the buffer protocol",
            );
            return PyBufferError::new_err(message).raise(py);
        }
        let holder = self.holder.load(Ordering::Relaxed);
        // SAFETY: null, or the address of a static name (invariant of the type).
        let holder = match unsafe { holder.as_ref() } {
            // A borrow of any class's.
            Some(holder) if class.is_in_family() && !holder.0.contains(['.', ' ']) => {
                format!("its {}()", holder.0)
            }
            Some(holder) => holder.of(class),
            None => "another borrow".to_owned(),
        };
        let how = if state < class.known.idle() { "is changing" } else { "is using" };
        let message =
            format!("{method} cannot have this {name}: {holder} {how} it and has not returned");
        PyRuntimeError::new_err(message).raise(py)
    }
}

aside! {
    /// Begins a borrow where others run meanwhile, or where somebody has the value. Whether that was done, or an exception raised.
    fn begin_slowly(
        guard: &Mutable,
        class: &'static ClassDef,
        method: &'static Name,
        borrow: Borrow,
    ) -> bool {
        // SAFETY: who borrows is attached.
        let py = unsafe { Python::assume_attached() };
        if !class.known.without_gil() {
            let state = guard.state.load(Ordering::Relaxed);
            if borrow == Borrow::Shared && state > IDLE {
                guard.state.store(state + 1, Ordering::Relaxed);
                return true;
            }
            let _raised = guard.refuse(py, class, method, guard.is_exported());
            return false;
        }
        guard.wait(py, class, method, borrow).is_ok()
    }

    /// Ends a borrow where others run meanwhile.
    fn end_slowly(guard: &Mutable, change: isize) {
        guard.state.fetch_add(change, Ordering::Release);
        wait::ended(guard.address());
    }
}

// SAFETY: the state's transitions are those that the trait asks for (invariant of the type).
unsafe impl Access for Mutable {
    const GUARDED: bool = true;

    #[inline(always)]
    unsafe fn begin(place: *mut Self, class: &'static ClassDef) {
        // SAFETY: zeroes are a guard, says the caller.
        unsafe { &*place }.state.store(class.known.idle(), Ordering::Release);
    }

    // With a GIL nobody comes between the two: plain moves do.
    #[inline(always)]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.state.load(Ordering::Relaxed) == IDLE {
            self.state.store(IDLE + 1, Ordering::Relaxed);
            self.hold(method);
        } else {
            if !begin_slowly(self, class, method, Borrow::Shared) {
                return Err(Raised::assume(py));
            }
        }
        Ok(own)
    }

    #[inline(always)]
    fn end_shared(&self, class: &'static ClassDef) {
        if class.known.without_gil() {
            return end_slowly(self, -1);
        }
        self.state.store(self.state.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
    }

    #[inline(always)]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if self.state.load(Ordering::Relaxed) == IDLE {
            self.state.store(EXCLUSIVE, Ordering::Relaxed);
            self.hold(method);
        } else {
            if !begin_slowly(self, class, method, Borrow::Exclusive) {
                return Err(Raised::assume(py));
            }
        }
        Ok(own)
    }

    #[inline(always)]
    fn end_exclusive(&self, class: &'static ClassDef) {
        if class.known.without_gil() {
            return end_slowly(self, 1);
        }
        self.state.store(IDLE, Ordering::Relaxed);
    }

    #[inline]
    fn is_idle(&self) -> bool {
        self.state.load(Ordering::Acquire) == idle(ffi::layout::free_threaded())
    }

    fn take_apart(&self) -> bool {
        self.attempt(Borrow::All).is_some()
    }

    #[inline]
    fn is_gone(&self) -> bool {
        matches!(self.state.load(Ordering::Acquire), 0 | GONE)
    }

    #[inline]
    fn is_unmade(&self) -> bool {
        self.state.load(Ordering::Acquire) == 0
    }
}

impl Exclusively for Mutable {}
