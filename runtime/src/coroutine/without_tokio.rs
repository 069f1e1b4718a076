//! What generated code of `@py tokio` finds without the feature `tokio`: an error of rustc's that says so.

use std::future::Future;

use crate::convert::Answer;
use crate::coroutine::{AsyncDef, CancelHandle};
use crate::py::Python;

/// Nothing is, without the feature.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`@py tokio` needs the feature `tokio` of keelback",
    label = "runs on tokio's threads",
    note = "name it in Cargo.toml, at the dependency `keelback`: `features = [\"tokio\"]`"
)]
pub trait OnTokio {}

#[doc(hidden)]
pub fn on_tokio<F: Future + OnTokio>(
    _: Python<'_>,
    _: &'static AsyncDef,
    _: F,
    _: impl for<'py> FnOnce(Python<'py>, F::Output) -> Answer,
) -> Answer {
    unreachable!("nothing is `OnTokio`")
}

#[doc(hidden)]
pub fn on_tokio_cancellable<F: Future + OnTokio>(
    _: Python<'_>,
    _: &'static AsyncDef,
    _: impl FnOnce(CancelHandle) -> F,
    _: impl for<'py> FnOnce(Python<'py>, F::Output) -> Answer,
) -> Answer {
    unreachable!("nothing is `OnTokio`")
}

#[doc(hidden)]
pub fn give_tokio_stream<S: OnTokio>(_: Python<'_>, _: &'static AsyncDef, _: S) -> Answer {
    unreachable!("nothing is `OnTokio`")
}

#[doc(hidden)]
pub fn give_result_tokio_stream<S: OnTokio, E>(
    _: Python<'_>,
    _: &'static AsyncDef,
    _: Result<S, E>,
) -> Answer {
    unreachable!("nothing is `OnTokio`")
}
