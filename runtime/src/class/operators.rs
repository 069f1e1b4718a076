//! Operators: slots that may be called with an object of the class on either side, or that stand for
//! several methods.

use std::ffi::{c_int, c_void};

use keelback_ffi as ffi;

use crate::call::arg::{Arg, OptionalArg, blame};
use crate::call::enter::{fence, fence_status};
use crate::class::def::Class;
use crate::class::receiver::{Receiver, takes};
use crate::convert::{Answer, Owned};
use crate::error::Raised;
use crate::exceptions::{PyAttributeError, PyTypeError};
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// One side of an operator: the object of the class, then the other operand.
pub type Operator<T> = for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Answer;

/// `object[key] = value`.
pub type SetItem<T> = for<'a, 'py> fn(
    Python<'py>,
    Receiver<'a, 'py, T>,
    &'a Arg<'py>,
    &'a Arg<'py>,
) -> Result<(), Raised>;

/// `del object[key]`.
pub type DeleteItem<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>) -> Result<(), Raised>;

/// `NotImplemented`.
pub fn not_implemented(py: Python<'_>) -> Answer {
    // SAFETY: a static object.
    let object = unsafe { Borrowed::<PyAny>::from_ptr(py, ffi::Py_NotImplemented()) };
    Ok(object.to_owned().into())
}

/// An operand that could not be converted: of the wrong type is not this operator's, and the other
/// operand is asked; any other exception goes on, with the parameter's name.
#[cold]
#[inline(never)]
pub fn decline(py: Python<'_>, raised: Raised, name: &str) -> Answer {
    // SAFETY: a static type object.
    let wrong_type = unsafe { ffi::PyExc_TypeError };
    // SAFETY: an exception is raised (`raised`), and a class of exceptions.
    if unsafe { ffi::PyErr_ExceptionMatches(wrong_type) } == 0 {
        return Err(blame(py, raised, name));
    }
    raised.forget(py);
    not_implemented(py)
}

/// Tells `NotImplemented` from answers.
#[inline(always)]
fn implemented(py: Python<'_>, answer: Answer) -> Result<Option<Owned>, Raised> {
    let answer = answer?.into_bound(py);
    Ok((answer.as_ptr() != ffi::Py_NotImplemented()).then(|| answer.into()))
}

/// `left + right`: the class's own side, then the reflected one.
///
/// # Safety
/// To be called by CPython with two live objects.
#[inline(always)]
pub unsafe fn binary<T: Class>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
    forward: Option<Operator<T>>,
    reflected: Option<Operator<T>>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded, and an object that is live for ever.
    unsafe { either_side(left, right, ffi::Py_None(), forward, reflected) }
}

/// What a side of an operator runs.
trait Side<T: Class>: Copy {
    fn run<'a, 'py>(
        self,
        py: Python<'py>,
        receiver: Receiver<'a, 'py, T>,
        other: &'a Arg<'py>,
        modulo: &'a Arg<'py>,
    ) -> Answer;
}

impl<T: Class> Side<T> for Operator<T> {
    #[inline(always)]
    fn run<'a, 'py>(
        self,
        py: Python<'py>,
        receiver: Receiver<'a, 'py, T>,
        other: &'a Arg<'py>,
        _modulo: &'a Arg<'py>,
    ) -> Answer {
        self(py, receiver, other)
    }
}

impl<T: Class> Side<T> for Power<T> {
    #[inline(always)]
    fn run<'a, 'py>(
        self,
        py: Python<'py>,
        receiver: Receiver<'a, 'py, T>,
        other: &'a Arg<'py>,
        modulo: &'a Arg<'py>,
    ) -> Answer {
        self(py, receiver, other, modulo)
    }
}

/// # Safety
/// To be called with three live objects, by C.
#[inline(always)]
unsafe fn either_side<T: Class, S: Side<T>>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
    modulo: *mut ffi::PyObject,
    forward: Option<S>,
    reflected: Option<S>,
) -> *mut ffi::PyObject {
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded; it lives as long as the call.
    let left_object = unsafe { Borrowed::<PyAny>::from_ptr(py, left) };
    // SAFETY: forwarded; it lives as long as the call.
    let right_object = unsafe { Borrowed::<PyAny>::from_ptr(py, right) };
    // SAFETY: as above.
    let left_arg = unsafe { Arg::new(left) };
    // SAFETY: as above.
    let right_arg = unsafe { Arg::new(right) };
    // SAFETY: as above.
    let modulo = unsafe { Arg::new(modulo) };
    fence(py, || {
        if let Some(run) = forward {
            if T::class().is_instance(left_object) {
                // SAFETY: of the class, as just checked.
                let receiver = unsafe { Receiver::new(py, left) };
                let answer = run.run(py, receiver, &right_arg, &modulo);
                if reflected.is_none() {
                    return answer;
                }
                if let Some(answer) = implemented(py, answer)? {
                    return Ok(answer);
                }
            }
        }
        if let Some(run) = reflected {
            // SAFETY: a live object.
            let left_type = unsafe { ffi::Py_TYPE(left) };
            // SAFETY: a live object.
            let same = left_type == unsafe { ffi::Py_TYPE(right) };
            // As for Python's own classes: operands of one type have one way.
            if !same && T::class().is_instance(right_object) {
                // SAFETY: of the class, as just checked.
                let receiver = unsafe { Receiver::new(py, right) };
                return run.run(py, receiver, &left_arg, &modulo);
            }
        }
        not_implemented(py)
    })
}

