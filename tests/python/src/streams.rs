//! Rust streams as asynchronous iterators, and Python's as Rust streams.
//!
//! @py module streams

use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;

use futures_core::Stream;
use keelback::asyncio::PyStream;
use keelback::exceptions::{PyKeyError, PyStopAsyncIteration};
use keelback::prelude::*;

static ALIVE: AtomicUsize = AtomicUsize::new(0);
static POLLED: AtomicUsize = AtomicUsize::new(0);

/// How many streams there are.
///
/// @py
pub fn alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// How often they have been polled, since this was last asked.
///
/// @py
pub fn polled() -> usize {
    POLLED.swap(0, Ordering::SeqCst)
}

/// A stream from a closure.
struct FromFn<F>(F);

impl<F> FromFn<F> {
    fn new(next: F) -> FromFn<F> {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        FromFn(next)
    }
}

impl<F> Drop for FromFn<F> {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

impl<T, F: FnMut(&mut Context<'_>) -> Poll<Option<T>> + Unpin> Stream for FromFn<F> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        POLLED.fetch_add(1, Ordering::SeqCst);
        (self.0)(context)
    }
}

/// Numbers up to one, each at once.
///
/// @py
pub fn numbers(end: u64) -> impl Stream<Item = u64> + Send + 'static {
    let mut numbers = 0..end;
    FromFn::new(move |_: &mut Context<'_>| Poll::Ready(numbers.next()))
}

/// The same, each after a turn of the loop.
///
/// @py
pub fn slow(end: u64) -> Pin<Box<dyn Stream<Item = u64> + Send>> {
    let (mut numbers, mut waits) = (0..end, false);
    Box::pin(FromFn::new(move |context: &mut Context<'_>| {
        waits = !waits;
        if waits {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(numbers.next())
    }))
}

/// The same, polled without the interpreter.
///
/// @py nogil
pub fn detached(end: u64) -> impl Stream<Item = bool> + Send + 'static {
    let mut numbers = 0..end;
    FromFn::new(move |_: &mut Context<'_>| {
        Poll::Ready(numbers.next().map(|_| keelback::ffi::is_attached()))
    })
}

/// Fails for odd numbers, and goes on.
///
/// @py
pub fn sometimes(end: u64) -> impl Stream<Item = PyResult<u64>> + Send + 'static {
    let mut numbers = 0..end;
    FromFn::new(move |_: &mut Context<'_>| {
        let item = |n| if n % 2 == 0 { Ok(n) } else { Err(PyKeyError::new_err(n)) };
        Poll::Ready(numbers.next().map(item))
    })
}

/// Fails with what ends an iteration.
///
/// @py
pub fn stops() -> impl Stream<Item = PyResult<u64>> + Send + 'static {
    FromFn::new(|_: &mut Context<'_>| Poll::Ready(Some(Err(PyStopAsyncIteration::new_err(())))))
}

/// Only for even numbers.
///
/// @py
pub fn even(end: u64) -> Result<impl Stream<Item = u64> + Send + 'static, PyErr> {
    if end % 2 == 0 { Ok(numbers(end)) } else { Err(PyKeyError::new_err(end)) }
}

/// A stream that has to be awaited.
///
/// @py
pub async fn opened(end: u64) -> impl Stream<Item = u64> + Send + 'static {
    numbers(end)
}

/// Panics at the second item.
///
/// @py
pub fn panics() -> impl Stream<Item = u64> + Send + 'static {
    let mut numbers = 0..1;
    FromFn::new(move |_: &mut Context<'_>| Poll::Ready(Some(numbers.next().expect("on purpose"))))
}

/// What is given, again and again.
///
/// @py
pub fn repeat(value: Py<PyAny>) -> impl Stream<Item = Py<PyAny>> + Send + 'static {
    FromFn::new(move |_: &mut Context<'_>| {
        Poll::Ready(Some(Python::attach(|py| value.clone_ref(py))))
    })
}

#[derive(Default)]
struct Shared {
    items: Vec<i64>,
    waker: Option<Waker>,
}

/// What threads put in comes out of its streams.
///
/// @py class Channel
#[derive(Default)]
pub struct Channel(Arc<Mutex<Shared>>);

fn put(shared: &Mutex<Shared>, item: i64) {
    let mut shared = shared.lock().unwrap();
    shared.items.insert(0, item);
    if let Some(waker) = shared.waker.take() {
        waker.wake();
    }
}

