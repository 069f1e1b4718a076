//! New objects: the base makes them, the value is put behind, the base's `__init__` runs.

use std::ptr;

use keelback_ffi as ffi;

use super::{Facts, PythonBases, Root, bases_of, facts::shown, new, parts::behind_own};
use crate::class::construct::{Build, Target, spread};
use crate::class::contents::{Contents, Stored as _};
use crate::class::def::{Class, ClassDef};
use crate::convert::{Answer, IntoPyObject, IntoPyObjectExt as _};
use crate::error::{PyErr, PyResult};
use crate::exceptions::{PySystemError, PyTypeError};
use crate::handle::{Borrowed, Bound};
use crate::intern;
use crate::module::def::FastCall;
use crate::py::Python;
use crate::types::{PyAny, PyTuple, PyType};

/// What a constructor answers with whose class derives from a class of Python's: the value, and the arguments that
/// the base's own constructor gets, as a tuple.
///
/// They are for `__new__` and `__init__` of the base, as if it had been called with them. A constructor that answers with
/// the value alone calls them without arguments; that of an exception hands on what it was called with, for `args`.
///
/// ```
/// use keelback::Super;
///
/// /// A temperature, which is a number.
/// ///
/// /// @py class Celsius(float)
/// pub struct Celsius {
///     /// @py
///     pub station: String,
/// }
///
/// /// @py
/// impl Celsius {
///     pub fn new(degrees: f64, station: String) -> Super<Self, (f64,)> {
///         Super(Celsius { station }, (degrees,))
///     }
/// }
/// ```
pub struct Super<T, A>(pub T, pub A);

/// What a class derives from cannot be stood on by `T`: only classes with such a base have a base to call.
#[diagnostic::on_unimplemented(
    message = "the class of `{Self}` derives from no class of Python's",
    note = "write `@py class Name(Base)` on the type, or return the value alone"
)]
pub trait OnBase: Class<Root = super::OnPython> {}

impl<T: Class<Root = super::OnPython>> OnBase for T {}

impl<'py, T: OnBase, A: IntoPyObject<'py, Target = PyTuple>> Build<'py, T> for Super<T, A> {
    unsafe fn build(self, py: Python<'py>, target: &Target<'_, 'py, T>) -> Answer {
        let Super(value, args) = self;
        let args =
            match args.into_bound_py_any(py).and_then(|args| Ok(args.cast_into::<PyTuple>()?)) {
                Ok(args) => args,
                Err(error) => return Err(error.raise(py)),
            };
        // SAFETY: forwarded.
        unsafe { make::<T>(py, target.class_pointer(), T::Stored::keep(value), &args) }
    }
}

/// The object for a constructor that answered with the value alone.
///
/// # Safety
/// As for [`make`].
pub(crate) unsafe fn build<T: Class>(
    py: Python<'_>,
    target: &Target<'_, '_, T>,
    value: T::Stored,
) -> Answer {
    let given = T::Root::tuple(target.given());
    let is_exception = T::class().python.is_some_and(PythonBases::is_exception);
    let args = match given.filter(|_| is_exception) {
        Some(given) => given.to_owned(),
        None => PyTuple::empty(py),
    };
    // SAFETY: forwarded.
    unsafe { make::<T>(py, target.class_pointer(), value, &args) }
}

/// The object for a value made in Rust. An exception's message is what it displays.
///
/// # Safety
/// As for [`make`].
pub(crate) unsafe fn of_rust<T: Class>(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
    mut value: T::Stored,
) -> Answer {
    let message = T::class().python.and_then(|bases| bases.message).and_then(|message| {
        // SAFETY: a live value.
        let place = unsafe { T::Stored::place(&raw mut value) };
        // SAFETY: a value of the class, whose function it is.
        unsafe { message(place.cast()) }
    });
    let args = match message {
        None => Ok(PyTuple::empty(py)),
        Some(message) => PyTuple::new(py, [message]),
    };
    match args {
        // SAFETY: forwarded.
        Ok(args) => unsafe { make::<T>(py, class, value, &args) },
        Err(error) => Err(error.raise(py)),
    }
}