/// One side of `pow()`: the object of the class, then the other operand, and the modulo or `None`.
pub type Power<T> =
    for<'a, 'py> fn(Python<'py>, Receiver<'a, 'py, T>, &'a Arg<'py>, &'a Arg<'py>) -> Answer;

/// `pow(left, right, modulo)`: as [`binary`].
///
/// # Safety
/// To be called by CPython with three live objects.
#[inline(always)]
pub unsafe fn power<T: Class>(
    left: *mut ffi::PyObject,
    right: *mut ffi::PyObject,
    modulo: *mut ffi::PyObject,
    forward: Option<Power<T>>,
    reflected: Option<Power<T>>,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    unsafe { either_side(left, right, modulo, forward, reflected) }
}

/// Whether an argument is `None`.
#[inline(always)]
pub fn is_none(arg: &Arg<'_>) -> bool {
    arg.as_bound().is_none()
}

/// All six comparisons, in the order of CPython's numbers.
///
/// # Safety
/// To be called by CPython as the `tp_richcompare` of `T`'s class: with an object of class `T`, and a
/// live object.
#[inline(always)]
pub unsafe fn compare<T: Class>(
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    op: c_int,
    operators: [Option<Operator<T>>; 6],
    entry: ffi::richcmpfunc,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return std::ptr::null_mut();
    }
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    // SAFETY: forwarded; it lives as long as the call.
    let arg = unsafe { Arg::new(other) };
    let answer = |run: Option<Operator<T>>| match run {
        Some(run) => run(py, receiver, &arg),
        None => not_implemented(py),
    };
    let [lt, le, eq, ne, gt, ge] = operators;
    // One arm for each, so that each method is called where it is known.
    fence(py, || match op {
        ffi::Py_EQ => answer(eq),
        // SAFETY: forwarded.
        ffi::Py_NE if ne.is_none() && eq.is_some() => unsafe { unequal(py, object, other, entry) },
        ffi::Py_NE => answer(ne),
        ffi::Py_LT => answer(lt),
        ffi::Py_LE => answer(le),
        ffi::Py_GT => answer(gt),
        _ => answer(ge),
    })
}

/// `__ne__` as `object` derives it from the `__eq__` of the object's class: a class that Python derived may have its own.
///
/// # Safety
/// As for [`compare`], of which `entry` is the slot's function.
#[inline(never)]
unsafe fn unequal(
    py: Python<'_>,
    object: *mut ffi::PyObject,
    other: *mut ffi::PyObject,
    entry: ffi::richcmpfunc,
) -> Answer {
    let equal = if ffi::FOR_PYPY {
        // The slot of a class that Python derived is the one of its base there.
        // SAFETY: a live object.
        let object = unsafe { Borrowed::<PyAny>::from_ptr(py, object) };
        // SAFETY: as above.
        let other = unsafe { Borrowed::<PyAny>::from_ptr(py, other) };
        object.call_method1("__eq__", (other.to_owned(),)).map_err(|error| error.raise(py))?
    } else {
        // SAFETY: a live object.
        let class = unsafe { ffi::Py_TYPE(object) };
        // SAFETY: a heap type, as all that derive from a class of ours.
        let own = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_richcompare) };
        let compare = if own.is_null() {
            entry
        } else {
            // SAFETY: the slot has this signature.
            unsafe { std::mem::transmute::<*mut c_void, ffi::richcmpfunc>(own) }
        };
        // SAFETY: forwarded.
        let equal = unsafe { compare(object, other, ffi::Py_EQ) };
        Owned::or_raised(py, equal)?.into_bound(py)
    };
    if equal.as_ptr() == ffi::Py_NotImplemented() {
        return Ok(equal.into());
    }
    // SAFETY: a live object.
    match unsafe { ffi::PyObject_IsTrue(equal.as_ptr()) } {
        -1 => Err(Raised::assume(py)),
        truth => crate::call::give::give(py, truth == 0),
    }
}

