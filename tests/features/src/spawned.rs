//! Futures on tokio's threads.
//!
//! @py module tokio

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use keelback::coroutine::CancelHandle;
use keelback::exceptions::PyKeyError;
use keelback::prelude::*;
use tokio::sync::Notify;
use tokio::time::sleep;

static ALIVE: AtomicUsize = AtomicUsize::new(0);

/// Counts itself.
struct Counted;

impl Counted {
    fn new() -> Counted {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

/// @py init
pub fn configure(_module: &Bound<'_, PyModule>) -> PyResult<()> {
    // A second interpreter finds it configured.
    let _ = keelback::tokio::configure(|builder| {
        builder.worker_threads(2).thread_name("features");
    });
    Ok(())
}

/// Configures once more.
///
/// @py
pub fn configure_late() -> PyResult<()> {
    keelback::tokio::configure(|builder| {
        builder.worker_threads(1);
    })
}

/// How many futures hold something.
///
/// @py
pub fn alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// Where a value is converted: the number that Python gives the thread.
#[derive(Default)]
pub struct Converted;

impl<'py> IntoPyObject<'py> for Converted {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("threading")?.call_method0("get_ident")
    }
}

/// The name of the thread that runs it, whether that is attached, and the thread that converts the answer.
///
/// @py tokio async def threads() -> tuple[str, bool, int]
pub async fn threads() -> (String, bool, Converted) {
    sleep(Duration::from_millis(1)).await;
    let name = thread::current().name().unwrap_or_default().to_owned();
    (name, keelback::ffi::is_attached(), Converted)
}

/// What it is given, at once.
///
/// @py tokio
pub async fn same(value: Py<PyAny>) -> Py<PyAny> {
    value
}

/// The text, after a while.
///
/// @py tokio async def later(text, milliseconds=1)
pub async fn later(text: &str, milliseconds: u64) -> String {
    sleep(Duration::from_millis(milliseconds)).await;
    text.to_owned()
}

/// Without the word.
///
/// @py
pub async fn without(milliseconds: u64) {
    sleep(Duration::from_millis(milliseconds)).await;
}

/// Waits in the caller's thread.
///
/// @py nogil
pub fn pause(milliseconds: u64) -> PyResult<()> {
    keelback::tokio::handle()?.block_on(without(milliseconds));
    Ok(())
}

/// Fails with a `KeyError`.
///
/// @py tokio
pub async fn fails() -> PyResult<i64> {
    sleep(Duration::from_millis(1)).await;
    Err(PyKeyError::new_err("lost"))
}

/// Fails with an error of another crate.
///
/// @py tokio error(TimeoutError)
pub async fn times_out() -> Result<(), tokio::time::error::Elapsed> {
    tokio::time::timeout(Duration::from_millis(1), std::future::pending()).await
}

/// Panics in a thread of tokio's.
///
/// @py tokio
pub async fn panics() {
    sleep(Duration::from_millis(1)).await;
    panic!("on purpose");
}

/// Panics with what it is given.
///
/// @py tokio
pub async fn unwinds(error: Py<PyAny>) {
    let error = Python::attach(|py| PyErr::from_value(error.into_bound(py)));
    std::panic::resume_unwind(Box::new(error));
}

/// Never ends by itself.
///
/// @py tokio
pub async fn forever() {
    let _held = Counted::new();
    std::future::pending::<()>().await;
}

/// Says on its way out, at the end of a process, that it goes.
///
/// @py tokio
pub async fn says_goodbye() {
    struct Goodbye;

    impl Drop for Goodbye {
        fn drop(&mut self) {
            println!("goodbye");
        }
    }

    let _goodbye = Goodbye;
    let _held = Counted::new();
    std::future::pending::<()>().await;
}

/// Keeps a thread of tokio's for ever.
///
/// @py tokio
pub async fn blocks() {
    loop {
        thread::park();
    }
}

/// Waits until it is cancelled, and says by what.
///
/// @py tokio
pub async fn until_cancelled(mut cancel: CancelHandle) -> String {
    let _held = Counted::new();
    let error = cancel.cancelled().await;
    sleep(Duration::from_millis(1)).await;
    error.to_string()
}

/// What `await function()` gives, in the loop of whoever awaits this.
///
/// @py tokio
pub async fn ask(function: Py<PyAny>) -> PyResult<Py<PyAny>> {
    Python::attach(|py| function.bind(py).call0()?.into_future())?.await
}

/// Lets others in one after the other, from any thread.
///
/// @py class Gate
#[derive(Default)]
pub struct Gate {
    notify: Arc<Notify>,
    passed: u64,
}

/// @py
impl Gate {
    #[must_use]
    pub fn new() -> Gate {
        Gate::default()
    }

    /// Opens it once.
    pub fn open(&self) {
        self.notify.notify_one();
    }

    /// Does nothing, which nobody may do who comes while another has it to himself.
    pub fn touch(&self) {}

    /// Waits until it is opened. The object is for this only meanwhile.
    ///
    /// @py tokio async def pass_(self)
    pub async fn pass(&mut self) -> u64 {
        self.notify.notified().await;
        self.passed += 1;
        self.passed
    }

    /// Gates that are open so many times.
    ///
    /// @py tokio classmethod
    pub async fn opened(times: u64) -> Gate {
        Gate { notify: Arc::default(), passed: times }
    }

    /// How many have passed.
    ///
    /// @py tokio
    pub async fn passed(&self) -> u64 {
        tokio::task::yield_now().await;
        self.passed
    }
}

pub mod everything {
    //! All of it on tokio's threads.
    //!
    //! @py module everything
    //! @py tokio

    /// @py
    pub async fn name() -> String {
        std::thread::current().name().unwrap_or_default().to_owned()
    }

    /// A module in it, too.
    pub mod below {
        /// @py async def name_below()
        pub async fn name() -> String {
            super::name().await
        }
    }
}
