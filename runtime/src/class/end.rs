//! The end of objects: the value is dropped, the memory given back, the type let go.
//!
//! Objects that hold each other in a long row would end inside of each other, one level of the stack for
//! each. So from a depth of [`DEEP`] on an object that holds others is laid aside, and the outermost end
//! goes through what was laid aside when it is done with its own.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::mem::{ManuallyDrop, needs_drop};

use keelback_ffi as ffi;

use crate::call::enter::fence;
use crate::class::access::Access;
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::python::{Facts, Root as _};
use crate::convert::Owned;
use crate::py::Python;

/// The `tp_dealloc` of a class that has nothing but its value.
pub(crate) unsafe extern "C" fn dealloc<T: Class>(object: *mut ffi::PyObject) {
    if needs_drop::<T::Stored>() || T::Access::ENDS {
        // SAFETY: CPython calls the slot with the thread attached.
        let py = unsafe { Python::assume_attached() };
        // SAFETY: CPython calls the slot with an object of the class at its end.
        unsafe { drop_contents::<T>(py, object) };
    }
    // SAFETY: an object at its end.
    unsafe { free(object, T::class()) };
}

/// The `tp_dealloc` of a class that the collector knows, or that has more than its value.
pub(crate) unsafe extern "C" fn dealloc_collected<T: Class>(object: *mut ffi::PyObject) {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    let end = End { object, class: T::class(), drop: drop_contents::<T> };
    // SAFETY: CPython calls the slot with an object of the class at its end.
    unsafe { end.begin(py) };
}

/// # Safety
/// `object` must be of the class, at its end.
unsafe fn drop_contents<T: Class>(py: Python<'_>, object: *mut ffi::PyObject) {
    // SAFETY: forwarded.
    let contents = unsafe { Contents::<T>::of(object) };
    // SAFETY: written (invariant of `Contents`), and alive until its memory is given back.
    let contents = unsafe { &*contents };
    if contents.access.end(py, T::class()) {
        // SAFETY: nobody refers to the object any more.
        let value = unsafe { &mut *contents.value.get() };
        drop_value(py, value);
    }
    if T::Root::ON_PYTHON {
        // The base may end the object in two steps, and call again: the guard is one of no value now.
        // SAFETY: nobody refers to the object any more; zeroes are such a guard.
        unsafe { (&raw const contents.access).cast_mut().write_bytes(0, 1) };
    }
}

