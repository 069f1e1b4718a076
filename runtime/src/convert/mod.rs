//! Conversions: what Python values become in Rust, and Rust values in Python.

// Before those that use them.
#[macro_use]
mod macros;

mod bool;
mod bytes;
mod cstr;
pub(crate) mod declared;
mod ext;
mod float;
mod int;
mod int128;
mod items;
#[macro_use]
mod map;
mod net;
mod nonzero;
mod object;
mod option;
mod os;
pub(crate) mod refuse;
pub(crate) mod sequence;
#[macro_use]
mod set;
mod text;
pub(crate) mod time;
mod transparent;
mod tuple;

// Behind `map` and `set`, whose macros it uses.
pub(crate) mod crates;

pub use ext::IntoPyObjectExt;
pub use transparent::{GiveArc, Pointee, Pointer};

use std::marker::PhantomData;
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::call::arg::Arg;
use crate::error::{PyErr, PyResult, Raised};
use crate::handle::{Borrowed, Bound, BoundObject};
use crate::py::Python;
use crate::types::PyAny;

/// A new reference on its way to C, which takes it over.
///
/// Invariant: owns one count, which only `into_ptr` gives up. It has no `Drop`:
/// the glue passes it on at once, and nothing but the glue makes one.
#[must_use]
pub struct Owned(NonNull<ffi::PyObject>);

impl Owned {
    #[inline(always)]
    pub(crate) fn into_ptr(self) -> *mut ffi::PyObject {
        self.0.as_ptr()
    }

    /// Takes over a new reference that a C function answered with; null means that it raised.
    #[inline(always)]
    pub(crate) fn or_raised(py: Python<'_>, pointer: *mut ffi::PyObject) -> Answer {
        NonNull::new(pointer).map(Owned).ok_or_else(|| Raised::assume(py))
    }

    /// `None`, past the handle that `Python::None` makes: that remembers its interpreter.
    #[inline(always)]
    pub(crate) fn none(_: Python<'_>) -> Owned {
        // SAFETY: a static object, and the thread is attached.
        let none = unsafe { ffi::layout::refcount::new_ref_of_singleton(ffi::Py_None()) };
        // SAFETY: the address of an object.
        Owned(unsafe { NonNull::new_unchecked(none) })
    }

    #[inline(always)]
    pub(crate) fn into_bound(self, py: Python<'_>) -> Bound<'_, PyAny> {
        // SAFETY: the count moves (type invariant).
        unsafe { Bound::from_owned(py, self.0) }
    }

    /// The object as what it is known to be.
    ///
    /// # Safety
    /// The object must pass `T`'s type check.
    #[inline(always)]
    pub(crate) unsafe fn into_bound_as<T>(self, py: Python<'_>) -> Bound<'_, T> {
        // SAFETY: the count moves (type invariant), and the caller vouches for the type.
        unsafe { Bound::from_owned(py, self.0) }
    }
}

impl<T> From<Bound<'_, T>> for Owned {
    #[inline(always)]
    fn from(bound: Bound<'_, T>) -> Owned {
        Owned(bound.into_non_null())
    }
}

/// The glue's result: an object, or an exception that is raised. One word.
pub type Answer = Result<Owned, Raised>;

/// Says that the caller of [`FromPyObject::from_py_quietly`] is a container of ours, which reads an
/// item that nothing but the container keeps alive. Nobody else can name the type, so nobody else
/// calls or implements that method. It holds what the readers have to know, read once for all items.
#[derive(Debug, Clone, Copy)]
pub struct Quiet(ffi::layout::Look);

impl Quiet {
    #[inline(always)]
    fn now() -> Quiet {
        Quiet(ffi::layout::Look::now())
    }
}

/// Rust types that Python values convert to.
///
/// Implement [`extract`](Self::extract); the hidden methods are keelback's own short cuts.
///
/// A parameter of such a type is converted by it. `@py type(..)` on the `impl` says what the stub shows; without it that
/// is `Any`, with a warning.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// use keelback::exceptions::PyValueError;
///
/// /// Written as `"3x4"` in Python.
/// #[derive(Debug, PartialEq)]
/// struct Size {
///     width: u32,
///     height: u32,
/// }
///
/// /// @py type(str)
/// impl<'py> FromPyObject<'_, 'py> for Size {
///     type Error = PyErr;
///
///     fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Size> {
///         let text: String = object.extract()?;
///         let (width, height) =
///             text.split_once('x').ok_or_else(|| PyValueError::new_err("a size is written as 3x4"))?;
///         Ok(Size { width: width.parse()?, height: height.parse()? })
///     }
/// }
///
/// let size: Size = PyString::new(py, "3x4").as_any().extract()?;
/// assert_eq!(size, Size { width: 3, height: 4 });
/// let error = PyString::new(py, "3 by 4").as_any().extract::<Size>().unwrap_err();
/// assert_eq!(error.to_string(), "ValueError: a size is written as 3x4");
/// # Ok(()) })
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made from a Python object",
    label = "this parameter's type has no conversion from Python",
    note = "implement `keelback::FromPyObject` for it, tag the type, or name a function with `@py convert(param = path)`",
    note = "types of other crates, such as `chrono` and `num-bigint`, need the feature of that name of `keelback`: see `keelback::guide::crates`"
)]
pub trait FromPyObject<'a, 'py>: Sized {
    /// What a failed conversion answers with.
    type Error: Into<PyErr>;

