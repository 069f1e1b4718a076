//! Type objects from class definitions, and the end of their objects.

use std::ffi::{CString, c_int, c_void};
use std::mem::{ManuallyDrop, needs_drop};
use std::ptr;
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::doc;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyModule};

/// What depends on the Rust type: one instance of each function for each class.
pub(crate) struct Shape {
    size: fn() -> usize,
    dealloc: ffi::destructor,
}

impl Shape {
    pub(crate) const fn of<T: Class>() -> Shape {
        Shape { size: Contents::<T>::object_size, dealloc: dealloc::<T> }
    }
}

/// Makes the type object.
pub(crate) fn make<'py>(
    class: &'static ClassDef,
    py: Python<'py>,
    module: Option<&Bound<'py, PyModule>>,
) -> PyResult<Bound<'py, PyAny>> {
    let home = match module {
        Some(module) => module.name()?,
        None => "builtins".to_owned(),
    };
    let name = kept(format!("{home}.{}", class.name()))?;
    let mut slots = slots(class);
    let mut flags = ffi::Py_TPFLAGS_DEFAULT;
    if !class.is_final {
        flags |= ffi::Py_TPFLAGS_BASETYPE;
    }
    let mut spec = ffi::PyType_Spec {
        name,
        basicsize: (class.shape.size)() as c_int,
        itemsize: 0,
        flags: flags as u32,
        slots: slots.as_mut_ptr(),
    };
    let module = module.map_or(ptr::null_mut(), |module| module.as_ptr());
    // SAFETY: a complete spec: slots of the right shapes that end with a zero, a name that stays; the
    // module is live or null, and there are no bases.
    let object = py
        .own_or_err(unsafe { ffi::PyType_FromModuleAndSpec(module, &mut spec, ptr::null_mut()) })?;
    doc::keep_signature(&object, class.doc);
    if let Some(vectorcall) = class.vectorcall {
        // SAFETY: a live type object.
        let field = unsafe {
            ffi::layout::types::field(object.as_ptr().cast(), ffi::layout::types::Field::Vectorcall)
        };
        if let Some(field) = field {
            // SAFETY: the field of a type that nobody has seen yet, which holds such a function.
            unsafe { field.write(vectorcall as *mut c_void) };
        }
    }
    Ok(object)
}

fn slots(class: &'static ClassDef) -> Vec<ffi::PyType_Slot> {
    let slot =
        |slot: c_int, pfunc: *const c_void| ffi::PyType_Slot { slot, pfunc: pfunc.cast_mut() };
    let mut slots = vec![
        slot(ffi::Py_tp_dealloc, class.shape.dealloc as *const c_void),
        slot(ffi::Py_tp_doc, class.doc.as_ptr().cast()),
        slot(ffi::Py_tp_methods, class.methods.as_ptr().cast()),
        slot(ffi::Py_tp_getset, class.attributes.as_ptr().cast()),
    ];
    let own = class.slots.split_last().map_or(&[][..], |(_end, own)| own);
    if !own.iter().any(|slot| slot.slot == ffi::Py_tp_new) {
        slots.push(slot(ffi::Py_tp_new, refuse_new as *const c_void));
    }
    slots.extend(own.iter().map(|own| slot(own.slot, own.pfunc)));
    slots.push(slot(0, ptr::null()));
    slots
}

/// Before 3.12 a type keeps the pointer to its name, and a type may outlive everything of ours. So each
/// name is kept for ever, once.
fn kept(name: String) -> PyResult<*const std::ffi::c_char> {
    static NAMES: Mutex<Vec<CString>> = Mutex::new(Vec::new());
    let name = CString::new(name)?;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let index = names.iter().position(|kept| *kept == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    });
    // The text of a `CString` does not move with it.
    Ok(names[index].as_ptr())
}

/// The `tp_new` of a class without a constructor: of itself and of its Python subclasses.
unsafe extern "C" fn refuse_new(
    class: *mut ffi::PyTypeObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live type object.
    let class = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, class.cast()) };
    let name =
        class.getattr("__name__").map_or_else(|_| "object".to_owned(), |name| name.to_string());
    let _raised =
        crate::exceptions::PyTypeError::new_err(format!("cannot create '{name}' instances"))
            .raise(py);
    ptr::null_mut()
}

/// The `tp_dealloc` slot: drops the value, gives the memory back, lets go of the type.
unsafe extern "C" fn dealloc<T: Class>(object: *mut ffi::PyObject) {
    if needs_drop::<T>() {
        // SAFETY: CPython calls the slot with the thread attached.
        let py = unsafe { Python::assume_attached() };
        // SAFETY: CPython calls the slot with an object of the class.
        let contents = unsafe { Contents::<T>::of(object) };
        // SAFETY: written (invariant of `Contents`), and alive until its memory is given back.
        let contents = unsafe { &*contents };
        // SAFETY: nobody refers to the object any more.
        let value = unsafe { &mut *contents.value.get() };
        drop_value(py, value);
    }
    // SAFETY: an object at its end.
    unsafe { free(object, T::class().shape.dealloc) };
}

/// Drops a user's value, whose `Drop` may run anything; an exception that is raised stays so.
fn drop_value<T>(py: Python<'_>, value: &mut ManuallyDrop<T>) {
    let raised_before = crate::PyErr::take(py);
    let answer = fence(py, || {
        // SAFETY: called once, by `dealloc`, and the value is not used after.
        unsafe { ManuallyDrop::drop(value) };
        Ok(py.None().into())
    });
    if answer.is_null() {
        crate::PyErr::fetch(py).write_unraisable(py, None);
    } else {
        // SAFETY: the new reference that `fence` answered with.
        unsafe { ffi::Py_DECREF(answer) };
    }
    if let Some(before) = raised_before {
        before.restore(py);
    }
}

/// Gives an object's memory back, and lets go of its type.
///
/// # Safety
/// `object` must be of a heap type, at its end, its contents dropped; `dealloc` is the end that calls.
unsafe fn free(object: *mut ffi::PyObject, dealloc: ffi::destructor) {
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: a heap type; answers with the function that it sets or inherits.
    let free = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_free) };
    // SAFETY: every type has one, and it has this signature.
    let free: ffi::freefunc = unsafe { std::mem::transmute(free) };
    // SAFETY: the memory came from `tp_alloc`, which goes with it.
    unsafe { free(object.cast()) };
    // Objects of heap types own a count of their type. Before 3.8 the dealloc that Python made for a
    // subclass lets go of it, whatever the base is; since then the base's own does.
    let own_end = ffi::version::running().at_least(3, 8) || {
        // SAFETY: a heap type.
        let first = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_dealloc) };
        first == dealloc as *mut c_void
    };
    if own_end {
        // SAFETY: the count that the object owned.
        unsafe { ffi::Py_DECREF(class.cast()) };
    }
}
