//! Futures that are ready, that yield, and that other threads wake.

keelback::module!();

use std::sync::mpsc::{Sender, channel};
use std::sync::{LazyLock, Mutex};

use keelback::Py;
use keelback::types::PyAny;
use tokio::sync::oneshot;

/// Ready at once.
///
/// @py
pub async fn ready(n: i64) -> i64 {
    n
}

/// Ready at once with the object that it was given.
///
/// @py
pub async fn same(object: Py<PyAny>) -> Py<PyAny> {
    object
}

/// Ready at once, with nothing.
///
/// @py
pub async fn nothing() {}

/// Lets the loop run once.
///
/// @py
pub async fn yielding(n: i64) -> i64 {
    tokio::task::yield_now().await;
    n
}

/// Runs on tokio, which hands the answer back.
///
/// @py tokio
pub async fn spawned(n: i64) -> i64 {
    n
}

/// A thread that sends back what it gets.
static ECHO: LazyLock<Mutex<Sender<(i64, oneshot::Sender<i64>)>>> = LazyLock::new(|| {
    let (send, receive) = channel::<(i64, oneshot::Sender<i64>)>();
    std::thread::spawn(move || {
        for (n, answer) in receive {
            let _ = answer.send(n);
        }
    });
    Mutex::new(send)
});

/// Woken by a thread that is not tokio's.
///
/// @py
pub async fn woken(n: i64) -> i64 {
    let (send, receive) = oneshot::channel();
    ECHO.lock().unwrap().send((n, send)).unwrap();
    receive.await.unwrap()
}
