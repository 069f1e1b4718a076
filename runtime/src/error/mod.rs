//! Python exceptions as Rust errors.

mod attributes;
mod chain;
pub(crate) mod convert;
mod declare;
#[cfg(any(feature = "anyhow", feature = "eyre"))]
pub(crate) mod dynamic;
pub(crate) mod exported;
mod group;
pub(crate) mod kinds;
pub(crate) mod panic;
pub(crate) mod place;
mod raised;
mod warning;

pub(crate) use raised::OrErr;
pub use raised::Raised;

use std::panic::Location;
use std::sync::{Mutex, OnceLock, PoisonError};

use keelback_ffi as ffi;

use crate::convert::{IntoPyObject, PyErrArguments};
use crate::handle::{Bound, BoundObject, Py};
use crate::py::Python;
use crate::types::{PyAny, PyType, PyTypeInfo};
use kinds::PyBaseException;
use place::Place;

/// The result of whatever may raise.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// fn first(list: &Bound<'_, PyList>) -> PyResult<i64> {
///     list.get_item(0)?.extract()
/// }
/// let error = first(&PyList::empty(py)).unwrap_err();
/// assert_eq!(error.to_string(), "IndexError: list index out of range");
/// # Ok(()) })
/// ```
pub type PyResult<T> = Result<T, PyErr>;

/// A Python exception that is not raised at the moment.
///
/// It is one word. An exception made in Rust is only made in Python when it is raised or looked at.
///
/// `?` makes one of the standard library's errors, and a tagged error type converts to its class.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// fn parse(text: &str) -> PyResult<u8> {
///     Ok(text.parse()?)
/// }
/// let error = parse("300").unwrap_err();
/// assert_eq!(error.to_string(), "ValueError: number too large to fit in target type");
/// # Ok(()) })
/// ```
pub struct PyErr {
    inner: Box<Inner>,
}

struct Inner {
    /// The exception instance, once there is one.
    value: OnceLock<Py<PyBaseException>>,
    /// How to make it, until somebody does.
    recipe: Mutex<Option<Recipe>>,
    /// Where in the user's Rust code it was made, if it was.
    place: Option<Place>,
    /// What is told as its source, once that was asked.
    source: OnceLock<Option<Box<PyErr>>>,
}

impl Inner {
    fn of_recipe(recipe: Recipe, place: Option<Place>) -> Box<Inner> {
        let recipe = Mutex::new(Some(recipe));
        Box::new(Inner { value: OnceLock::new(), recipe, place, source: OnceLock::new() })
    }
}

/// The class of an exception to come, and its argument.
pub(crate) type Parts<'py> = (Bound<'py, PyType>, Bound<'py, PyAny>);

