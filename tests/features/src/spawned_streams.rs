//! Streams on tokio's threads.
//!
//! @py module tokio_streams
//! @py tokio

use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

use futures_core::Stream;
use keelback::exceptions::{PyKeyError, PyStopAsyncIteration};
use keelback::prelude::*;
use tokio::time::{Sleep, sleep};

use crate::spawned::Converted;

static ALIVE: AtomicUsize = AtomicUsize::new(0);
static POLLED: AtomicUsize = AtomicUsize::new(0);

/// How many streams there are.
///
/// @py
pub fn alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// How often one has been asked for a new item.
///
/// @py
pub fn asked() -> usize {
    POLLED.load(Ordering::SeqCst)
}

/// What comes behind the last number.
#[derive(Clone, Copy)]
enum Then {
    Nothing,
    Fail,
    Stop,
    Panic,
    Wait,
    Block,
    Goodbye,
}

/// Numbers from 0, each behind a timer of tokio's.
pub struct Ticks {
    next: u64,
    count: u64,
    pause: Duration,
    timer: Option<Pin<Box<Sleep>>>,
    then: Then,
}

impl Ticks {
    fn new(count: u64, pause: Duration, end: &str) -> Ticks {
        ALIVE.fetch_add(1, Ordering::SeqCst);
        let then = match end {
            "fail" => Then::Fail,
            "fail like the end" => Then::Stop,
            "panic" => Then::Panic,
            "wait" => Then::Wait,
            "block" => Then::Block,
            "goodbye" => Then::Goodbye,
            _ => Then::Nothing,
        };
        Ticks { next: 0, count, pause, timer: None, then }
    }
}

impl Drop for Ticks {
    fn drop(&mut self) {
        // Needs the runtime's context.
        let _ = tokio::runtime::Handle::current();
        if matches!(self.then, Then::Goodbye) {
            println!("goodbye");
        }
        ALIVE.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Stream for Ticks {
    type Item = PyResult<(u64, String, bool, Converted)>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.timer.is_none() {
            POLLED.fetch_add(1, Ordering::SeqCst);
        }
        if self.next == self.count {
            self.next += 1;
            return match self.then {
                Then::Nothing => Poll::Ready(None),
                Then::Fail => Poll::Ready(Some(Err(PyKeyError::new_err("lost")))),
                Then::Stop => Poll::Ready(Some(Err(PyStopAsyncIteration::new_err(())))),
                Then::Panic => panic!("on purpose"),
                Then::Wait | Then::Goodbye => {
                    self.next -= 1;
                    Poll::Pending
                }
                Then::Block => {
                    thread::sleep(Duration::from_millis(20));
                    self.next -= 1;
                    Poll::Pending
                }
            };
        }
        let pause = self.pause;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(pause)));
        if timer.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.timer = None;
        self.next += 1;
        let name = thread::current().name().unwrap_or_default().to_owned();
        let item = (self.next - 1, name, keelback::ffi::is_attached(), Converted);
        Poll::Ready(Some(Ok(item)))
    }
}

/// The number, the name of the thread that made it, whether that was attached, and the thread that converts it.
///
/// @py def ticks(count, microseconds=1, end="end") -> collections.abc.AsyncGenerator[tuple[int, str, bool, int], None]
pub fn ticks(
    count: u64,
    microseconds: u64,
    end: &str,
) -> impl Stream<Item = <Ticks as Stream>::Item> + use<> {
    Ticks::new(count, Duration::from_micros(microseconds), end)
}

/// The same, once it is open.
///
/// @py async def opened(count) -> collections.abc.AsyncGenerator[tuple[int, str, bool, int], None]
pub async fn opened(count: u64) -> PyResult<impl Stream<Item = <Ticks as Stream>::Item>> {
    sleep(Duration::from_millis(1)).await;
    if count == 0 {
        return Err(PyKeyError::new_err("nothing"));
    }
    Ok(Ticks::new(count, Duration::ZERO, "end"))
}
