//! Counting references inline, by the form the running build uses.
//!
//! Before 3.12 a count is a word. Since 3.12 its low 32 bits decide, and from 2^31 on (32-bit builds: from
//! a smaller constant on) the object is immortal and never written. Builds that count twice (debug) or
//! without a GIL are called.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::{HOT, Rows, place};
use crate::version::Version;
use crate::{Py_DecRef, Py_IncRef, Py_ssize_t, PyObject};

/// How references are counted. The sign of the number tells: one comparison, of which all three answers are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(i8)]
pub enum Form {
    /// By `Py_IncRef` and `Py_DecRef`.
    Call = 0,
    /// 32 bits; large ones are immortal.
    Immortal = -1,
    /// A word.
    Plain = 1,
}

const FORMS: Rows<Form> = &[((3, 7), Form::Plain), ((3, 12), Form::Immortal)];

/// Counts from here on are never written. 64-bit builds since 3.12 agree that a count with this bit is not
/// decreased; on 32-bit ones this is 3.12's constant, and 3.14's is above it.
pub(crate) const IMMORTAL_FROM: u32 =
    if cfg!(target_pointer_width = "32") { u32::MAX >> 2 } else { 1 << 31 };

/// Where the low 32 bits of the word are.
const LOW_AT: usize =
    if cfg!(all(target_endian = "big", target_pointer_width = "64")) { 4 } else { 0 };

pub(crate) fn expected(version: &Version) -> Form {
    if version.debug || version.free_threaded { Form::Call } else { super::row(FORMS, version) }
}

/// The low 32 bits of the count. Atomic because it costs nothing and forbids nothing.
#[inline(always)]
pub(crate) unsafe fn low<'a>(object: *const PyObject) -> &'a AtomicU32 {
    let place = place::<u32, _>(object, LOW_AT);
    // SAFETY: a live object begins with its count in every form but `Call`; aligned.
    unsafe { AtomicU32::from_ptr(place) }
}

#[inline(always)]
fn form() -> Form {
    match HOT.refs.get() {
        ..0 => Form::Immortal,
        0 => Form::Call,
        1.. => Form::Plain,
    }
}

/// One reference more.
///
/// # Safety
///
/// `object` is live and the thread is attached.
#[inline(always)]
pub unsafe fn Py_INCREF(object: *mut PyObject) {
    match form() {
        // SAFETY: the form was proved.
        Form::Immortal => unsafe { count_immortal(object) },
        // SAFETY: the form was proved.
        Form::Plain => unsafe { count_plain(object) },
        // SAFETY: forwarded.
        Form::Call => unsafe { Py_IncRef(object) },
    }
}

/// # Safety
///
/// `object` is live, its form is `Plain`, and we hold the GIL.
#[inline(always)]
unsafe fn count_plain(object: *mut PyObject) {
    let count = object.cast::<Py_ssize_t>();
    // SAFETY: in this form a live object begins with its count.
    unsafe { *count += 1 };
}

/// # Safety
///
/// `object` is live, its form is `Immortal`, and we hold the GIL.
#[inline(always)]
unsafe fn count_immortal(object: *mut PyObject) {
    // SAFETY: as says the caller.
    let count = unsafe { low(object) };
    let value = count.load(Relaxed);
    if value < IMMORTAL_FROM {
        count.store(value + 1, Relaxed);
    }
}

/// One reference fewer; the last one deletes the object.
///
/// # Safety
///
/// The caller owns a reference to `object` and gives it up; the thread is attached. Python code may run.
#[inline(always)]
pub unsafe fn Py_DECREF(object: *mut PyObject) {
    // SAFETY: forwarded.
    if !unsafe { give_up_unless_last(object) } {
        // SAFETY: forwarded.
        unsafe { last(object) };
    }
}

/// One reference fewer, unless it is the last, or counted by a call: whether it is done.
///
/// # Safety
///
/// As for [`Py_DECREF`]; no Python code runs.
#[inline(always)]
pub unsafe fn give_up_unless_last(object: *mut PyObject) -> bool {
    match form() {
        Form::Plain => {
            let count = object.cast::<Py_ssize_t>();
            // SAFETY: the form was proved: a live object begins with its count, and we hold the GIL.
            let value = unsafe { *count };
            if value > 1 {
                // SAFETY: as above.
                unsafe { *count = value - 1 };
            }
            value > 1
        }
        // SAFETY: the form was proved.
        Form::Immortal => unsafe { give_up_immortal_unless_last(object) },
        Form::Call => false,
    }
}

/// # Safety
///
/// As for [`give_up_unless_last`], in the form `Immortal`.
#[inline(always)]
unsafe fn give_up_immortal_unless_last(object: *mut PyObject) -> bool {
    // SAFETY: as says the caller.
    let count = unsafe { low(object) };
    let value = count.load(Relaxed);
    if (2..IMMORTAL_FROM).contains(&value) {
        count.store(value - 1, Relaxed);
    }
    value > 1
}

