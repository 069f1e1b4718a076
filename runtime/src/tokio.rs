//! Tokio's runtime, on which the futures of fns tagged `@py tokio` run (feature `tokio`).
//!
//! The word stands on an `async fn`, or on a module for all that are in it. Awaiting such a fn spawns its future; its value comes back
//! to the event loop's thread and becomes an object there. Cancelling drops the future where it waits. What it awaits of Python's
//! (see [`asyncio`](crate::asyncio)) runs in the loop and the context of whoever awaits it.
//!
//! There is one runtime for each extension module, started when it is first needed. A process that was forked starts its own, since
//! threads stay behind; when the main interpreter ends, it is shut down: what still runs is dropped where it waits.
//!
//! ```
//! use keelback::prelude::*;
//!
//! /// Waits without keeping the event loop from its work.
//! ///
//! /// @py tokio
//! pub async fn pause(milliseconds: u64) {
//!     tokio::time::sleep(std::time::Duration::from_millis(milliseconds)).await;
//! }
//!
//! /// Waits, for callers that await nothing.
//! ///
//! /// @py nogil
//! pub fn pause_here(milliseconds: u64) -> PyResult<()> {
//!     keelback::tokio::handle()?.block_on(pause(milliseconds));
//!     Ok(())
//! }
//!
//! # keelback_docs::run(|py| py.detach(|| pause_here(1)))
//! ```

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use ::tokio::runtime::{Builder, Handle, Runtime};

use crate::attach;
pub use crate::coroutine::spawned::future_into_py;
use crate::error::PyResult;
use crate::exceptions::PyRuntimeError;
use crate::handle::Bound;
use crate::py::Python;
use crate::state;
use crate::types::{PyCFunction, PyDict, PyTuple};

/// A runtime, and the process that its threads are in.
///
/// Once made it stays for good, so that a forked process, which has none of the threads, finds nothing in use, and takes no
/// lock that one of them may have held.
pub(crate) struct Running {
    process: u32,
    handle: Handle,
    /// To be shut down; none where it is the user's own.
    runtime: Mutex<Option<Runtime>>,
}

/// The last one that was made; null before the first, and after the main interpreter's end.
///
/// Invariant: null, or from `Box::leak`.
static RUNNING: AtomicPtr<Running> = AtomicPtr::new(ptr::null_mut());

type Configure = Box<dyn Fn(&mut Builder) + Send + Sync>;

/// What the user says about runtimes; `None` once one has been made without.
static CONFIGURE: OnceLock<Option<Configure>> = OnceLock::new();

/// For how long threads are waited for that are in the midst of something when the interpreter ends.
const PATIENCE: Duration = Duration::from_secs(1);

/// Says how the runtime is to be made: how many threads it has, what they are called, and so on. Drivers for time and
/// input are enabled, as far as the crate's features have them.
///
/// To be called once, before anything runs on it: a module's `@py init` fn is the place.
///
/// # Errors
/// `RuntimeError` when it is too late: the runtime has been started, or configured, before.
///
/// ```
/// use keelback::prelude::*;
///
/// /// @py init
/// pub fn init(_module: &Bound<'_, PyModule>) -> PyResult<()> {
///     keelback::tokio::configure(|builder| {
///         builder.worker_threads(2);
///     })
/// }
///
/// # keelback_docs::run(|py| {
/// # init(&PyModule::new(py, "example")?)?;
/// assert_eq!(keelback::tokio::handle()?.metrics().num_workers(), 2);
/// let late = keelback::tokio::configure(|_| ()).unwrap_err();
/// assert!(late.to_string().starts_with("RuntimeError: it is too late"));
/// # Ok(()) })
/// ```
pub fn configure(configure: impl Fn(&mut Builder) + Send + Sync + 'static) -> PyResult<()> {
    CONFIGURE.set(Some(Box::new(configure))).map_err(|_| too_late("configure"))
}

/// Has futures run on a runtime that there is already, as a program's `#[tokio::main]` has made it, which is then not shut
/// down from here.
///
/// To be called once, before anything runs on another.
///
/// # Errors
/// `RuntimeError` when it is too late: a runtime has been started, or given, before.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|_| {
/// let own = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build()?;
/// keelback::tokio::use_handle(own.handle().clone())?;
/// assert_eq!(keelback::tokio::handle()?.metrics().num_workers(), 1);
/// # Ok(()) })
/// ```
pub fn use_handle(handle: Handle) -> PyResult<()> {
    let given = Running::new(handle, None);
    match set(ptr::null_mut(), given) {
        Ok(_) => Ok(()),
        Err(_) => Err(too_late("use_handle")),
    }
}

