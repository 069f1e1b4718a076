//! An event loop and a context, captured where they are known for where they are not.

use std::cell::RefCell;
use std::future::Future;
use std::sync::Arc;

use crate::coroutine::suspend::{asyncio, trio};
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyRuntimeError;
use crate::handle::{Bound, Py};
use crate::py::Python;
use crate::sync::PyOnceLock;
use crate::types::PyAny;

/// An event loop, and the context (`contextvars`) that what is scheduled in it has.
///
/// A thread in which no loop runs needs to be told which is meant: take the locals where Python awaits, and move them
/// into the thread or the task of another runtime. A clone costs nothing and names the same.
///
/// ```
/// use keelback::asyncio::TaskLocals;
/// use keelback::prelude::*;
///
/// /// Has a thread call an async function in the loop that this is called from.
/// ///
/// /// @py
/// pub fn call_from_elsewhere(py: Python<'_>, function: Py<PyAny>) -> PyResult<()> {
///     let locals = TaskLocals::with_running_loop(py)?.copy_context(py)?;
///     std::thread::spawn(move || {
///         let called = Python::attach(|py| {
///             function.bind(py).call0()?.into_future_with_locals(&locals)
///         });
///         // Any executor may wait for `called` here.
///         drop(called);
///     });
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone)]
pub struct TaskLocals(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    event_loop: Py<PyAny>,
    context: Option<Py<PyAny>>,
}

impl TaskLocals {
    /// That loop, and no context: what is scheduled from a thread of its own has an empty one.
    #[must_use]
    pub fn new(event_loop: Bound<'_, PyAny>) -> TaskLocals {
        TaskLocals(Arc::new(Inner { event_loop: event_loop.unbind(), context: None }))
    }

    /// The loop that runs in this thread, and no context.
    ///
    /// # Errors
    /// `RuntimeError` where none runs, or one of trio's.
    pub fn with_running_loop(py: Python<'_>) -> PyResult<TaskLocals> {
        Ok(TaskLocals::new(get_running_loop(py)?))
    }

    /// The same loop with this `contextvars.Context`.
    #[must_use]
    pub fn with_context(&self, context: Bound<'_, PyAny>) -> TaskLocals {
        let event_loop = self.0.event_loop.clone_ref(context.py());
        TaskLocals(Arc::new(Inner { event_loop, context: Some(context.unbind()) }))
    }

    /// The same loop with a copy of the context that this thread is in.
    ///
    /// # Errors
    /// `MemoryError`.
    pub fn copy_context(&self, py: Python<'_>) -> PyResult<TaskLocals> {
        static COPY: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        Ok(self.with_context(COPY.import(py, "contextvars", "copy_context")?.call0()?))
    }

    /// The loop.
    #[must_use]
    pub fn event_loop<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        self.0.event_loop.bind(py).clone()
    }

    /// The context, if there is one.
    #[must_use]
    pub fn context<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyAny>> {
        self.0.context.as_ref().map(|context| context.bind(py).clone())
    }

    /// Has a future, and all that it polls, use these locals in threads where no loop runs.
    ///
    /// ```
    /// use keelback::asyncio::TaskLocals;
    /// use keelback::prelude::*;
    ///
    /// async fn ask(question: Py<PyAny>) -> PyResult<String> {
    ///     let asked = Python::attach(|py| question.bind(py).call0()?.into_future())?;
    ///     let answer = asked.await?;
    ///     Python::attach(|py| answer.extract(py))
    /// }
    ///
    /// /// For any executor, in any thread.
    /// fn question(locals: &TaskLocals, question: Py<PyAny>) -> impl Future<Output = PyResult<String>> + Send + use<> {
    ///     locals.scope(ask(question))
    /// }
    /// ```
    pub fn scope<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<F> {
        let (home, mut future) = (Home::Asyncio(self.clone()), Box::pin(future));
        std::future::poll_fn(move |context| home.within(|| future.as_mut().poll(context)))
    }
}

/// Where what a future awaits of Python's is run, while a thread polls it in which no loop runs.
#[derive(Debug, Clone, Default)]
pub(in crate::coroutine) enum Home {
    #[default]
    Nowhere,
    Asyncio(TaskLocals),
    /// Where it cannot be.
    #[cfg(feature = "tokio")]
    Trio,
}

impl Home {
    /// That of the step that this thread makes.
    #[cfg(feature = "tokio")]
    pub(in crate::coroutine) fn of_this_step(py: Python<'_>) -> PyResult<Home> {
        Ok(match asyncio::find_running(py)? {
            Some(running) => Home::Asyncio(TaskLocals::new(running).copy_context(py)?),
            None if trio::runs(py)? => Home::Trio,
            None => Home::Nowhere,
        })
    }

    /// Has all that `run` schedules go there.
    pub(in crate::coroutine) fn within<R>(&self, run: impl FnOnce() -> R) -> R {
        /// Brings the scope around back, also when unwinding.
        struct Around(Home);

        impl Drop for Around {
            fn drop(&mut self) {
                SCOPE.set(std::mem::take(&mut self.0));
            }
        }

        let _around = Around(SCOPE.replace(self.clone()));
        run()
    }
}

thread_local! {
    /// That in whose scope this thread polls.
    static SCOPE: RefCell<Home> = const { RefCell::new(Home::Nowhere) };
}

/// The locals to schedule by; `None`: in the loop that runs in this thread.
pub(super) fn of_this_thread(py: Python<'_>) -> PyResult<Option<TaskLocals>> {
    if asyncio::find_running(py)?.is_some() {
        return Ok(None);
    }
    match SCOPE.with_borrow(Clone::clone) {
        Home::Asyncio(locals) => Ok(Some(locals)),
        #[cfg(feature = "tokio")]
        Home::Trio => Err(trio_runs()),
        Home::Nowhere => Err(none_runs(py)),
    }
}

/// The event loop of asyncio's that runs in this thread.
///
/// # Errors
/// `RuntimeError` where none runs.
pub fn get_running_loop(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    asyncio::find_running(py)?.ok_or_else(|| none_runs(py))
}

/// The loop that runs in this thread and a copy of this thread's context, or else the locals in whose
/// [`scope`](TaskLocals::scope) the calling future is polled.
///
/// # Errors
/// `RuntimeError` where there is neither.
pub fn get_current_locals(py: Python<'_>) -> PyResult<TaskLocals> {
    match of_this_thread(py)? {
        Some(locals) => Ok(locals),
        None => TaskLocals::with_running_loop(py)?.copy_context(py),
    }
}

#[cold]
fn trio_runs() -> PyErr {
    PyRuntimeError::new_err(
        "trio runs the task, and a Rust future awaits what is Python's in a loop of asyncio's only: await it in Python, \
         and hand the Rust function its value; or run both under asyncio",
    )
}

#[cold]
fn none_runs(py: Python<'_>) -> PyErr {
    match trio::runs(py) {
        Ok(true) => return trio_runs(),
        Ok(false) => {}
        Err(error) => return error,
    }
    PyRuntimeError::new_err(
        "no event loop of asyncio's runs in this thread: take `TaskLocals` where one does, and name them by \
         `into_future_with_locals` or `scope`",
    )
}