/// [`Py_DECREF`] where the form is known to be `Immortal`.
///
/// # Safety
///
/// As for [`Py_DECREF`], in the form `Immortal`.
#[inline(always)]
pub(super) unsafe fn give_up_immortal(object: *mut PyObject) {
    // SAFETY: forwarded.
    if !unsafe { give_up_immortal_unless_last(object) } {
        // SAFETY: forwarded.
        unsafe { last(object) };
    }
}

/// Whether [`revive`] may be called: counts are written here, and nothing else stands for an object. In PyPy an object that
/// ends has lost the one that Python code sees.
#[inline(always)]
pub fn may_revive() -> bool {
    !crate::FOR_PYPY && form() != Form::Call
}

/// Makes an object that ends a live one again, with one reference, as C code does that lets it run Python once more.
///
/// # Safety
///
/// `object` is at its end: nobody refers to it. The thread is attached, and [`may_revive`] holds.
#[inline(always)]
pub unsafe fn revive(object: *mut PyObject) {
    // The rest of the word is zero, or not part of the count.
    // SAFETY: the form was proved, and the memory is still that of an object.
    unsafe { low(object) }.store(1, Relaxed);
}

/// Deletes, or does whatever the build does for a reference. Of C's convention, so that callers may end with it.
#[cold]
#[inline(never)]
unsafe extern "C" fn last(object: *mut PyObject) {
    // SAFETY: forwarded from `Py_DECREF`.
    unsafe { Py_DecRef(object) };
}

/// [`Py_INCREF`] unless null.
///
/// # Safety
///
/// As there.
#[inline(always)]
pub unsafe fn Py_XINCREF(object: *mut PyObject) {
    if !object.is_null() {
        // SAFETY: forwarded.
        unsafe { Py_INCREF(object) };
    }
}

/// [`Py_DECREF`] unless null.
///
/// # Safety
///
/// As there.
#[inline(always)]
pub unsafe fn Py_XDECREF(object: *mut PyObject) {
    if !object.is_null() {
        // SAFETY: forwarded.
        unsafe { Py_DECREF(object) };
    }
}

/// [`Py_INCREF`], and the object again: what calls it last need not keep it.
///
/// # Safety
///
/// As there.
#[inline(always)]
pub unsafe fn Py_NewRef(object: *mut PyObject) -> *mut PyObject {
    match form() {
        // SAFETY: the form was proved.
        Form::Immortal => unsafe { count_immortal(object) },
        // SAFETY: the form was proved.
        Form::Plain => unsafe { count_plain(object) },
        // SAFETY: forwarded.
        Form::Call => return unsafe { called(object) },
    }
    object
}

/// [`Py_NewRef`] of `None`, `True`, `False` and their like, which are immortal where objects can be.
///
/// # Safety
///
/// As there; `object` is such a one.
#[inline(always)]
pub unsafe fn new_ref_of_singleton(object: *mut PyObject) -> *mut PyObject {
    match form() {
        Form::Immortal => {}
        // SAFETY: the form was proved.
        Form::Plain => unsafe { count_plain(object) },
        // SAFETY: forwarded.
        Form::Call => return unsafe { called(object) },
    }
    object
}

/// Of C's convention, so that callers need no way out of it by a panic, and may end with it.
#[cold]
#[inline(never)]
unsafe extern "C" fn called(object: *mut PyObject) -> *mut PyObject {
    // SAFETY: forwarded.
    unsafe { Py_IncRef(object) };
    object
}

/// The number of references, for tests and messages; -1 where it cannot be known. On a debug build it is
/// asked through `sys.getrefcount`, which allocates.
///
/// # Safety
///
/// `object` is live and the thread is attached.
pub unsafe fn Py_REFCNT(object: *mut PyObject) -> Py_ssize_t {
    match form() {
        // SAFETY: the form was proved.
        Form::Plain => unsafe { *object.cast::<Py_ssize_t>() },
        // SAFETY: the form was proved.
        Form::Immortal => unsafe { low(object) }.load(Relaxed) as Py_ssize_t,
        // SAFETY: forwarded.
        Form::Call => unsafe { asked(object) },
    }
}

unsafe fn asked(object: *mut PyObject) -> Py_ssize_t {
    // SAFETY: an attached thread; borrowed.
    let function = unsafe { crate::PySys_GetObject(c"getrefcount".as_ptr()) };
    if function.is_null() {
        return -1;
    }
    let end = std::ptr::null_mut::<PyObject>();
    // SAFETY: live objects, ended by null.
    let count = unsafe { crate::PyObject_CallFunctionObjArgs(function, object, end) };
    if count.is_null() {
        // SAFETY: an attached thread.
        unsafe { crate::PyErr_Clear() };
        return -1;
    }
    // SAFETY: an int.
    let value = unsafe { crate::PyLong_AsSsize_t(count) };
    // SAFETY: it is ours.
    unsafe { Py_DecRef(count) };
    value
}