type Recipe = Box<dyn FnOnce(Python<'_>) -> PyResult<Parts<'_>> + Send>;

impl PyErr {
    /// An exception of class `T` with these arguments: a single value, or a tuple of all.
    ///
    /// For a class of Python, its `new_err` says the same in fewer words.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyOSError, PyValueError};
    ///
    /// let error = PyErr::new::<PyValueError, _>("three is too many");
    /// assert_eq!(error.to_string(), "ValueError: three is too many");
    /// let error = PyErr::new::<PyOSError, _>((2, "no such door"));
    /// assert_eq!(error.value(py).getattr("errno")?.extract::<i32>()?, 2);
    /// # Ok(()) })
    /// ```
    #[track_caller]
    pub fn new<T: PyTypeInfo, A: PyErrArguments + Send + 'static>(args: A) -> PyErr {
        PyErr::lazy(move |py| Ok((T::type_object(py), args.arguments(py)?)))
    }

    /// An exception of a class that is known at run time, with these arguments. What is no exception class makes a
    /// `TypeError`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let class = py.import("json")?.getattr("JSONDecodeError")?.cast_into::<PyType>()?;
    /// let error = PyErr::from_type(class, ("no value", "document", 3));
    /// assert!(error.to_string().starts_with("JSONDecodeError: no value"));
    /// # Ok(()) })
    /// ```
    #[track_caller]
    pub fn from_type<A: PyErrArguments + Send + 'static>(
        class: Bound<'_, PyType>,
        args: A,
    ) -> PyErr {
        let class = class.unbind();
        PyErr::lazy(move |py| {
            let class = class.into_bound(py);
            // SAFETY: a live object.
            if unsafe { ffi::PyExceptionClass_Check(class.as_ptr()) } {
                Ok((class, args.arguments(py)?))
            } else {
                Err(not_an_exception())
            }
        })
    }

    #[track_caller]
    pub(crate) fn lazy(
        recipe: impl FnOnce(Python<'_>) -> PyResult<Parts<'_>> + Send + 'static,
    ) -> PyErr {
        let place = place::of_user(Location::caller());
        PyErr { inner: Inner::of_recipe(Box::new(recipe), place) }
    }

    /// From an exception instance, or from a class, which is called without arguments. Anything else
    /// makes a `TypeError`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyKeyError;
    ///
    /// let class = py.get_type::<PyKeyError>();
    /// assert!(PyErr::from_value(class.into_any()).is_instance_of::<PyKeyError>(py));
    /// let wrong = PyErr::from_value(py.None().into_bound(py));
    /// assert_eq!(wrong.to_string(), "TypeError: exceptions must derive from BaseException");
    /// # Ok(()) })
    /// ```
    pub fn from_value(object: Bound<'_, PyAny>) -> PyErr {
        if let Ok(value) = object.cast::<PyBaseException>() {
            return PyErr::from_instance(value.clone());
        }
        // SAFETY: a live object.
        if unsafe { ffi::PyExceptionClass_Check(object.as_ptr()) } {
            return match object.call0() {
                Ok(value) if value.cast::<PyBaseException>().is_ok() => PyErr::from_value(value),
                Ok(_) => not_an_exception(),
                Err(error) => error,
            };
        }
        not_an_exception()
    }

    pub(crate) fn from_instance(value: Bound<'_, PyBaseException>) -> PyErr {
        let value = OnceLock::from(value.unbind());
        let recipe = Mutex::new(None);
        PyErr { inner: Box::new(Inner { value, recipe, place: None, source: OnceLock::new() }) }
    }

    /// The exception instance, once there is one.
    pub(crate) fn instance(&self) -> Option<&Py<PyBaseException>> {
        self.inner.value.get()
    }

    /// The exception that is raised at the moment, which is so no longer.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// PyValueError::new_err("raised").restore(py);
    /// assert_eq!(PyErr::take(py).unwrap().to_string(), "ValueError: raised");
    /// assert!(PyErr::take(py).is_none());
    /// # Ok(()) })
    /// ```
    pub fn take(py: Python<'_>) -> Option<PyErr> {
        // SAFETY: the thread is attached; answers with a new reference or null.
        let value = unsafe { ffi::PyErr_GetRaisedException() };
        let value = std::ptr::NonNull::new(value)?;
        // SAFETY: a new reference to an exception instance.
        Some(PyErr::from_instance(unsafe { Bound::from_owned(py, value) }))
    }

    /// Like [`take`](Self::take), where C code said that it raised. If it did not, a `SystemError`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let list = PyList::empty(py);
    /// // SAFETY: a live list; the index is checked.
    /// let item = unsafe { keelback::ffi::PyList_GetItemRef(list.as_ptr(), 7) };
    /// assert!(item.is_null());
    /// assert_eq!(PyErr::fetch(py).to_string(), "IndexError: list index out of range");
    /// # Ok(()) })
    /// ```
    #[cold]
    pub fn fetch(py: Python<'_>) -> PyErr {
        PyErr::take(py).unwrap_or_else(|| {
            kinds::PySystemError::new_err("an error was reported, but no exception was set")
        })
    }

    /// Raises it: the thread's error indicator is set.
    ///
    /// For code that calls or is called by C; elsewhere an error is returned.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// PyValueError::new_err("now raised").restore(py);
    /// assert!(PyErr::take(py).is_some());
    /// # Ok(()) })
    /// ```
    pub fn restore(self, py: Python<'_>) {
        let _raised = self.raise(py);
    }

    /// Raises it as what a function answers with: an exception made in Rust gets an entry for the place in its
    /// traceback.
    #[cold]
    pub(crate) fn raise_from_function(self, py: Python<'_>) -> Raised {
        let place = self.inner.place;
        let raised = self.raise(py);
        if let Some(place) = place {
            place::add(place);
        }
        raised
    }

    /// Raises it, with the proof that an exception is raised.
    #[cold]
    pub(crate) fn raise(self, py: Python<'_>) -> Raised {
        let Inner { value, recipe, .. } = *self.inner;
        if let Some(value) = value.into_inner() {
            // SAFETY: an exception instance, whose count is given up.
            unsafe { ffi::PyErr_SetRaisedException(value.into_bound(py).into_ptr()) };
        } else if let Some(recipe) = recipe.into_inner().unwrap_or_else(PoisonError::into_inner) {
            match recipe(py) {
                Ok((class, args)) => {
                    // SAFETY: a class and a live object.
                    unsafe { ffi::PyErr_SetObject(class.as_ptr(), args.as_ptr()) };
                    settle_class(py, &class);
                }
                Err(error) => return error.raise(py),
            }
        }
        Raised::assume(py)
    }

    /// The exception instance.
    ///
    /// It is made at the first call. When that raises, what it raises stands in its place.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// let error = PyValueError::new_err(("two", "arguments"));
    /// assert_eq!(error.value(py).getattr("args")?.to_string(), "('two', 'arguments')");
    /// # Ok(()) })
    /// ```
    pub fn value<'py>(&self, py: Python<'py>) -> &Bound<'py, PyBaseException> {
        loop {
            if let Some(value) = self.inner.value.get() {
                return value.bind(py);
            }
            let recipe = self.inner.recipe.lock().unwrap_or_else(PoisonError::into_inner).take();
            match recipe {
                Some(recipe) => {
                    let value = instantiate(py, recipe);
                    // Nobody else has the recipe, so nobody else sets the value.
                    let _ = self.inner.value.set(value.unbind());
                }
                // Another thread has taken the recipe and is at it: let it run.
                None => py.detach(std::thread::yield_now),
            }
        }
    }

    /// The exception instance, by value.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// let kept = PyValueError::new_err("kept").into_value(py);
    /// assert_eq!(kept.bind(py).to_string(), "kept");
    /// # Ok(()) })
    /// ```
    pub fn into_value(self, py: Python<'_>) -> Py<PyBaseException> {
        self.value(py).clone().unbind()
    }

    /// The exception's class.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// assert_eq!(PyValueError::new_err("x").get_type(py).to_string(), "<class 'ValueError'>");
    /// # Ok(()) })
    /// ```
    pub fn get_type<'py>(&self, py: Python<'py>) -> Bound<'py, PyType> {
        self.value(py).get_type()
    }

    /// `isinstance(exception, T)`.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyKeyError, PyLookupError, PyValueError};
    ///
    /// let error = PyKeyError::new_err("door");
    /// assert!(error.is_instance_of::<PyLookupError>(py));
    /// assert!(!error.is_instance_of::<PyValueError>(py));
    /// # Ok(()) })
    /// ```
    pub fn is_instance_of<T: PyTypeInfo>(&self, py: Python<'_>) -> bool {
        self.is_instance(py, T::type_object(py).as_any())
    }

    /// `isinstance(exception, class)`; `class` may be a tuple of classes. As `except` does it: without asking an
    /// `__instancecheck__`.
    pub fn is_instance(&self, py: Python<'_>, class: &Bound<'_, PyAny>) -> bool {
        // SAFETY: two live objects.
        unsafe { ffi::PyErr_GivenExceptionMatches(self.value(py).as_ptr(), class.as_ptr()) != 0 }
    }

    /// Whether an exception is raised at the moment.
    pub fn occurred(_py: Python<'_>) -> bool {
        // SAFETY: the thread is attached.
        !unsafe { ffi::PyErr_Occurred() }.is_null()
    }

    /// Whether `except class` would catch it; `class` may be a tuple of classes.
    ///
    /// # Errors
    /// What the conversion of the class answers with, as a handle's never does.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::{PyKeyError, PyLookupError, PyValueError};
    ///
    /// let wanted = (py.get_type::<PyValueError>(), py.get_type::<PyLookupError>());
    /// let wanted = wanted.into_pyobject(py)?.into_any();
    /// assert!(PyKeyError::new_err("door").matches(py, &wanted)?);
    /// # Ok(()) })
    /// ```
    pub fn matches<'py, T: IntoPyObject<'py>>(
        &self,
        py: Python<'py>,
        class: T,
    ) -> Result<bool, T::Error> {
        let class = class.into_pyobject(py)?;
        Ok(self.is_instance(py, &class.into_any_bound()))
    }

    /// Adds a note (PEP 678) that is shown below the message. Before 3.11 it is kept in `__notes__`
    /// and not shown.
    ///
    /// # Errors
    /// What setting the attribute raises.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// let error = PyValueError::new_err("bad width");
    /// error.add_note(py, "while reading line 7")?;
    /// let notes = error.value(py).getattr("__notes__")?;
    /// assert_eq!(notes.extract::<Vec<String>>()?, ["while reading line 7"]);
    /// # Ok(()) })
    /// ```
    pub fn add_note(&self, py: Python<'_>, note: &str) -> PyResult<()> {
        let value = self.value(py);
        let notes = match value.getattr("__notes__") {
            Ok(notes) => notes,
            Err(_) => {
                let notes = crate::types::PyList::empty(py).into_any();
                value.setattr("__notes__", notes.clone())?;
                notes
            }
        };
        notes.cast::<crate::types::PyList>()?.append(note)
    }

    /// A second handle to the same exception.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// let error = PyValueError::new_err("one");
    /// let second = error.clone_ref(py);
    /// assert!(error.value(py).is(second.value(py)));
    /// # Ok(()) })
    /// ```
    pub fn clone_ref(&self, py: Python<'_>) -> PyErr {
        PyErr::from_instance(self.value(py).clone())
    }

    /// Reports it through `sys.unraisablehook`, where it cannot be raised.
    ///
    /// For what fails where nobody can be told: in a destructor, in a callback of a C library. `object` names what failed.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// // On stderr: `Exception ignored in: ..`, with the traceback.
    /// PyValueError::new_err("in a destructor").write_unraisable(py, None);
    /// assert!(PyErr::take(py).is_none());
    /// # Ok(()) })
    /// ```
    pub fn write_unraisable(self, py: Python<'_>, object: Option<&Bound<'_, PyAny>>) {
        self.restore(py);
        // SAFETY: an exception is set; the object is live or null.
        unsafe {
            ffi::PyErr_WriteUnraisable(
                object.map_or(std::ptr::null_mut(), |object| object.as_ptr()),
            )
        };
    }

    /// Prints it with its traceback to `sys.stderr`.
    ///
    /// As the interpreter does for an exception that nothing caught; a `SystemExit` ends the process.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::exceptions::PyValueError;
    ///
    /// // On stderr: `ValueError: shown`.
    /// PyValueError::new_err("shown").print(py);
    /// # Ok(()) })
    /// ```
    pub fn print(&self, py: Python<'_>) {
        self.clone_ref(py).restore(py);
        // SAFETY: an exception is set.
        unsafe { ffi::PyErr_PrintEx(0) };
    }
}