/// `object.name`: the class's own `__getattribute__`, or that of any object; then, for what has no such
/// attribute, the class's `__getattr__`. A class that Python derived finds that, or its own, by its name: CPython does so behind
/// this, which is its `__getattribute__`.
///
/// # Safety
/// To be called by CPython with an object of class `T`, and a live string; `entry` is the slot's function.
#[inline(always)]
pub unsafe fn attribute<T: Class>(
    object: *mut ffi::PyObject,
    name: *mut ffi::PyObject,
    all: Option<Operator<T>>,
    missing: Option<Operator<T>>,
    entry: ffi::getattrofunc,
) -> *mut ffi::PyObject {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return std::ptr::null_mut();
    }
    let found = match all {
        // SAFETY: forwarded.
        Some(run) => unsafe { super::slots::with_object(object, name, run) },
        // SAFETY: two live objects.
        None => unsafe { ffi::PyObject_GenericGetAttr(object, name) },
    };
    let Some(run) = missing.filter(|_| found.is_null()) else { return found };
    // SAFETY: a live object.
    let class = unsafe { ffi::Py_TYPE(object) };
    let is_left = if ffi::FOR_PYPY {
        // The slot of a class that Python derived is the one of its base there.
        // SAFETY: CPython calls with the thread attached.
        let py = unsafe { Python::assume_attached() };
        T::class().find(py) != Some(class)
    } else {
        // SAFETY: the object keeps its type.
        let asked = unsafe { ffi::PyType_GetSlot(class, ffi::Py_tp_getattro) };
        asked.addr() != (entry as *const c_void).addr()
    };
    if is_left {
        return found;
    }
    // SAFETY: a static type object.
    let absent = unsafe { ffi::PyExc_AttributeError };
    // SAFETY: an exception is raised, and a class of exceptions.
    if unsafe { ffi::PyErr_ExceptionMatches(absent) } == 0 {
        return found;
    }
    // SAFETY: the thread is attached.
    unsafe { ffi::PyErr_Clear() };
    // SAFETY: forwarded.
    unsafe { super::slots::with_object(object, name, run) }
}

/// What setting or deleting does where the class has one of the two only.
#[derive(Clone, Copy)]
pub enum Absent {
    /// `object[key]`: a `TypeError`.
    Item,
    /// `object.name`: as for any object.
    Attribute,
    /// A descriptor's: an `AttributeError`.
    Descriptor,
}

impl Absent {
    /// # Safety
    /// `object` and `key` must be live, `value` live or null.
    #[cold]
    unsafe fn answer(
        self,
        py: Python<'_>,
        class: &str,
        object: *mut ffi::PyObject,
        key: *mut ffi::PyObject,
        value: *mut ffi::PyObject,
    ) -> Result<(), Raised> {
        let error = match (self, value.is_null()) {
            (Absent::Attribute, _) => {
                // SAFETY: forwarded.
                let done = unsafe { ffi::PyObject_GenericSetAttr(object, key, value) };
                return if done < 0 { Err(Raised::assume(py)) } else { Ok(()) };
            }
            (Absent::Item, false) => {
                PyTypeError::new_err(format!("'{class}' object does not support item assignment"))
            }
            (Absent::Item, true) => {
                PyTypeError::new_err(format!("'{class}' object doesn't support item deletion"))
            }
            (Absent::Descriptor, false) => PyAttributeError::new_err("__set__"),
            (Absent::Descriptor, true) => PyAttributeError::new_err("__delete__"),
        };
        Err(error.raise(py))
    }
}

/// `object[key] = value` and `del object[key]`, and all that has their shape, where the class has them.
///
/// # Safety
/// To be called by CPython with an object of class `T`, a live key, and a live value or null.
#[inline(always)]
pub unsafe fn set_item<T: Class>(
    object: *mut ffi::PyObject,
    key: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    set: Option<SetItem<T>>,
    delete: Option<DeleteItem<T>>,
    absent: Absent,
) -> c_int {
    // SAFETY: forwarded.
    if !unsafe { takes::<T>(object) } {
        return -1;
    }
    // SAFETY: C calls with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: forwarded.
    let receiver = unsafe { Receiver::new(py, object) };
    // SAFETY: forwarded; it lives as long as the call.
    let key_arg = unsafe { Arg::new(key) };
    let mut place = None;
    // SAFETY: as above.
    let given = unsafe { OptionalArg::of(value, &mut place) };
    let done = fence_status(py, || match (given.0, set, delete) {
        (Some(value), Some(set), _) => set(py, receiver, &key_arg, value),
        (None, _, Some(delete)) => delete(py, receiver, &key_arg),
        // SAFETY: forwarded.
        _ => unsafe { absent.answer(py, T::class().name(), object, key, value) },
    });
    if done { 0 } else { -1 }
}
