//! Which class of this library an object is made by, where its own class may be one of Python's.

use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::class::create::{kept, slot};
use crate::class::def::ClassDef;
use crate::error::PyResult;
use crate::exceptions::PyTypeError;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::{PyString, PyType};

/// Holds that objects of `class` are those of `own`, if anything with what Python adds; not those of another class of
/// a library that derives from `own`, whose objects hold more.
///
/// # Errors
/// A `TypeError` that begins with `what`.
pub(crate) fn check<'py>(
    class: &Bound<'py, PyType>,
    own: &'static ClassDef,
    what: impl FnOnce(&Bound<'py, PyString>) -> String,
) -> PyResult<()> {
    let py = class.py();
    let wanted: *mut ffi::PyTypeObject = own.get(py, None)?.as_ptr().cast();
    let mut found: *mut ffi::PyTypeObject = class.as_ptr().cast();
    while found != wanted {
        // SAFETY: a live heap type: every class of Python's that derives from one is.
        if found.is_null() || !unsafe { is_of_python(py, found)? } {
            let name = class.as_any().getattr("__name__")?.cast_into()?;
            return Err(PyTypeError::new_err(what(&name)));
        }
        // SAFETY: as above; the answer is borrowed from the type, which `class` keeps alive.
        found = unsafe { ffi::PyType_GetSlot(found, ffi::Py_tp_base) }.cast();
    }
    Ok(())
}

/// Whether a `class` statement, or `type` itself, has made a type: then its objects end in Python's own way.
///
/// # Safety
/// `class` must be a live type.
pub(crate) unsafe fn is_of_python(py: Python<'_>, class: *mut ffi::PyTypeObject) -> PyResult<bool> {
    // SAFETY: forwarded.
    if unsafe { ffi::PyType_GetFlags(class) } & ffi::Py_TPFLAGS_HEAPTYPE == 0 {
        return Ok(false);
    }
    // SAFETY: a live heap type.
    let end = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_dealloc) };
    let is_usual = end == usual_end(py)?;
    if is_usual || !ffi::FOR_PYPY {
        return Ok(is_usual);
    }
    // There the objects of such a class end as those of its base; those of ours never do, since each class has a function of its own.
    // SAFETY: a live heap type.
    let base = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_base) };
    // SAFETY: the base of a live type, which keeps it.
    Ok(end == unsafe { ffi::PyType_GetSlot(base.cast(), ffi::Py_tp_dealloc) })
}

/// Whether Python has made a type whose objects are those of its base. Not so are classes that PyPy has in Python with objects of
/// their own kind, as those of `datetime`: there they are as good as C's.
///
/// # Safety
/// `class` must be a live type.
pub(crate) unsafe fn is_of_python_alone(
    py: Python<'_>,
    class: *mut ffi::PyTypeObject,
) -> PyResult<bool> {
    // SAFETY: forwarded.
    let is_of_python = unsafe { is_of_python(py, class)? };
    if !is_of_python || !ffi::FOR_PYPY {
        return Ok(is_of_python);
    }
    // SAFETY: forwarded.
    let class = unsafe { Borrowed::<PyType>::from_ptr(py, class.cast()) };
    let names = class.as_any().getattr("__dict__")?;
    let slots = names.call_method1("get", ("__slots__",))?;
    Ok(!names.contains("__new__")? && (slots.is_none() || slots.len()? == 0))
}

/// Python's `tp_dealloc` for classes that have none: as a type has it that is made here to ask.
fn usual_end(py: Python<'_>) -> PyResult<*mut c_void> {
    static END: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());
    let known = END.load(Ordering::Relaxed);
    if !known.is_null() {
        return Ok(known);
    }
    let mut slots = [slot(0, ptr::null())];
    let mut spec = ffi::PyType_Spec {
        name: kept("keelback.Usual".to_owned())?,
        basicsize: 0,
        itemsize: 0,
        flags: ffi::Py_TPFLAGS_DEFAULT as u32,
        slots: slots.as_mut_ptr(),
    };
    // SAFETY: a complete spec without slots, whose name stays; there are neither a module nor bases.
    let class = py.own_or_err(unsafe {
        ffi::PyType_FromModuleAndSpec(ptr::null_mut(), &mut spec, ptr::null_mut())
    })?;
    // SAFETY: a live heap type.
    let end = unsafe { ffi::PyType_GetSlot(class.as_ptr().cast(), ffi::Py_tp_dealloc) };
    END.store(end, Ordering::Relaxed);
    Ok(end)
}
