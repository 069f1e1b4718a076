//! Python's own types as markers for handles, and what they can do.

#![allow(
    clippy::len_without_is_empty,
    reason = "the lint compares the methods of handles to different types"
)]

pub(crate) mod any;
mod cast;
mod dict;
mod iterator;
mod list;
mod module;
mod string;
mod superclass;
mod tuple;

pub use any::{CompareOp, PyAny, PyCallArgs};
pub use cast::{CastError, CastIntoError, DerefToPyAny, PyTypeCheck, PyTypeInfo};
pub use iterator::PyIterator;

use keelback_ffi as ffi;

use crate::handle::{Borrowed, Bound};
use crate::py::Python;

/// One row per builtin type: the marker, Python's name, the check, the type object.
macro_rules! native {
    ($($(#[$doc:meta])* $marker:ident = $name:literal, $check:ident, $object:ident;)*) => { $(
        $(#[$doc])*
        ///
        /// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
        pub struct $marker(std::convert::Infallible);

        // SAFETY: the check is CPython's own for that type.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            #[inline]
            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                // SAFETY: the handle is a live object, and its thread is attached.
                unsafe { ffi::$check(object.as_ptr()) }
            }
        }

        // SAFETY: the type object is CPython's own, static, and the one the check asks for.
        unsafe impl PyTypeInfo for $marker {
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                let object = &raw mut ffi::$object;
                // SAFETY: a static type object is a live object of type `type`.
                unsafe { Borrowed::from_ptr(py, object.cast()) }.to_owned()
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

/// As `native`, for types that C has no check of its own for.
macro_rules! native_by_type {
    ($($(#[$doc:meta])* $marker:ident = $name:literal, $object:ident;)*) => { $(
        $(#[$doc])*
        ///
        /// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
        pub struct $marker(std::convert::Infallible);

        // SAFETY: the check asks for the type object itself.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            #[inline]
            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                let class = &raw mut ffi::$object;
                // SAFETY: a live object and a static type object.
                unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), class) }
            }
        }

        // SAFETY: the type object that the check asks for.
        unsafe impl PyTypeInfo for $marker {
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                let object = &raw mut ffi::$object;
                // SAFETY: a static type object is a live object of type `type`.
                unsafe { Borrowed::from_ptr(py, object.cast()) }.to_owned()
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

native_by_type! {
    /// `types.ModuleType`
    PyModule = "module", PyModule_Type;
    /// `super`
    PySuper = "super", PySuper_Type;
}

native! {
    /// `bool`
    PyBool = "bool", PyBool_Check, PyBool_Type;
    /// `int`
    PyInt = "int", PyLong_Check, PyLong_Type;
    /// `float`
    PyFloat = "float", PyFloat_Check, PyFloat_Type;
    /// `complex`
    PyComplex = "complex", PyComplex_Check, PyComplex_Type;
    /// `str`
    PyString = "str", PyUnicode_Check, PyUnicode_Type;
    /// `bytes`
    PyBytes = "bytes", PyBytes_Check, PyBytes_Type;
    /// `bytearray`
    PyByteArray = "bytearray", PyByteArray_Check, PyByteArray_Type;
    /// `list`
    PyList = "list", PyList_Check, PyList_Type;
    /// `tuple`
    PyTuple = "tuple", PyTuple_Check, PyTuple_Type;
    /// `dict`
    PyDict = "dict", PyDict_Check, PyDict_Type;
    /// `set`
    PySet = "set", PySet_Check, PySet_Type;
    /// `frozenset`
    PyFrozenSet = "frozenset", PyFrozenSet_Check, PyFrozenSet_Type;
    /// `type`
    PyType = "type", PyType_Check, PyType_Type;
    /// `slice`
    PySlice = "slice", PySlice_Check, PySlice_Type;
}
