//! Rust futures as Python coroutines.
//!
//! Calling an exported `async fn` makes a coroutine, which owns the future and everything that it borrows. Each step that
//! Python asks for polls it, attached, in the task's own context. What is ready goes back at once. What is not waits on
//! a future of the event loop that the step runs in, and a waker ends the waiting: from the loop's own thread directly,
//! from any other through the loop's mailbox, so that waking never waits for an interpreter.

mod body;
mod cancel;
mod class;
pub(crate) mod finish;
pub(crate) mod function;
mod given;
mod inspect;
pub(crate) mod keep;
mod mailbox;
pub(crate) mod object;
mod pool;
pub(crate) mod python;
#[cfg(feature = "tokio")]
pub(crate) mod spawned;
#[cfg(feature = "tokio")]
mod spawned_stream;
mod stop;
pub(crate) mod stream;
mod suspend;
mod thrown;
mod wake;
#[cfg(not(feature = "tokio"))]
mod without_tokio;

pub use cancel::CancelHandle;
#[cfg(feature = "tokio")]
pub use spawned::{on_tokio, on_tokio_cancellable};
#[cfg(feature = "tokio")]
pub use spawned_stream::{give_result_tokio_stream, give_tokio_stream};
#[cfg(not(feature = "tokio"))]
pub use without_tokio::{
    give_result_tokio_stream, give_tokio_stream, on_tokio, on_tokio_cancellable,
};

use std::future::Future;

use crate::convert::Answer;
use crate::coroutine::given::Given;
use crate::error::PyResult;
use crate::handle::Py;
use crate::py::Python;
use crate::types::{PyAny, PyDict};

/// An exported `async fn`: its qualified name in Python, and where it stands, as messages, warnings and tracebacks say;
/// and how it is polled.
#[doc(hidden)]
#[derive(Debug)]
pub struct AsyncDef(pub &'static str, pub &'static str, pub Polling);

/// How a future is polled.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polling {
    /// Attached to the interpreter.
    Attached,
    /// `@py nogil`: without being attached.
    Detached,
}

impl AsyncDef {
    /// `Point.norm`.
    fn qualified(&self) -> &'static str {
        self.0
    }

    /// The last part of the name.
    fn name(&self) -> &'static str {
        self.0.rsplit('.').next().unwrap_or(self.0)
    }

    /// The file, and the line in it.
    fn file_and_line(&self) -> (&'static str, i32) {
        let (file, line) = self.1.rsplit_once(':').unwrap_or((self.1, ""));
        (file, line.parse().unwrap_or(0))
    }
}

/// What a text in Python defines under that name.
fn define(py: Python<'_>, text: &str, name: &str) -> PyResult<Py<PyAny>> {
    let names = PyDict::new(py);
    py.run(text, Some(&names), None)?;
    Ok(names.as_any().get_item(name)?.unbind())
}

/// A coroutine for Python that runs a future, whose value is handed over by `give`.
#[doc(hidden)]
#[inline]
pub fn coroutine<F, G>(py: Python<'_>, def: &'static AsyncDef, future: F, give: G) -> Answer
where
    F: Future + Send + 'static,
    G: for<'py> Fn(Python<'py>, F::Output) -> Answer + Send + 'static,
{
    object::new(py, def, None, Given::new(def, future, give))
}

/// The same of a future that ends by [`finish`](finish::finish): its value borrows from what it owns, or it is polled detached.
#[doc(hidden)]
#[inline]
pub fn finishing<F>(py: Python<'_>, def: &'static AsyncDef, future: F) -> Answer
where
    F: Future<Output = Answer> + Send + 'static,
{
    object::new(py, def, None, future)
}

/// The same for an `async fn` that takes a [`CancelHandle`].
#[doc(hidden)]
pub fn cancellable<F>(
    py: Python<'_>,
    def: &'static AsyncDef,
    future: impl FnOnce(CancelHandle) -> F,
) -> Answer
where
    F: Future<Output = Answer> + Send + 'static,
{
    let (cancel, handle) = cancel::pair();
    object::new(py, def, Some(cancel), future(handle))
}
