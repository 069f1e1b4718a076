//! Rust streams as Python's asynchronous iterators: `-> impl Stream<Item = T>`.
//!
//! What Python awaits for the next item is a coroutine that polls the stream. So a stream is polled only while somebody
//! waits for an item, and waits as any coroutine does.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

use crate::call::arg::Args;
use crate::call::give::Give;
use crate::class::access::Frozen;
use crate::class::features;
use crate::class::receiver::Receiver;
use crate::class::{Class, ClassDef, construct};
use crate::convert::{Answer, Owned};
use crate::coroutine::finish::finish;
use crate::coroutine::{AsyncDef, object, thrown};
use crate::error::{PyErr, Raised};
use crate::exceptions::{PyRuntimeError, PyStopAsyncIteration, PyTypeError};
use crate::py::Python;
use crate::types::PyString;

/// Polls for the next item, as an object; `None` at the end.
type Next = Box<dyn FnMut(&mut Context<'_>) -> Poll<Option<Answer>> + Send>;

/// The Rust value of an object that Python iterates over.
pub(crate) struct Streaming {
    def: &'static AsyncDef,
    source: Arc<dyn Source>,
}

/// What the object has in common with the coroutines of its items.
pub(super) trait Source: Send + Sync {
    /// A coroutine for the next item.
    fn item(self: Arc<Self>, py: Python<'_>, def: &'static AsyncDef) -> Answer;

    /// Drops the stream, unless an item is waited for.
    fn end(self: Arc<Self>, what: &'static str) -> Ending;
}

/// A stream's end by `aclose()` or `athrow()`.
pub(super) type Ending = Pin<Box<dyn Future<Output = Result<(), PyErr>> + Send>>;

/// A stream that the coroutines poll themselves.
struct Shared(Mutex<State>);

enum State {
    Idle(Next),
    /// Taken by the coroutine of an item.
    Running,
    Ended,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the stream out; `None` where it has ended.
    fn take(&self, what: &str) -> Result<Option<Next>, PyErr> {
        let mut state = self.lock();
        match std::mem::replace(&mut *state, State::Running) {
            State::Idle(next) => Ok(Some(next)),
            State::Ended => {
                *state = State::Ended;
                Ok(None)
            }
            State::Running => Err(already_running(what)),
        }
    }
}

#[cold]
pub(super) fn already_running(what: &str) -> PyErr {
    PyRuntimeError::new_err(format!("{what}(): asynchronous generator is already running"))
}

impl Source for Shared {
    fn item(self: Arc<Self>, py: Python<'_>, def: &'static AsyncDef) -> Answer {
        object::new(py, def, None, Item { shared: self, taken: false, next: None })
    }

    fn end(self: Arc<Self>, what: &'static str) -> Ending {
        Box::pin(async move {
            let next = self.take(what)?;
            *self.lock() = State::Ended;
            // Outside of the lock: that may run anything.
            drop(next);
            Ok(())
        })
    }
}

/// The future of one item. It has the stream from its first poll on, and gives it back with the item, or when nobody waits for that any
/// more: so the next one can be asked for behind a timeout.
struct Item {
    shared: Arc<Shared>,
    /// Whether the stream was taken out.
    taken: bool,
    /// Missing while it is polled: one that panics is not put back, and has ended.
    next: Option<Next>,
}

impl Future for Item {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        let next = match self.next.take() {
            Some(next) => Ok(Some(next)),
            None => self.shared.take("anext"),
        };
        let mut next = match next {
            Ok(Some(next)) => next,
            Ok(None) => return Poll::Ready(finish(no_more)),
            Err(error) => return Poll::Ready(finish(move |py| Err(error.raise(py)))),
        };
        self.taken = true;
        let item = match next(context) {
            Poll::Ready(Some(item)) => {
                Poll::Ready(item.or_else(|raised| finish(move |py| Err(not_the_end(py, raised)))))
            }
            Poll::Ready(None) => {
                drop(next);
                return Poll::Ready(finish(no_more));
            }
            Poll::Pending => Poll::Pending,
        };
        self.next = Some(next);
        item
    }
}

impl Drop for Item {
    fn drop(&mut self) {
        if self.taken {
            let state = self.next.take().map_or(State::Ended, State::Idle);
            *self.shared.lock() = state;
        }
    }
}

pub(super) fn no_more(py: Python<'_>) -> Answer {
    Err(PyStopAsyncIteration::new_err(()).raise(py))
}

/// The error of an item, which must not be taken for the end (PEP 479).
#[cold]
pub(super) fn not_the_end(py: Python<'_>, raised: Raised) -> Raised {
    let error = raised.take(py);
    if !error.is_instance_of::<PyStopAsyncIteration>(py) {
        return error.raise(py);
    }
    let instead = PyRuntimeError::new_err("async generator raised StopAsyncIteration");
    instead.set_cause(py, Some(error));
    instead.raise(py)
}

/// `__anext__` of a class whose type is a stream.
#[diagnostic::on_unimplemented(
    message = "a class that is a stream is polled where it stands in its object: `{Self}` has to be `Unpin`",
    note = "keep what cannot be moved in a `Pin<Box<..>>`"
)]
pub trait PollNext {
    /// What it yields.
    type Item;

    /// The next one.
    fn poll_next(&mut self) -> impl Future<Output = Option<Self::Item>> + Send;
}

impl<S: Stream + Unpin + Send> PollNext for S {
    type Item = S::Item;

