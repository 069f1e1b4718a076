//! Streams that are polled on tokio's threads: `@py tokio` on a fn that returns one.
//!
//! Each item that is asked for is a task of the runtime, which polls the stream until it has it: nothing is polled ahead. The item comes back
//! to the event loop's thread and becomes an object there. Who asks no more, behind a timeout, leaves the stream where it waits; a thread that
//! polls it just then gives it back right after, for which the next one waits.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use crate::call::give::Give;
use crate::convert::Answer;
use crate::coroutine::finish::finish;
use crate::coroutine::spawned::{Returned, awaited};
use crate::coroutine::stream::{self, Ending, Source};
use crate::coroutine::{AsyncDef, object};
use crate::error::PyErr;
use crate::py::Python;
use crate::tokio::in_context;

/// An asynchronous iterator for Python over a stream that tokio's threads poll.
#[doc(hidden)]
pub fn give_tokio_stream<S>(py: Python<'_>, def: &'static AsyncDef, stream: S) -> Answer
where
    S: Stream<Item: Returned> + Send + 'static,
    for<'py> S::Item: Give<'py>,
{
    let inner = Inner { state: State::Idle(Box::pin(stream)), item: None, turns: 0 };
    let shared = Shared { inner: Mutex::new(inner), process: std::process::id() };
    stream::of_source(py, def, Arc::new(shared))
}

/// An asynchronous iterator for Python, or the error.
#[doc(hidden)]
pub fn give_result_tokio_stream<S, E>(
    py: Python<'_>,
    def: &'static AsyncDef,
    result: Result<S, E>,
) -> Answer
where
    S: Stream<Item: Returned> + Send + 'static,
    for<'py> S::Item: Give<'py>,
    E: Into<PyErr>,
{
    match result {
        Ok(stream) => give_tokio_stream(py, def, stream),
        Err(error) => Err(error.into().raise(py)),
    }
}

type Pinned<S> = Pin<Box<S>>;

/// What the object has in common with the coroutines of its items and with tokio's threads.
struct Shared<S: Stream> {
    inner: Mutex<Inner<S>>,
    /// Where it was made.
    process: u32,
}

struct Inner<S: Stream> {
    state: State<S>,
    /// What the stream has given that nobody has had yet.
    item: Option<S::Item>,
    /// How often the stream has been taken out.
    turns: u64,
}

enum State<S> {
    Idle(Pinned<S>),
    /// Taken out for an item that is waited for.
    Running,
    /// Taken out for an item that nobody waits for any more: who wants the next one waits for the stream.
    Abandoned(Vec<Waker>),
    Ended,
}

/// What is there for who wants an item.
enum Taken<S: Stream> {
    Item(S::Item),
    Stream(Pinned<S>, Turn<S>),
    Nothing,
}

impl<S: Stream> Shared<S> {
    fn lock(&self) -> MutexGuard<'_, Inner<S>> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the item that is there, or the stream, as soon as that is.
    async fn take(self: &Arc<Self>, what: &str) -> Result<Taken<S>, PyErr> {
        poll_fn(|context| {
            let mut inner = self.lock();
            if let Some(item) = inner.item.take() {
                return Poll::Ready(Ok(Taken::Item(item)));
            }
            match std::mem::replace(&mut inner.state, State::Running) {
                State::Idle(stream) => {
                    inner.turns += 1;
                    let turn = Turn { shared: self.clone(), number: inner.turns };
                    Poll::Ready(Ok(Taken::Stream(stream, turn)))
                }
                State::Running => Poll::Ready(Err(stream::already_running(what))),
                State::Abandoned(mut waiting) => {
                    waiting.push(context.waker().clone());
                    inner.state = State::Abandoned(waiting);
                    Poll::Pending
                }
                State::Ended => {
                    inner.state = State::Ended;
                    Poll::Ready(Ok(Taken::Nothing))
                }
            }
        })
        .await
    }

    /// Ends what the stream was taken out for.
    fn put(&self, new: State<S>, item: Option<S::Item>) {
        let before = {
            let mut inner = self.lock();
            inner.item = item;
            std::mem::replace(&mut inner.state, new)
        };
        if let State::Abandoned(waiting) = before {
            waiting.into_iter().for_each(Waker::wake);
        }
    }
}

