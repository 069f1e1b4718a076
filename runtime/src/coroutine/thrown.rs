//! The arguments of `throw` and `athrow`.

use keelback_ffi as ffi;

use crate::call::arg::Args;
use crate::error::PyErr;
use crate::exceptions::{PyBaseException, PyTypeError};
use crate::handle::Bound;
use crate::types::{PyAny, PyTraceback, PyTuple};

/// The exception that `throw(type, value, traceback)` means.
pub(super) fn thrown(args: Args<'_, '_, 1, 2>) -> Result<PyErr, PyErr> {
    let kind = args.0[0].as_bound();
    let [given, traceback] = args.1.map(|arg| arg.0.map(|arg| arg.as_bound()));
    let given = given.filter(|given| !given.is_none());
    let error = if kind.cast::<PyBaseException>().is_ok() {
        if given.is_some() {
            return Err(PyTypeError::new_err("instance exception may not have a separate value"));
        }
        kind.clone()
    } else if let Some(class) = exception_class(kind) {
        match given {
            Some(given) if given.is_instance(class)? => given.clone(),
            Some(given) => match given.cast::<PyTuple>() {
                Ok(args) => class.call1(args.clone())?,
                Err(_) => class.call1((given,))?,
            },
            None => class.call0()?,
        }
    } else {
        return Err(PyTypeError::new_err(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            kind.type_name()
        )));
    };
    if let Some(traceback) = traceback.filter(|traceback| !traceback.is_none()) {
        if traceback.cast::<PyTraceback>().is_err() {
            return Err(PyTypeError::new_err("throw() third argument must be a traceback object"));
        }
        error.setattr("__traceback__", traceback)?;
    }
    Ok(PyErr::from_value(error))
}

fn exception_class<'a, 'py>(kind: &'a Bound<'py, PyAny>) -> Option<&'a Bound<'py, PyAny>> {
    // SAFETY: a live object.
    unsafe { ffi::layout::types::PyExceptionClass_Check(kind.as_ptr()) }.then_some(kind)
}
