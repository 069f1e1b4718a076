//! Python awaitables as Rust futures, and which event loop drives them.

mod future;
pub(super) mod futures;
mod locals;
mod stream;

pub use future::PyFuture;
pub use futures::{future_into_py, run};
#[cfg(feature = "tokio")]
pub(super) use locals::Home;
pub use locals::{TaskLocals, get_current_locals, get_running_loop};
pub use stream::PyStream;

use crate::error::PyResult;
use crate::handle::Bound;
use crate::types::PyAny;

impl Bound<'_, PyAny> {
    /// A Rust future of what Python awaits: a coroutine, a task, a future, or whatever has `__await__`.
    ///
    /// It is made a task of an event loop of asyncio's at once, as by `asyncio.ensure_future`, and goes on whether or not the future is
    /// polled; that may be done by any thread and any executor. Dropping the future cancels the task.
    ///
    /// The loop is the one that runs in this thread: in an `async fn` that Python awaits, in a callback of the loop's, in a cell of a notebook.
    /// In a thread where none runs, it is that of the [`TaskLocals`] in whose [`scope`](TaskLocals::scope) the calling future is
    /// polled, and so is the context of the task (`contextvars`), which is the caller's otherwise.
    ///
    /// # Errors
    /// `RuntimeError` where there is no loop of asyncio's, as under trio, or where it is closed, and for a future or task of another loop;
    /// `TypeError` for what cannot be awaited.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// /// Calls an async function of Python's until it says yes.
    /// ///
    /// /// @py
    /// pub async fn persist(ask: Py<PyAny>) -> PyResult<usize> {
    ///     for times in 1.. {
    ///         let asked = Python::attach(|py| ask.bind(py).call0()?.into_future())?;
    ///         let answer = asked.await?;
    ///         if Python::attach(|py| answer.bind(py).is_truthy())? {
    ///             return Ok(times);
    ///         }
    ///     }
    ///     unreachable!()
    /// }
    /// ```
    pub fn into_future(self) -> PyResult<PyFuture> {
        match locals::of_this_thread(self.py())? {
            Some(locals) => self.into_future_with_locals(&locals),
            None => future::in_running_loop(self),
        }
    }

    /// As [`into_future`](Self::into_future), in the loop and the context that are named, from whichever thread.
    ///
    /// # Errors
    /// `RuntimeError` where the loop is closed. What cannot be awaited is the future's error, unless the loop runs in this thread.
    ///
    /// ```
    /// use keelback::asyncio::TaskLocals;
    /// use keelback::prelude::*;
    ///
    /// fn later<'py>(locals: &TaskLocals, asked: Bound<'py, PyAny>) -> PyResult<()> {
    ///     let answer = asked.into_future_with_locals(locals)?;
    ///     std::thread::spawn(move || {
    ///         // Any executor may wait for `answer` here.
    ///         drop(answer);
    ///     });
    ///     Ok(())
    /// }
    /// ```
    pub fn into_future_with_locals(self, locals: &TaskLocals) -> PyResult<PyFuture> {
        future::in_loop_of(self, locals)
    }

    /// A Rust stream of what Python goes through by `async for`: an asynchronous generator, or whatever has `__aiter__`.
    ///
    /// A task of an event loop of asyncio's goes through it, as for [`into_future`](Self::into_future), which says which loop that is. Python is asked
    /// for an item when the stream is polled for one. Dropping the stream cancels the task and closes the generator.
    ///
    /// # Errors
    /// `TypeError` for what has no `__aiter__`; otherwise as for `into_future`.
    ///
    /// ```
    /// use std::pin::{Pin, pin};
    ///
    /// use futures_core::Stream;
    /// use keelback::prelude::*;
    ///
    /// /// The sum of what Python yields.
    /// ///
    /// /// @py
    /// pub async fn total(numbers: Py<PyAny>) -> PyResult<i64> {
    ///     let mut numbers = pin!(Python::attach(|py| numbers.bind(py).clone().into_stream())?);
    ///     let mut total = 0;
    ///     // Or `while let Some(number) = numbers.next().await`, with the `StreamExt` of the crate `futures`.
    ///     while let Some(number) = std::future::poll_fn(|context| numbers.as_mut().poll_next(context)).await {
    ///         let number = number?;
    ///         total += Python::attach(|py| number.extract::<i64>(py))?;
    ///     }
    ///     Ok(total)
    /// }
    /// ```
    pub fn into_stream(self) -> PyResult<PyStream> {
        stream::new(&self, Bound::into_future)
    }

    /// As [`into_stream`](Self::into_stream), in the loop and the context that are named, from whichever thread.
    ///
    /// # Errors
    /// `TypeError` for what has no `__aiter__`; `RuntimeError` where the loop is closed.
    ///
    /// ```
    /// use keelback::asyncio::{PyStream, TaskLocals};
    /// use keelback::prelude::*;
    ///
    /// fn lines<'py>(locals: &TaskLocals, lines: Bound<'py, PyAny>) -> PyResult<PyStream> {
    ///     lines.into_stream_with_locals(locals)
    /// }
    /// ```
    pub fn into_stream_with_locals(self, locals: &TaskLocals) -> PyResult<PyStream> {
        stream::new(&self, |coroutine| coroutine.into_future_with_locals(locals))
    }
}
