//! Where instances keep what is behind their contents: a `__dict__`, and the list of weak references.

use std::ptr;

use keelback_ffi as ffi;

use crate::class::def::ClassDef;
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::PyAny;

const DICT: &std::ffi::CStr = c"__dictoffset__";
const VECTORCALL: &std::ffi::CStr = c"__vectorcalloffset__";
const WEAKREFS: &std::ffi::CStr = c"__weaklistoffset__";

/// Whether a type's spec can name the places: since 3.9.
pub(super) fn are_known() -> bool {
    ffi::version::running().at_least(3, 9)
}

/// The members that stand for the places in a spec.
pub(super) fn members(class: &ClassDef) -> Option<Vec<ffi::PyMemberDef>> {
    let vectorcall = class.vectorcall_at.map(|at| at());
    let places =
        [(DICT, class.dict_at()), (WEAKREFS, class.weakrefs_at()), (VECTORCALL, vectorcall)];
    let mut members: Vec<ffi::PyMemberDef> = places
        .into_iter()
        .filter_map(|(name, offset)| {
            Some(ffi::PyMemberDef {
                name: name.as_ptr(),
                type_code: ffi::Py_T_PYSSIZET,
                offset: offset? as ffi::Py_ssize_t,
                flags: ffi::Py_READONLY,
                doc: ptr::null(),
            })
        })
        .collect();
    if members.is_empty() {
        return None;
    }
    members.push(ffi::PyMemberDef::END);
    Some(members)
}

/// Sets the places where the spec could not, and takes away the attribute that a member of the spec left.
pub(super) fn set<'py>(
    py: Python<'py>,
    class: &ClassDef,
    object: &Bound<'py, PyAny>,
) -> PyResult<()> {
    let (dict, weakrefs) = (class.dict_at(), class.weakrefs_at());
    if dict.is_none() && weakrefs.is_none() {
        return Ok(());
    }
    if class.is_immutable() {
        return Ok(());
    }
    if are_known() {
        // `__dictoffset__` stays: Python finds the metatype's attribute of that name first.
        // SAFETY: a live type and a C string.
        let left = unsafe { ffi::PyObject_HasAttrString(object.as_ptr(), WEAKREFS.as_ptr()) };
        if left != 0 {
            // SAFETY: a live type and a C string; setting to null deletes.
            let done = unsafe {
                ffi::PyObject_SetAttrString(object.as_ptr(), WEAKREFS.as_ptr(), ptr::null_mut())
            };
            if done < 0 {
                return Err(crate::PyErr::fetch(py));
            }
        }
    // SAFETY: a new heap type, with room for both at these offsets.
    } else if !unsafe { ffi::layout::set_offsets(object.as_ptr().cast(), dict, weakrefs) } {
        return Err(crate::exceptions::PySystemError::new_err(format!(
            "instances of {} cannot have a __dict__ or weak references on this build of Python",
            class.name()
        )));
    }
    Ok(())
}
