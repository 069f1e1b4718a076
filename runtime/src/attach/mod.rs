//! Attaching threads to the interpreter, and detaching them.

mod fork;
mod gate;
mod guarded;
mod guards;
mod views;

use std::cell::Cell;

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::drain_waiting;
use crate::py::Python;

use guarded::Ensured;

pub(crate) use gate::pass;
pub(crate) use views::{know, set_only};

/// Whether Python runs: not before it is started, and not once its end is past the exit functions.
pub(crate) fn is_running() -> bool {
    // SAFETY: asks only about the process; may be called at any time.
    unsafe { ffi::Py_IsInitialized() != 0 }
}

/// What may cross a `detach`: everything that is [`Send`], since another thread may run Python, and
/// hold the GIL, meanwhile.
///
/// # Safety
/// Values must not allow the use of Python objects without an attached thread.
///
/// A handle to a Python object may not cross, a [`Py`](crate::Py) may:
///
/// ```compile_fail
/// use keelback::prelude::*;
///
/// fn wait(object: Bound<'_, PyAny>) {
///     object.py().detach(|| println!("{object}"));
/// }
/// ```
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let list = PyList::empty(py).unbind();
/// let list = py.detach(move || list);
/// assert!(list.bind(py).is_empty());
/// # Ok(()) })
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` belongs to the interpreter and cannot be used while detached",
    label = "used inside `detach` (or by a function tagged `nogil`)",
    note = "turn handles into `Py<T>` with `.unbind()` before, or move the value out of the closure"
)]
pub unsafe trait Ungil {}

// SAFETY: handles that need an attached thread carry `Python<'py>`, which is not `Send`.
unsafe impl<T: Send> Ungil for T {}

/// Detaches the thread while it lives, and attaches it again even when unwinding.
///
/// Invariant: `saved` is what `PyEval_SaveThread` answered with on this thread.
pub(crate) struct Detached {
    saved: Cell<*mut ffi::PyThreadState>,
}

impl Detached {
    pub(crate) fn new(py: Python<'_>) -> Detached {
        Detached { saved: Cell::new(Detached::save(py)) }
    }

    fn save(py: Python<'_>) -> *mut ffi::PyThreadState {
        // SAFETY: the thread is attached (`py`).
        guarded::letting_go(py, || unsafe { ffi::PyEval_SaveThread() })
    }

    fn restore(&self) {
        if !guarded::come_back() {
            stop();
        }
        // SAFETY: the very thread state that was saved (type invariant).
        stopping_at_exit(|| unsafe { ffi::PyEval_RestoreThread(self.saved.get()) });
    }

    /// Runs `body` attached again, in the midst of being detached.
    pub(crate) fn attached_again<T>(&self, body: impl FnOnce() -> T) -> T {
        /// Detaches anew, also when unwinding.
        struct Again<'a>(&'a Detached);

        impl Drop for Again<'_> {
            fn drop(&mut self) {
                // SAFETY: attached by `attached_again`.
                self.0.saved.set(Detached::save(unsafe { Python::assume_attached() }));
            }
        }

        self.restore();
        let _again = Again(self);
        body()
    }
}

impl Drop for Detached {
    fn drop(&mut self) {
        self.restore();
    }
}

/// Calls a function of C's that may run anything or take the GIL, and stops the thread for ever where Python
/// wants to end it.
///
/// When an interpreter is at its end, a thread that asks for its GIL never gets it. Before 3.14 CPython ends
/// such a thread by `pthread_exit`, which unwinds its stack through Rust code that cannot bear that, and
/// aborts the process. Since 3.14 it stops the thread, as this does.
#[inline]
pub(crate) fn stopping_at_exit<T>(call: impl FnOnce() -> T) -> T {
    /// Dropped by such an unwinding alone: no panic comes out of C.
    struct Stop;

    impl Drop for Stop {
        #[cold]
        #[inline(never)]
        fn drop(&mut self) {
            stop()
        }
    }

    let stop = Stop;
    let answer = call();
    std::mem::forget(stop);
    answer
}

/// Runs the body of a thread that has just been attached. What threads gave up while they were detached is released before: where
/// they alone use Python, nobody else does it.
fn enter<'py, T>(py: Python<'py>, body: impl FnOnce(Python<'py>) -> T) -> T {
    drain_waiting(py);
    body(py)
}

/// Never comes back.
fn stop() -> ! {
    loop {
        std::thread::park();
    }
}

/// Attaches the thread while it lives.
///
/// Invariant: `state` is what `PyGILState_Ensure` answered with on this thread.
struct Attached {
    state: ffi::PyGILState_STATE,
}

impl Attached {
    /// Attaches the thread to the interpreter that knows it, or to the main one. An interpreter is running.
    fn new() -> Attached {
        // SAFETY: an interpreter is running; nested calls are allowed.
        Attached { state: stopping_at_exit(|| unsafe { ffi::PyGILState_Ensure() }) }
    }
}

impl Drop for Attached {
    fn drop(&mut self) {
        // SAFETY: attached since `new`.
        guarded::letting_go(unsafe { Python::assume_attached() }, || {
            // SAFETY: pairs with the call that gave the state (type invariant).
            unsafe { ffi::PyGILState_Release(self.state) };
        });
    }
}

