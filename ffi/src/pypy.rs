//! What PyPy has under no symbol: functions that are macros in its headers or that it leaves out, and types that only
//! Python code can name.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::sync::atomic::{
    AtomicPtr,
    Ordering::{Acquire, Relaxed, Release},
};

use crate::{
    Py_DecRef, Py_None, Py_eval_input, Py_ssize_t, PyDict_New, PyErr_Clear, PyErr_Print,
    PyImport_ImportModule, PyLong_AsSsize_t, PyMethodDef, PyObject, PyObject_CallFunction,
    PyObject_CallMethod, PyObject_GetAttrString, PyTypeObject,
};

/// What PyPy exports and does wrongly: the fallback does it.
pub(crate) const WRONG: &[&CStr] = &[
    // Forgets the positional arguments (8.0.1).
    c"PyObject_VectorcallDict",
    // Both read `ht_name` and `ht_qualname`, which are null in classes of PyPy's own, and end the process (8.0.1).
    c"PyType_GetName",
    c"PyType_GetQualName",
];

unsafe extern "C-unwind" {
    fn PyPyGILState_Check() -> c_int;
    fn PyPyWeakref_CheckProxy(object: *mut PyObject) -> c_int;
    fn PyPyCMethod_New(
        def: *mut PyMethodDef,
        object: *mut PyObject,
        module: *mut PyObject,
        class: *mut PyTypeObject,
    ) -> *mut PyObject;
    fn PyPy_CompileStringFlags(
        text: *const c_char,
        file: *const c_char,
        start: c_int,
        flags: *mut c_void,
    ) -> *mut PyObject;
    fn PyPyRun_String(
        text: *const c_char,
        start: c_int,
        globals: *mut PyObject,
        locals: *mut PyObject,
    ) -> *mut PyObject;
}

/// Whether this thread holds the GIL: the one question that PyPy answers every thread. There is one interpreter.
#[inline]
pub(crate) fn is_attached() -> bool {
    // SAFETY: may be asked by any thread.
    unsafe { PyPyGILState_Check() != 0 }
}

/// Yes: there is no library without its interpreter, since PyPy is not embedded. PyPy's own function wants the GIL.
///
/// # Safety
///
/// None is needed; it has the form of CPython's.
pub unsafe fn Py_IsInitialized() -> c_int {
    1
}

/// Refuses, as for a queue that is full: PyPy's own function wants the GIL, and those that ask do not have it.
///
/// # Safety
///
/// None is needed; it has the form of CPython's.
pub unsafe fn Py_AddPendingCall(
    function: Option<unsafe extern "C" fn(*mut c_void) -> c_int>,
    argument: *mut c_void,
) -> c_int {
    let _ = (function, argument);
    -1
}

/// A function of Python's from a record. `module` may be null.
///
/// # Safety
///
/// As for every function of the C API; the record lives for ever.
pub unsafe fn PyCFunction_NewEx(
    def: *mut PyMethodDef,
    object: *mut PyObject,
    module: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: forwarded; no class, as the record's flags say.
    unsafe { PyPyCMethod_New(def, object, module, ptr::null_mut()) }
}

/// Compiles source text.
///
/// # Safety
///
/// As for every function of the C API.
pub unsafe fn Py_CompileString(
    text: *const c_char,
    file: *const c_char,
    start: c_int,
) -> *mut PyObject {
    // SAFETY: forwarded; null stands for no flags.
    unsafe { PyPy_CompileStringFlags(text, file, start, ptr::null_mut()) }
}

/// Nothing: PyPy's collector does not look into objects of extensions.
///
/// # Safety
///
/// None is needed; it has the form of CPython's.
pub unsafe fn PyObject_GC_Track(object: *mut c_void) {
    let _ = object;
}

/// Nothing: see [`PyObject_GC_Track`].
///
/// # Safety
///
/// None is needed; it has the form of CPython's.
pub unsafe fn PyObject_GC_UnTrack(object: *mut c_void) {
    let _ = object;
}

/// `dict.update(pairs)`; where keys that are there are to stay, one after the other.
///
/// # Safety
///
/// As for every function of the C API.
pub unsafe fn PyDict_MergeFromSeq2(
    dict: *mut PyObject,
    pairs: *mut PyObject,
    replace: c_int,
) -> c_int {
    if replace == 0 {
        crate::late::missing(c"PyDict_MergeFromSeq2 that keeps what is there");
        return -1;
    }
    let (name, format) = (c"update".as_ptr(), c"(O)".as_ptr());
    // SAFETY: live objects; the format takes one.
    let done = unsafe { PyObject_CallMethod(dict, name, format, pairs) };
    if done.is_null() {
        return -1;
    }
    // SAFETY: a new reference that was answered above.
    unsafe { Py_DecRef(done) };
    0
}