    /// Converts `object`.
    ///
    /// # Errors
    /// When the object has the wrong type or a value out of range.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// let word = PyString::new(py, "word");
    /// let text = <String as FromPyObject>::extract(word.as_any().as_borrowed())?;
    /// assert_eq!(text, "word");
    /// # Ok(()) })
    /// ```
    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error>;

    /// [`extract`](Self::extract) with the exception raised, which costs less to pass on.
    #[doc(hidden)]
    #[inline]
    fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        Self::extract(object).map_err(|error| error.into().raise(object.py()))
    }

    /// What Python code has returned: like [`from_py`](Self::from_py), but `()` does not look at it.
    #[doc(hidden)]
    #[inline]
    fn from_outcome(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
        Self::from_py(object)
    }

    /// The value behind a pointer: a class that is shared hands out one more owner of its own.
    #[doc(hidden)]
    #[inline]
    fn from_py_behind<P: Pointer<Self>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised> {
        Self::from_py(object).map(P::to)
    }

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    #[inline]
    fn is_exact(_object: Borrowed<'a, 'py, PyAny>) -> bool {
        true
    }

    /// The value, if it can be read without running Python code: then the object needs no count of
    /// its own meanwhile. `None` says nothing, and [`from_py`](Self::from_py) is asked.
    #[doc(hidden)]
    #[inline(always)]
    fn from_py_quietly(_object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<Self> {
        None
    }

    /// A `Vec` of such values: `any` makes it, but `u8` has its own way.
    #[doc(hidden)]
    #[inline(always)]
    fn vec_from_py(
        object: Borrowed<'a, 'py, PyAny>,
        any: fn(Borrowed<'a, 'py, PyAny>) -> Result<Vec<Self>, Raised>,
    ) -> Result<Vec<Self>, Raised> {
        any(object)
    }

    /// A slice of such values, made in `slot` by `any`; `u8` borrows it from the object.
    #[doc(hidden)]
    #[inline(always)]
    fn slice_from_py(
        object: Borrowed<'a, 'py, PyAny>,
        slot: &'a mut Option<Vec<Self>>,
        any: fn(Borrowed<'a, 'py, PyAny>) -> Result<Vec<Self>, Raised>,
    ) -> Result<&'a [Self], Raised> {
        Ok(slot.insert(any(object)?))
    }

    /// Whether the object is of the type that a `Vec` of such values becomes.
    #[doc(hidden)]
    #[inline(always)]
    fn vec_is_exact(
        object: Borrowed<'a, 'py, PyAny>,
        any: fn(Borrowed<'a, 'py, PyAny>) -> bool,
    ) -> bool {
        any(object)
    }
}

