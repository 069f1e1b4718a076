//! Attaching threads to the interpreter, and detaching them.

use std::cell::Cell;
use std::ffi::c_void;

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::py::Python;

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
    pub(crate) fn new(_py: Python<'_>) -> Detached {
        // SAFETY: the thread is attached.
        Detached { saved: Cell::new(unsafe { ffi::PyEval_SaveThread() }) }
    }

    fn restore(&self) {
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
                self.0.saved.set(unsafe { ffi::PyEval_SaveThread() });
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

impl Drop for Attached {
    fn drop(&mut self) {
        // SAFETY: pairs with the call that gave the state (type invariant).
        unsafe { ffi::PyGILState_Release(self.state) };
    }
}

/// Attaches a thread that Python does not know, while it lives (PEP 788).
///
/// Invariant: `token` is what `PyThreadState_Ensure` answered with on this thread, for `guard`, which is open.
struct Ensured {
    token: *mut c_void,
    guard: *mut ffi::PyInterpreterGuard,
}

impl Ensured {
    /// Attaches to the interpreter that runs this library, or to the main one where several do; `None` where that is at
    /// its end.
    fn new() -> Option<Ensured> {
        let guard = crate::state::guard()?;
        // SAFETY: a guard of an interpreter, which cannot end meanwhile.
        let token = unsafe { ffi::PyThreadState_Ensure(guard) };
        if token.is_null() {
            // SAFETY: it is not used again.
            unsafe { ffi::PyInterpreterGuard_Close(guard) };
            return None;
        }
        Some(Ensured { token, guard })
    }
}

impl Drop for Ensured {
    fn drop(&mut self) {
        // SAFETY: pairs with the call that gave the token (type invariant).
        unsafe { ffi::PyThreadState_Release(self.token) };
        // Only now: an interpreter that ends clears the states of other threads, and this one's must not be cleared twice.
        // SAFETY: open (type invariant), and not used again.
        unsafe { ffi::PyInterpreterGuard_Close(self.guard) };
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
            // SAFETY: asks only about the process; may be called at any time.
            None if unsafe { ffi::Py_IsFinalizing() } != 0 => stop(),
            None => panic!("no Python interpreter is running in this process"),
        }
    }

    /// Runs `body` attached to the interpreter, or answers `None` when none is running; on 3.15 and later also when it is
    /// at its end. Before, a thread that asks then may be stopped for ever.
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
        // SAFETY: asks only about the process; may be called at any time.
        if unsafe { ffi::Py_IsInitialized() } == 0 {
            return None;
        }
        // SAFETY: may be asked by any thread.
        let is_known = || !unsafe { ffi::PyGILState_GetThisThreadState() }.is_null();
        if ffi::version::running().at_least(3, 15) && !is_known() {
            let _attached = Ensured::new()?;
            // SAFETY: attached until `_attached` is dropped, which is after `body`.
            return Some(body(unsafe { Python::assume_attached() }));
        }
        // SAFETY: an interpreter is running; nested calls are allowed.
        let state = stopping_at_exit(|| unsafe { ffi::PyGILState_Ensure() });
        let _attached = Attached { state };
        // SAFETY: attached until `_attached` is dropped, which is after `body`.
        Some(body(unsafe { Python::assume_attached() }))
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