/// `operator.countOf(object, value)`; -1 with an exception.
///
/// # Safety
///
/// As for every function of the C API.
pub unsafe fn PySequence_Count(object: *mut PyObject, value: *mut PyObject) -> Py_ssize_t {
    // SAFETY: a C string.
    let operator = unsafe { PyImport_ImportModule(c"operator".as_ptr()) };
    if operator.is_null() {
        return -1;
    }
    let (name, format) = (c"countOf".as_ptr(), c"(OO)".as_ptr());
    // SAFETY: live objects; the format takes two.
    let count = unsafe { PyObject_CallMethod(operator, name, format, object, value) };
    // SAFETY: a new reference that was answered above.
    unsafe { Py_DecRef(operator) };
    if count.is_null() {
        return -1;
    }
    // SAFETY: an int.
    let number = unsafe { PyLong_AsSsize_t(count) };
    // SAFETY: a new reference that was answered above.
    unsafe { Py_DecRef(count) };
    number
}

/// Runs the handlers of signals that have arrived. PyPy's own function does nothing: it looks at them while Python code runs, at
/// the end of each turn of a loop. So a loop is run.
///
/// # Safety
///
/// As for every function of the C API.
pub unsafe fn PyErr_CheckSignals() -> c_int {
    /// A function of Python's, which lives as long as the process: that has one interpreter.
    static LOOP: AtomicPtr<PyObject> = AtomicPtr::new(ptr::null_mut());
    let mut function = LOOP.load(Acquire);
    if function.is_null() {
        function = make_loop();
        if function.is_null() {
            return -1;
        }
        // Two threads that make one leave one of the two alone.
        LOOP.store(function, Release);
    }
    // SAFETY: a live object; no arguments.
    let done = unsafe { PyObject_CallFunction(function, ptr::null()) };
    // SAFETY: ours; null is allowed.
    unsafe { Py_DecRef(done) };
    if done.is_null() { -1 } else { 0 }
}

/// A function with a loop in it; null with an exception.
fn make_loop() -> *mut PyObject {
    // SAFETY: a new dict, or null.
    let names = unsafe { PyDict_New() };
    if names.is_null() {
        return names;
    }
    let text = c"lambda: [None for _ in (0, 0)]".as_ptr();
    // SAFETY: a C string and a live dict.
    let made = unsafe { PyPyRun_String(text, Py_eval_input, names, names) };
    // SAFETY: a new reference that was answered above.
    unsafe { Py_DecRef(names) };
    made
}

/// As if the user had pressed Ctrl-C.
///
/// # Safety
///
/// As for every function of the C API.
pub unsafe fn PyErr_SetInterrupt() {
    // SAFETY: a C string.
    let thread = unsafe { PyImport_ImportModule(c"_thread".as_ptr()) };
    let done = if thread.is_null() {
        thread
    } else {
        let name = c"interrupt_main".as_ptr();
        // SAFETY: a live object; no arguments.
        unsafe { PyObject_CallMethod(thread, name, ptr::null()) }
    };
    // SAFETY: ours; null is allowed.
    unsafe { Py_DecRef(thread) };
    if done.is_null() {
        // SAFETY: an exception is set, and there is nobody to whom it could be passed.
        unsafe { PyErr_Print() };
    }
    // SAFETY: ours; null is allowed.
    unsafe { Py_DecRef(done) };
}

/// What a weak proxy stands for, as a new reference, or null if that is gone; `None` for what is no proxy. PyPy's own function
/// calls the proxy, and with it what it stands for.
///
/// # Safety
///
/// As for every function of the C API.
pub(crate) unsafe fn referent(reference: *mut PyObject) -> Option<*mut PyObject> {
    // SAFETY: a live object.
    if unsafe { PyPyWeakref_CheckProxy(reference) } == 0 {
        return None;
    }
    // A method that every object has, which knows its object.
    // SAFETY: a live object and a C string.
    let method = unsafe { PyObject_GetAttrString(reference, c"__dir__".as_ptr()) };
    let found = if method.is_null() {
        method
    } else {
        // SAFETY: as above.
        unsafe { PyObject_GetAttrString(method, c"__self__".as_ptr()) }
    };
    // SAFETY: ours; null is allowed.
    unsafe { Py_DecRef(method) };
    if found.is_null() {
        // SAFETY: an attached thread; it says that the object is gone.
        unsafe { PyErr_Clear() };
    }
    Some(found)
}

/// Puts a type of Python's into the place of a symbol that was not found. The type lives as long as the process, which has
/// one interpreter.
pub(crate) fn ask_type(entry: &AtomicPtr<c_void>, module: &CStr, name: &CStr) {
    if !entry.load(Relaxed).is_null() {
        return;
    }
    // SAFETY: asked on an attached thread; a C string.
    let module = unsafe { PyImport_ImportModule(module.as_ptr()) };
    let found = if module.is_null() {
        module
    } else {
        // SAFETY: a live object and a C string.
        unsafe { PyObject_GetAttrString(module, name.as_ptr()) }
    };
    // SAFETY: ours; null is allowed.
    unsafe { Py_DecRef(module) };
    if found.is_null() || found == Py_None() {
        // SAFETY: an attached thread. An interpreter without that type has no object of it.
        unsafe { PyErr_Clear() };
        return;
    }
    entry.store(found.cast(), Relaxed);
}
