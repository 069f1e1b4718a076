//! Errors of `anyhow` and `eyre`, which hold an error of any type below layers of context.
//!
//! Each layer is an exception, and the layer below is its `__cause__`, as `raise .. from ..` has it. A [`PyErr`] is itself,
//! with its traceback; an error whose type is tagged as an exception is of its class, with its fields, once the module that has it is
//! imported; an error of the standard library is of the class that `?` gives it; all else is a `RuntimeError`.

use std::any::TypeId;
use std::error::Error;
use std::sync::{Mutex, PoisonError};

use crate::error::{PyErr, convert, exported};
use crate::exceptions::PyRuntimeError;
use crate::py::Python;

/// An error type whose class has fields: an exception is made of a value, which is taken out of what holds it.
#[derive(Clone, Copy)]
pub(crate) struct Carried {
    id: TypeId,
    is: fn(&(dyn Error + 'static)) -> bool,
    #[cfg(feature = "anyhow")]
    anyhow: fn(anyhow::Error) -> Result<PyErr, anyhow::Error>,
    #[cfg(feature = "eyre")]
    eyre: fn(eyre::Report) -> Result<PyErr, eyre::Report>,
}

/// Those whose classes have been made.
static CARRIED: Mutex<Vec<Carried>> = Mutex::new(Vec::new());

/// The class of a type has been made.
pub(crate) fn announce<T: Error + Send + Sync + 'static>()
where
    PyErr: From<T>,
{
    let new = Carried {
        id: TypeId::of::<T>(),
        is: |error| error.is::<T>(),
        #[cfg(feature = "anyhow")]
        anyhow: |error| error.downcast::<T>().map(PyErr::from),
        #[cfg(feature = "eyre")]
        eyre: |error| error.downcast::<T>().map(PyErr::from),
    };
    let mut carried = CARRIED.lock().unwrap_or_else(PoisonError::into_inner);
    if !carried.iter().any(|known| known.id == new.id) {
        carried.push(new);
    }
}

fn carried(error: &(dyn Error + 'static)) -> Option<Carried> {
    let carried = CARRIED.lock().unwrap_or_else(PoisonError::into_inner);
    carried.iter().find(|known| (known.is)(error)).copied()
}

/// An error of any type, below layers of context.
trait Dynamic: Sized {
    /// The layers, the outermost first.
    fn layers(&self) -> impl Iterator<Item = &(dyn Error + 'static)>;

    /// The error of that type as an exception, without the layers above it. Fails where it is the source of an error of another
    /// type, which keeps it.
    fn take(self, carried: Carried) -> Result<PyErr, Self>;
}

/// The exceptions of all layers, the outermost of which is answered.
fn of_dynamic(py: Python<'_>, error: impl Dynamic) -> Option<PyErr> {
    let found = error.layers().enumerate().find_map(|(at, layer)| Some((at, carried(layer)?)));
    let Some((at, carried)) = found else { return of_chain(py, error.layers()) };
    let above: Vec<PyErr> = error.layers().take(at).map(|layer| of_layer(py, layer)).collect();
    let below = of_chain(py, error.layers().skip(at + 1));
    let mut outermost = match error.take(carried) {
        Ok(own) => own,
        Err(error) => return of_chain(py, error.layers()),
    };
    if below.is_some() {
        outermost.set_cause(py, below);
    }
    for layer in above.into_iter().rev() {
        layer.set_cause(py, Some(outermost));
        outermost = layer;
    }
    Some(outermost)
}

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
        let layer = of_layer(py, error);
        if below.is_some() {
            layer.set_cause(py, below);
        }
        Some(layer)
    })
}

/// One layer alone.
fn of_layer(py: Python<'_>, error: &(dyn Error + 'static)) -> PyErr {
    if let Some(error) = python(error) {
        return error.clone_ref(py);
    }
    let layer = exported::find(error).or_else(|| convert::of_any(error));
    layer.unwrap_or_else(|| PyRuntimeError::new_err(error.to_string()))
}

/// The exception that an error is, by itself or as the content of an `io::Error`.
fn python<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a PyErr> {
    let io = error.downcast_ref::<std::io::Error>().and_then(|error| error.get_ref());
    let inside = io.and_then(|inside| inside.downcast_ref::<PyErr>());
    inside.or_else(|| error.downcast_ref::<PyErr>())
}

/// Both crates have the same methods.
macro_rules! dynamic {
    ($($feature:literal $error:ty: $carried:ident;)*) => { $(
        #[cfg(feature = $feature)]
        impl Dynamic for $error {
            fn layers(&self) -> impl Iterator<Item = &(dyn Error + 'static)> {
                self.chain()
            }

            fn take(self, carried: Carried) -> Result<PyErr, Self> {
                (carried.$carried)(self)
            }
        }

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
                    // There is one layer at least.
                    let outermost = of_dynamic(py, error)
                        .unwrap_or_else(|| PyRuntimeError::new_err("an error without any layer"))
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
    "anyhow" anyhow::Error: anyhow;
    "eyre" eyre::Report: eyre;
}