/// @py
impl Channel {
    #[must_use]
    pub fn new() -> Channel {
        Channel::default()
    }

    pub fn put(&self, item: i64) {
        put(&self.0, item);
    }

    /// From a thread of its own.
    pub fn put_elsewhere(&self, item: i64) {
        let shared = self.0.clone();
        thread::spawn(move || put(&shared, item));
    }

    /// Whether somebody waits.
    pub fn is_awaited(&self) -> bool {
        self.0.lock().unwrap().waker.is_some()
    }

    /// All that is put in.
    pub fn items(&self) -> impl Stream<Item = i64> + Send + use<> {
        let shared = self.0.clone();
        FromFn::new(move |context: &mut Context<'_>| {
            let mut shared = shared.lock().unwrap();
            let item = shared.items.pop();
            if item.is_none() {
                shared.waker = Some(context.waker().clone());
                return Poll::Pending;
            }
            Poll::Ready(item)
        })
    }
}

async fn next(stream: &mut Pin<&mut PyStream>) -> Option<PyResult<Py<PyAny>>> {
    std::future::poll_fn(|context| stream.as_mut().poll_next(context)).await
}

/// All that Python yields, up to so many.
///
/// @py async def collect(items, most=1000)
pub async fn collect(items: Py<PyAny>, most: usize) -> PyResult<Vec<Py<PyAny>>> {
    let mut stream = pin!(Python::attach(|py| items.into_bound(py).into_stream())?);
    let mut found = Vec::new();
    while found.len() < most {
        let Some(item) = next(&mut stream).await else { break };
        found.push(item?);
    }
    Ok(found)
}

/// Yields what Python yields, twice.
///
/// @py
pub fn twice(
    items: Bound<'_, PyAny>,
) -> PyResult<impl Stream<Item = PyResult<Py<PyAny>>> + Send + use<>> {
    let mut stream = Box::pin(items.into_stream()?);
    let mut again: Option<Py<PyAny>> = None;
    Ok(FromFn::new(move |context: &mut Context<'_>| {
        if let Some(item) = again.take() {
            return Poll::Ready(Some(Ok(item)));
        }
        let polled = stream.as_mut().poll_next(context);
        if let Poll::Ready(Some(Ok(item))) = &polled {
            again = Some(Python::attach(|py| item.clone_ref(py)));
        }
        polled
    }))
}

/// Sums what Python yields in a thread of its own, whose executor is the thread, and tells the sum or the error.
///
/// @py
pub fn sum_elsewhere(items: Bound<'_, PyAny>, tell: Py<PyAny>) -> PyResult<()> {
    struct Unpark(thread::Thread);

    impl std::task::Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }

    let stream = items.into_stream()?;
    thread::spawn(move || {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut stream = pin!(stream);
        let mut sum = 0;
        let told = loop {
            match stream.as_mut().poll_next(&mut Context::from_waker(&waker)) {
                Poll::Pending => thread::park(),
                Poll::Ready(None) => break Ok(sum),
                Poll::Ready(Some(Err(error))) => break Err(error),
                Poll::Ready(Some(Ok(item))) => match Python::attach(|py| item.extract::<i64>(py)) {
                    Ok(item) => sum += item,
                    Err(error) => break Err(error),
                },
            }
        };
        Python::attach(|py| {
            let tell = tell.bind(py);
            let told = match told {
                Ok(sum) => tell.call1((sum,)),
                Err(error) => tell.call1((error,)),
            };
            told.map(drop).unwrap_or_else(|error| error.write_unraisable(py, None));
        });
    });
    Ok(())
}

/// Counts down, and yields after a turn of the loop.
///
/// @py class Ticker
pub struct Ticker {
    left: u64,
    waits: bool,
}

/// @py
impl Ticker {
    #[must_use]
    pub fn new(left: u64) -> Ticker {
        Ticker { left, waits: false }
    }

    /// Adds to what is left.
    pub fn wind(&mut self, count: u64) {
        self.left += count;
    }
}

/// @py
impl Stream for Ticker {
    type Item = Result<u64, PyErr>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<u64, PyErr>>> {
        self.waits = !self.waits;
        if self.waits {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        match self.left {
            0 => Poll::Ready(None),
            13 => Poll::Ready(Some(Err(PyKeyError::new_err(13)))),
            _ => {
                self.left -= 1;
                Poll::Ready(Some(Ok(self.left)))
            }
        }
    }
}
