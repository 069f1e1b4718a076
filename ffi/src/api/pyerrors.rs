//! `pyerrors.h`: the current exception and the exception classes.

use std::ffi::{c_char, c_int};

use super::{Py_ssize_t, PyObject};

api! {
    static PyExc_BaseException: *mut PyObject;
    static PyExc_Exception: *mut PyObject;
    static PyExc_StopAsyncIteration: *mut PyObject;
    static PyExc_StopIteration: *mut PyObject;
    static PyExc_GeneratorExit: *mut PyObject;
    static PyExc_ArithmeticError: *mut PyObject;
    static PyExc_LookupError: *mut PyObject;
    static PyExc_AssertionError: *mut PyObject;
    static PyExc_AttributeError: *mut PyObject;
    static PyExc_BufferError: *mut PyObject;
    static PyExc_EOFError: *mut PyObject;
    static PyExc_FloatingPointError: *mut PyObject;
    static PyExc_OSError: *mut PyObject;
    static PyExc_ImportError: *mut PyObject;
    static PyExc_ModuleNotFoundError: *mut PyObject;
    static PyExc_IndexError: *mut PyObject;
    static PyExc_KeyError: *mut PyObject;
    static PyExc_KeyboardInterrupt: *mut PyObject;
    static PyExc_MemoryError: *mut PyObject;
    static PyExc_NameError: *mut PyObject;
    static PyExc_OverflowError: *mut PyObject;
    static PyExc_RuntimeError: *mut PyObject;
    static PyExc_RecursionError: *mut PyObject;
    static PyExc_NotImplementedError: *mut PyObject;
    static PyExc_SyntaxError: *mut PyObject;
    static PyExc_IndentationError: *mut PyObject;
    static PyExc_TabError: *mut PyObject;
    static PyExc_ReferenceError: *mut PyObject;
    static PyExc_SystemError: *mut PyObject;
    static PyExc_SystemExit: *mut PyObject;
    static PyExc_TypeError: *mut PyObject;
    static PyExc_UnboundLocalError: *mut PyObject;
    static PyExc_UnicodeError: *mut PyObject;
    static PyExc_UnicodeEncodeError: *mut PyObject;
    static PyExc_UnicodeDecodeError: *mut PyObject;
    static PyExc_UnicodeTranslateError: *mut PyObject;
    static PyExc_ValueError: *mut PyObject;
    static PyExc_ZeroDivisionError: *mut PyObject;
    static PyExc_BlockingIOError: *mut PyObject;
    static PyExc_BrokenPipeError: *mut PyObject;
    static PyExc_ChildProcessError: *mut PyObject;
    static PyExc_ConnectionError: *mut PyObject;
    static PyExc_ConnectionAbortedError: *mut PyObject;
    static PyExc_ConnectionRefusedError: *mut PyObject;
    static PyExc_ConnectionResetError: *mut PyObject;
    static PyExc_FileExistsError: *mut PyObject;
    static PyExc_FileNotFoundError: *mut PyObject;
    static PyExc_InterruptedError: *mut PyObject;
    static PyExc_IsADirectoryError: *mut PyObject;
    static PyExc_NotADirectoryError: *mut PyObject;
    static PyExc_PermissionError: *mut PyObject;
    static PyExc_ProcessLookupError: *mut PyObject;
    static PyExc_TimeoutError: *mut PyObject;
    static PyExc_EnvironmentError: *mut PyObject;
    static PyExc_IOError: *mut PyObject;
    static PyExc_Warning: *mut PyObject;
    static PyExc_UserWarning: *mut PyObject;
    static PyExc_DeprecationWarning: *mut PyObject;
    static PyExc_PendingDeprecationWarning: *mut PyObject;
    static PyExc_SyntaxWarning: *mut PyObject;
    static PyExc_RuntimeWarning: *mut PyObject;
    static PyExc_FutureWarning: *mut PyObject;
    static PyExc_ImportWarning: *mut PyObject;
    static PyExc_UnicodeWarning: *mut PyObject;
    static PyExc_BytesWarning: *mut PyObject;
    static PyExc_ResourceWarning: *mut PyObject;
}

