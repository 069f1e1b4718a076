//! The table of `datetime`'s functions, where the module has none: the one in Python, which takes the place of the one in
//! C in interpreters that 3.12 isolates.

use std::ffi::c_int;
use std::ptr;

use super::{raised, release};
use crate::{
    PyCapsule_GetPointer, PyCapsule_New, PyDateTime_CAPI, PyDateTime_CAPSULE_NAME, PyDict_New,
    PyDict_SetItemString, PyErr_Clear, PyImport_ImportModule, PyLong_FromLong, PyObject,
    PyObject_Call, PyObject_GetAttrString, PyTuple_New, PyTuple_SetItem, PyTypeObject,
};

/// A capsule of that name: the module's own, or one with a table that calls the module's classes. Null with an exception.
///
/// # Safety
///
/// An attached thread.
pub unsafe fn PyDateTime_Capsule() -> *mut PyObject {
    // SAFETY: an attached thread and a C string.
    let module = unsafe { PyImport_ImportModule(c"datetime".as_ptr()) };
    if module.is_null() {
        return module;
    }
    // SAFETY: a live object and a C string.
    let mut capsule = unsafe { PyObject_GetAttrString(module, c"datetime_CAPI".as_ptr()) };
    if capsule.is_null() && raised(&raw const crate::PyExc_AttributeError) {
        // SAFETY: an attached thread.
        unsafe { PyErr_Clear() };
        capsule = substitute(module);
    }
    release(module);
    capsule
}

/// A capsule that owns a table, which owns the classes in it.
fn substitute(module: *mut PyObject) -> *mut PyObject {
    // SAFETY: a live module and a C string, here and below.
    let get = |name: &std::ffi::CStr| unsafe { PyObject_GetAttrString(module, name.as_ptr()) };
    let zone = get(c"timezone");
    let utc = if zone.is_null() {
        zone
    } else {
        // SAFETY: a live class and a C string.
        unsafe { PyObject_GetAttrString(zone, c"utc".as_ptr()) }
    };
    release(zone);
    let table = Box::new(PyDateTime_CAPI {
        DateType: get(c"date").cast(),
        DateTimeType: get(c"datetime").cast(),
        TimeType: get(c"time").cast(),
        DeltaType: get(c"timedelta").cast(),
        TZInfoType: get(c"tzinfo").cast(),
        TimeZone_UTC: utc,
        Date_FromDate: date,
        DateTime_FromDateAndTime: datetime,
        Time_FromTime: time,
        Delta_FromDelta: delta,
        TimeZone_FromTimeZone: time_zone,
        DateTime_FromTimestamp: datetime_from_timestamp,
        Date_FromTimestamp: date_from_timestamp,
        DateTime_FromDateAndTimeAndFold: datetime_and_fold,
        Time_FromTimeAndFold: time_and_fold,
    });
    if owned(&table).iter().any(|object| object.is_null()) {
        release_all(&table);
        return ptr::null_mut();
    }
    let table = Box::into_raw(table);
    let name = PyDateTime_CAPSULE_NAME.as_ptr();
    // SAFETY: a pointer that is not null, a static name, and a destructor for what is behind it.
    let capsule = unsafe { PyCapsule_New(table.cast(), name, Some(end)) };
    if capsule.is_null() {
        // SAFETY: made above, and nobody else has it.
        release_all(unsafe { &*table });
    }
    capsule
}

fn owned(table: &PyDateTime_CAPI) -> [*mut PyObject; 6] {
    [
        table.DateType.cast(),
        table.DateTimeType.cast(),
        table.TimeType.cast(),
        table.DeltaType.cast(),
        table.TZInfoType.cast(),
        table.TimeZone_UTC,
    ]
}

fn release_all(table: &PyDateTime_CAPI) {
    for object in owned(table) {
        release(object);
    }
}

unsafe extern "C" fn end(capsule: *mut PyObject) {
    // SAFETY: a capsule that `substitute` made.
    let table = unsafe { PyCapsule_GetPointer(capsule, PyDateTime_CAPSULE_NAME.as_ptr()) };
    // SAFETY: the box that `substitute` gave away.
    let table = unsafe { Box::from_raw(table.cast::<PyDateTime_CAPI>()) };
    release_all(&table);
}