    fn poll_next(&mut self) -> impl Future<Output = Option<S::Item>> + Send {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context))
    }
}

/// An asynchronous iterator for Python.
pub fn give_stream<S>(py: Python<'_>, def: &'static AsyncDef, stream: S) -> Answer
where
    S: Stream + Send + 'static,
    for<'py> S::Item: Give<'py>,
{
    let mut stream = Box::pin(stream);
    let next: Next = Box::new(move |context| {
        let polled = stream.as_mut().poll_next(context);
        polled.map(|item| item.map(|item| finish(move |py| item.give(py))))
    });
    of_source(py, def, Arc::new(Shared(Mutex::new(State::Idle(next)))))
}

pub(super) fn of_source(py: Python<'_>, def: &'static AsyncDef, source: Arc<dyn Source>) -> Answer {
    construct::new(py, Streaming { def, source })
}

/// An asynchronous iterator for Python, or the error.
pub fn give_result_stream<S, E>(
    py: Python<'_>,
    def: &'static AsyncDef,
    result: Result<S, E>,
) -> Answer
where
    S: Stream + Send + 'static,
    for<'py> S::Item: Give<'py>,
    E: Into<PyErr>,
{
    match result {
        Ok(stream) => give_stream(py, def, stream),
        Err(error) => Err(error.into().raise(py)),
    }
}

// SAFETY: the definition is the type's own, and the type may be used by every thread.
unsafe impl Class for Streaming {
    type Access = Frozen;
    type Stored = Streaming;
    type Root = crate::class::python::OnObject;

    fn class() -> &'static ClassDef {
        &CLASS
    }
}

static CLASS: ClassDef = ClassDef::new::<Streaming>(
    "async_generator\0",
    "A Rust stream that Python iterates over.\0",
    &[ASEND, ATHROW, ACLOSE],
    &[NAME, QUALNAME],
    &[AITER, ANEXT, REPR],
)
.with_final()
.in_module("keelback")
.with(features::weakref::<Streaming>());

type This<'a, 'py> = Receiver<'a, 'py, Streaming>;

fn value<'a>(slf: &This<'a, '_>) -> Result<impl std::ops::Deref<Target = Streaming> + 'a, Raised> {
    slf.shared(&crate::class::access::Name("__anext__"))
}

fn itself<'py>(_: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(slf.to_owned().into())
}

fn next<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let streaming = value(&slf)?;
    streaming.source.clone().item(py, streaming.def)
}

fn asend<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 0>) -> Answer {
    if !args.0[0].as_bound().is_none() {
        let message = "can't send non-None value to a Rust stream";
        return Err(PyTypeError::new_err(message).raise(py));
    }
    next(py, slf)
}

/// A coroutine that ends the stream, and then with `answer`.
fn ending(
    py: Python<'_>,
    slf: This<'_, '_>,
    what: &'static str,
    answer: impl for<'py> FnOnce(Python<'py>) -> Answer + Send + 'static,
) -> Answer {
    let streaming = value(&slf)?;
    let ending = streaming.source.clone().end(what);
    let body = async move {
        let ended = ending.await;
        finish(move |py| match ended {
            Ok(()) => answer(py),
            Err(error) => Err(error.raise(py)),
        })
    };
    object::new(py, streaming.def, None, body)
}

fn athrow<'py>(py: Python<'py>, slf: This<'_, 'py>, args: Args<'_, 'py, 1, 2>) -> Answer {
    let error = thrown::thrown(args).map_err(|error| error.raise(py))?;
    ending(py, slf, "athrow", move |py| Err(error.raise(py)))
}

fn aclose<'py>(py: Python<'py>, slf: This<'_, 'py>, _: Args<'_, 'py, 0, 0>) -> Answer {
    ending(py, slf, "aclose", |py| Ok(Owned::none(py)))
}

fn name<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def.name()).into())
}

fn qualname<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    Ok(PyString::new(py, value(&slf)?.def.qualified()).into())
}

fn repr<'py>(py: Python<'py>, slf: This<'_, 'py>) -> Answer {
    let address = slf.handle().as_ptr();
    let text = format!("<async_generator object {} at {address:p}>", value(&slf)?.def.qualified());
    Ok(PyString::new(py, &text).into())
}

crate::rt::method!(
    ASEND,
    asend,
    "async_generator.asend(value, /)",
    1,
    0,
    1,
    Streaming,
    "asend\0",
    "asend($self, value, /)\n--\n\nThe next item; the value has to be None.\0"
);
crate::rt::method!(
    ATHROW,
    athrow,
    "async_generator.athrow(type, value=, traceback=, /)",
    1,
    2,
    3,
    Streaming,
    "athrow\0",
    "athrow($self, type, value=None, traceback=None, /)\n--\n\nDrops the stream and raises an exception.\0"
);
crate::rt::method!(
    ACLOSE,
    aclose,
    "async_generator.aclose()",
    0,
    0,
    0,
    Streaming,
    "aclose\0",
    "aclose($self)\n--\n\nDrops the stream.\0"
);
crate::rt::attribute!(NAME, Streaming, "__name__\0", "The name of the fn.\0", name);
crate::rt::attribute!(QUALNAME, Streaming, "__qualname__\0", "Its qualified name.\0", qualname);
crate::rt::class_slot!(AITER, Streaming, Py_am_aiter, unary, itself);
crate::rt::class_slot!(ANEXT, Streaming, Py_am_anext, unary, next);
crate::rt::class_slot!(REPR, Streaming, Py_tp_repr, unary, repr);
