//! Rust futures as Python coroutines.
//!
//! @py module coroutines

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::thread;

use keelback::coroutine::CancelHandle;
use keelback::exceptions::{PyKeyError, PyStopIteration};
use keelback::prelude::*;

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

/// How many futures hold something.
///
/// @py
pub fn alive() -> usize {
    ALIVE.load(Ordering::SeqCst)
}

/// What a waiting future shares with who ends it.
#[derive(Default)]
struct Shared {
    value: Option<i64>,
    waker: Option<Waker>,
}

/// A value that somebody sends, from any thread.
///
/// @py class Signal
#[derive(Default)]
pub struct Signal {
    shared: Arc<Mutex<Shared>>,
}

/// Ends with the signal's value.
struct Receive(Arc<Mutex<Shared>>);

impl Future for Receive {
    type Output = i64;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<i64> {
        let mut shared = self.0.lock().unwrap();
        match shared.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                shared.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}

/// Wakes with the lock held that the next poll wants.
fn send(shared: &Mutex<Shared>, value: i64) {
    let mut shared = shared.lock().unwrap();
    shared.value = Some(value);
    if let Some(waker) = shared.waker.take() {
        waker.wake();
    }
}

/// @py
impl Signal {
    #[must_use]
    pub fn new() -> Signal {
        Signal::default()
    }

    /// From this thread.
    pub fn send(&self, value: i64) {
        send(&self.shared, value);
    }

    /// From a thread of its own.
    pub fn send_elsewhere(&self, value: i64) {
        let shared = self.shared.clone();
        thread::spawn(move || send(&shared, value));
    }

    /// Whether somebody waits.
    pub fn is_awaited(&self) -> bool {
        self.shared.lock().unwrap().waker.is_some()
    }

    /// Waits for the value.
    pub async fn receive(&self) -> i64 {
        let _held = Counted::new();
        Receive(self.shared.clone()).await
    }
}

/// Is ready once it has been polled so often.
struct Yields(usize);

impl Future for Yields {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Twice the number, at once.
///
/// @py async def double(n)
pub async fn double(n: i64) -> i64 {
    2 * n
}

/// Nothing, at once.
///
/// @py
pub async fn nothing() {}

/// What it is given.
///
/// @py
pub async fn same(value: Py<PyAny>) -> Py<PyAny> {
    value
}

/// Drops what it is given, while it is polled.
///
/// @py
pub async fn drops(value: Py<PyAny>) {
    drop(value);
}

/// Lets the loop run so often.
///
/// @py
pub async fn yields(count: usize) -> usize {
    let _held = Counted::new();
    Yields(count).await;
    count
}

/// Never ends by itself.
///
/// @py
pub async fn forever() {
    let _held = Counted::new();
    std::future::pending::<()>().await;
}

/// Fails with a `KeyError`, after that many turns.
///
/// @py
pub async fn fails(turns: usize) -> PyResult<i64> {
    let _held = Counted::new();
    Yields(turns).await;
    Err(PyKeyError::new_err("lost"))
}

/// Fails with what ends a coroutine.
///
/// @py
pub async fn stops() -> PyResult<i64> {
    Err(PyStopIteration::new_err(5))
}

/// Panics, after that many turns.
///
/// @py
pub async fn panics(turns: usize) {
    let _held = Counted::new();
    Yields(turns).await;
    panic!("on purpose");
}

/// The text as often, across an await.
///
/// @py async def repeat(text, count=2, *, between="-")
pub async fn repeat(text: &str, count: usize, between: &str) -> String {
    Yields(1).await;
    vec![text; count].join(between)
}

/// How many bytes there are, across an await.
///
/// @py async def measure(data, other=None)
pub async fn measure(data: &[u8], other: Option<&[u8]>) -> usize {
    Yields(1).await;
    data.len() + other.map_or(0, <[u8]>::len)
}

/// Words that the coroutine itself lends.
///
/// @py
pub async fn first_word(text: &str) -> &str {
    Yields(1).await;
    text.split(' ').next().unwrap_or_default()
}

/// Runs without the interpreter.
///
/// @py nogil
pub async fn detached(text: &str) -> String {
    let _held = Counted::new();
    let attached = keelback::ffi::is_attached;
    Yields(1).await;
    format!("{text} {}", attached())
}

/// Waits until it is cancelled, then that many turns, and answers as it is told: `raise`, `return`, or `drop` for a handle
/// that is dropped before.
///
/// @py async def cancelled(how, turns=1)
pub async fn cancelled(how: &str, turns: usize, mut cancel: CancelHandle) -> PyResult<String> {
    let _held = Counted::new();
    if how == "drop" {
        drop(cancel);
        std::future::pending::<()>().await;
        return Ok(String::new());
    }
    let error = cancel.cancelled().await;
    Yields(turns).await;
    let again = cancel.is_cancelled();
    if how == "raise" { Err(error) } else { Ok(format!("{error}, {again}")) }
}

/// Twice the number.
///
/// @py overload async def twice(value)
pub async fn twice_number(value: i64) -> i64 {
    Yields(1).await;
    2 * value
}

/// The text, twice.
///
/// @py overload async def twice(value, between="")
pub async fn twice_text(value: &str, between: &str) -> String {
    Yields(1).await;
    format!("{value}{between}{value}")
}

/// One of Python's enums.
///
/// @py class Speed(IntEnum)
#[derive(Clone, Copy)]
pub enum Speed {
    Slow = 3,
    Fast = 1,
}

/// @py
impl Speed {
    /// Lets the loop run as often as it says.
    ///
    /// @py async def pass_(self)
    pub async fn pass(&self) -> usize {
        Yields(*self as usize).await;
        *self as usize
    }
}

/// A number that changes.
///
/// @py class Account
#[derive(Default)]
pub struct Account {
    /// @py readonly
    pub balance: i64,
}

/// @py
impl Account {
    #[must_use]
    pub fn new() -> Account {
        Account { balance: 0 }
    }