/// Calls with numbers, then with one object if it is not null, and `fold` by its name if it is not 0.
fn call(
    class: *mut PyObject,
    numbers: &[c_int],
    object: *mut PyObject,
    fold: c_int,
) -> *mut PyObject {
    let count = numbers.len() + usize::from(!object.is_null());
    // SAFETY: an attached thread.
    let args = unsafe { PyTuple_New(count as crate::Py_ssize_t) };
    if args.is_null() {
        return args;
    }
    for (index, number) in numbers.iter().enumerate() {
        // SAFETY: an attached thread.
        let number = unsafe { PyLong_FromLong((*number).into()) };
        // SAFETY: a new tuple with room for it, which takes the reference; null leaves it empty.
        unsafe { PyTuple_SetItem(args, index as crate::Py_ssize_t, number) };
    }
    if !object.is_null() {
        let place = numbers.len() as crate::Py_ssize_t;
        // SAFETY: as above.
        unsafe { PyTuple_SetItem(args, place, super::owned(object)) };
    }
    let words = if fold == 0 { ptr::null_mut() } else { fold_word(fold) };
    // SAFETY: a live class, a tuple, and a dict or null.
    let made = unsafe { PyObject_Call(class, args, words) };
    release(words);
    release(args);
    made
}

fn fold_word(fold: c_int) -> *mut PyObject {
    // SAFETY: an attached thread.
    let words = unsafe { PyDict_New() };
    // SAFETY: as above.
    let number = unsafe { PyLong_FromLong(fold.into()) };
    if !words.is_null() && !number.is_null() {
        // SAFETY: a dict, a C string, a live object.
        unsafe { PyDict_SetItemString(words, c"fold".as_ptr(), number) };
    }
    release(number);
    words
}

unsafe extern "C" fn date(
    year: c_int,
    month: c_int,
    day: c_int,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[year, month, day], ptr::null_mut(), 0)
}

#[rustfmt::skip]
unsafe extern "C" fn datetime(
    year: c_int, month: c_int, day: c_int, hour: c_int, minute: c_int, second: c_int, micro: c_int,
    zone: *mut PyObject,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[year, month, day, hour, minute, second, micro], zone, 0)
}

#[rustfmt::skip]
unsafe extern "C" fn datetime_and_fold(
    year: c_int, month: c_int, day: c_int, hour: c_int, minute: c_int, second: c_int, micro: c_int,
    zone: *mut PyObject,
    fold: c_int,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[year, month, day, hour, minute, second, micro], zone, fold)
}

unsafe extern "C" fn time(
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[hour, minute, second, micro], zone, 0)
}

unsafe extern "C" fn time_and_fold(
    hour: c_int,
    minute: c_int,
    second: c_int,
    micro: c_int,
    zone: *mut PyObject,
    fold: c_int,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[hour, minute, second, micro], zone, fold)
}

unsafe extern "C" fn delta(
    days: c_int,
    seconds: c_int,
    micros: c_int,
    _normalize: c_int,
    class: *mut PyTypeObject,
) -> *mut PyObject {
    call(class.cast(), &[days, seconds, micros], ptr::null_mut(), 0)
}

unsafe extern "C" fn time_zone(offset: *mut PyObject, name: *mut PyObject) -> *mut PyObject {
    // SAFETY: an attached thread and a C string.
    let module = unsafe { PyImport_ImportModule(c"datetime".as_ptr()) };
    if module.is_null() {
        return module;
    }
    // SAFETY: a live module and a C string.
    let class = unsafe { PyObject_GetAttrString(module, c"timezone".as_ptr()) };
    release(module);
    let zone = if class.is_null() {
        class
    } else {
        // SAFETY: a live class, live objects and null, which ends them.
        unsafe {
            crate::PyObject_CallFunctionObjArgs(class, offset, name, ptr::null_mut::<PyObject>())
        }
    };
    release(class);
    zone
}

unsafe extern "C" fn datetime_from_timestamp(
    class: *mut PyObject,
    args: *mut PyObject,
    words: *mut PyObject,
) -> *mut PyObject {
    from_timestamp(class, args, words)
}

unsafe extern "C" fn date_from_timestamp(
    class: *mut PyObject,
    args: *mut PyObject,
) -> *mut PyObject {
    from_timestamp(class, args, ptr::null_mut())
}

fn from_timestamp(
    class: *mut PyObject,
    args: *mut PyObject,
    words: *mut PyObject,
) -> *mut PyObject {
    // SAFETY: a live class and a C string.
    let make = unsafe { PyObject_GetAttrString(class, c"fromtimestamp".as_ptr()) };
    if make.is_null() {
        return make;
    }
    // SAFETY: a live object, a tuple, and a dict or null.
    let made = unsafe { PyObject_Call(make, args, words) };
    release(make);
    made
}
