//! Functions: those written in Python, and Rust closures as Python functions.

use std::ffi::{CStr, CString};
use std::ptr;

use keelback_ffi as ffi;

use crate::call::{enter, give};
use crate::convert::Answer;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyCFunction, PyCapsule, PyDict, PyTuple};

/// A closure, with what CPython wants to know of it.
struct Closure<F> {
    function: F,
    /// Behind a box: CPython keeps the address.
    _definition: Box<Definition>,
}

/// Invariant: `method` points to `name` and `doc`, which are beside it.
struct Definition {
    method: ffi::PyMethodDef,
    name: CString,
    doc: CString,
}

// SAFETY: the pointers go to what the value owns itself, and nobody writes there.
unsafe impl Send for Definition {}

/// Under which name a capsule holds a closure of ours.
const CAPSULE: &CStr = c"keelback.closure";

impl PyCFunction {
    /// A Python function that calls a closure with its positional arguments as a tuple, and with its keyword
    /// arguments, if there are any.
    ///
    /// What the closure returns is converted, an error raised, a panic becomes a `PanicException`. The closure
    /// is dropped with the function; objects that it holds are not seen by the garbage collector, so it should
    /// not hold what in turn holds the function. It may be called by several threads at once.
    ///
    /// # Errors
    /// `MemoryError`.
    ///
    /// ```
    /// # use keelback::prelude::*;
    /// # use keelback::types::PyCFunction;
    /// # keelback_docs::run(|py| {
    /// let add = PyCFunction::new_closure(py, Some(c"add"), None, |args, _kwargs| -> PyResult<i64> {
    ///     args.iter().map(|item| item.extract::<i64>()).sum()
    /// })?;
    /// assert_eq!(add.call1((1, 2, 3))?.extract::<i64>()?, 6);
    /// # Ok(()) })
    /// ```
    pub fn new_closure<'py, F, R>(
        py: Python<'py>,
        name: Option<&CStr>,
        doc: Option<&CStr>,
        closure: F,
    ) -> PyResult<Bound<'py, PyCFunction>>
    where
        F: for<'a, 'b> Fn(&'a Bound<'b, PyTuple>, Option<&'a Bound<'b, PyDict>>) -> R
            + Send
            + Sync
            + 'static,
        R: for<'b> give::Give<'b>,
    {
        let name = name.unwrap_or(c"keelback-closure").to_owned();
        let doc = doc.unwrap_or(c"").to_owned();
        let entry: ffi::PyCFunctionWithKeywords = enter_closure::<F, R>;
        // SAFETY: which of the signatures it has is said by the flags.
        let entry =
            unsafe { std::mem::transmute::<ffi::PyCFunctionWithKeywords, ffi::PyCFunction>(entry) };
        let mut definition = Box::new(Definition {
            method: ffi::PyMethodDef {
                ml_name: ptr::null(),
                ml_meth: Some(entry),
                ml_flags: ffi::METH_VARARGS | ffi::METH_KEYWORDS,
                ml_doc: ptr::null(),
            },
            name,
            doc,
        });
        definition.method.ml_name = definition.name.as_ptr();
        definition.method.ml_doc = definition.doc.as_ptr();
        let method = &raw mut definition.method;
        let content = Closure { function: closure, _definition: definition };
        let capsule = PyCapsule::new(py, content, Some(CAPSULE.to_owned()))?;
        // SAFETY: a definition that the capsule owns, and the capsule, which the function owns.
        let function = unsafe { ffi::PyCFunction_NewEx(method, capsule.as_ptr(), ptr::null_mut()) };
        let function = py.own_or_err(function)?;
        // SAFETY: what is made is a builtin function.
        Ok(unsafe { function.cast_into_unchecked() })
    }
}

// SAFETY: a boxed definition is only read once it is made.
unsafe impl Sync for Definition {}

/// Called by CPython with the capsule, the tuple, and a dict or null.
unsafe extern "C" fn enter_closure<F, R>(
    capsule: *mut ffi::PyObject,
    args: *mut ffi::PyObject,
    kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject
where
    F: for<'a, 'b> Fn(&'a Bound<'b, PyTuple>, Option<&'a Bound<'b, PyDict>>) -> R
        + Send
        + Sync
        + 'static,
    R: for<'b> give::Give<'b>,
{
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    enter::fence(py, || -> Answer {
        // SAFETY: the function's capsule, which holds a closure of this type.
        let content = unsafe { ffi::PyCapsule_GetPointer(capsule, CAPSULE.as_ptr()) };
        // SAFETY: the capsule keeps it alive during the call.
        let content = unsafe { &*content.cast::<Closure<F>>() };
        // SAFETY: a live tuple.
        let args: Borrowed<'_, '_, PyTuple> = unsafe { Borrowed::from_ptr(py, args) };
        let kwargs: Option<Borrowed<'_, '_, PyDict>> =
            // SAFETY: a live dict.
            (!kwargs.is_null()).then(|| unsafe { Borrowed::from_ptr(py, kwargs) });
        (content.function)(&args, kwargs.as_deref()).give(py)
    })
}
