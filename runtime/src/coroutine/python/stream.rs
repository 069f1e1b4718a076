//! Python's asynchronous iterators as Rust streams.
//!
//! One task of the loop goes through all items, so that an asynchronous generator sees one task and one context from its begin to its end. It
//! waits for each item to be asked for: [`Asked`] is a Rust future that it awaits, so asking wakes it as anything wakes a
//! coroutine, and never waits for an interpreter.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use crate::convert::Owned;
use crate::coroutine::finish::finish;
use crate::coroutine::python::future::PyFuture;
use crate::coroutine::{AsyncDef, Polling, define, object};
use crate::error::PyResult;
use crate::exceptions::PyTypeError;
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::{PyAny, PyCFunction};

/// What Python goes through by `async for`, as a Rust stream: of its items, and of the exception that ends it. Made by
/// [`Bound::into_stream`] and [`Bound::into_stream_with_locals`].
///
/// Any thread may poll it, attached or not. Python is asked for an item when it is polled for one, and for one at a time. Dropped before its
/// end, it cancels the task that waits for an item, and has the iterator closed by `aclose()` if it has that.
#[derive(Debug)]
#[must_use = "a stream does nothing unless it is polled"]
pub struct PyStream {
    shared: Arc<Shared>,
    /// The task; `None` once it has ended.
    task: Option<PyFuture>,
}

/// What the stream and the task share.
struct Shared(Mutex<State>);

struct State {
    place: Place,
    /// Of the stream, which waits for an item.
    stream: Option<Waker>,
    /// Of the task, which waits for being asked.
    task: Option<Waker>,
}

/// The place of one item.
enum Place {
    Empty,
    Asked,
    /// The task knows.
    Expected,
    Filled(Py<PyAny>),
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").finish_non_exhaustive()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the item, or asks for one.
    fn poll(&self, context: &Context<'_>) -> Option<Py<PyAny>> {
        let mut state = self.lock();
        match std::mem::replace(&mut state.place, Place::Empty) {
            Place::Filled(item) => return Some(item),
            Place::Empty | Place::Asked => state.place = Place::Asked,
            Place::Expected => state.place = Place::Expected,
        }
        state.stream = Some(context.waker().clone());
        let task = state.task.take();
        drop(state);
        if let Some(task) = task {
            task.wake();
        }
        None
    }

    fn fill(&self, item: Py<PyAny>) {
        let mut state = self.lock();
        state.place = Place::Filled(item);
        let stream = state.stream.take();
        drop(state);
        if let Some(stream) = stream {
            stream.wake();
        }
    }
}

/// Ends when an item is asked for.
struct Asked(Arc<Shared>);

impl Future for Asked {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.lock();
        if matches!(state.place, Place::Asked) {
            state.place = Place::Expected;
            return Poll::Ready(());
        }
        state.task = Some(context.waker().clone());
        Poll::Pending
    }
}

impl Stream for PyStream {
    type Item = PyResult<Py<PyAny>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(item) = self.shared.poll(context) {
            return Poll::Ready(Some(Ok(item)));
        }
        let Some(task) = &mut self.task else { return Poll::Ready(None) };
        let Poll::Ready(ended) = Pin::new(task).poll(context) else { return Poll::Pending };
        self.task = None;
        Poll::Ready(ended.err().map(Err))
    }
}

/// What goes through the items, in a task of the loop.
const DRIVE: &str = "
async def drive(items, asked, fill):
    items = type(items).__aiter__(items)
    try:
        await asked()
        async for item in items:
            fill(item)
            del item
            await asked()
    except GeneratorExit:
        # The loop is gone: nothing can be awaited any more.
        items = None
        raise
    finally:
        if hasattr(items, 'aclose'):
            await items.aclose()
";

static ASKED: AsyncDef = AsyncDef("asked", file!(), Polling::Attached);

/// A stream of what Python iterates over, by a task that `start` makes of the coroutine that it is given.
pub(super) fn new<'py>(
    items: &Bound<'py, PyAny>,
    start: impl FnOnce(Bound<'py, PyAny>) -> PyResult<PyFuture>,
) -> PyResult<PyStream> {
    static DRIVER: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = items.py();
    if !items.get_type().as_any().hasattr("__aiter__")? {
        let kind = items.type_name();
        return Err(PyTypeError::new_err(format!(
            "'{kind}' object is not an asynchronous iterable"
        )));
    }
    let driver = DRIVER.get_or_try_init(py, || define(py, DRIVE, "drive"))?;
    let state = State { place: Place::Empty, stream: None, task: None };
    let shared = Arc::new(Shared(Mutex::new(state)));
    let (waits, filled) = (shared.clone(), shared.clone());
    let asked = PyCFunction::new_closure(py, Some(c"asked"), None, move |args, _| {
        wait(args.py(), Asked(waits.clone()))
    })?;
    let fill = PyCFunction::new_closure(py, Some(c"fill"), None, move |args, _| {
        args.as_any().get_item(0).map(|item| filled.fill(item.unbind()))
    })?;
    let coroutine = driver.bind(py).call1((items, asked, fill))?;
    match start(coroutine.clone()) {
        Ok(task) => Ok(PyStream { shared, task: Some(task) }),
        Err(error) => {
            // It must not say that nobody awaited it.
            coroutine.call_method0("close")?;
            Err(error)
        }
    }
}

/// A coroutine that waits.
fn wait(py: Python<'_>, asked: Asked) -> PyResult<Py<PyAny>> {
    let body = async move {
        asked.await;
        finish(|py| Ok(Owned::none(py)))
    };
    match object::new(py, &ASKED, None, body) {
        Ok(coroutine) => Ok(coroutine.into_bound(py).unbind()),
        Err(raised) => Err(raised.take(py)),
    }
}
