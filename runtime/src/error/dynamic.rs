//! Errors of `anyhow` and `eyre`, which hold an error of any type below layers of context.
//!
//! Each layer is an exception, and the layer below is its `__cause__`, as `raise .. from ..` has it. A [`PyErr`] is itself,
//! with its traceback; an error whose type is tagged as an exception is of its class, once the module that has it is imported;
//! an error of the standard library is of the class that `?` gives it; all else is a `RuntimeError`.

use std::error::Error;

use crate::error::{PyErr, convert, exported};
use crate::exceptions::PyRuntimeError;
use crate::py::Python;

/// The exceptions of a chain of errors, the outermost of which is answered.
fn of_chain<'a>(
    py: Python<'_>,
    chain: impl Iterator<Item = &'a (dyn Error + 'static)>,
) -> Option<PyErr> {
    let mut layers = Vec::new();
    for error in chain {
        layers.push(error);
        // What is below an exception it has as causes already.
        if python(error).is_some() {
            break;
        }
    }
    layers.into_iter().rev().fold(None, |below, error| {
        if let Some(error) = python(error) {
            return Some(error.clone_ref(py));
        }
        let layer = exported::find(error).or_else(|| convert::of_any(error));
        let layer = layer.unwrap_or_else(|| PyRuntimeError::new_err(error.to_string()));
        if below.is_some() {
            layer.set_cause(py, below);
        }
        Some(layer)
    })
}

/// The exception that an error is, by itself or as the content of an `io::Error`.
fn python<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a PyErr> {
    let io = error.downcast_ref::<std::io::Error>().and_then(|error| error.get_ref());
    let inside = io.and_then(|inside| inside.downcast_ref::<PyErr>());
    inside.or_else(|| error.downcast_ref::<PyErr>())
}

/// Both crates have the same methods.
macro_rules! dynamic {
    ($($feature:literal $error:ty;)*) => { $(
        #[cfg(feature = $feature)]
        impl From<$error> for PyErr {
            /// The outermost layer of context, with the one below as its cause, down to the error itself.
            #[track_caller]
            fn from(error: $error) -> PyErr {
                if error.chain().next().is_some_and(|outermost| outermost.is::<PyErr>()) {
                    return match error.downcast::<PyErr>() {
                        Ok(error) => error,
                        Err(error) => PyRuntimeError::new_err(error.to_string()),
                    };
                }
                PyErr::lazy(move |py| {
                    let outermost = of_chain(py, error.chain());
                    let outermost = outermost
                        .unwrap_or_else(|| PyRuntimeError::new_err(error.to_string()))
                        .into_value(py)
                        .into_bound(py);
                    // An instance of the class stands for itself.
                    Ok((outermost.get_type(), outermost.into_any()))
                })
            }
        }
    )* };
}

dynamic! {
    "anyhow" anyhow::Error;
    "eyre" eyre::Report;
}
