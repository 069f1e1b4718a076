//! Python's own types as markers for handles, and what they can do.

#![allow(
    clippy::len_without_is_empty,
    reason = "the lint compares the methods of handles to different types"
)]

pub(crate) mod any;
pub(crate) mod bytes;
mod capsule;
mod cast;
mod class;
mod code;
mod constants;
pub(crate) mod datetime;
mod dict;
mod function;
mod iterator;
mod list;
mod memoryview;
mod module;
mod number;
mod sequence;
mod set;
mod slice;
pub(crate) mod string;
mod superclass;
mod tuple;
mod weakref;

pub use any::{CompareOp, KeywordNames, Keywords, PyAny, PyCallArgs};
pub use cast::{CastError, CastIntoError, DerefToPyAny, PyTypeCheck, PyTypeInfo};
pub use code::{PyCodeInput, Source};
pub use constants::{PyEllipsis, PyNone, PyNotImplemented};
pub use datetime::{
    PyDate, PyDateAccess, PyDateTime, PyDelta, PyDeltaAccess, PyTime, PyTimeAccess, PyTzInfo,
    PyTzInfoAccess,
};
pub use dict::{BoundDictIterator, DictItem, IntoPyDict};
pub use iterator::PyIterator;
pub use list::BoundListIterator;
pub use sequence::{PyMapping, PySequence};
pub use set::{BoundFrozenSetIterator, BoundSetIterator, PyFrozenSetBuilder};
pub use slice::PySliceIndices;
pub use tuple::{BorrowedTupleIterator, BoundTupleIterator};

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
    /// `range`
    PyRange = "range", PyRange_Type;
    /// `memoryview`
    PyMemoryView = "memoryview", PyMemoryView_Type;
    /// `types.CapsuleType`
    PyCapsule = "capsule", PyCapsule_Type;
    /// `types.TracebackType`
    PyTraceback = "traceback", PyTraceBack_Type;
    /// `types.BuiltinFunctionType`: a function that is not written in Python.
    PyCFunction = "builtin_function_or_method", PyCFunction_Type;
    /// What `dict.keys()` gives.
    PyDictKeys = "dict_keys", PyDictKeys_Type;
    /// What `dict.values()` gives.
    PyDictValues = "dict_values", PyDictValues_Type;
}

/// As `native_by_type`, for types whose symbol is looked up. Every CPython has them.
macro_rules! late {
    ($($(#[$doc:meta])* $marker:ident = $name:literal, $object:ident;)*) => { $(
        $(#[$doc])*
        ///
        /// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
        pub struct $marker(std::convert::Infallible);

        // SAFETY: the check asks for the type object itself.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                let class = ffi::$object();
                // SAFETY: a live object and, where there is one, a static type object.
                !class.is_null() && unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), class) }
            }
        }

        // SAFETY: the type object that the check asks for.
        unsafe impl PyTypeInfo for $marker {
            /// # Panics
            /// Where Python does not export it, as every CPython does.
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                let class = ffi::$object();
                assert!(!class.is_null(), concat!("this Python does not export ", stringify!($object)));
                // SAFETY: a static type object is a live object of type `type`.
                unsafe { Borrowed::from_ptr(py, class.cast()) }.to_owned()
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

late! {
    /// `super`
    PySuper = "super", PySuper_Type;
    /// `weakref.ref`
    PyWeakrefReference = "weakref.ref", _PyWeakref_RefType;
    /// What `dict.items()` gives.
    PyDictItems = "dict_items", PyDictItems_Type;
    /// `types.FunctionType`: a function written in Python.
    PyFunction = "function", PyFunction_Type;
    /// `types.CodeType`
    PyCode = "code", PyCode_Type;
    /// `types.FrameType`
    PyFrame = "frame", PyFrame_Type;
}

/// A weak reference of any kind.
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PyWeakref(std::convert::Infallible);

/// `weakref.proxy`
///
/// A marker for [`Bound`] and [`Py`](crate::Py); it has no values.
pub struct PyWeakrefProxy(std::convert::Infallible);

/// An index or a length as C has it. What does not fit lies beyond the end of everything, as the greatest does.
#[inline]
pub(crate) fn ssize(value: usize) -> ffi::Py_ssize_t {
    ffi::Py_ssize_t::try_from(value).unwrap_or(ffi::Py_ssize_t::MAX)
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
