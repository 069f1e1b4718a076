//! Futures that are ready, that yield, and that other threads wake.

use std::sync::mpsc::{Sender, channel};
use std::sync::{LazyLock, Mutex};

use pyo3::prelude::*;
use pyo3_async_runtimes::tokio::future_into_py;
use tokio::sync::oneshot;

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

#[pymodule]
mod awaited_pyo3 {
    use super::*;

    /// Ready at once.
    #[pyfunction]
    fn ready(py: Python<'_>, n: i64) -> PyResult<Bound<'_, PyAny>> {
        future_into_py(py, async move { Ok(n) })
    }

    /// Ready at once with the object that it was given.
    #[pyfunction]
    fn same(py: Python<'_>, object: Py<PyAny>) -> PyResult<Bound<'_, PyAny>> {
        future_into_py(py, async move { Ok(object) })
    }

    /// Ready at once, with nothing.
    #[pyfunction]
    fn nothing(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        future_into_py(py, async { Ok(Python::attach(|py| py.None())) })
    }

    /// Lets others run once.
    #[pyfunction]
    fn yielding(py: Python<'_>, n: i64) -> PyResult<Bound<'_, PyAny>> {
        future_into_py(py, async move {
            tokio::task::yield_now().await;
            Ok(n)
        })
    }

    /// Runs on tokio, which hands the answer back.
    #[pyfunction]
    fn spawned(py: Python<'_>, n: i64) -> PyResult<Bound<'_, PyAny>> {
        future_into_py(py, async move { Ok(n) })
    }

    /// Woken by a thread that is not tokio's.
    #[pyfunction]
    fn woken(py: Python<'_>, n: i64) -> PyResult<Bound<'_, PyAny>> {
        let (send, receive) = oneshot::channel();
        ECHO.lock().unwrap().send((n, send)).unwrap();
        future_into_py(py, async move { Ok(receive.await.unwrap()) })
    }
}
