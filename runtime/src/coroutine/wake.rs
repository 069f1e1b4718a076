//! What a future's waker does: it ends the waiting of the coroutine's step, from whichever thread.
//!
//! It takes no interpreter's lock on its way and waits for nobody: a future may be woken by a thread that holds what
//! the next poll wants.

use std::mem::ManuallyDrop;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{RawWaker, RawWakerVTable, Waker};

use keelback_ffi as ffi;

use crate::coroutine::suspend::Waiting;
use crate::error::PyErr;
use crate::handle::Bound;
use crate::py::Python;
use crate::state::{self, Owner};
use crate::types::PyAny;

/// What the wakers of one coroutine share.
pub(super) struct Wake {
    /// The interpreter that runs the coroutine.
    owner: Owner,
    state: Mutex<State>,
}

enum State {
    /// A poll is under way, or nothing waits.
    Quiet,
    /// Woken before anything waited.
    Woken,
    Waiting(Waiting),
    /// Woken by another thread; the event loop will hear of it.
    Posted(Waiting),
}

impl Wake {
    /// One of the interpreter that this thread is attached to.
    pub(super) fn of(py: Python<'_>) -> Wake {
        Wake::new(state::owner(py))
    }

    fn new(owner: Owner) -> Wake {
        Wake { owner, state: Mutex::new(State::Quiet) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A poll begins: what woke the last one is past. What that waited for goes outside of the lock.
    pub(super) fn begin(&self) {
        let _before = std::mem::replace(&mut *self.state(), State::Quiet);
    }

    /// Nothing waits any more.
    pub(super) fn forget(&self) {
        self.begin();
    }

    /// Whether somebody has woken it since the poll began.
    pub(super) fn is_woken(&self) -> bool {
        matches!(*self.state(), State::Woken)
    }

    /// Waits from now on. Answers no where somebody was faster.
    pub(super) fn wait(&self, waiting: Waiting) -> bool {
        let mut state = self.state();
        if matches!(*state, State::Woken) {
            drop(state);
            return false;
        }
        let _before = std::mem::replace(&mut *state, State::Waiting(waiting));
        drop(state);
        true
    }

    /// What waits, while it does.
    pub(super) fn waits_for<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        let object = match &*self.state() {
            State::Waiting(waiting) | State::Posted(waiting) => waiting.weakref(py),
            State::Quiet | State::Woken => return None,
        };
        object.call0().ok().filter(|object| !object.is_none())
    }

    /// Ends the waiting, in the event loop's thread.
    pub(super) fn fire(&self, py: Python<'_>) {
        let waiting = {
            let mut state = self.state();
            match std::mem::replace(&mut *state, State::Quiet) {
                State::Waiting(waiting) | State::Posted(waiting) => waiting,
                // The step went on without: it was cancelled.
                other => {
                    *state = other;
                    return;
                }
            }
        };
        if let Err(error) = waiting.end(py) {
            error.write_unraisable(py, None);
        }
    }
}

impl std::task::Wake for Wake {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let mut state = self.state();
        match std::mem::replace(&mut *state, State::Woken) {
            State::Quiet | State::Woken => {}
            State::Posted(waiting) => *state = State::Posted(waiting),
            State::Waiting(waiting) if waiting.is_of_this_thread() && self.is_attached() => {
                // Put back, for `fire` to take out of the lock.
                *state = State::Waiting(waiting);
                drop(state);
                Python::if_attached(|py| {
                    // The future may be woken by a destructor, while an exception is on its way.
                    let on_its_way = PyErr::take(py);
                    self.fire(py);
                    if let Some(error) = on_its_way {
                        error.restore(py);
                    }
                });
            }
            State::Waiting(waiting) => {
                let mailbox = waiting.mailbox();
                *state = State::Posted(waiting);
                drop(state);
                mailbox.post(self.clone());
            }
        }
    }
}

impl Wake {
    /// Whether this thread may use the objects of the coroutine's interpreter.
    fn is_attached(&self) -> bool {
        ffi::is_attached()
            // SAFETY: attached, as just checked.
            && state::owner(unsafe { Python::assume_attached() }) == self.owner
    }
}

/// The waker of a first poll, which most futures do not keep: it becomes a [`Wake`] when one does.
///
/// Invariant: `made` is null, or one count of an `Arc<Wake>`.
pub(super) struct Lazy {
    owner: Owner,
    woken: AtomicBool,
    made: AtomicPtr<Wake>,
}

impl Lazy {
    #[inline(always)]
    pub(super) fn new(py: Python<'_>) -> Lazy {
        let made = AtomicPtr::new(ptr::null_mut());
        Lazy { owner: state::owner(py), woken: AtomicBool::new(false), made }
    }

    /// Lends a waker.
    #[inline(always)]
    pub(super) fn with<R>(&self, run: impl FnOnce(&Waker) -> R) -> R {
        let data: *const Lazy = self;
        // SAFETY: the functions of the table take the address of a `Lazy` that lives: the waker is lent for as long as
        // this call only, and a clone of it is another one's.
        let waker = ManuallyDrop::new(unsafe { Waker::new(data.cast(), &TABLE) });
        run(&waker)
    }

    /// What a poll's end leaves: with the word that it has been woken, if it has.
    pub(super) fn into_wake(mut self) -> Arc<Wake> {
        let wake = self.take().unwrap_or_else(|| Arc::new(Wake::new(self.owner)));
        if *self.woken.get_mut() {
            *wake.state() = State::Woken;
        }
        wake
    }

    fn take(&mut self) -> Option<Arc<Wake>> {
        let made = std::mem::replace(self.made.get_mut(), ptr::null_mut());
        // SAFETY: the count that it held (type invariant).
        (!made.is_null()).then(|| unsafe { Arc::from_raw(made) })
    }

    /// The one that it becomes.
    fn wake(&self) -> Arc<Wake> {
        let mut made = self.made.load(Ordering::Acquire);
        if made.is_null() {
            let new = Arc::into_raw(Arc::new(Wake::new(self.owner))).cast_mut();
            let (mine, first) = (Ordering::AcqRel, Ordering::Acquire);
            match self.made.compare_exchange(ptr::null_mut(), new, mine, first) {
                Ok(_) => made = new,
                Err(other) => {
                    // SAFETY: the count of the new one, which nobody has seen.
                    drop(unsafe { Arc::from_raw(new) });
                    made = other;
                }
            }
        }
        // SAFETY: it holds a count (type invariant).
        unsafe { Arc::increment_strong_count(made) };
        // SAFETY: the count that was just added.
        unsafe { Arc::from_raw(made) }
    }
}

impl Drop for Lazy {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.made.get_mut().is_null() {
            drop(self.take());
        }
    }
}

static TABLE: RawWakerVTable = RawWakerVTable::new(clone, wake, wake, |_| ());

/// # Safety
/// `data` must be the address of a live [`Lazy`].
unsafe fn clone(data: *const ()) -> RawWaker {
    // SAFETY: says the caller.
    let lazy = unsafe { &*data.cast::<Lazy>() };
    let waker = ManuallyDrop::new(Waker::from(lazy.wake()));
    RawWaker::new(waker.data(), waker.vtable())
}

/// # Safety
/// As for [`clone`].
unsafe fn wake(data: *const ()) {
    // SAFETY: says the caller.
    let lazy = unsafe { &*data.cast::<Lazy>() };
    lazy.woken.store(true, Ordering::Release);
}
