//! Errors of Arrow as Python exceptions.

use arrow_schema::ArrowError;

use crate::error::PyErr;
use crate::exceptions as kinds;

/// By the kind of error. One of Python's that went through Arrow is raised again as what it was.
impl From<ArrowError> for PyErr {
    #[track_caller]
    fn from(error: ArrowError) -> PyErr {
        let text = error.to_string();
        match error {
            ArrowError::ExternalError(inner) => match inner.downcast::<PyErr>() {
                Ok(error) => *error,
                Err(_) => kinds::PyRuntimeError::new_err(text),
            },
            ArrowError::IoError(_, error) => PyErr::from(error),
            ArrowError::MemoryError(_) => kinds::PyMemoryError::new_err(text),
            ArrowError::NotYetImplemented(_) => kinds::PyNotImplementedError::new_err(text),
            ArrowError::DivideByZero => kinds::PyZeroDivisionError::new_err(text),
            ArrowError::ArithmeticOverflow(_)
            | ArrowError::DictionaryKeyOverflowError
            | ArrowError::RunEndIndexOverflowError => kinds::PyOverflowError::new_err(text),
            ArrowError::ComputeError(_) => kinds::PyRuntimeError::new_err(text),
            _ => kinds::PyValueError::new_err(text),
        }
    }
}
