//! A task of a Python event loop as a Rust future.
//!
//! The task is made, ends and is cancelled in the loop's own thread. What goes there is a call that the loop was asked for
//! while attached, or, where the future is dropped by a thread that may not be, a [`Wake`]. So neither polling
//! nor dropping ever waits for an interpreter.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

use crate::coroutine::mailbox::{Depends, Mailbox};
use crate::coroutine::python::locals::TaskLocals;
use crate::coroutine::suspend::{Waiting, asyncio};
use crate::coroutine::wake::Wake;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyRuntimeError;
use crate::handle::{Bound, Py};
use crate::intern;
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyCFunction};

/// What Python awaits, as a Rust future: ends with the value, or with the exception. Made by
/// [`Bound::into_future`] and [`Bound::into_future_with_locals`].
///
/// Any thread may poll it, attached or not. Dropped before its end, it cancels the task, as `task.cancel()` does. It ends with
/// `asyncio.CancelledError` when somebody else cancels that, and with `RuntimeError` when the loop is closed before it has run it.
///
/// # Panics
/// When it is polled after its end.
#[derive(Debug)]
#[must_use = "dropping it cancels the task"]
pub struct PyFuture(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    /// Cancels the task, in the thread of its loop.
    cancel: Arc<Wake>,
    /// That of the loop, once the task is made.
    mailbox: OnceLock<Arc<Mailbox>>,
}