/// The handle of the runtime, which is started if need be: to spawn on it, to enter its context, and, in a thread that is not
/// attached, to wait for a future.
///
/// # Errors
/// `OSError` where the runtime cannot be made.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let handle = keelback::tokio::handle()?;
/// let sum = py.detach(|| handle.block_on(async { 2 + 3 }));
/// assert_eq!(sum, 5);
/// # Ok(()) })
/// ```
pub fn handle() -> PyResult<Handle> {
    if let Some(ended) = Python::if_attached(shut_down_at_exit) {
        ended?;
    }
    Ok(running()?.handle.clone())
}

#[cold]
fn too_late(name: &str) -> crate::error::PyErr {
    PyRuntimeError::new_err(format!(
        "it is too late for `keelback::tokio::{name}`: the runtime has been started, or chosen, before; call it once, \
         in the module's `@py init` fn",
    ))
}

impl Running {
    fn new(handle: Handle, runtime: Option<Runtime>) -> Box<Running> {
        Box::new(Running { process: std::process::id(), handle, runtime: Mutex::new(runtime) })
    }

    pub(crate) fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Whether its threads are in this process.
    pub(crate) fn is_here(&self) -> bool {
        self.process == std::process::id()
    }
}

/// Runs what may ask for tokio's runtime, within that of this process if there is one.
pub(crate) fn in_context<R>(run: impl FnOnce() -> R) -> R {
    // SAFETY: null, or leaked (invariant of `RUNNING`).
    let found = unsafe { RUNNING.load(Ordering::Acquire).as_ref() };
    let _context = found.filter(|running| running.is_here()).map(|running| running.handle.enter());
    run()
}

/// The runtime of this process, and that it is shut down with the interpreter.
pub(crate) fn running_until_exit(py: Python<'_>) -> PyResult<&'static Running> {
    shut_down_at_exit(py)?;
    running()
}

fn running() -> PyResult<&'static Running> {
    let found = RUNNING.load(Ordering::Acquire);
    // SAFETY: null, or leaked (invariant of `RUNNING`).
    match unsafe { found.as_ref() } {
        Some(running) if running.is_here() => Ok(running),
        _ => start(found),
    }
}

/// Starts a runtime, in place of one whose threads are in another process.
#[cold]
fn start(before: *mut Running) -> PyResult<&'static Running> {
    let mut builder = Builder::new_multi_thread();
    builder.enable_all().thread_name("keelback-tokio");
    if let Some(configure) = CONFIGURE.get_or_init(|| None) {
        configure(&mut builder);
    }
    let runtime = builder.build()?;
    match set(before, Running::new(runtime.handle().clone(), Some(runtime))) {
        Ok(running) => Ok(running),
        Err(second) => {
            // Another thread was faster.
            if let Some(runtime) = take(&second) {
                runtime.shutdown_background();
            }
            running()
        }
    }
}

/// Puts a runtime in the place of one; gives it back where that is there no more.
fn set(before: *mut Running, new: Box<Running>) -> Result<&'static Running, Box<Running>> {
    let new = Box::into_raw(new);
    match RUNNING.compare_exchange(before, new, Ordering::AcqRel, Ordering::Acquire) {
        // SAFETY: just leaked.
        Ok(_) => Ok(unsafe { &*new }),
        // SAFETY: just taken out of its box, and seen by nobody.
        Err(_) => Err(unsafe { Box::from_raw(new) }),
    }
}

fn take(running: &Running) -> Option<Runtime> {
    running.runtime.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Whether the main interpreter will shut the runtime down at its end.
static REGISTERED: AtomicBool = AtomicBool::new(false);

/// What the registered function holds: it goes with that, when the interpreter ends or somebody clears what is registered.
struct Registered;

impl Drop for Registered {
    fn drop(&mut self) {
        REGISTERED.store(false, Ordering::Release);
    }
}

/// Has the main interpreter shut the runtime down at its end, once, however often the module is imported anew.
fn shut_down_at_exit(py: Python<'_>) -> PyResult<()> {
    // Once exit functions have run, no other one will.
    let is_main = state::owner(py).id() == Some(0);
    if !is_main || !attach::is_running() || REGISTERED.swap(true, Ordering::AcqRel) {
        return Ok(());
    }
    let registered = Registered;
    let shut_down = move |args: &Bound<'_, PyTuple>, _: Option<&Bound<'_, PyDict>>| {
        let Registered = &registered;
        shut_down(args.py());
    };
    let callback = PyCFunction::new_closure(py, Some(c"shut_down_tokio"), None, shut_down)?;
    py.import("atexit")?.call_method1("register", (callback,))?;
    Ok(())
}

/// Drops all that still runs, while it may use Python for the last time.
fn shut_down(py: Python<'_>) {
    crate::handle::main_ends();
    let found = RUNNING.swap(ptr::null_mut(), Ordering::AcqRel);
    // SAFETY: null, or leaked (invariant of `RUNNING`).
    let Some(running) = (unsafe { found.as_ref() }) else { return };
    if !running.is_here() {
        return;
    }
    if let Some(runtime) = take(running) {
        py.detach(|| runtime.shutdown_timeout(PATIENCE));
    }
}
