//! What classes that Python made keep in their objects: `__slots__`, and the `__dict__` beside them.
//!
//! CPython shows and clears them by functions that begin at an object's type and go down to the first base whose functions are others
//! (`subtype_traverse`, `subtype_clear` and `subtype_dealloc` in `Objects/typeobject.c`). Those of a class of ours are, so they stop above such a
//! base, and calling the base's own would lead back to ours: what is there is left to us. Python lays slots one behind the other, behind the
//! base's objects, each a word that is null or owns an object (`type_new_slots`); a `__dict__` is such a word too, or managed by the
//! interpreter, and a list of weak references is a word that owns nothing.

use std::ffi::{c_int, c_void};
use std::ptr;

use keelback_ffi as ffi;
use keelback_ffi::layout::types::Field;

use super::facts::{is_alike, number, shown};
use crate::class::def::ClassDef;
use crate::class::owner;
use crate::error::PyResult;
use crate::exceptions::PyTypeError;
use crate::handle::Bound;
use crate::types::{PyAny, PyType};

/// Where they are in an object.
///
/// Invariant: each word from `begin` to `end` but that at `weakrefs` is null or owns an object, in all objects of the solid base.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Slots {
    begin: usize,
    end: usize,
    /// Zero, or where the word of weak references is.
    weakrefs: usize,
    /// The interpreter has a `__dict__` for the object somewhere else.
    has_managed_dict: bool,
}

impl Slots {
    /// Those of a solid base, and the first class below it that Python has not made: none and itself, where Python has not made the base.
    pub(super) fn of<'py>(
        class: &ClassDef,
        solid: &Bound<'py, PyType>,
    ) -> PyResult<(Bound<'py, PyType>, Option<Slots>)> {
        let py = solid.py();
        let mut root = solid.clone();
        // SAFETY: a live type.
        if !unsafe { owner::is_of_python_alone(py, root.as_type_ptr())? } {
            return Ok((root, None));
        }
        // SAFETY: a live type.
        while unsafe { owner::is_of_python_alone(py, root.as_type_ptr())? } {
            root = root.getattr("__base__")?.cast_into()?;
        }
        // As `typing.Generic`, which is in C since 3.12 and has nothing in its objects.
        let below = root.getattr("__base__")?;
        if below.is(&py.get_type::<PyAny>()) && is_alike(&root, &below.clone().cast_into()?)? {
            root = below.cast_into()?;
        }
        let refused = |what: &str| {
            Err(PyTypeError::new_err(format!(
                "class {} cannot derive from {}: that has `__slots__`, and {what}",
                class.name(),
                shown(solid)
            )))
        };
        if ffi::FOR_PYPY {
            return refused("PyPy keeps those where nothing can stand behind them");
        }
        // SAFETY: a live type.
        let flags = unsafe { ffi::PyType_GetFlags(solid.as_type_ptr()) };
        let adds_dict = number(solid, Field::DictOffset)? != number(&root, Field::DictOffset)?;
        let has_managed_dict = adds_dict && flags & ffi::Py_TPFLAGS_MANAGED_DICT != 0;
        if has_managed_dict && !ffi::version::running().at_least(3, 12) {
            return refused("a `__dict__` besides, which Python 3.11 shows to nobody: 3.12 does");
        }
        let slots = Slots {
            begin: number(&root, Field::BasicSize)?.unsigned_abs(),
            end: number(solid, Field::BasicSize)?.unsigned_abs(),
            // Below zero it is before the object.
            weakrefs: usize::try_from(number(solid, Field::WeakListOffset)?).unwrap_or(0),
            has_managed_dict,
        };
        Ok((root, Some(slots)))
    }

    fn places(self, object: *mut ffi::PyObject) -> impl Iterator<Item = *mut *mut ffi::PyObject> {
        let all = (self.begin..self.end).step_by(size_of::<usize>());
        let own = all.filter(move |place| *place != self.weakrefs);
        own.map(move |place| object.wrapping_byte_add(place).cast())
    }

    /// Shows what they hold.
    ///
    /// # Safety
    /// `object` must be of the base, and the others the collector's own.
    pub(super) unsafe fn show(
        self,
        object: *mut ffi::PyObject,
        visit: ffi::visitproc,
        arg: *mut c_void,
    ) -> c_int {
        for place in self.places(object) {
            // SAFETY: a slot of the object (type invariant), while Python stands still.
            let held = unsafe { *place };
            if held.is_null() {
                continue;
            }
            // SAFETY: the collector's function with its own argument.
            let answer = unsafe { visit(held, arg) };
            if answer != 0 {
                return answer;
            }
        }
        if self.has_managed_dict {
            // SAFETY: an object of a type with such a dict.
            return unsafe { ffi::PyObject_VisitManagedDict(object, visit, arg) };
        }
        0
    }

    /// Lets go of what they hold.
    ///
    /// # Safety
    /// `object` must be of the base, at its end, or found unreachable by the collector.
    pub(super) unsafe fn clear(self, object: *mut ffi::PyObject) {
        for place in self.places(object) {
            // SAFETY: a slot of the object (type invariant), which nobody else uses.
            let held = unsafe { place.replace(ptr::null_mut()) };
            // SAFETY: the count that the slot owned.
            unsafe { ffi::Py_XDECREF(held) };
        }
        if self.has_managed_dict {
            // SAFETY: an object of a type with such a dict.
            unsafe { ffi::PyObject_ClearManagedDict(object) };
        }
    }
}

/// Whether a class that Python made keeps more in its objects than a `__dict__` and weak references.
pub(super) fn has_any(class: &Bound<'_, PyType>, below: &Bound<'_, PyType>) -> PyResult<bool> {
    // Where objects differ in size they are behind the items, if there are any: Python refuses two classes that both have something there.
    if number(class, Field::ItemSize)? != 0 {
        return Ok(false);
    }
    let mut size = number(class, Field::BasicSize)? - number(below, Field::BasicSize)?;
    for place in [Field::DictOffset, Field::WeakListOffset] {
        // Below zero it is before the object.
        if number(class, place)? > 0 && number(below, place)? == 0 {
            size -= size_of::<usize>() as isize;
        }
    }
    Ok(size != 0)
}
