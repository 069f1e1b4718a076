//! A unit-only enum as a class of its own: one object for each variant in each interpreter.

use std::ffi::{c_int, c_void};

use keelback_ffi as ffi;

use super::{Row, Units};
use crate::call::enter::fence;
use crate::call::give::give;
use crate::class::access::Name;
use crate::class::construct;
use crate::class::def::Class;
use crate::class::members::reduce_method;
use crate::class::receiver::{self, Receiver};
use crate::class::slots::Slot;
use crate::class::tables::Method;
use crate::convert::Answer;
use crate::error::{PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::InterpreterCell;
use crate::types::{PyAny, PyModule};

/// The objects of a unit-only enum.
pub struct Singletons {
    rows: &'static [Row],
    cell: InterpreterCell,
}

impl Singletons {
    /// Of these variants.
    #[must_use]
    pub const fn new(rows: &'static [Row]) -> Singletons {
        Singletons { rows, cell: InterpreterCell::new() }
    }
}

/// A unit-only enum that is a class. Implemented by generated code.
pub trait UnitClass: Class + Units {
    /// Its objects.
    fn singletons() -> &'static Singletons;
}

/// A unit-only enum whose discriminants Python may ask for. Implemented by generated code.
pub trait Discriminant: UnitClass {
    /// The discriminant.
    fn discriminant(&self) -> i128;
}

static NAME: Name = Name("a variant");

/// The objects, in a tuple by their numbers.
fn objects<T: UnitClass>(py: Python<'_>) -> PyResult<Bound<'_, PyAny>> {
    let singletons = T::singletons();
    singletons.cell.get_or_init(py, || {
        super::by_number(py, singletons.rows, |row| {
            let Some(value) = T::of_number(row.number) else {
                return Err(super::not_exported(T::class().name()));
            };
            let object = construct::in_own_class(py, value).map_err(|raised| raised.take(py))?;
            Ok(object.into_bound(py))
        })
    })
}

/// The one object of a value.
pub fn object<T: UnitClass>(py: Python<'_>, value: &T) -> Answer {
    let Some(number) = value.number() else {
        return Err(super::not_exported(T::class().name()).raise(py));
    };
    let objects = objects::<T>(py).map_err(|error| error.raise(py))?;
    // SAFETY: a tuple with an object for each number that `number` gives.
    let object = unsafe { ffi::PyTuple_GET_ITEM(objects.as_ptr(), number as ffi::Py_ssize_t) };
    // SAFETY: the tuple keeps it alive.
    Ok(unsafe { Borrowed::<PyAny>::from_ptr(py, object) }.to_owned().into())
}

/// The same as a handle.
pub fn bound<'py, T: UnitClass>(py: Python<'py>, value: &T) -> PyResult<Bound<'py, T>> {
    let object = object(py, value).map_err(|raised| raised.take(py))?.into_bound(py);
    // SAFETY: the objects of `T` are of its class.
    Ok(unsafe { object.cast_unchecked::<T>() }.clone())
}

/// The variant that an object is.
pub fn value<T: UnitClass>(object: Borrowed<'_, '_, PyAny>) -> Result<T, Raised> {
    let object = receiver::of_class::<T>(&object)?;
    let number = receiver::shared(object, &NAME)?.number();
    number
        .and_then(T::of_number)
        .ok_or_else(|| super::not_exported(T::class().name()).raise(object.py()))
}

/// The same for containers and users.
pub fn extract<T: UnitClass>(object: Borrowed<'_, '_, PyAny>) -> PyResult<T> {
    value(object).map_err(|raised| raised.take(object.py()))
}

/// Adds the class.
pub fn add_unit_enum<T: UnitClass>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.setattr(T::class().name(), make_unit_enum::<T>(module)?)
}

/// The class, with its objects as attributes.
pub fn make_unit_enum<'py, T: UnitClass>(
    module: &Bound<'py, PyModule>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = module.py();
    let class = T::class().get(py, Some(module))?;
    for row in T::singletons().rows {
        if let Some(value) = T::of_number(row.number) {
            class.setattr(row.name, bound(py, &value)?)?;
        }
    }
    Ok(class.into_any())
}

/// The name of a receiver's variant.
fn name<T: UnitClass>(slf: &Receiver<'_, '_, T>) -> Result<&'static str, Raised> {
    let number = slf.shared(&NAME)?.number();
    let row = T::singletons().rows.iter().find(|row| Some(row.number) == number);
    Ok(row.map_or("?", |row| row.name))
}

