//! A future and what becomes of its value, as one that ends with an object.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use crate::convert::Answer;
use crate::coroutine::{AsyncDef, Polling};
use crate::py::Python;

/// Invariant: it is polled by attached threads: made where a coroutine is, whose definition says so, and owned by that. `future` is
/// pinned as this is.
pub(super) struct Given<F, G> {
    future: F,
    give: G,
}

impl<F, G> Given<F, G> {
    /// For a coroutine of that definition.
    ///
    /// # Panics
    /// If the coroutine is polled detached.
    #[inline(always)]
    pub(super) fn new(def: &AsyncDef, future: F, give: G) -> Given<F, G> {
        assert!(def.2 == Polling::Attached, "a value is handed over by a thread that is attached");
        Given { future, give }
    }
}

impl<F, G> Future for Given<F, G>
where
    F: Future,
    G: for<'py> Fn(Python<'py>, F::Output) -> Answer,
{
    type Output = Answer;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        // SAFETY: the future is not moved.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: pinned as this is (type invariant).
        let value = ready!(unsafe { Pin::new_unchecked(&mut this.future) }.poll(context));
        // SAFETY: as says the type invariant.
        let py = unsafe { Python::assume_attached() };
        Poll::Ready((this.give)(py, value))
    }
}