/// Types that convert whatever the object's lifetime: those that borrow nothing from it.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// use keelback::FromPyObjectOwned;
///
/// fn get<'py, T: FromPyObjectOwned<'py>>(dict: &Bound<'py, PyDict>, key: &str) -> PyResult<Option<T>> {
///     // The item is gone at the end, so `T` must not borrow from it.
///     dict.get_item(key)?.map(|item| item.extract().map_err(Into::into)).transpose()
/// }
/// let dict = PyDict::new(py);
/// dict.set_item("width", 3)?;
/// assert_eq!(get::<u32>(&dict, "width")?, Some(3));
/// # Ok(()) })
/// ```
pub trait FromPyObjectOwned<'py>: for<'a> FromPyObject<'a, 'py> {}

impl<'py, T> FromPyObjectOwned<'py> for T where T: for<'a> FromPyObject<'a, 'py> {}

/// Rust types that a parameter can borrow: `&str`, `&[u8]`, `&Path`, `&Bound<'_, T>`, ...
///
/// Not to be implemented elsewhere; it names what `fn f(text: &str)` and its like accept.
///
/// ```
/// use std::path::Path;
///
/// /// How many bytes the file has.
/// ///
/// /// @py
/// pub fn size(path: &Path) -> std::io::Result<u64> {
///     Ok(path.metadata()?.len())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`&{Self}` cannot be borrowed from a Python object",
    label = "this parameter's type has no conversion from Python",
    note = "take the value itself, or name a function with `@py convert(param = path)`"
)]
pub trait BorrowFromPyObject<'a, 'py> {
    /// What is kept during the call.
    #[doc(hidden)]
    type Slot;

    /// Borrows from the argument's object, or from what it puts into `slot`.
    #[doc(hidden)]
    fn borrow_from_py(
        arg: &'a Arg<'py>,
        slot: &'a mut Option<Self::Slot>,
    ) -> Result<&'a Self, Raised>;

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    #[inline]
    fn is_exact(_object: Borrowed<'a, 'py, PyAny>) -> bool {
        true
    }
}

/// Rust types that a parameter can borrow for writing: exported classes that can change.
#[diagnostic::on_unimplemented(
    message = "`&mut {Self}` cannot be borrowed from a Python object",
    label = "only instances of an exported class can be lent for writing",
    note = "take the value itself and return the new one"
)]
pub trait BorrowMutFromPyObject<'a, 'py> {
    /// What is kept during the call.
    #[doc(hidden)]
    type Slot;

    /// Borrows what `slot` keeps.
    #[doc(hidden)]
    fn borrow_mut_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> Result<&'a mut Self, Raised>;

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool;
}

/// Rust types that a parameter takes by value and that borrow from what is kept during the call:
/// `ArrayView2<'_, f64>` of the crate `ndarray`.
///
/// Not to be implemented elsewhere.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be borrowed from a Python object",
    label = "this parameter's type has no conversion from Python",
    note = "views of `ndarray` need keelback's feature `ndarray`, and items that are numbers"
)]
pub trait ViewFromPyObject<'a, 'py>: Sized {
    /// What is kept during the call.
    #[doc(hidden)]
    type Slot;

    /// Borrows what `slot` keeps.
    #[doc(hidden)]
    fn view_from_py(
        object: &'a Bound<'py, PyAny>,
        slot: &'a mut Option<Self::Slot>,
    ) -> PyResult<Self>;