impl Python<'_> {
    /// Starts an interpreter in this process, unless one is running: for programs and tests that are
    /// not imported by Python. Signal handlers stay as they are.
    ///
    /// A program that calls this is linked to libpython, as `keelback_build::scan()` or `link()` in its build script
    /// sees to. The interpreter runs until the process ends.
    ///
    /// # Panics
    /// It does not come back when the interpreter cannot start, for want of its standard library for instance: Python
    /// prints the reason and ends the process.
    ///
    /// ```
    /// # keelback_docs::run(|_| Ok(()));
    /// use keelback::prelude::*;
    ///
    /// Python::initialize();
    /// // Again, to no effect: tests that run at the same time may each begin with it.
    /// Python::initialize();
    /// assert_eq!(Python::attach(|py| py.None().to_string()), "None");
    /// ```
    pub fn initialize() {
        crate::embed::initialize();
    }

    /// Runs `body` attached to the interpreter; waits for the GIL where there is one.
    ///
    /// A thread that Python does not know is attached to the main interpreter; on 3.15 and later to the one that imported
    /// this library, if that is one alone.
    ///
    /// A thread that asks while the interpreter ends is stopped for ever, as CPython does it.
    ///
    /// # Panics
    /// When no interpreter has been started. [`try_attach`](Self::try_attach) answers instead.
    ///
    /// ```
    /// # keelback_docs::run(|_| Ok(()));
    /// use keelback::prelude::*;
    ///
    /// Python::initialize();
    /// let worker = std::thread::spawn(|| {
    ///     // A thread that Python does not know yet is made known.
    ///     Python::attach(|py| PyString::new(py, "from another thread").to_string())
    /// });
    /// assert_eq!(worker.join().unwrap(), "from another thread");
    /// ```
    pub fn attach<T>(body: impl for<'py> FnOnce(Python<'py>) -> T) -> T {
        match Python::try_attach(body) {
            Some(value) => value,
            None if gate::is_closed() => stop(),
            // SAFETY: asks only about the process; may be called at any time.
            None if unsafe { ffi::Py_IsFinalizing() } != 0 => stop(),
            None => panic!("no Python interpreter is running in this process"),
        }
    }

    /// Runs `body` attached to the interpreter, or answers `None` when none is running, or it is at its end: its exit functions
    /// (`atexit`) have run. Those may still wait for threads that attach.
    ///
    /// A thread that Python itself started, and one that detaches in `body` and wants to come back, is stopped for ever
    /// when it asks then, as CPython does it. On 3.15 and later an interpreter does not end while such a `body` runs attached (PEP 788).
    ///
    /// While an interpreter ends, the thread that ends it stays attached: a `Drop` that runs then may use Python as far
    /// as it is still there.
    ///
    /// ```
    /// # keelback_docs::run(|_| Ok(()));
    /// use keelback::prelude::*;
    ///
    /// Python::initialize();
    /// assert!(Python::try_attach(|_| ()).is_some());
    /// ```
    pub fn try_attach<T>(body: impl for<'py> FnOnce(Python<'py>) -> T) -> Option<T> {
        if ffi::is_attached() {
            // To whichever interpreter, and also while that ends.
            return Python::if_attached(body);
        }
        if !is_running() {
            return None;
        }
        // PyPy's answers to a thread with the GIL alone, so there is no gate.
        // SAFETY: may be asked by any thread.
        let is_known = ffi::FOR_PYPY || !unsafe { ffi::PyGILState_GetThisThreadState() }.is_null();
        if is_known {
            if !guarded::come_back() {
                return None;
            }
            let _attached = Attached::new();
            // SAFETY: attached until `_attached` is dropped, which is after `body`.
            return Some(enter(unsafe { Python::assume_attached() }, body));
        }
        if ffi::version::running().at_least(3, 15) {
            let _attached = Ensured::new()?;
            // SAFETY: as above.
            return Some(enter(unsafe { Python::assume_attached() }, body));
        }
        let passing = gate::pass()?;
        let _attached = Attached::new();
        drop(passing);
        // SAFETY: as above.
        let py = unsafe { Python::assume_attached() };
        gate::watch(py);
        Some(enter(py, body))
    }

    /// Runs `body` if the thread is attached already.
    pub(crate) fn if_attached<T>(body: impl for<'py> FnOnce(Python<'py>) -> T) -> Option<T> {
        if !ffi::is_attached() {
            return None;
        }
        // SAFETY: attached, as just checked, for as long as the call.
        Some(body(unsafe { Python::assume_attached() }))
    }

    /// Runs `body` without being attached, so that other threads can run Python meanwhile.
    ///
    /// The tag `nogil` on an exported function does this for all of the function.
    ///
    /// # Panics
    /// As `body` does; the thread is attached again before the panic goes on.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let total: u64 = py.detach(|| (1..=1_000).sum());
    /// assert_eq!(total, 500_500);
    /// # Ok(()) })
    /// ```
    pub fn detach<T: Ungil>(self, body: impl FnOnce() -> T + Ungil) -> T {
        let _detached = Detached::new(self);
        body()
    }

    /// Runs the handlers of signals that have come in: `Ctrl-C` raises `KeyboardInterrupt` here.
    ///
    /// # Errors
    /// What a handler raises.
    ///
    /// Call it now and then in work that takes long and runs no Python.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// fn count(py: Python<'_>, to: u64) -> PyResult<u64> {
    ///     let mut n = 0;
    ///     while n < to {
    ///         n += 1;
    ///         if n % 1024 == 0 {
    ///             py.check_signals()?;
    ///         }
    ///     }
    ///     Ok(n)
    /// }
    /// assert_eq!(count(py, 5_000)?, 5_000);
    /// # Ok(()) })
    /// ```
    pub fn check_signals(self) -> PyResult<()> {
        // SAFETY: the thread is attached (`self`).
        if unsafe { ffi::PyErr_CheckSignals() } < 0 { Err(PyErr::fetch(self)) } else { Ok(()) }
    }
}
