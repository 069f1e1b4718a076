//! Python awaitables as Rust futures, in threads with and without an event loop.
//!
//! @py module awaitables

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread;

use keelback::asyncio::{PyFuture, TaskLocals, get_current_locals, get_running_loop};
use keelback::prelude::*;

struct Unpark(thread::Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The least executor: this thread, detached.
fn block_on<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return value;
        }
        thread::park();
    }
}

async fn asked(function: &Py<PyAny>) -> PyResult<Py<PyAny>> {
    Python::attach(|py| function.bind(py).call0()?.into_future())?.await
}

/// What `await function()` gives, in the loop that runs this.
///
/// @py
pub async fn ask(function: Py<PyAny>) -> PyResult<Py<PyAny>> {
    asked(&function).await
}

/// Twice in a row, and both at once.
///
/// @py
pub async fn ask_both(first: Py<PyAny>, second: Py<PyAny>) -> PyResult<(Py<PyAny>, Py<PyAny>)> {
    let start =
        |function: &Py<PyAny>| Python::attach(|py| function.bind(py).call0()?.into_future());
    let (first, second) = (start(&first)?, start(&second)?);
    Ok((first.await?, second.await?))
}

/// Starts it, and lets it go: after one poll, in this thread or in another.
///
/// @py
pub async fn ask_in_vain(function: Py<PyAny>, elsewhere: bool) -> PyResult<()> {
    let mut future = Python::attach(|py| function.bind(py).call0()?.into_future())?;
    Once(&mut future).await;
    if elsewhere {
        thread::spawn(move || drop(future));
    }
    Ok(())
}

struct Once<'a>(&'a mut PyFuture);

impl Future for Once<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        assert!(Pin::new(&mut *self.0).poll(context).is_pending());
        Poll::Ready(())
    }
}

fn tell(then: &Py<PyAny>, result: PyResult<Py<PyAny>>) {
    Python::attach(|py| {
        let told = match result {
            Ok(value) => value.into_bound(py),
            Err(error) => error.value(py).clone().into_any(),
        };
        then.bind(py).call1((told,)).expect("it takes anything");
    });
}

/// Awaits in a thread of its own, in the named loop, and tells `then` the value or the exception.
///
/// @py
pub fn ask_from_thread(event_loop: Bound<'_, PyAny>, function: Py<PyAny>, then: Py<PyAny>) {
    let locals = TaskLocals::new(event_loop);
    thread::spawn(move || {
        let result =
            Python::attach(|py| function.bind(py).call0()?.into_future_with_locals(&locals));
        tell(&then, result.and_then(block_on));
    });
}

/// The same in the loop and the context of the caller.
///
/// @py
pub fn ask_in_scope(py: Python<'_>, function: Py<PyAny>, then: Py<PyAny>) -> PyResult<()> {
    let locals = get_current_locals(py)?;
    thread::spawn(move || {
        let result = block_on(locals.scope(asked(&function)));
        tell(&then, result);
    });
    Ok(())
}

/// Names a loop, and nobody waits.
///
/// @py
pub fn forget(event_loop: Bound<'_, PyAny>, awaitable: Bound<'_, PyAny>) -> PyResult<()> {
    awaitable.into_future_with_locals(&TaskLocals::new(event_loop)).map(drop)
}

/// The loop of this thread.
///
/// @py
pub fn running(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    get_running_loop(py)
}

/// What is there of locals: the loop, and whether there is a context.
///
/// @py
pub fn locals(py: Python<'_>) -> PyResult<(Bound<'_, PyAny>, bool)> {
    let locals = get_current_locals(py)?;
    Ok((locals.event_loop(py), locals.context(py).is_some()))
}