    /// Whether the object is of the very type, in the first pass over overloads.
    #[doc(hidden)]
    fn is_exact(object: &Bound<'py, PyAny>) -> bool;
}

/// Rust types that convert to Python values.
///
/// Implement [`into_pyobject`](Self::into_pyobject); the hidden methods are keelback's own short cuts.
/// `@py type(..)` on the `impl` says what a stub shows for a result of the type; without it that is `Any`, with a warning.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// /// `(x, y)` in Python.
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// /// @py type(tuple[float, float])
/// impl<'py> IntoPyObject<'py> for Point {
///     type Target = PyTuple;
///     type Output = Bound<'py, PyTuple>;
///     type Error = PyErr;
///
///     fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
///         (self.x, self.y).into_pyobject(py)
///     }
/// }
///
/// assert_eq!(Point { x: 1.0, y: 0.5 }.into_pyobject(py)?.to_string(), "(1.0, 0.5)");
/// # Ok(()) })
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be converted to a Python object",
    label = "this type has no conversion to Python",
    note = "implement `keelback::IntoPyObject` for it, or tag the type",
    note = "types of other crates, such as `chrono` and `num-bigint`, need the feature of that name of `keelback`: see `keelback::guide::crates`"
)]
pub trait IntoPyObject<'py>: Sized {
    /// The Python type of the result.
    type Target;
    /// The handle of the result: [`Bound`] or [`Borrowed`].
    type Output: BoundObject<'py, Self::Target>;
    /// What a failed conversion answers with.
    type Error: Into<PyErr>;

    /// Converts the value.
    ///
    /// # Errors
    /// When the value has no Python form.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// assert_eq!(vec![1, 2].into_pyobject(py)?.to_string(), "[1, 2]");
    /// # Ok(()) })
    /// ```
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error>;

    /// As a function's result: like [`into_pyobject`](Self::into_pyobject), but `()` is `None`.
    #[doc(hidden)]
    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        match self.into_pyobject(py) {
            Ok(output) => Ok(output.into_any_bound().into()),
            Err(error) => Err(error.into().raise(py)),
        }
    }

    /// Inside a container: like [`into_answer`](Self::into_answer), but `()` is the empty tuple.
    #[doc(hidden)]
    #[inline(always)]
    fn into_item(self, py: Python<'py>) -> Answer {
        self.into_answer(py)
    }

    /// A value that an `Arc` keeps, where its class shares it instead of handing out a copy.
    ///
    /// # Safety
    /// The value must be one that an `Arc` of its type keeps.
    #[doc(hidden)]
    #[inline(always)]
    unsafe fn in_arc(self, _py: Python<'py>) -> Option<Answer> {
        None
    }

    /// Whether the type is `u8` or `&u8`, slices of which are copied at once. What it takes can be named by
    /// nobody else, so nobody else implements it.
    #[doc(hidden)]
    #[inline(always)]
    fn is_byte(_: PhantomData<Quiet>) -> bool {
        false
    }

    /// A sequence of such values: a list, and `bytes` for `u8`.
    #[doc(hidden)]
    #[inline]
    fn sequence_into_answer<I: ExactSizeIterator<Item = Self>>(
        items: I,
        py: Python<'py>,
    ) -> Answer {
        sequence::list(items, py)
    }
}

/// A handle to what a value becomes: a borrowed one where the value is a handle itself.
#[inline]
pub(crate) fn lend<'py, V: IntoPyObject<'py>>(py: Python<'py>, value: V) -> PyResult<V::Output> {
    value.into_pyobject(py).map_err(Into::into)
}

/// Values that can be an exception's arguments: a tuple stands for all of them, anything else for one.
///
/// ```
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// use keelback::PyErrArguments;
/// use keelback::exceptions::PyValueError;
///
/// struct Unknown {
///     name: String,
/// }
/// impl PyErrArguments for Unknown {
///     fn arguments(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
///         let message = format!("no unit is called {}", self.name);
///         Ok((message, self.name).into_pyobject(py)?.into_any())
///     }
/// }
/// let error = PyValueError::new_err(Unknown { name: "ell".to_owned() });
/// assert_eq!(error.value(py).getattr("args")?.to_string(), "('no unit is called ell', 'ell')");
/// # Ok(()) })
/// ```
pub trait PyErrArguments {
    /// The tuple or the single argument.
    ///
    /// # Errors
    /// What the conversion raises.
    ///
    /// ```
    /// use keelback::prelude::*;
    ///
    /// # keelback_docs::run(|py| {
    /// use keelback::PyErrArguments;
    ///
    /// assert_eq!((1, "two").arguments(py)?.to_string(), "(1, 'two')");
    /// # Ok(()) })
    /// ```
    fn arguments(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>>;
}

impl<T> PyErrArguments for T
where
    T: for<'py> IntoPyObject<'py>,
{
    fn arguments(self, py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
        Ok(self.into_answer(py).map_err(|raised| raised.take(py))?.into_bound(py))
    }
}
