//! Rust error types that Python sees as exception classes.

use std::error::Error;
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use crate::error::{PyErr, PyResult};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyType, PyTypeCheck, PyTypeInfo};

/// An exception class to be made once in each interpreter.
pub struct ExceptionClass {
    /// NUL-terminated.
    name: &'static str,
    /// NUL-terminated.
    doc: &'static str,
    base: for<'py> fn(Python<'py>) -> Bound<'py, PyType>,
    /// Whether an error whose type is not known is one that the class was made from.
    is: fn(&(dyn Error + 'static)) -> bool,
    cell: InterpreterCell,
}

/// The classes that modules have added, among which the sources of errors and the content of `anyhow`'s are looked for.
static KNOWN: Mutex<Vec<&'static ExceptionClass>> = Mutex::new(Vec::new());

impl ExceptionClass {
    /// A class of this name and doc (both NUL-terminated) below `B`.
    pub const fn new<B: PyTypeInfo>(name: &'static str, doc: &'static str) -> ExceptionClass {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        ExceptionClass {
            name,
            doc,
            base: B::type_object,
            is: |_| false,
            cell: InterpreterCell::new(),
        }
    }

    /// The class is that of the errors of this type, wherever they are found.
    #[must_use]
    pub const fn of<E: Error + 'static>(self) -> ExceptionClass {
        ExceptionClass { is: |error| error.is::<E>(), ..self }
    }

    /// Makes the class known wherever an error of its type is below another.
    pub(crate) fn announce(&'static self) {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.iter().any(|class| std::ptr::eq(*class, self)) {
            known.push(self);
        }
    }

    /// The class in this interpreter. Made at the first call, in the module of that name.
    pub(crate) fn get<'py>(&self, py: Python<'py>, module: &str) -> PyResult<Bound<'py, PyType>> {
        Ok(self.cell.get_or_init(py, || self.make(py, module))?.cast_into()?)
    }

    pub(crate) fn name(&self) -> &'static str {
        &self.name[..self.name.len() - 1]
    }

    fn make<'py>(&self, py: Python<'py>, module: &str) -> PyResult<Bound<'py, PyAny>> {
        let full = format!("{module}.{}", self.name);
        let base = (self.base)(py);
        // SAFETY: two NUL-terminated texts (checked by `new`), a class, and no dict.
        let class = unsafe {
            ffi::PyErr_NewExceptionWithDoc(
                full.as_ptr().cast(),
                self.doc.as_ptr().cast(),
                base.as_ptr(),
                std::ptr::null_mut(),
            )
        };
        py.own_or_err(class)
    }
}

/// The class of a marker that `create_exception!` declares.
pub fn exception_class<'py>(
    py: Python<'py>,
    class: &'static ExceptionClass,
    module: &str,
) -> PyResult<Bound<'py, PyType>> {
    class.get(py, module)
}

/// Whether an object is an instance of a class or of a subclass.
pub fn is_of_class(object: Borrowed<'_, '_, PyAny>, class: &Bound<'_, PyType>) -> bool {
    // SAFETY: a live object and a live type.
    unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), class.as_type_ptr()) }
}

/// A Rust error type that is exported as an exception class. Implemented by generated code.
pub trait ExceptionType {
    /// Its class.
    fn class() -> &'static ExceptionClass;
}

// SAFETY: the check asks for the very class that `type_object` answers with.
unsafe impl<T: ExceptionType> PyTypeCheck for T {
    const NAME: &'static str = "an exception of an exported class";

    fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
        let class = T::type_object(object.py());
        // SAFETY: two live objects.
        unsafe { ffi::PyObject_IsInstance(object.as_ptr(), class.as_ptr()) == 1 }
    }
}

// SAFETY: as above.
unsafe impl<T: ExceptionType> PyTypeInfo for T {
    fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
        // Where no module has been imported that registers it, it has no better home.
        let class = T::class().get(py, "builtins");
        class.unwrap_or_else(|error| {
            error.write_unraisable(py, None);
            crate::exceptions::PyException::type_object(py)
        })
    }
}

/// The class of an error whose type is not known, if a module has added one.
fn known(error: &(dyn Error + 'static)) -> Option<&'static ExceptionClass> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.iter().find(|class| (class.is)(error)).copied()
}

/// `error` as an exception of its own class, if it has one.
#[cfg(any(feature = "anyhow", feature = "eyre"))]
pub(super) fn find(error: &(dyn Error + 'static)) -> Option<PyErr> {
    known(error).map(|class| of_class(class, error.to_string()))
}

fn of_class(class: &'static ExceptionClass, message: String) -> PyErr {
    PyErr::lazy(move |py| {
        Ok((class.get(py, "builtins")?, crate::types::PyString::new(py, &message).into_any()))
    })
}

/// `error` as an exception of `class`: its message, and its sources as a chain of causes.
pub fn raise_as<E: Error>(class: &'static ExceptionClass, error: E) -> PyErr {
    let message = error.to_string();
    let sources = sources(&error);
    with_causes(sources, move |py| {
        Ok((class.get(py, "builtins")?, crate::types::PyString::new(py, &message).into_any()))
    })
}

/// Maps a foreign error to an exception of class `T`, with its message and its sources as causes.
pub fn error_as<T: PyTypeInfo, E: Error>(error: E) -> PyErr {
    let message = error.to_string();
    let sources = sources(&error);
    with_causes(sources, move |py| {
        Ok((T::type_object(py), crate::types::PyString::new(py, &message).into_any()))
    })
}

/// What is below an error: its message, and its class if a module has added one.
pub struct Source {
    class: Option<&'static ExceptionClass>,
    message: String,
}

/// `error.source()`, its source, and so on.
pub(crate) fn sources(error: &dyn Error) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut next = error.source();
    while let Some(source) = next {
        sources.push(Source { class: known(source), message: source.to_string() });
        next = source.source();
    }
    sources
}

fn with_causes(
    sources: Vec<Source>,
    recipe: impl FnOnce(Python<'_>) -> PyResult<super::Parts<'_>> + Send + 'static,
) -> PyErr {
    if sources.is_empty() {
        return PyErr::lazy(recipe);
    }
    PyErr::lazy(move |py| {
        let (class, message) = recipe(py)?;
        let value = class.call1((message,))?;
        set_causes(py, &value, sources);
        Ok((class, value))
    })
}

/// Gives an exception these causes, each that of the one before.
pub(crate) fn set_causes(py: Python<'_>, value: &Bound<'_, PyAny>, sources: Vec<Source>) {
    let cause = sources.into_iter().rev().fold(None, |cause: Option<PyErr>, source| {
        let Source { class, message } = source;
        let error = match class {
            Some(class) => of_class(class, message),
            None => crate::exceptions::PyException::new_err(message),
        };
        error.set_cause(py, cause);
        Some(error)
    });
    PyErr::from_value(value.clone()).set_cause(py, cause);
}
