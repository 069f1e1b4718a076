//! The solid base's part in the life of an object: what the collector and the end of objects do with it.

use std::ffi::{c_int, c_void};

use keelback_ffi as ffi;

use super::Facts;
use super::parts::behind_own;
use crate::class::def::ClassDef;
use crate::error::PyErr;
use crate::handle::Borrowed;
use crate::intern;
use crate::py::Python;
use crate::types::PyAny;

impl Facts {
    /// Shows what the base's part holds.
    ///
    /// # Safety
    /// `object` must be one of the base, and the others the collector's own.
    pub(crate) unsafe fn show(
        &self,
        object: *mut ffi::PyObject,
        visit: ffi::visitproc,
        arg: *mut c_void,
    ) -> c_int {
        if let Some(slots) = self.slots {
            // SAFETY: forwarded.
            let answer = unsafe { slots.show(object, visit, arg) };
            if answer != 0 {
                return answer;
            }
        }
        match self.tp_traverse() {
            // SAFETY: forwarded.
            Some(traverse) => unsafe { traverse(object, visit, arg) },
            None => 0,
        }
    }

    /// Breaks cycles through the base's part.
    ///
    /// # Safety
    /// `object` must be one of the base, found unreachable by the collector.
    pub(crate) unsafe fn take_apart(&self, object: *mut ffi::PyObject) -> c_int {
        if let Some(slots) = self.slots {
            // SAFETY: forwarded.
            unsafe { slots.clear(object) };
        }
        match self.tp_clear() {
            // SAFETY: forwarded.
            Some(clear) => unsafe { clear(object) },
            None => 0,
        }
    }

    /// What the base does before an object of `own` ends, whose own part hides it.
    ///
    /// # Safety
    /// `object` must be of `own`, and the thread attached.
    pub(crate) unsafe fn before_end(&self, object: *mut ffi::PyObject, own: &'static ClassDef) {
        if self.has_parts {
            // SAFETY: forwarded.
            let py = unsafe { Python::assume_attached() };
            // SAFETY: a live object.
            let object = unsafe { Borrowed::<PyAny>::from_ptr(py, object) };
            let before = PyErr::take(py);
            let ended = behind_own(own, &object, &object.get_type(), intern!(py, "__del__"))
                .and_then(|method| method.map_or(Ok(()), |method| method.call0().map(drop)));
            if let Err(error) = ended {
                error.write_unraisable(py, None);
            }
            if let Some(before) = before {
                before.restore(py);
            }
        } else if let Some(finalize) = self.tp_finalize() {
            // SAFETY: forwarded.
            unsafe { finalize(object) };
        }
    }

    /// Ends the base's part, gives the memory back, and lets go of the type.
    ///
    /// # Safety
    /// `object` must be of `own` or a subclass, at its end, its contents dropped, and not seen by the collector.
    pub(crate) unsafe fn end(&self, object: *mut ffi::PyObject, own: &ClassDef) {
        // SAFETY: an object has a type until its memory is gone.
        let class = unsafe { ffi::Py_TYPE(object) };
        let lets_go = self.lets_go_of(class, own);
        if let Some(slots) = self.slots {
            // SAFETY: forwarded.
            unsafe { slots.clear(object) };
        }
        if self.ends_collected {
            // The base begins with hiding it, and takes for granted that it was seen.
            // SAFETY: an object that was hidden, of a type that the collector knows.
            unsafe { ffi::PyObject_GC_Track(object.cast()) };
        }
        if let Some(end) = self.tp_dealloc() {
            // SAFETY: forwarded: what is left is an object of the base.
            unsafe { end(object) };
        }
        if lets_go {
            // SAFETY: the count that the object owned.
            unsafe { ffi::Py_DECREF(class.cast()) };
        }
    }

    /// Whether the count of its type, which an object owns, is left to us: as `subtype_dealloc` has it, which ends
    /// objects of classes that Python makes.
    fn lets_go_of(&self, class: *mut ffi::PyTypeObject, own: &ClassDef) -> bool {
        if ffi::version::running().at_least(3, 8) {
            return !self.is_heap;
        }
        // Before 3.8 that lets go itself, whatever the base is. And the base may lay a deeply nested object aside there, of
        // any type, and end it a second time: a count too many is kept then, not one too few.
        // SAFETY: a live heap type.
        let first = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_dealloc) };
        let is_own = first == own.dealloc as *mut c_void;
        is_own && !self.ends_collected
    }
}