/// `Color.Red`
fn qualified<T: UnitClass>(py: Python<'_>, slf: &Receiver<'_, '_, T>) -> Answer {
    give(py, format!("{}.{}", T::class().name(), name(slf)?))
}

impl<T: UnitClass> Slot<T> {
    /// `__repr__`: `Color.Red`.
    #[must_use]
    pub const fn unit_repr() -> Self {
        unsafe extern "C" fn entry<T: UnitClass>(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
            // SAFETY: CPython calls the slot with an object of the class.
            unsafe { crate::class::members::getter::<T>(object, |py, slf| qualified(py, &slf)) }
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_tp_repr, entry::<T> as *const c_void) }
    }
}

impl<T: Discriminant> Slot<T> {
    /// `__int__`: the discriminant.
    #[must_use]
    pub const fn unit_int() -> Self {
        unsafe extern "C" fn entry<T: Discriminant>(
            object: *mut ffi::PyObject,
        ) -> *mut ffi::PyObject {
            // SAFETY: CPython calls the slot with an object of the class.
            unsafe {
                crate::class::members::getter::<T>(object, |py, slf| {
                    give(py, slf.shared(&NAME)?.discriminant())
                })
            }
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_nb_int, entry::<T> as *const c_void) }
    }

    /// `hash()`: that of the discriminant, which equals it.
    #[must_use]
    pub const fn unit_int_hash() -> Self {
        unsafe extern "C" fn entry<T: Discriminant>(object: *mut ffi::PyObject) -> isize {
            // SAFETY: CPython calls the slot with an object of the class.
            unsafe { crate::class::slots::number::<T>(object, |py, slf| hash(py, &slf)) }
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_tp_hash, entry::<T> as *const c_void) }
    }

    /// `==` and `!=` with variants and with ints.
    #[must_use]
    pub const fn unit_int_eq() -> Self {
        unsafe extern "C" fn entry<T: Discriminant>(
            object: *mut ffi::PyObject,
            other: *mut ffi::PyObject,
            op: c_int,
        ) -> *mut ffi::PyObject {
            // SAFETY: CPython calls the slot with the thread attached.
            let py = unsafe { Python::assume_attached() };
            // SAFETY: CPython calls the slot with an object of the class first.
            let slf = unsafe { Receiver::<T>::new(py, object) };
            // SAFETY: a live object for as long as the call.
            let other = unsafe { Borrowed::<PyAny>::from_ptr(py, other) };
            fence(py, || compare(py, &slf, other, op))
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_tp_richcompare, entry::<T> as *const c_void) }
    }
}

fn hash<T: Discriminant>(py: Python<'_>, slf: &Receiver<'_, '_, T>) -> Result<isize, Raised> {
    let value = give(py, slf.shared(&NAME)?.discriminant())?.into_bound(py);
    // SAFETY: a live object.
    match unsafe { ffi::PyObject_Hash(value.as_ptr()) } {
        -1 => Err(Raised::assume(py)),
        hash => Ok(hash),
    }
}

/// `slf == other` by discriminants, where `other` has one or is an int.
fn compare<T: Discriminant>(
    py: Python<'_>,
    slf: &Receiver<'_, '_, T>,
    other: Borrowed<'_, '_, PyAny>,
    op: c_int,
) -> Answer {
    // SAFETY: a live object.
    let is_int = unsafe { ffi::PyLong_Check(other.as_ptr()) };
    let is_equality = op == ffi::Py_EQ || op == ffi::Py_NE;
    if !is_equality || !(is_int || T::class().is_instance(other)) {
        return crate::class::operators::not_implemented(py);
    }
    let value = slf.shared(&NAME)?.discriminant();
    let same = if is_int {
        // An int that is too large for the conversion equals no discriminant.
        other.extract::<i128>().is_ok_and(|other| other == value)
    } else {
        receiver::shared(receiver::of_class::<T>(&other)?, &NAME)?.discriminant() == value
    };
    give(py, same == (op == ffi::Py_EQ))
}

impl<T: UnitClass> Method<T> {
    /// `__reduce__`: the qualified name, by which pickling and copying find the object.
    #[must_use]
    pub const fn unit_reduce() -> Self {
        reduce_method!(T: UnitClass, |py, slf| qualified(py, &slf))
    }
}
