//! Bases that make their objects in Python: `__new__` of one of them is called as `super().__new__` is, and the value is put into what it
//! answers with.
//!
//! CPython lets `object.__new__(cls)` make an object only if no class in the line has a `tp_new` in C (`tp_new_wrapper` in
//! `Objects/typeobject.c`). So such a class has none: its constructor is a function under the name `__new__`, as a class statement would have it,
//! and `tp_new` is the one of classes that Python makes.
//!
//! From there on a `__new__` in Python decides: it may show the object to anybody before it has a value, and the guard refuses; it may
//! answer with one that it has given out before, which then gets the new value, as its attributes would be set anew.

use std::ffi::c_void;
use std::mem::{self, ManuallyDrop};
use std::ptr;

use keelback_ffi as ffi;

use super::parts::behind_own;
use crate::class::access::{Access as _, Name};
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::{create, end, owner};
use crate::depth::Level;
use crate::error::{PyResult, Raised};
use crate::exceptions::PyTypeError;
use crate::handle::Bound;
use crate::intern;
use crate::py::Python;
use crate::sync::with_critical_section;
use crate::types::{PyAny, PyCFunction, PyDict, PyTuple, PyType};

/// Gives a first part its constructor, by name.
pub(crate) fn set<'py>(class: &'static ClassDef, part: &Bound<'py, PyAny>) -> PyResult<()> {
    if !class.facts().is_some_and(|facts| facts.has_new) {
        return Ok(());
    }
    let py = part.py();
    let own = class.slots.iter().find(|slot| slot.slot == ffi::Py_tp_new);
    // SAFETY: the slot holds such a function (`Slot::new`).
    let new = own.map(|slot| unsafe { mem::transmute::<*mut c_void, ffi::newfunc>(slot.pfunc) });
    let new = new.unwrap_or(create::refuse_new);
    let function = PyCFunction::new_closure(py, Some(c"__new__"), None, {
        move |args: &Bound<'_, PyTuple>, kwargs: Option<&Bound<'_, PyDict>>| {
            call(class, new, args, kwargs).map(Bound::unbind)
        }
    })?;
    part.setattr(intern!(py, "__new__"), function)
}

/// `__new__(cls, ..)`, called by `tp_new` or by hand.
fn call<'py>(
    own: &'static ClassDef,
    new: ffi::newfunc,
    args: &Bound<'py, PyTuple>,
    kwargs: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = args.py();
    // A base may call the class again. This and `call_next` count both, as one level takes more of the stack than the interpreter's own count
    // reckons with before 3.14.
    let _level = Level::enter(py)?;
    let name = own.name();
    let class = args.iter().next().and_then(|first| first.cast_into::<PyType>().ok());
    let Some(class) = class else {
        return Err(PyTypeError::new_err(format!("{name}.__new__() wants a class to begin with")));
    };
    owner::check(&class, own, |other| {
        format!("{name}.__new__({other}): {other} is no subclass of {name} that Python made")
    })?;
    let args = args.get_slice(1, args.len());
    let kwargs = kwargs.map_or(ptr::null_mut(), Bound::as_ptr);
    // SAFETY: the constructor of the class, for that or a subclass of Python's, with a tuple, and a dict or null.
    py.own_or_err(unsafe { new(class.as_type_ptr(), args.as_ptr(), kwargs) })
}

/// An object of `class` by `super().__new__(class, *args)`.
pub(super) fn call_next<'py>(
    own: &'static ClassDef,
    class: &Bound<'py, PyType>,
    args: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = class.py();
    let _level = Level::enter(py)?;
    let name = intern!(py, "__new__");
    let (new, args) = match behind_own(own, class.as_any(), class, name)? {
        Some(new) => (new, args.clone()),
        // `object` takes none.
        None => (py.get_type::<PyAny>().getattr(name)?, PyTuple::empty(py)),
    };
    let mut all = vec![class.clone().into_any()];
    all.extend(args.iter());
    new.call(PyTuple::new(py, all)?, None)
}

/// Puts a value into what a `__new__` answered with, or in place of the one that is there.
///
/// # Safety
/// `object` must be of `T`'s class, or of a class of Python's that derives from it.
pub(super) unsafe fn put<T: Class>(
    py: Python<'_>,
    object: &Bound<'_, PyAny>,
    value: T::Stored,
) -> Result<(), Raised> {
    static NAME: Name = Name("__new__");
    // SAFETY: forwarded.
    let place = unsafe { Contents::<T>::of(object.as_ptr()) };
    // SAFETY: written (invariant of `Contents`), or all zero, which is a guard too.
    let access = unsafe { &(*place).access };
    let mut value = Some(value);
    with_critical_section(object, || {
        let unmade = access.is_unmade().then(|| value.take());
        if let Some(value) = unmade.flatten() {
            // SAFETY: an object that is all zero there, of which nobody uses more than the guard; a thread that wants to make it too
            // waits.
            unsafe { Contents::fill(place, value) };
        }
    });
    let Some(value) = value else { return Ok(()) };
    // SAFETY: written, since it is made.
    let contents = unsafe { &*place };
    access.exclusive(py, T::class(), &NAME, contents.place())?;
    // SAFETY: borrowed exclusively.
    let stored = unsafe { &mut *contents.value.get() };
    let mut before = mem::replace(stored, ManuallyDrop::new(value));
    access.end_exclusive(T::class());
    end::drop_value(py, &mut before);
    Ok(())
}
