//! Python's own exceptions: one row each.

use keelback_ffi as ffi;

use crate::convert::PyErrArguments;
use crate::error::PyErr;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{DerefToPyAny, PyAny, PyType, PyTypeCheck, PyTypeInfo};

macro_rules! exceptions {
    ($($marker:ident = $object:ident, $name:literal;)*) => { $(
        #[doc = concat!("Python's `", $name, "`.")]
        ///
        /// A marker for [`Bound`](crate::Bound) and [`PyErr::new`]; it has no values.
        pub struct $marker(std::convert::Infallible);

        impl $marker {
            #[doc = concat!("A `", $name, "` with these arguments: a single value, or a tuple of all.")]
            ///
            /// It is only made when it is raised or looked at. Arguments that the class does not take show themselves
            /// then, as what its constructor raises. [`exceptions`](crate::exceptions) has an example.
            #[inline]
            #[track_caller]
            pub fn new_err<A: PyErrArguments + Send + 'static>(args: A) -> PyErr {
                PyErr::new::<$marker, A>(args)
            }
        }

        // SAFETY: an instance of the class is one of the class.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                // SAFETY: the handle is a live object.
                let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
                // SAFETY: both are type objects.
                unsafe { ffi::PyType_IsSubtype(class, ffi::$object.cast()) != 0 }
            }
        }

        // SAFETY: the class that the check asks for.
        unsafe impl PyTypeInfo for $marker {
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                // SAFETY: set by CPython before any extension runs, never changed after.
                let class = unsafe { ffi::$object };
                // SAFETY: a class is a live object of type `type`.
                unsafe { Borrowed::from_ptr(py, class) }.to_owned()
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

exceptions! {
    PyBaseException = PyExc_BaseException, "BaseException";
    PyException = PyExc_Exception, "Exception";
    PyArithmeticError = PyExc_ArithmeticError, "ArithmeticError";
    PyAssertionError = PyExc_AssertionError, "AssertionError";
    PyAttributeError = PyExc_AttributeError, "AttributeError";
    PyBlockingIOError = PyExc_BlockingIOError, "BlockingIOError";
    PyBrokenPipeError = PyExc_BrokenPipeError, "BrokenPipeError";
    PyBufferError = PyExc_BufferError, "BufferError";
    PyBytesWarning = PyExc_BytesWarning, "BytesWarning";
    PyChildProcessError = PyExc_ChildProcessError, "ChildProcessError";
    PyConnectionAbortedError = PyExc_ConnectionAbortedError, "ConnectionAbortedError";
    PyConnectionError = PyExc_ConnectionError, "ConnectionError";
    PyConnectionRefusedError = PyExc_ConnectionRefusedError, "ConnectionRefusedError";
    PyConnectionResetError = PyExc_ConnectionResetError, "ConnectionResetError";
    PyDeprecationWarning = PyExc_DeprecationWarning, "DeprecationWarning";
    PyEOFError = PyExc_EOFError, "EOFError";
    PyFileExistsError = PyExc_FileExistsError, "FileExistsError";
    PyFileNotFoundError = PyExc_FileNotFoundError, "FileNotFoundError";
    PyFloatingPointError = PyExc_FloatingPointError, "FloatingPointError";
    PyFutureWarning = PyExc_FutureWarning, "FutureWarning";
    PyGeneratorExit = PyExc_GeneratorExit, "GeneratorExit";
    PyImportError = PyExc_ImportError, "ImportError";
    PyImportWarning = PyExc_ImportWarning, "ImportWarning";
    PyIndentationError = PyExc_IndentationError, "IndentationError";
    PyIndexError = PyExc_IndexError, "IndexError";
    PyInterruptedError = PyExc_InterruptedError, "InterruptedError";
    PyIsADirectoryError = PyExc_IsADirectoryError, "IsADirectoryError";
    PyKeyError = PyExc_KeyError, "KeyError";
    PyKeyboardInterrupt = PyExc_KeyboardInterrupt, "KeyboardInterrupt";
    PyLookupError = PyExc_LookupError, "LookupError";
    PyMemoryError = PyExc_MemoryError, "MemoryError";
    PyModuleNotFoundError = PyExc_ModuleNotFoundError, "ModuleNotFoundError";
    PyNameError = PyExc_NameError, "NameError";
    PyNotADirectoryError = PyExc_NotADirectoryError, "NotADirectoryError";
    PyNotImplementedError = PyExc_NotImplementedError, "NotImplementedError";
    PyOSError = PyExc_OSError, "OSError";
    PyOverflowError = PyExc_OverflowError, "OverflowError";
    PyPendingDeprecationWarning = PyExc_PendingDeprecationWarning, "PendingDeprecationWarning";
    PyPermissionError = PyExc_PermissionError, "PermissionError";
    PyProcessLookupError = PyExc_ProcessLookupError, "ProcessLookupError";
    PyRecursionError = PyExc_RecursionError, "RecursionError";
    PyReferenceError = PyExc_ReferenceError, "ReferenceError";
    PyResourceWarning = PyExc_ResourceWarning, "ResourceWarning";
    PyRuntimeError = PyExc_RuntimeError, "RuntimeError";
    PyRuntimeWarning = PyExc_RuntimeWarning, "RuntimeWarning";
    PyStopAsyncIteration = PyExc_StopAsyncIteration, "StopAsyncIteration";
    PyStopIteration = PyExc_StopIteration, "StopIteration";
    PySyntaxError = PyExc_SyntaxError, "SyntaxError";
    PySyntaxWarning = PyExc_SyntaxWarning, "SyntaxWarning";
    PySystemError = PyExc_SystemError, "SystemError";
    PySystemExit = PyExc_SystemExit, "SystemExit";
    PyTabError = PyExc_TabError, "TabError";
    PyTimeoutError = PyExc_TimeoutError, "TimeoutError";
    PyTypeError = PyExc_TypeError, "TypeError";
    PyUnboundLocalError = PyExc_UnboundLocalError, "UnboundLocalError";
    PyUnicodeDecodeError = PyExc_UnicodeDecodeError, "UnicodeDecodeError";
    PyUnicodeEncodeError = PyExc_UnicodeEncodeError, "UnicodeEncodeError";
    PyUnicodeError = PyExc_UnicodeError, "UnicodeError";
    PyUnicodeTranslateError = PyExc_UnicodeTranslateError, "UnicodeTranslateError";
    PyUnicodeWarning = PyExc_UnicodeWarning, "UnicodeWarning";
    PyUserWarning = PyExc_UserWarning, "UserWarning";
    PyValueError = PyExc_ValueError, "ValueError";
    PyWarning = PyExc_Warning, "Warning";
    PyZeroDivisionError = PyExc_ZeroDivisionError, "ZeroDivisionError";
}

/// Exceptions that older versions lack: there, the one that is next of kin takes the place.
macro_rules! younger {
    ($($marker:ident = $object:ident, $name:literal, $since:literal, $kin:ident;)*) => { $(
        #[doc = concat!("Python's `", $name, "`, since ", $since, "; before, [`", stringify!($kin), "`] in its place.")]
        ///
        /// A marker for [`Bound`](crate::Bound) and [`PyErr::new`]; it has no values.
        pub struct $marker(std::convert::Infallible);

        impl $marker {
            #[doc = concat!("A `", $name, "` with these arguments: a single value, or a tuple of all.")]
            ///
            /// It is only made when it is raised or looked at. Arguments that the class does not take show themselves
            /// then, as what its constructor raises. [`exceptions`](crate::exceptions) has an example.
            #[inline]
            #[track_caller]
            pub fn new_err<A: PyErrArguments + Send + 'static>(args: A) -> PyErr {
                PyErr::new::<$marker, A>(args)
            }
        }

        // SAFETY: an instance of the class is one of the class.
        unsafe impl PyTypeCheck for $marker {
            const NAME: &'static str = $name;

            fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                let wanted = Self::type_object(object.py());
                // SAFETY: the handle is a live object.
                let class = unsafe { ffi::Py_TYPE(object.as_ptr()) };
                // SAFETY: both are type objects.
                unsafe { ffi::PyType_IsSubtype(class, wanted.as_ptr().cast()) != 0 }
            }
        }

        // SAFETY: the class that the check asks for.
        unsafe impl PyTypeInfo for $marker {
            fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                let place = ffi::$object();
                // SAFETY: null, or set by CPython before any extension runs, never changed after.
                match unsafe { place.as_ref() } {
                    // SAFETY: a class is a live object of type `type`.
                    Some(class) => unsafe { Borrowed::from_ptr(py, *class) }.to_owned(),
                    None => $kin::type_object(py),
                }
            }
        }

        impl DerefToPyAny for $marker {}
    )* };
}

younger! {
    PyEncodingWarning = PyExc_EncodingWarning, "EncodingWarning", "3.10", PyWarning;
    PyBaseExceptionGroup = PyExc_BaseExceptionGroup, "BaseExceptionGroup", "3.11", PyBaseException;
    PyPythonFinalizationError = PyExc_PythonFinalizationError, "PythonFinalizationError", "3.13", PyRuntimeError;
}

/// The older name of [`PyOSError`].
pub type PyEnvironmentError = PyOSError;
/// The older name of [`PyOSError`].
pub type PyIOError = PyOSError;
