//! Futures that run on tokio's threads, and whose values come back to the event loop's.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use ::tokio::task::JoinHandle;

use crate::convert::{Answer, IntoPyObject};
use crate::coroutine::cancel::{self, CancelHandle};
use crate::coroutine::finish::finish;
use crate::coroutine::python::{Home, futures};
use crate::coroutine::{AsyncDef, object};
use crate::error::{PyErr, PyResult, Raised, panic};
use crate::exceptions::PyRuntimeError;
use crate::handle::Bound;
use crate::py::Python;
use crate::tokio::{Running, running_until_exit};
use crate::types::PyAny;

/// What goes from one of tokio's threads to that of the event loop.
#[diagnostic::on_unimplemented(
    message = "what a fn tagged `@py tokio` gives is made in one of tokio's threads and converted in that of the event loop: `{Self}` cannot go there",
    label = "has to be `Send`, and own what it holds",
    note = "return what can be sent: `Arc` in place of `Rc`, `Py<T>` in place of `Bound<'_, T>`, a value in place of a guard or a `Ref`"
)]
pub trait Returned: Send + 'static {}

#[diagnostic::do_not_recommend]
impl<T: Send + 'static> Returned for T {}

/// A coroutine for a future that runs on tokio's threads from the first step on, with its value converted by `give`.
#[doc(hidden)]
pub fn on_tokio<F>(
    py: Python<'_>,
    def: &'static AsyncDef,
    future: F,
    give: impl for<'py> FnOnce(Python<'py>, F::Output) -> Answer + Send + 'static,
) -> Answer
where
    F: Future<Output: Returned> + Send + 'static,
{
    object::new(py, def, None, awaited(future, give))
}

/// The same for an `async fn` that takes a [`CancelHandle`].
#[doc(hidden)]
pub fn on_tokio_cancellable<F>(
    py: Python<'_>,
    def: &'static AsyncDef,
    future: impl FnOnce(CancelHandle) -> F,
    give: impl for<'py> FnOnce(Python<'py>, F::Output) -> Answer + Send + 'static,
) -> Answer
where
    F: Future<Output: Returned> + Send + 'static,
{
    let (cancel, handle) = cancel::pair();
    object::new(py, def, Some(cancel), awaited(future(handle), give))
}

/// A coroutine that runs a Rust future on tokio's threads, to be awaited in Python: what calling an `async fn` tagged `@py tokio`
/// gives, for a future that is made otherwise.
///
/// # Errors
/// `MemoryError`.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let later = keelback::tokio::future_into_py(py, async {
///     tokio::time::sleep(std::time::Duration::from_millis(1)).await;
///     Ok("later")
/// })?;
/// let awaited = py.import("asyncio")?.call_method1("run", (later,))?;
/// assert_eq!(awaited.to_string(), "later");
/// # Ok(()) })
/// ```
pub fn future_into_py<F, T>(py: Python<'_>, future: F) -> PyResult<Bound<'_, PyAny>>
where
    F: Future<Output = PyResult<T>> + Send + 'static,
    T: for<'a> IntoPyObject<'a> + Send + 'static,
{
    futures::made(py, on_tokio(py, &futures::FUTURE, future, futures::converted))
}

/// What the coroutine polls, attached.
pub(super) async fn awaited<F>(
    future: F,
    give: impl for<'py> FnOnce(Python<'py>, F::Output) -> Answer,
) -> Answer
where
    F: Future<Output: Returned> + Send + 'static,
{
    let spawn = |py: Python<'_>| Task::spawn(py, future);
    let ended = match Python::if_attached(spawn).expect("a coroutine's step is attached") {
        Ok(mut task) => Ok((&mut task.joined).await),
        Err(error) => Err(error),
    };
    finish(move |py| match ended {
        Ok(Ok(Ok(value))) => give(py, value),
        Ok(Ok(Err(panicked))) => Err(panicked.raise(py)),
        // Nobody but the runtime's end aborts what is still waited for.
        Ok(Err(_)) => Err(shut_down().raise(py)),
        Err(error) => Err(error.raise(py)),
    })
}

#[cold]
fn shut_down() -> PyErr {
    PyRuntimeError::new_err("tokio's runtime was shut down before it had run this future")
}

/// A future that one thread at a time polls or drops.
type Shared<F> = Arc<Mutex<Option<Pin<Box<F>>>>>;

/// What a coroutine waits for. Dropped before its end, it drops the future, where no thread is polling that, and has
/// the thread do so otherwise.
struct Task<F: Future> {
    joined: JoinHandle<Result<F::Output, Panicked>>,
    runtime: &'static Running,
    future: Shared<F>,
    /// That of the future. Who lets go of it last is attached.
    _home: Home,
}

impl<F: Future<Output: Returned> + Send + 'static> Task<F> {
    fn spawn(py: Python<'_>, future: F) -> PyResult<Task<F>> {
        let runtime = running_until_exit(py)?;
        let home = Home::of_this_step(py)?;
        let future: Shared<F> = Arc::new(Mutex::new(Some(Box::pin(future))));
        let work = Work { future: future.clone(), home: home.clone() };
        Ok(Task { joined: runtime.handle().spawn(work), runtime, future, _home: home })
    }
}

/// What the runtime runs. It drops the future with itself: also where the runtime is shut down while somebody waits for that.
struct Work<F: Future> {
    future: Shared<F>,
    home: Home,
}

impl<F: Future> Future for Work<F> {
    type Output = Result<F::Output, Panicked>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        poll(&self.future, &self.home, context)
    }
}

impl<F: Future> Drop for Work<F> {
    fn drop(&mut self) {
        let future = self.future.lock().unwrap_or_else(PoisonError::into_inner).take();
        drop(future);
    }
}

/// One poll, in a thread of tokio's.
fn poll<F: Future>(
    future: &Mutex<Option<Pin<Box<F>>>>,
    home: &Home,
    context: &mut Context<'_>,
) -> Poll<Result<F::Output, Panicked>> {
    let mut future = future.lock().unwrap_or_else(PoisonError::into_inner);
    // Dropped, and about to be aborted.
    let Some(future) = &mut *future else { return Poll::Pending };
    let poll = AssertUnwindSafe(|| home.within(|| future.as_mut().poll(context)));
    match catch_unwind(poll) {
        Ok(polled) => polled.map(Ok),
        Err(payload) => Poll::Ready(Err(Panicked::new(payload))),
    }
}

impl<F: Future> Drop for Task<F> {
    fn drop(&mut self) {
        // In a forked process the threads are missing that may hold what the future's end asks for.
        if self.joined.is_finished() || !self.runtime.is_here() {
            return;
        }
        let _context = self.runtime.handle().enter();
        let dropped = match self.future.try_lock() {
            Ok(mut future) => future.take(),
            Err(_) => None,
        };
        drop(dropped);
        self.joined.abort();
    }
}

/// A panic in another thread, and where it was.
struct Panicked {
    payload: Box<dyn Any + Send>,
    place: Option<String>,
}

impl Panicked {
    #[cold]
    fn new(payload: Box<dyn Any + Send>) -> Panicked {
        Panicked { payload, place: panic::location::take() }
    }

    #[cold]
    fn raise(self, py: Python<'_>) -> Raised {
        panic::raise_from(py, self.payload, self.place)
    }
}
