//! First parts on a base whose metaclass is written in Python, such as `abc.ABCMeta`.
//!
//! Before 3.12 a type made from a spec is one of `type`, whatever its bases are. Since then it is one of their metaclass, and one with a `__new__`
//! in Python is refused (with a warning before 3.14): it would not be called (`PyType_FromMetaclass` in `Objects/typeobject.c`). Nor is it to
//! be: the class statement that follows calls it for the class itself. So the part is made of a metaclass that has `type`'s
//! own `tp_new`, and then said to be of the base's, as `__class__` allows between two classes of one layout.

use std::ffi::c_void;
use std::ptr;

use keelback_ffi as ffi;

use crate::class::create::{kept, slot};
use crate::class::owner;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::intern;
use crate::py::Python;
use crate::types::{PyAny, PyTuple, PyType};

/// Whether a metaclass makes classes that are laid out as those of `type`: it is that, or made in Python of nothing else.
pub(super) fn is_of_python(metaclass: &Bound<'_, PyType>) -> PyResult<bool> {
    let py = metaclass.py();
    let of_type = py.get_type::<PyType>();
    let mut found = metaclass.clone();
    while !found.is(&of_type) {
        let class = found.as_type_ptr();
        // In C, and immutable, are those of `ctypes`.
        // SAFETY: a live type.
        let can_change =
            unsafe { ffi::PyType_GetFlags(class) } & ffi::Py_TPFLAGS_IMMUTABLETYPE == 0;
        // SAFETY: a live type.
        if !can_change || !unsafe { owner::is_of_python(py, class)? } {
            return Ok(false);
        }
        found = found.getattr("__base__")?.cast_into()?;
    }
    Ok(true)
}

/// The type of a spec, whose solid base is `first`.
///
/// # Safety
/// As for `PyType_FromModuleAndSpec`.
pub(crate) unsafe fn first_part<'py>(
    py: Python<'py>,
    first: &Bound<'py, PyType>,
    module: *mut ffi::PyObject,
    spec: &mut ffi::PyType_Spec,
    bases: *mut ffi::PyObject,
) -> PyResult<Bound<'py, PyAny>> {
    let metaclass = first.get_type();
    let of_type = py.get_type::<PyType>();
    if metaclass.is(&of_type) || !ffi::has_type_from_metaclass() {
        // SAFETY: forwarded.
        return py.own_or_err(unsafe { ffi::PyType_FromModuleAndSpec(module, spec, bases) });
    }
    // SAFETY: a live type.
    let new = unsafe { ffi::PyType_GetSlot(of_type.as_type_ptr(), ffi::Py_tp_new) };
    let plain = without_new(py, &metaclass, new)?;
    let metaclass_of_part = plain.as_ptr().cast();
    // SAFETY: forwarded; a metaclass that derives from the base's.
    let part = py
        .own_or_err(unsafe { ffi::PyType_FromMetaclass(metaclass_of_part, module, spec, bases) })?;
    part.setattr(intern!(py, "__class__"), metaclass)?;
    Ok(part)
}

/// A metaclass like that one, that makes classes as `type` does.
fn without_new<'py>(
    py: Python<'py>,
    metaclass: &Bound<'py, PyType>,
    new: *mut c_void,
) -> PyResult<Bound<'py, PyAny>> {
    let mut slots = [slot(ffi::Py_tp_new, new), slot(0, ptr::null())];
    let mut spec = ffi::PyType_Spec {
        name: kept("keelback.Metaclass".to_owned())?,
        basicsize: 0,
        itemsize: 0,
        flags: (ffi::Py_TPFLAGS_DEFAULT | ffi::Py_TPFLAGS_BASETYPE) as u32,
        slots: slots.as_mut_ptr(),
    };
    let bases = PyTuple::new(py, [metaclass])?;
    // SAFETY: a complete spec of the shape that `tp_new` has, whose name stays, and a base whose objects it makes no longer.
    py.own_or_err(unsafe {
        ffi::PyType_FromModuleAndSpec(ptr::null_mut(), &mut spec, bases.as_ptr())
    })
}
