//! Waiting in an event loop: what a coroutine's step yields, and how the waiting ends.
//!
//! Which loop is asked anew each time: the one that runs the step.

pub(super) mod asyncio;
pub(super) mod trio;

use std::sync::Arc;

use crate::convert::Owned;
use crate::coroutine::mailbox::Mailbox;
use crate::coroutine::wake::Wake;
use crate::error::{PyErr, PyResult};
use crate::exceptions::PyStopIteration;
use crate::handle::{Bound, Py};
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyWeakrefReference};

/// What the last step waits in.
pub(super) enum Suspended {
    /// The loop itself resumes the step.
    Loop,
    /// An awaitable of the loop's library: steps go to it until it ends.
    Inner(Py<PyAny>),
}

/// A step that ends with something for the loop.
pub(super) type Yielding = (Suspended, Owned);

/// What ends the waiting, in the thread of the loop.
pub(super) struct Waiting {
    /// A weak reference to what waits, as `end` knows it: a waker that somebody keeps must not keep a task and its loop,
    /// in ways that the collector does not see.
    object: Py<PyAny>,
    end: for<'py> fn(&Bound<'py, PyAny>) -> PyResult<()>,
    thread: usize,
    mailbox: Arc<Mailbox>,
}

impl Waiting {
    pub(super) fn new(
        object: &Bound<'_, PyAny>,
        end: for<'py> fn(&Bound<'py, PyAny>) -> PyResult<()>,
        mailbox: Arc<Mailbox>,
    ) -> PyResult<Waiting> {
        let object = PyWeakrefReference::new(object)?.into_any().unbind();
        let thread = crate::call::iterator::thread();
        Ok(Waiting { object, end, thread, mailbox })
    }

    /// Lets the step go on.
    pub(super) fn end(&self, py: Python<'_>) -> PyResult<()> {
        let object = self.object.bind(py).call0()?;
        if object.is_none() { Ok(()) } else { (self.end)(&object) }
    }

    /// The weak reference to what waits.
    pub(super) fn weakref<'py>(&self, py: Python<'py>) -> Bound<'py, PyAny> {
        self.object.bind(py).clone()
    }

    pub(super) fn is_of_this_thread(&self) -> bool {
        self.thread == crate::call::iterator::thread()
    }

    pub(super) fn mailbox(&self) -> Arc<Mailbox> {
        self.mailbox.clone()
    }
}

/// Waits in the loop that runs this step; `None`: there is no need to any more.
///
/// # Errors
/// `RuntimeError` outside of any loop that we know.
pub(super) fn suspend(py: Python<'_>, wake: &Arc<Wake>) -> PyResult<Option<Yielding>> {
    if trio::runs(py)? { trio::suspend(py, wake) } else { asyncio::suspend(py, wake).map(Some) }
}

impl Suspended {
    /// Hands a value that the coroutine was sent on; `None`: the waiting is over.
    ///
    /// # Errors
    /// What that raises: the waiting is over as well.
    pub(super) fn resume(
        self,
        py: Python<'_>,
        value: &Bound<'_, PyAny>,
    ) -> PyResult<Option<Yielding>> {
        match self {
            Suspended::Loop => Ok(None),
            Suspended::Inner(inner) => {
                let sent = inner.bind(py).call_method1(intern!(py, "send"), (value,));
                Suspended::step(py, inner, sent)
            }
        }
    }

    /// Hands on an exception that was thrown into the coroutine.
    ///
    /// # Errors
    /// That exception, or what becomes of it.
    pub(super) fn throw(self, py: Python<'_>, error: PyErr) -> PyResult<Option<Yielding>> {
        match self {
            Suspended::Loop => Err(error),
            Suspended::Inner(inner) => {
                let thrown = inner.bind(py).call_method1(intern!(py, "throw"), (error.value(py),));
                Suspended::step(py, inner, thrown)
            }
        }
    }

    fn step(
        py: Python<'_>,
        inner: Py<PyAny>,
        answer: PyResult<Bound<'_, PyAny>>,
    ) -> PyResult<Option<Yielding>> {
        match answer {
            Ok(yielded) => Ok(Some((Suspended::Inner(inner), yielded.into()))),
            Err(error) if error.is_instance_of::<PyStopIteration>(py) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Nobody waits any more.
    pub(super) fn abandon(self, py: Python<'_>) {
        if let Suspended::Inner(inner) = self {
            if let Err(error) = inner.bind(py).call_method0(intern!(py, "close")) {
                error.write_unraisable(py, None);
            }
        }
    }
}