/// Drops a user's value, whose `Drop` may run anything; an exception that is raised stays so.
pub(crate) fn drop_value<T>(py: Python<'_>, value: &mut ManuallyDrop<T>) {
    let raised_before = crate::PyErr::take(py);
    let answer = fence(py, || {
        // SAFETY: called once, at the end of the object or by `collect::clear`, after which the guard
        // says that the value is gone.
        unsafe { ManuallyDrop::drop(value) };
        Ok(Owned::none(py))
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

/// How many ends may run inside of each other.
const DEEP: u32 = 64;

thread_local! {
    /// How many ends run inside of each other on this thread.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// The objects that were laid aside.
    static ASIDE: RefCell<Vec<End>> = const { RefCell::new(Vec::new()) };
}

/// The end of an object to come.
///
/// Invariant: nobody refers to `object`, which is of `class`; `drop` drops its value.
struct End {
    object: *mut ffi::PyObject,
    class: &'static ClassDef,
    drop: unsafe fn(Python<'_>, *mut ffi::PyObject),
}

impl End {
    /// Ends the object, now or, deep inside of other ends, a little later.
    ///
    /// # Safety
    /// To be called by the `tp_dealloc` of the class.
    unsafe fn begin(self, py: Python<'_>) {
        let facts = self.class.facts();
        if self.class.has_finalizer || facts.is_some_and(Facts::has_finalizer) {
            // Calls it unless that was done already, by the collector or by the end of a subclass.
            // SAFETY: an object at its end, which the collector still knows.
            if unsafe { ffi::PyObject_CallFinalizerFromDealloc(self.object) } < 0 {
                // Somebody refers to it again.
                return;
            }
        }
        if self.class.is_collected() {
            // SAFETY: an object of a class that the collector knows. Laid aside, it must not be seen.
            unsafe { ffi::PyObject_GC_UnTrack(self.object.cast()) };
        }
        let depth = DEPTH.try_with(Cell::get).unwrap_or(0);
        if depth >= DEEP {
            // SAFETY: an object has a type until its memory is gone.
            let class = unsafe { ffi::Py_TYPE(self.object) };
            // Before 3.8 the dealloc of a subclass lets go of the type when it is back.
            // SAFETY: a live type; the count goes with the entry.
            unsafe { ffi::Py_INCREF(class.cast()) };
            let kept = ASIDE.try_with(|aside| aside.borrow_mut().push(self));
            debug_assert!(kept.is_ok(), "a thread that has a depth has both");
            return;
        }
        let _ = DEPTH.try_with(|deep| deep.set(depth + 1));
        self.run(py);
        if depth == 0 {
            while let Ok(Some(end)) = ASIDE.try_with(|aside| aside.borrow_mut().pop()) {
                // SAFETY: an object has a type until its memory is gone.
                let class = unsafe { ffi::Py_TYPE(end.object) };
                end.run(py);
                // SAFETY: the count that was taken for the entry.
                unsafe { ffi::Py_DECREF(class.cast()) };
            }
        }
        let _ = DEPTH.try_with(|deep| deep.set(depth));
    }

    fn run(self, py: Python<'_>) {
        let End { object, class, drop } = self;
        let facts = class.facts();
        if facts.is_some_and(|facts| facts.has_weakrefs) {
            // SAFETY: an object at its end whose type has weak references.
            unsafe { ffi::PyObject_ClearWeakRefs(object) };
        } else if let Some(place) = class.weakrefs_place(object) {
            // SAFETY: a field of the object.
            if !unsafe { *place }.is_null() {
                // SAFETY: an object at its end whose type has weak references.
                unsafe { ffi::PyObject_ClearWeakRefs(object) };
            }
        }
        // SAFETY: an object of the class at its end (type invariant).
        unsafe { drop(py, object) };
        // SAFETY: as above.
        unsafe { super::collect::clear_dict(object, class) };
        match facts {
            // SAFETY: as above.
            Some(facts) => unsafe { facts.end(object, class) },
            // SAFETY: as above.
            None => unsafe { free(object, class) },
        }
    }
}

/// Gives an object's memory back, and lets go of its type. Of C's convention, so that its callers may end
/// with it.
///
/// # Safety
/// `object` must be of `own` or a subclass, at its end, its contents dropped.
#[inline(never)]
pub(crate) unsafe extern "C" fn free(object: *mut ffi::PyObject, own: &ClassDef) {
    // Nothing is kept over a call, so no register has to be saved: the type is let go of first, unless it would end.
    // SAFETY: an object at its end.
    if let Some((class, free)) = unsafe { own.own_end(object) } {
        // SAFETY: objects of heap types own a count of their type, which is given up.
        if unsafe { ffi::layout::refcount::give_up_unless_last(class.cast()) } {
            // SAFETY: the memory came from `tp_alloc`, which goes with it; the type is still there.
            return unsafe { free(object.cast()) };
        }
    }
    // SAFETY: forwarded.
    unsafe { free_slowly(object, own) }
}

/// [`free`] for objects of subclasses, and where types are asked for.
///
/// # Safety
/// As there.
#[cold]
#[inline(never)]
unsafe extern "C" fn free_slowly(object: *mut ffi::PyObject, own: &ClassDef) {
    // SAFETY: an object has a type until its memory is gone.
    let class = unsafe { ffi::Py_TYPE(object) };
    // SAFETY: a live heap type.
    let free = unsafe { own.free_of(class) };
    // SAFETY: the memory came from `tp_alloc`, which goes with it.
    unsafe { free(object.cast()) };
    // Objects of heap types own a count of their type. Before 3.8 the dealloc that Python made for a
    // subclass lets go of it, whatever the base is; since then the base's own does.
    let own_end = ffi::version::running().at_least(3, 8) || {
        // SAFETY: a heap type.
        let first = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_dealloc) };
        first == own.dealloc as *mut c_void
    };
    if own_end {
        // SAFETY: the count that the object owned.
        unsafe { ffi::Py_DECREF(class.cast()) };
    }
}

/// How a type gives memory back.
///
/// # Safety
/// `class` must be a heap type.
#[cold]
#[inline(never)]
pub(crate) unsafe fn asked_free(class: *mut ffi::PyTypeObject) -> ffi::freefunc {
    // SAFETY: a heap type; answers with the function that it sets or inherits.
    let free = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_free) };
    // SAFETY: every type has one, and it has this signature.
    unsafe { std::mem::transmute(free) }
}