fn own_or_none(py: Python<'_>, pointer: *mut ffi::PyObject) -> Option<Bound<'_, PyAny>> {
    // SAFETY: callers pass a new reference or null.
    std::ptr::NonNull::new(pointer).map(|pointer| unsafe { Bound::from_owned(py, pointer) })
}

/// Makes an `OSError` at once where that is not done by itself. Its constructor picks a subclass by
/// errno, but before 3.12 an exception that is made later is still caught as what was raised.
fn settle_class(py: Python<'_>, class: &Bound<'_, PyType>) {
    // SAFETY: set by CPython before any extension runs, never changed after.
    let os_error = unsafe { ffi::PyExc_OSError };
    if class.as_ptr() == os_error && !ffi::version::running().at_least(3, 12) {
        let value = PyErr::fetch(py).into_value(py).into_bound(py);
        // SAFETY: an exception instance, whose count is given up.
        unsafe { ffi::PyErr_SetRaisedException(value.into_ptr()) };
    }
}

fn not_an_exception() -> PyErr {
    kinds::PyTypeError::new_err("exceptions must derive from BaseException")
}

/// Makes the exception by raising it, which is the one road that knows all the rules.
fn instantiate(py: Python<'_>, recipe: Recipe) -> Bound<'_, PyBaseException> {
    // An exception that is raised at the moment stays so.
    let raised_before = PyErr::take(py);
    let error = PyErr { inner: Inner::of_recipe(recipe, None) };
    error.restore(py);
    let value = PyErr::fetch(py).inner.value.into_inner();
    if let Some(before) = raised_before {
        before.restore(py);
    }
    value.expect("a fetched exception has its instance").into_bound(py)
}

impl<'py> IntoPyObject<'py> for PyErr {
    type Target = PyBaseException;
    type Output = Bound<'py, PyBaseException>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.into_value(py).into_bound(py))
    }
}

impl<'py> IntoPyObject<'py> for &PyErr {
    type Target = PyBaseException;
    type Output = Bound<'py, PyBaseException>;
    type Error = std::convert::Infallible;

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.value(py).clone())
    }
}
