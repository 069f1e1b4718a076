//! Futures that no exported fn has made, for Python to await.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};

use crate::convert::{Answer, IntoPyObject, IntoPyObjectExt as _, Owned};
use crate::coroutine::finish::finish;
use crate::coroutine::{AsyncDef, Polling, finishing};
use crate::error::{PyErr, PyResult};
use crate::handle::Bound;
use crate::intern;
use crate::py::Python;
use crate::types::PyAny;

/// What tracebacks and warnings call it.
pub(in crate::coroutine) static FUTURE: AsyncDef =
    AsyncDef("future_into_py", concat!(file!(), ":", line!()), Polling::Attached);

/// A future's value as an object, or its error raised.
pub(in crate::coroutine) fn converted<T>(py: Python<'_>, ended: PyResult<T>) -> Answer
where
    T: for<'a> IntoPyObject<'a>,
{
    let converted = ended.and_then(|value| value.into_bound_py_any(py));
    converted.map(Owned::from).map_err(|error| error.raise(py))
}

/// A coroutine that runs a Rust future, to be awaited in Python: what calling an exported `async fn` gives, for a future
/// that is made otherwise.
///
/// It is polled, attached, in the event loop of whoever awaits it. [`tokio::future_into_py`](crate::tokio::future_into_py) is for those
/// that need tokio.
///
/// # Errors
/// `MemoryError`.
///
/// ```
/// use keelback::asyncio::future_into_py;
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let sum = future_into_py(py, async { Ok(2 + 3) })?;
/// let awaited = py.import("asyncio")?.call_method1("run", (sum,))?;
/// assert_eq!(awaited.extract::<i64>()?, 5);
/// # Ok(()) })
/// ```
pub fn future_into_py<F, T>(py: Python<'_>, future: F) -> PyResult<Bound<'_, PyAny>>
where
    F: Future<Output = PyResult<T>> + Send + 'static,
    T: for<'a> IntoPyObject<'a>,
{
    let body = async move {
        let ended = future.await;
        finish(move |py| converted(py, ended))
    };
    made(py, finishing(py, &FUTURE, body))
}

/// The object of an answer.
pub(in crate::coroutine) fn made(py: Python<'_>, answer: Answer) -> PyResult<Bound<'_, PyAny>> {
    answer.map(|object| object.into_bound(py)).map_err(|raised| raised.take(py))
}

/// Runs a Rust future as the main of asyncio: by `asyncio.run`, in this thread, until it ends.
///
/// In it, [`into_future`](Bound::into_future) awaits Python in that loop, and what other threads and runtimes do can be awaited too.
///
/// # Errors
/// The future's own; `RuntimeError` where a loop runs in this thread already; `KeyboardInterrupt`.
///
/// ```
/// use keelback::asyncio;
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// let text = asyncio::run(py, async {
///     let slept = Python::attach(|py| {
///         py.import("asyncio")?.call_method1("sleep", (0.001, "slept"))?.into_future()
///     })?;
///     let slept = slept.await?;
///     Python::attach(|py| slept.extract::<String>(py))
/// })?;
/// assert_eq!(text, "slept");
/// # Ok(()) })
/// ```
pub fn run<F, T>(py: Python<'_>, future: F) -> PyResult<T>
where
    F: Future<Output = PyResult<T>> + Send + 'static,
    T: Send + 'static,
{
    let kept = Arc::new(Mutex::new(None));
    let place = kept.clone();
    let keep = async move {
        let value = future.await?;
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        Ok::<(), PyErr>(())
    };
    let main = future_into_py(py, keep)?;
    py.import("asyncio")?.call_method1(intern!(py, "run"), (main,))?;
    let value = kept.lock().unwrap_or_else(PoisonError::into_inner).take();
    Ok(value.expect("a coroutine that has ended without an exception has a value"))
}
