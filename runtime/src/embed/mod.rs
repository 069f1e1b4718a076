//! Starting an interpreter in a program, and ending it.
//!
//! `builder` says how it is to be started, `config` checks what can be checked and hands it to CPython,
//! `builtin` names modules that are linked into the program, `script` runs programs and turns what they
//! end with into an exit status.

mod builder;
mod builtin;
mod config;
mod error;
mod legacy;
mod modern;
mod script;
mod wide;

use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};

use keelback_ffi as ffi;

pub use builder::Builder;
pub use builtin::Builtin;
pub use error::{FlushError, StartError};

use crate::py::Python;

/// An interpreter that this program started. Dropping it ends it.
///
/// ```
/// # keelback_docs::run(|_| Ok(()));
/// use keelback::embed::Interpreter;
///
/// // A program has one interpreter, and here one is running already.
/// let refused = Interpreter::builder().isolated(true).start().unwrap_err();
/// assert!(refused.to_string().contains("already running"));
/// ```
///
/// Any number of threads use it, each through [`Python::attach`]. All of them should be done when it ends: a thread that
/// attaches itself while it does so never comes back on CPython up to 3.13.
///
/// Then another one can be started. What outlives the interpreter does no harm: a [`Py`](crate::Py) that is dropped later
/// releases nothing, and one that is used with the next interpreter panics. What keelback keeps (exported classes,
/// `intern!`, `PyOnceLock`) is made anew. Not every module written in C can be imported again, though.
#[derive(Debug)]
#[must_use = "the interpreter ends when this is dropped"]
pub struct Interpreter {
    /// The state of the thread that started it, to which that thread comes back in order to end it.
    ///
    /// Invariant: what `PyEval_SaveThread` answered with, on the thread that owns this value.
    main: NonNull<ffi::PyThreadState>,
    /// Stays with that thread.
    _thread: PhantomData<*mut ()>,
}

/// Whether an interpreter is being started, runs, or is being ended.
static TAKEN: AtomicBool = AtomicBool::new(false);

impl Interpreter {
    /// How the interpreter is to be started.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Runs `body` attached to the interpreter, as [`Python::attach`] does.
    pub fn attach<T>(&self, body: impl for<'py> FnOnce(Python<'py>) -> T) -> T {
        Python::attach(body)
    }

    /// Ends the interpreter: waits for its threads that are no daemons, runs what is registered at `atexit`, lets go of
    /// every object that is left, and frees what can be freed.
    ///
    /// # Errors
    /// When what Python had still to write, to `sys.stdout` for instance, could not be written.
    ///
    /// # Panics
    /// When this thread is attached: an interpreter cannot end below code that uses it.
    pub fn finalize(self) -> Result<(), FlushError> {
        let main = self.main;
        std::mem::forget(self);
        assert!(
            !ffi::is_attached(),
            "the interpreter cannot be ended by code that runs attached to it"
        );
        end(main)
    }
}

impl Drop for Interpreter {
    /// As [`finalize`](Interpreter::finalize). When the thread is attached, the interpreter stays until the process ends.
    fn drop(&mut self) {
        if !ffi::is_attached() {
            // Python has said on stderr what it could not write.
            let _ = end(self.main);
        }
    }
}

/// Starts an interpreter as `config` says, and leaves the thread detached.
fn start(config: &config::Config) -> Result<NonNull<ffi::PyThreadState>, StartError> {
    if TAKEN.swap(true, Ordering::AcqRel) {
        return Err(StartError::running());
    }
    let give_back = |error| {
        TAKEN.store(false, Ordering::Release);
        error
    };
    if crate::attach::is_running() {
        return Err(give_back(StartError::running()));
    }
    config.start().map_err(give_back)?;
    // SAFETY: starting an interpreter leaves the thread attached.
    unsafe { ffi::start() };
    crate::error::panic::location::install();
    // SAFETY: as above, and nothing else holds a token.
    let set_up = config.set_up(unsafe { Python::assume_attached() });
    // SAFETY: attached. What is answered is this thread's state, which `attach` finds again.
    let main = unsafe { ffi::PyEval_SaveThread() };
    let main = NonNull::new(main).expect("an attached thread has a state");
    match set_up {
        Ok(()) => Ok(main),
        Err(error) => {
            let _ = end(main);
            Err(error)
        }
    }
}

/// Ends the interpreter that this thread started and is not attached to.
fn end(main: NonNull<ffi::PyThreadState>) -> Result<(), FlushError> {
    // SAFETY: the very state that was saved by this thread (type invariant of `Interpreter`).
    unsafe { ffi::PyEval_RestoreThread(main.as_ptr()) };
    // SAFETY: attached since the line above.
    crate::state::interpreter_ends(unsafe { Python::assume_attached() });
    // SAFETY: attached, in the main interpreter.
    let status = unsafe { ffi::Py_FinalizeEx() };
    crate::state::interpreter_ended();
    crate::handle::forget_pending();
    TAKEN.store(false, Ordering::Release);
    if status < 0 { Err(FlushError(())) } else { Ok(()) }
}

/// For programs that start an interpreter and never end it.
pub(crate) fn initialize() {
    static STARTED: std::sync::Once = std::sync::Once::new();
    STARTED.call_once(|| match Interpreter::builder().start() {
        Ok(interpreter) => std::mem::forget(interpreter),
        // Python itself, or the program by a builder of its own, was first.
        Err(error) if error.is_running() => {}
        Err(error) => panic!("{error}"),
    });
}