enum State {
    Pending(Option<Waker>),
    Ended(PyResult<Py<PyAny>>),
    /// Nobody polls any more.
    Over,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    fn new(py: Python<'_>) -> Arc<Shared> {
        Arc::new(Shared {
            state: Mutex::new(State::Pending(None)),
            cancel: Arc::new(Wake::of(py)),
            mailbox: OnceLock::new(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_over(&self) -> bool {
        matches!(*self.state(), State::Over)
    }

    /// Ends with an answer, unless it has ended.
    fn end(&self, answer: PyResult<Py<PyAny>>) {
        self.cancel.forget();
        if let Some(mailbox) = self.mailbox.get() {
            mailbox.depend_no_more(self);
        }
        let waker = {
            let mut state = self.state();
            let State::Pending(waker) = &mut *state else { return };
            let waker = waker.take();
            *state = State::Ended(answer);
            waker
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl Depends for Shared {
    fn closed(&self) {
        self.end(Err(loop_closed()));
    }
}

#[cold]
fn loop_closed() -> PyErr {
    PyRuntimeError::new_err(
        "the event loop was closed before it had run what a Rust future waits for",
    )
}

impl Future for PyFuture {
    type Output = PyResult<Py<PyAny>>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut state = self.0.state();
        match std::mem::replace(&mut *state, State::Over) {
            State::Pending(before) => {
                let waker = match before {
                    Some(waker) if waker.will_wake(context.waker()) => waker,
                    _ => context.waker().clone(),
                };
                *state = State::Pending(Some(waker));
                Poll::Pending
            }
            State::Ended(answer) => Poll::Ready(answer),
            State::Over => panic!("a `PyFuture` is polled after its end"),
        }
    }
}

impl Drop for PyFuture {
    fn drop(&mut self) {
        let before = std::mem::replace(&mut *self.0.state(), State::Over);
        if matches!(before, State::Pending(_)) {
            std::task::Wake::wake_by_ref(&self.0.cancel);
        }
    }
}

/// What holds the promise that a future ends: broken when it is dropped.
struct Promise(Option<Arc<Shared>>);

impl Promise {
    fn new(shared: &Arc<Shared>) -> Promise {
        Promise(Some(shared.clone()))
    }

    /// Leaves it to the caller.
    fn leave(mut self) -> Option<Arc<Shared>> {
        self.0.take()
    }
}

impl Drop for Promise {
    fn drop(&mut self) {
        if let Some(shared) = self.0.take() {
            shared.end(Err(loop_closed()));
        }
    }
}

/// In the loop that runs in this thread, and in this thread's context.
pub(super) fn in_running_loop(awaitable: Bound<'_, PyAny>) -> PyResult<PyFuture> {
    start_here(&awaitable, None)
}

fn start_here(
    awaitable: &Bound<'_, PyAny>,
    context: Option<&Bound<'_, PyAny>>,
) -> PyResult<PyFuture> {
    let shared = Shared::new(awaitable.py());
    start(awaitable, context, &shared)?;
    Ok(PyFuture(shared))
}

/// In a loop that is named, which may run in another thread, or not yet.
pub(super) fn in_loop_of(awaitable: Bound<'_, PyAny>, locals: &TaskLocals) -> PyResult<PyFuture> {
    let py = awaitable.py();
    let event_loop = locals.event_loop(py);
    let context = locals.context(py);
    if asyncio::find_running(py)?.is_some_and(|running| running.is(&event_loop)) {
        return start_here(&awaitable, context.as_ref());
    }
    let shared = Shared::new(py);
    let promise = Mutex::new(Some(Promise::new(&shared)));
    let (awaitable, context) = (awaitable.unbind(), context.map(Bound::unbind));
    let begin = PyCFunction::new_closure(py, Some(c"start"), None, move |args, _| {
        let py = args.py();
        let promise = promise.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(shared) = promise.and_then(Promise::leave) else { return };
        let context = context.as_ref().map(|context| context.bind(py));
        if let Err(error) = start(awaitable.bind(py), context, &shared) {
            shared.end(Err(error));
        }
    })?;
    event_loop.call_method1(intern!(py, "call_soon_threadsafe"), (begin,))?;
    Ok(PyFuture(shared))
}

/// Makes the task, in the thread of the running loop.
fn start(
    awaitable: &Bound<'_, PyAny>,
    context: Option<&Bound<'_, PyAny>>,
    shared: &Arc<Shared>,
) -> PyResult<()> {
    let py = awaitable.py();
    if shared.is_over() {
        // Cancelled before it began: a coroutine must not say that nobody awaited it.
        return match awaitable.getattr_opt(intern!(py, "close"))? {
            Some(close) => close.call0().map(drop),
            None => Ok(()),
        };
    }
    let task = ensure_future(awaitable, context)?;
    let running = asyncio::running_loop(py)?;
    if task.is(awaitable) && !is_of_loop(&task, &running)? {
        return Err(PyRuntimeError::new_err(
            "what a Rust future is to wait for belongs to another event loop than the one that runs here: \
             name that one, as `into_future_with_locals` does",
        ));
    }
    let mailbox = asyncio::mailbox(py, &running)?;
    let waiting = Waiting::new(&task, cancel, mailbox.clone())?;
    if !shared.cancel.wait(waiting) {
        // Dropped by another thread meanwhile.
        return cancel(&task);
    }
    mailbox.keep(&task)?;
    mailbox.depend(shared);
    // A task is made once.
    let _ = shared.mailbox.set(mailbox);
    let promise = Promise::new(shared);
    let done = PyCFunction::new_closure(py, Some(c"done"), None, move |args, _| {
        if let Some(shared) = &promise.0 {
            shared.end(result_of(args.as_any()));
        }
    })?;
    task.call_method1(intern!(py, "add_done_callback"), (done,)).map(drop)
}

/// The result of the task that a done callback is called with.
fn result_of(args: &Bound<'_, PyAny>) -> PyResult<Py<PyAny>> {
    let task = args.get_item(0)?;
    Ok(task.call_method0(intern!(args.py(), "result"))?.unbind())
}

/// Whether a future that there was already is one of that loop's: its callbacks would be called, and it be cancelled, in another's thread.
fn is_of_loop(future: &Bound<'_, PyAny>, running: &Bound<'_, PyAny>) -> PyResult<bool> {
    match future.getattr_opt(intern!(future.py(), "get_loop"))? {
        Some(get) => Ok(get.call0()?.is(running)),
        None => Ok(true),
    }
}

fn cancel(task: &Bound<'_, PyAny>) -> PyResult<()> {
    task.call_method0(intern!(task.py(), "cancel")).map(drop)
}

/// `asyncio.ensure_future`, in a copy of the context, which may be entered elsewhere at the same time.
fn ensure_future<'py>(
    awaitable: &Bound<'py, PyAny>,
    context: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    static ENSURE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = awaitable.py();
    let ensure = ENSURE.import(py, "asyncio", "ensure_future")?;
    match context {
        None => ensure.call1((awaitable,)),
        Some(context) => context
            .call_method0(intern!(py, "copy"))?
            .call_method1(intern!(py, "run"), (ensure, awaitable)),
    }
}
