//! The choice of a future to hear of its cancellation in place of being dropped.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Waker};

use crate::error::PyErr;

/// How an `async fn` hears that it is cancelled: by the exception that is thrown into its coroutine.
///
/// Cancelling a task drops the future of an `async fn` where it waits, and what it holds with it. A fn that takes a
/// `CancelHandle` goes on, and finds the exception in the handle; what it then returns is the coroutine's result.
/// The parameter is no argument: Python's callers do not see it. When the handle is dropped, the future is dropped
/// when it is cancelled, as any other.
///
/// ```
/// use keelback::coroutine::CancelHandle;
/// use keelback::prelude::*;
///
/// /// Waits until somebody has had enough.
/// ///
/// /// @py
/// pub async fn wait(mut cancel: CancelHandle) -> PyResult<()> {
///     let reason = cancel.cancelled().await;
///     // What has to be put in order goes here.
///     Err(reason)
/// }
/// ```
#[derive(Debug)]
pub struct CancelHandle(Arc<Mutex<State>>);

/// The coroutine's side.
pub(super) struct Cancel(Weak<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    thrown: Option<PyErr>,
    waker: Option<Waker>,
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Both sides.
pub(super) fn pair() -> (Cancel, CancelHandle) {
    let state = Arc::new(Mutex::new(State::default()));
    (Cancel(Arc::downgrade(&state)), CancelHandle(state))
}

impl Cancel {
    /// Hands an exception over, and answers with it where nobody is there to take it.
    pub(super) fn throw(&self, error: PyErr) -> Result<(), PyErr> {
        let Some(state) = self.0.upgrade() else { return Err(error) };
        let (before, waker) = {
            let mut state = lock(&state);
            (state.thrown.replace(error), state.waker.take())
        };
        drop(before);
        if let Some(waker) = waker {
            waker.wake();
        }
        Ok(())
    }
}

impl CancelHandle {
    /// Whether an exception waits to be taken.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        lock(&self.0).thrown.is_some()
    }

    /// Takes the exception, or has the task woken when there is one.
    pub fn poll_cancelled(&mut self, context: &mut Context<'_>) -> Poll<PyErr> {
        let mut state = lock(&self.0);
        match state.thrown.take() {
            Some(error) => Poll::Ready(error),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }

    /// Waits for the exception, and takes it: asyncio's `CancelledError`, trio's `Cancelled`, or whatever is thrown.
    ///
    /// It can be waited for again, for the next one.
    pub async fn cancelled(&mut self) -> PyErr {
        Cancelled(self).await
    }
}

struct Cancelled<'a>(&'a mut CancelHandle);

impl Future for Cancelled<'_> {
    type Output = PyErr;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<PyErr> {
        self.0.poll_cancelled(context)
    }
}
