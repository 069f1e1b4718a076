//! Fields of type objects on versions that have no function for them: where instances of a type made at run time
//! keep their `__dict__` and their weak references, and the slots of static types.

use std::ffi::{c_int, c_void};

use super::types::Field;
use super::{WORD, expected, place};
use crate::{
    Py_DecRef, Py_TPFLAGS_HEAPTYPE, Py_tp_base, Py_tp_clear, Py_tp_dealloc, Py_tp_finalize,
    Py_tp_init, Py_tp_new, Py_tp_traverse, PyErr_Clear, PyLong_AsSsize_t, PyObject_GetAttrString,
    PyType_GetFlags, PyType_GetSlot, PyType_Modified, PyTypeObject, version,
};

/// Sets the two offsets of a new heap type, for 3.7 and 3.8. False where it is not certain that they are
/// where the tables say.
///
/// Unlike the readers of this folder it works with `KEELBACK_LAYOUT=off` too, as there is no other way:
/// the place of the fields is proved on the type itself, whose size Python tells.
///
/// # Safety
///
/// `class` is a heap type that nobody else has seen, and its instances have room at these offsets.
pub unsafe fn set_offsets(
    class: *mut PyTypeObject,
    dict: Option<usize>,
    weakrefs: Option<usize>,
) -> bool {
    let running = version::running();
    if running.at_least(3, 9) {
        return false;
    }
    let Some(facts) = expected(running) else { return false };
    let field = |field: Field| {
        place::<*mut c_void, _>(class, usize::from(facts.fields_at) + field as usize * WORD)
    };
    // SAFETY: forwarded.
    let told = unsafe { told_size(class) };
    // SAFETY: within a type object of this version.
    if unsafe { *field(Field::BasicSize) }.addr() != told {
        return false;
    }
    for (offset, which) in [(dict, Field::DictOffset), (weakrefs, Field::WeakListOffset)] {
        if let Some(offset) = offset {
            // SAFETY: the fields lie where the tables say, as just proved of one of them.
            unsafe { field(which).write(std::ptr::without_provenance_mut(offset)) };
        }
    }
    // SAFETY: a live type.
    unsafe { PyType_Modified(class) };
    true
}

/// A slot of any type, one of those that [`Field`] has; null where the type has none. `None` where it is not certain
/// where it lies.
///
/// Before 3.10 `PyType_GetSlot` knows heap types only; those of a static one are read, with `KEELBACK_LAYOUT=off` too, as in
/// [`set_offsets`].
///
/// # Safety
///
/// `class` is a live type.
pub unsafe fn slot_of(class: *mut PyTypeObject, slot: c_int) -> Option<*mut c_void> {
    let running = version::running();
    // SAFETY: forwarded.
    let is_heap = unsafe { PyType_GetFlags(class) } & Py_TPFLAGS_HEAPTYPE != 0;
    if is_heap || running.at_least(3, 10) {
        // SAFETY: forwarded; such a type may be asked.
        return Some(unsafe { PyType_GetSlot(class, slot) });
    }
    let (_, field) = SLOTS.iter().find(|(known, _)| *known == slot)?;
    let facts = expected(running)?;
    let word = |field: Field| {
        place::<*mut c_void, _>(class, usize::from(facts.fields_at) + field as usize * WORD)
    };
    // SAFETY: forwarded.
    let told = unsafe { told_size(class) };
    // SAFETY: within a type object of this version.
    if unsafe { *word(Field::BasicSize) }.addr() != told {
        return None;
    }
    // SAFETY: as just proved of another one of the fields.
    Some(unsafe { *word(*field) })
}

/// Which field a slot is.
const SLOTS: &[(c_int, Field)] = &[
    (Py_tp_base, Field::Base),
    (Py_tp_clear, Field::Clear),
    (Py_tp_dealloc, Field::Dealloc),
    (Py_tp_finalize, Field::Finalize),
    (Py_tp_init, Field::Init),
    (Py_tp_new, Field::New),
    (Py_tp_traverse, Field::Traverse),
];

/// `class.__basicsize__`; 0, which no size is, when it cannot be had.
unsafe fn told_size(class: *mut PyTypeObject) -> usize {
    // SAFETY: a live type and a C string.
    let told = unsafe { PyObject_GetAttrString(class.cast(), c"__basicsize__".as_ptr()) };
    if told.is_null() {
        // SAFETY: an attached thread.
        unsafe { PyErr_Clear() };
        return 0;
    }
    // SAFETY: a live object; -1 with an exception for what is no int.
    let size = unsafe { PyLong_AsSsize_t(told) };
    // SAFETY: the attribute was answered as a new reference.
    unsafe { Py_DecRef(told) };
    usize::try_from(size).unwrap_or(0)
}