api! {
    fn PyErr_SetNone(exception: *mut PyObject);
    fn PyErr_SetObject(exception: *mut PyObject, value: *mut PyObject);
    fn PyErr_SetString(exception: *mut PyObject, string: *const c_char);
    /// Borrowed.
    fn PyErr_Occurred() -> *mut PyObject;
    fn PyErr_Clear();
    /// Moves the exception out; the caller owns all three.
    fn PyErr_Fetch(
        ty: *mut *mut PyObject,
        value: *mut *mut PyObject,
        traceback: *mut *mut PyObject,
    );
    /// Steals all three.
    fn PyErr_Restore(ty: *mut PyObject, value: *mut PyObject, traceback: *mut PyObject);
    fn PyErr_GetExcInfo(
        ty: *mut *mut PyObject,
        value: *mut *mut PyObject,
        traceback: *mut *mut PyObject,
    );
    /// Steals all three.
    fn PyErr_SetExcInfo(ty: *mut PyObject, value: *mut PyObject, traceback: *mut PyObject);
    fn Py_FatalError(message: *const c_char) -> !;
    fn PyErr_GivenExceptionMatches(given: *mut PyObject, exception: *mut PyObject) -> c_int;
    fn PyErr_ExceptionMatches(exception: *mut PyObject) -> c_int;
    /// Replaces all three in place.
    fn PyErr_NormalizeException(
        ty: *mut *mut PyObject,
        value: *mut *mut PyObject,
        traceback: *mut *mut PyObject,
    );
    fn PyException_SetTraceback(exception: *mut PyObject, traceback: *mut PyObject) -> c_int;
    fn PyException_GetTraceback(exception: *mut PyObject) -> *mut PyObject;
    fn PyException_GetCause(exception: *mut PyObject) -> *mut PyObject;
    /// Steals `cause`.
    fn PyException_SetCause(exception: *mut PyObject, cause: *mut PyObject);
    fn PyException_GetContext(exception: *mut PyObject) -> *mut PyObject;
    /// Steals `context`.
    fn PyException_SetContext(exception: *mut PyObject, context: *mut PyObject);
    fn PyErr_BadArgument() -> c_int;
    fn PyErr_NoMemory() -> *mut PyObject;
    fn PyErr_SetFromErrno(object: *mut PyObject) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObject(
        object: *mut PyObject,
        other: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilenameObjects(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_SetFromErrnoWithFilename(
        exception: *mut PyObject,
        filename: *const c_char,
    ) -> *mut PyObject;
    fn PyErr_Format(exception: *mut PyObject, format: *const c_char, ...) -> *mut PyObject;
    fn PyErr_SetImportErrorSubclass(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
        fourth: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_SetImportError(
        object: *mut PyObject,
        other: *mut PyObject,
        third: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_BadInternalCall();
    fn _PyErr_BadInternalCall(filename: *const c_char, lineno: c_int);
    fn PyErr_NewException(
        name: *const c_char,
        base: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_NewExceptionWithDoc(
        name: *const c_char,
        doc: *const c_char,
        base: *mut PyObject,
        dict: *mut PyObject,
    ) -> *mut PyObject;
    fn PyErr_WriteUnraisable(object: *mut PyObject);
    /// Runs pending signal handlers; -1 if one raised.
    fn PyErr_CheckSignals() -> c_int;
    fn PyErr_SetInterrupt();
    fn PyErr_SyntaxLocation(filename: *const c_char, lineno: c_int);
    fn PyErr_SyntaxLocationEx(filename: *const c_char, lineno: c_int, col_offset: c_int);
    fn PyErr_ProgramText(filename: *const c_char, lineno: c_int) -> *mut PyObject;
    fn PyUnicodeDecodeError_Create(
        encoding: *const c_char,
        object: *const c_char,
        length: Py_ssize_t,
        start: Py_ssize_t,
        end: Py_ssize_t,
        reason: *const c_char,
    ) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetEncoding(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetEncoding(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetObject(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetObject(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeTranslateError_GetObject(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_GetStart(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_GetStart(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_GetStart(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_SetStart(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_SetStart(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_SetStart(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_GetEnd(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_GetEnd(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_GetEnd(exception: *mut PyObject, position: *mut Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_SetEnd(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeDecodeError_SetEnd(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeTranslateError_SetEnd(exception: *mut PyObject, position: Py_ssize_t) -> c_int;
    fn PyUnicodeEncodeError_GetReason(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeDecodeError_GetReason(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeTranslateError_GetReason(exception: *mut PyObject) -> *mut PyObject;
    fn PyUnicodeEncodeError_SetReason(exception: *mut PyObject, reason: *const c_char) -> c_int;
    fn PyUnicodeDecodeError_SetReason(exception: *mut PyObject, reason: *const c_char) -> c_int;
    fn PyUnicodeTranslateError_SetReason(
        exception: *mut PyObject,
        reason: *const c_char,
    ) -> c_int;
    fn PyOS_snprintf(text: *mut c_char, size: usize, format: *const c_char, ...) -> c_int;
}