    /// Adds, after that many turns.
    ///
    /// @py async def deposit(self, amount, turns=1)
    pub async fn deposit(&mut self, amount: i64, turns: usize) -> i64 {
        Yields(turns).await;
        self.balance += amount;
        self.balance
    }

    /// Adds at once, without the interpreter.
    ///
    /// @py nogil
    pub async fn deposit_detached(&mut self, amount: i64) -> i64 {
        self.balance += amount;
        self.balance
    }

    /// Reads, after that many turns.
    ///
    /// @py async def read(self, turns=1)
    pub async fn read(&self, turns: usize) -> i64 {
        Yields(turns).await;
        self.balance
    }

    /// Adds a number, or what another has.
    ///
    /// @py overload async def add(self, amount)
    pub async fn add(&mut self, amount: i64) -> i64 {
        Yields(1).await;
        self.balance += amount;
        self.balance
    }

    /// @py overload async def add(self, other)
    pub async fn add_other(&mut self, other: &Account) -> i64 {
        Yields(1).await;
        self.balance += other.balance;
        self.balance
    }

    /// Takes all of another.
    pub async fn take(&mut self, other: &mut Account) -> i64 {
        Yields(1).await;
        self.balance += std::mem::take(&mut other.balance);
        self.balance
    }

    /// What both have.
    ///
    /// @py staticmethod
    pub async fn sum(one: &Account, other: Option<&Account>) -> i64 {
        Yields(1).await;
        one.balance + other.map_or(0, |other| other.balance)
    }

    /// One with so much.
    ///
    /// @py classmethod
    pub async fn open(balance: i64) -> Account {
        Yields(1).await;
        Account { balance }
    }

    /// Itself.
    pub async fn itself(slf: Py<Self>) -> Py<Self> {
        Yields(1).await;
        slf
    }
}

/// Counts down, one turn for each number.
///
/// @py class Countdown
pub struct Countdown {
    left: u32,
}

/// @py
impl Countdown {
    #[must_use]
    pub fn new(left: u32) -> Countdown {
        Countdown { left }
    }

    /// @py def __aiter__(self) -> Self
    pub fn aiter(slf: Py<Self>) -> Py<Self> {
        slf
    }

    /// @py async def __anext__(self)
    pub async fn anext(&mut self) -> Option<u32> {
        Yields(1).await;
        self.left = self.left.checked_sub(1)?;
        Some(self.left)
    }

    /// @py async def __aenter__(self)
    pub async fn aenter(slf: Py<Self>) -> Py<Self> {
        Yields(1).await;
        slf
    }

    /// @py async def __aexit__(self, kind, value, traceback)
    pub async fn aexit(
        &mut self,
        kind: Option<Py<PyAny>>,
        _value: Option<Py<PyAny>>,
        _traceback: Option<Py<PyAny>>,
    ) -> bool {
        Yields(1).await;
        self.left = 0;
        kind.is_some()
    }

    /// The sum of what is left.
    ///
    /// @py async def __await__(self)
    pub async fn wait(&self) -> u32 {
        Yields(1).await;
        (0..self.left).sum()
    }

    /// @py async def __call__(self, step=1)
    pub async fn call(&mut self, step: u32) -> u32 {
        Yields(1).await;
        self.left += step;
        self.left
    }
}
