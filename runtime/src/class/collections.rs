//! Classes that stand for a kind of collection.

use keelback_ffi as ffi;
use std::ffi::{c_int, c_void};

use crate::class::def::ClassDef;
use crate::class::features::Kind;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

/// The slots by which C code finds, sets and deletes the items of a sequence by number, where the class does
/// so at all: as for classes of Python's own, `iter` and `reversed` need no more than `__getitem__` and
/// `__len__`.
pub(super) fn slots(class: &ClassDef) -> Vec<(c_int, *const c_void)> {
    if class.kind != Some(Kind::Sequence) {
        return Vec::new();
    }
    let rows = [
        (ffi::Py_mp_subscript, ffi::Py_sq_item, item as *const c_void),
        (ffi::Py_mp_ass_subscript, ffi::Py_sq_ass_item, set_item as *const c_void),
        (ffi::Py_mp_length, ffi::Py_sq_length, length as *const c_void),
    ];
    let has = |slot: c_int| class.slots.iter().any(|own| own.slot == slot);
    let rows = rows.into_iter().filter(|(own, by_number, _)| has(*own) && !has(*by_number));
    rows.map(|(_, by_number, entry)| (by_number, entry)).collect()
}

/// `object[index] = value`, and `del object[index]` where there is no value.
unsafe extern "C" fn set_item(
    object: *mut ffi::PyObject,
    index: ffi::Py_ssize_t,
    value: *mut ffi::PyObject,
) -> c_int {
    // SAFETY: CPython calls the slot with the thread attached.
    let key = unsafe { ffi::PyLong_FromSsize_t(index) };
    if key.is_null() {
        return -1;
    }
    let done = if value.is_null() {
        // SAFETY: two live objects; the class has a subscript of its own, which is asked first.
        unsafe { ffi::PyObject_DelItem(object, key) }
    } else {
        // SAFETY: three live objects; as above.
        unsafe { ffi::PyObject_SetItem(object, key, value) }
    };
    // SAFETY: the new reference from above.
    unsafe { ffi::Py_DECREF(key) };
    done
}

/// `object[index]`, the index never negative: as the class's own `__getitem__` answers it.
unsafe extern "C" fn item(
    object: *mut ffi::PyObject,
    index: ffi::Py_ssize_t,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let key = unsafe { ffi::PyLong_FromSsize_t(index) };
    if key.is_null() {
        return key;
    }
    // SAFETY: two live objects; the class has a subscript of its own, which is asked first.
    let item = unsafe { ffi::PyObject_GetItem(object, key) };
    // SAFETY: the new reference from above.
    unsafe { ffi::Py_DECREF(key) };
    item
}

/// `len(object)`, as the class's own `__len__` answers it.
unsafe extern "C" fn length(object: *mut ffi::PyObject) -> ffi::Py_ssize_t {
    // SAFETY: a live object, whose length as a mapping is the class's own.
    unsafe { ffi::PyMapping_Size(object) }
}

/// Tells Python's abstract classes, which `isinstance` and, since 3.10, `match` ask. Their module is one
/// that every interpreter has loaded.
pub(super) fn register(
    py: Python<'_>,
    class: &ClassDef,
    object: &Bound<'_, PyAny>,
) -> PyResult<()> {
    let name = match class.kind {
        None => return Ok(()),
        Some(Kind::Sequence) => "Sequence",
        Some(Kind::Mapping) => "Mapping",
        Some(Kind::Coroutine) => "Coroutine",
    };
    let abstract_class = py.import("_collections_abc")?.into_any().getattr(name)?;
    abstract_class.getattr("register")?.call1((object,))?;
    Ok(())
}
