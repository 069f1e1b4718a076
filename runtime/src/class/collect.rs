//! The cycle collector's questions to objects, and how a cycle is broken.
//!
//! A value is shown while nobody borrows it. Then it cannot change between the collector's two rounds,
//! even by a thread that is detached: such a thread reaches it through a borrow only. A frozen class
//! writes no borrows down, so it is only ever collected if nothing in it can change (see
//! [`Access`](super::access::Access)).
//!
//! A cycle is broken by dropping the whole value of an object in it, which from then on refuses to be
//! used. Where a `Drop` of the user's may call Python, that happens before any cycle is broken, together
//! with the finalizers: a Python function that the collector has cleared crashes when it is called.
//! Frozen classes are never taken apart, as tuples are not: the objects that a frozen one holds were
//! there before it, so every cycle goes through something that was changed later, and that can be.

use std::ffi::{c_int, c_void};

use keelback_ffi as ffi;

use crate::class::access::Access;
use crate::class::contents::{Contents, Stored as _};
use crate::class::def::{Class, ClassDef};
use crate::class::end;
use crate::class::python::Root as _;
use crate::class::traverse::{Traverse, Visit};
use crate::py::Python;

/// How a class that holds Python objects shows them: one instance for each.
///
/// # Safety
/// To be called with an object of the class while Python stands still.
pub(crate) type Show = unsafe fn(*mut ffi::PyObject, &mut Visit<'_>);

/// What the collector calls: one instance of each function for each class.
#[derive(Clone, Copy)]
pub(crate) struct Collected {
    pub(crate) traverse: ffi::traverseproc,
    pub(crate) clear: ffi::inquiry,
}

impl Collected {
    pub(crate) const fn of<T: Class>() -> Collected {
        Collected { traverse: traverse::<T>, clear: clear::<T> }
    }
}

/// The `tp_traverse` slot.
unsafe extern "C" fn traverse<T: Class>(
    object: *mut ffi::PyObject,
    function: ffi::visitproc,
    arg: *mut c_void,
) -> c_int {
    // SAFETY: the collector's own function and argument, until this call returns.
    let mut visit = unsafe { Visit::new(function, arg) };
    // SAFETY: CPython calls the slot with an object of the class, while it stands still.
    unsafe { show(object, T::class(), &mut visit) };
    let own = visit.answer();
    match T::class().facts() {
        // SAFETY: an object of the class is one of its base's.
        Some(facts) if T::Root::ON_PYTHON && own == 0 => unsafe {
            facts.show(object, function, arg)
        },
        _ => own,
    }
}

/// # Safety
/// `object` must be of the class, and Python stand still.
unsafe fn show(object: *mut ffi::PyObject, class: &ClassDef, visit: &mut Visit<'_>) {
    // Objects own a count of their type, which is shown once. Before 3.9 objects of a class that Python made showed that by
    // themselves, and then asked us.
    let by_base = class.facts().is_some_and(|facts| facts.is_heap);
    // SAFETY: forwarded.
    if !by_base && (ffi::version::running().at_least(3, 9) || unsafe { asked_first(object, class) })
    {
        // SAFETY: a live object.
        let own = unsafe { ffi::Py_TYPE(object) };
        // SAFETY: a live type.
        unsafe { visit.pointer(own.cast()) };
    }
    if let Some(place) = class.dict_place(object) {
        // SAFETY: a field of the object: null, or a dict that it owns.
        let dict = unsafe { *place };
        // SAFETY: as above.
        unsafe { visit.pointer(dict) };
    }
    if let Some(show) = class.show {
        // SAFETY: forwarded.
        unsafe { show(object, visit) };
    }
}

/// Whether the collector asks us for an object, and not a function of Python's that asks us in turn: so it is unless
/// Python derived a class from ours and made the object of that.
///
/// # Safety
/// `object` must be of the class.
unsafe fn asked_first(object: *mut ffi::PyObject, class: &ClassDef) -> bool {
    if !class.may_be_base() {
        return true;
    }
    // SAFETY: a live object.
    let own = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: a live type, on the heap as ours and all below them are.
    let first = unsafe { ffi::PyType_GetSlot(own, ffi::Py_tp_traverse) };
    class.collected().is_some_and(|ours| std::ptr::eq(first, ours.traverse as *const c_void))
}

/// Shows what the value of an object holds, if nobody borrows it.
pub(crate) unsafe fn show_value<T: Class + Traverse>(
    object: *mut ffi::PyObject,
    visit: &mut Visit<'_>,
) {
    // SAFETY: forwarded: an object of the class.
    let contents = unsafe { Contents::<T>::of(object) };
    // SAFETY: written (invariant of `Contents`), and alive.
    let contents = unsafe { &*contents };
    contents.access.show(visit);
    // SAFETY: nobody borrows it (`is_idle`), so that it is there, and nobody changes it.
    if contents.access.is_idle() && unsafe { contents.stored() }.is_sole() {
        // SAFETY: nobody borrows it (`is_idle`), and nobody begins to while Python stands still.
        unsafe { contents.place().as_ref() }.traverse(visit);
    }
}

/// Shows what the guard of an object keeps alive.
pub(crate) unsafe fn show_guard<T: Class>(object: *mut ffi::PyObject, visit: &mut Visit<'_>) {
    // SAFETY: forwarded: an object of the class.
    let contents = unsafe { Contents::<T>::of(object) };
    // SAFETY: written (invariant of `Contents`), and alive.
    unsafe { &*contents }.access.show(visit);
}

/// The `tp_clear` slot.
unsafe extern "C" fn clear<T: Class>(object: *mut ffi::PyObject) -> c_int {
    if T::class().show.is_some() {
        // SAFETY: CPython calls the slot with an object of the class.
        unsafe { take_apart::<T>(object) };
    }
    // SAFETY: as above.
    unsafe { clear_dict(object, T::class()) };
    match T::class().facts() {
        // SAFETY: as above; an object of the class is one of its base's.
        Some(facts) if T::Root::ON_PYTHON => unsafe { facts.take_apart(object) },
        _ => 0,
    }
}

/// The `tp_finalize` slot of a class whose `Drop` may use what its values hold.
pub(crate) unsafe extern "C" fn finalize<T: Class>(object: *mut ffi::PyObject) {
    if let Some(facts) = T::class().facts().filter(|_| T::Root::ON_PYTHON) {
        // SAFETY: CPython calls the slot with an object of the class, and the thread attached.
        unsafe { facts.before_end(object, T::class()) };
    }
    // SAFETY: CPython calls the slot with an object of the class.
    unsafe { take_apart::<T>(object) };
}

/// Drops the value of an object, unless it is borrowed or of a frozen class.
///
/// # Safety
/// `object` must be of the class, and the thread attached.
unsafe fn take_apart<T: Class>(object: *mut ffi::PyObject) {
    // SAFETY: forwarded.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let contents = unsafe { Contents::<T>::of(object) };
    // SAFETY: written (invariant of `Contents`), and alive: the caller holds a count.
    let contents = unsafe { &*contents };
    if contents.access.take_apart() {
        // SAFETY: nobody borrows it, and from now on nobody can (`take_apart`).
        let value = unsafe { &mut *contents.value.get() };
        end::drop_value(py, value);
    }
}

/// Lets go of the object's `__dict__`.
///
/// # Safety
/// `object` must be of the class.
pub(crate) unsafe fn clear_dict(object: *mut ffi::PyObject, class: &ClassDef) {
    let Some(place) = class.dict_place(object) else { return };
    // SAFETY: a field of the object: null, or a dict that it owns. Nobody else uses it.
    let dict = unsafe { place.replace(std::ptr::null_mut()) };
    // SAFETY: the count that the field owned.
    unsafe { ffi::Py_XDECREF(dict) };
}