/// A new object of `class` that holds `value`, its base set up with `args`.
///
/// # Safety
/// `class` must be a type object whose `tp_new` is that of `T`'s class.
pub(crate) unsafe fn make<T: Class>(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
    value: T::Stored,
    args: &Bound<'_, PyTuple>,
) -> Answer {
    // SAFETY: a live type.
    let class = unsafe { Borrowed::<PyType>::from_ptr(py, class.cast()) };
    let made = begin(T::class(), &class, args).map_err(|error| error.raise(py))?;
    let (object, facts) = made;
    if facts.has_new {
        // SAFETY: an object of the class itself, which that answered with.
        unsafe { new::put::<T>(py, &object, value)? };
    } else {
        // SAFETY: a new object of a class of this layout, with room for the contents.
        let contents = unsafe { Contents::<T>::of(object.as_ptr()) };
        // SAFETY: as above; the memory that `tp_alloc` answers with is zeroed, and the base has written to its own part.
        unsafe { Contents::fill(contents, value) };
    }
    match set_up(T::class(), facts, &object, args) {
        Ok(()) => Ok(object.into()),
        Err(error) => Err(error.raise(py)),
    }
}

/// An object without a value, made by the base's `tp_new`.
fn begin<'py>(
    own: &'static ClassDef,
    class: &Bound<'py, PyType>,
    args: &Bound<'py, PyTuple>,
) -> PyResult<(Bound<'py, PyAny>, &'static Facts)> {
    let py = class.py();
    let Some((_, facts)) = bases_of(own) else {
        return Err(PySystemError::new_err("a class is used before it is made"));
    };
    // Objects of a first part alone would lack the other bases.
    // SAFETY: two live types.
    let is_whole = own
        .find(py)
        .is_some_and(|whole| unsafe { ffi::PyType_IsSubtype(class.as_type_ptr(), whole) != 0 });
    if !is_whole {
        return Err(PyTypeError::new_err(format!(
            "cannot create '{}' instances here",
            class.name()?
        )));
    }
    let object = if facts.has_new {
        new::call_next(own, class, args)?
    } else {
        call_tp_new(facts, class, args)?
    };
    if !object.get_type().is(class) {
        return Err(PyTypeError::new_err(format!(
            "the base of {} made an object of {} instead",
            own.name(),
            shown(&object.get_type())
        )));
    }
    Ok((object, facts))
}

fn call_tp_new<'py>(
    facts: &Facts,
    class: &Bound<'py, PyType>,
    args: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    let Some(new) = facts.tp_new() else {
        return Err(PyTypeError::new_err(format!(
            "cannot create '{}' instances: its base makes none",
            class.name()?
        )));
    };
    // `object` takes none.
    let args = if facts.is_object { PyTuple::empty(py) } else { args.clone() };
    // SAFETY: the base's own function, for a class that derives from it, with a tuple and without names.
    let object = unsafe { new(class.as_type_ptr(), args.as_ptr(), ptr::null_mut()) };
    py.own_or_err(object)
}

/// `super().__init__(*args)` from the class.
fn set_up(
    own: &'static ClassDef,
    facts: &Facts,
    object: &Bound<'_, PyAny>,
    args: &Bound<'_, PyTuple>,
) -> PyResult<()> {
    if facts.has_parts || own.base().is_some() {
        let name = intern!(object.py(), "__init__");
        return match behind_own(own, object, &object.get_type(), name)? {
            Some(init) => init.call(args, None).map(drop),
            None => Ok(()),
        };
    }
    let Some(init) = facts.tp_init() else { return Ok(()) };
    // SAFETY: the base's own function, for an object of it, with a tuple and without names.
    if unsafe { init(object.as_ptr(), args.as_ptr(), ptr::null_mut()) } < 0 {
        return Err(PyErr::fetch(object.py()));
    }
    Ok(())
}

/// Enters a constructor from `tp_new`.
///
/// # Safety
/// To be called by CPython with the class or a subclass, a tuple, and a dict or null.
#[inline(always)]
pub unsafe fn enter_new<T: Class>(
    class: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
    call: FastCall,
) -> *mut ffi::PyObject {
    if T::Root::ON_PYTHON {
        // SAFETY: forwarded.
        return unsafe { spread_with_args(class, args, kwargs, call) };
    }
    // SAFETY: forwarded.
    unsafe { spread(class, args, kwargs, call) }
}

/// The same, where the constructor is to know the tuple.
///
/// # Safety
/// As above.
#[inline(never)]
unsafe extern "C" fn spread_with_args(
    class: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
    call: FastCall,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached, and two live objects.
    let both = unsafe { ffi::PyTuple_Pack(2, class, args) };
    if both.is_null() {
        return both;
    }
    // SAFETY: forwarded; `Root::target` takes the tuple apart.
    let object = unsafe { spread(both, args, kwargs, call) };
    // SAFETY: the new reference from above.
    unsafe { ffi::Py_DECREF(both) };
    object
}

/// `__init__` of a class that has none of its own: everything was done by `__new__`.
pub(crate) unsafe extern "C" fn no_init(
    _: *mut ffi::PyObject,
    _: *mut ffi::PyObject,
    _: *mut ffi::PyObject,
) -> std::ffi::c_int {
    0
}