impl<S: Stream> Drop for Shared<S> {
    fn drop(&mut self) {
        let inner = self.inner.get_mut().unwrap_or_else(PoisonError::into_inner);
        let State::Idle(stream) = std::mem::replace(&mut inner.state, State::Ended) else { return };
        if self.process == std::process::id() {
            in_context(|| drop(stream));
        } else {
            // The threads are missing that may hold what its end asks for.
            std::mem::forget(stream);
        }
    }
}

impl<S> Source for Shared<S>
where
    S: Stream<Item: Returned> + Send + 'static,
    for<'py> S::Item: Give<'py>,
{
    fn item(self: Arc<Self>, py: Python<'_>, def: &'static AsyncDef) -> Answer {
        object::new(py, def, None, async move {
            match self.take("anext").await {
                Ok(Taken::Item(item)) => finish(move |py| give(py, Some(item))),
                Ok(Taken::Stream(stream, turn)) => {
                    let polling = Polling { shared: self.clone(), stream: Some(stream) };
                    // What nobody takes out of there is the next one's.
                    let given = move |py: Python<'_>, ()| {
                        let item = self.lock().item.take();
                        give(py, item)
                    };
                    Waiting { _turn: turn, item: Box::pin(awaited(polling, given)) }.await
                }
                Ok(Taken::Nothing) => finish(stream::no_more),
                Err(error) => finish(move |py| Err(error.raise(py))),
            }
        })
    }

    fn end(self: Arc<Self>, what: &'static str) -> Ending {
        Box::pin(async move {
            loop {
                match self.take(what).await? {
                    Taken::Item(item) => drop(item),
                    Taken::Stream(stream, _turn) => {
                        self.put(State::Ended, None);
                        in_context(|| drop(stream));
                        return Ok(());
                    }
                    Taken::Nothing => return Ok(()),
                }
            }
        })
    }
}

/// An item as an object, in the thread of the loop.
fn give<T: for<'py> Give<'py>>(py: Python<'_>, item: Option<T>) -> Answer {
    match item {
        Some(item) => item.give(py).map_err(|raised| stream::not_the_end(py, raised)),
        None => stream::no_more(py),
    }
}

/// What waits for the item. Dropped before that is there, it first says so, and then drops the task.
struct Waiting<S: Stream, F> {
    _turn: Turn<S>,
    item: Pin<Box<F>>,
}

impl<S: Stream, F: Future> Future for Waiting<S, F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        self.item.as_mut().poll(context)
    }
}

/// That the stream has been taken out for somebody who waits.
struct Turn<S: Stream> {
    shared: Arc<Shared<S>>,
    number: u64,
}

impl<S: Stream> Drop for Turn<S> {
    fn drop(&mut self) {
        let mut inner = self.shared.lock();
        if inner.turns == self.number && matches!(inner.state, State::Running) {
            inner.state = State::Abandoned(Vec::new());
        }
    }
}

/// The future that a task of tokio's runs: it gives the stream back with the item, or where nobody waits for that.
struct Polling<S: Stream> {
    shared: Arc<Shared<S>>,
    /// Missing while it is polled, and once it has been given back.
    stream: Option<Pinned<S>>,
}

impl<S: Stream> Future for Polling<S> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let shared = self.shared.clone();
        let ended = Ended(&shared);
        let mut stream = self.stream.take().expect("polled to its end once");
        let polled = stream.as_mut().poll_next(context);
        std::mem::forget(ended);
        match polled {
            Poll::Pending => {
                self.stream = Some(stream);
                Poll::Pending
            }
            Poll::Ready(Some(item)) => {
                shared.put(State::Idle(stream), Some(item));
                Poll::Ready(())
            }
            Poll::Ready(None) => {
                drop(stream);
                shared.put(State::Ended, None);
                Poll::Ready(())
            }
        }
    }
}

/// Of a stream that panics: it has ended.
struct Ended<'a, S: Stream>(&'a Shared<S>);

impl<S: Stream> Drop for Ended<'_, S> {
    fn drop(&mut self) {
        self.0.put(State::Ended, None);
    }
}

impl<S: Stream> Drop for Polling<S> {
    fn drop(&mut self) {
        let Some(stream) = self.stream.take() else { return };
        let abandoned = matches!(self.shared.lock().state, State::Abandoned(_));
        if abandoned {
            self.shared.put(State::Idle(stream), None);
        } else {
            // The runtime is shut down, or could not be started.
            self.shared.put(State::Ended, None);
            drop(stream);
        }
    }
}
