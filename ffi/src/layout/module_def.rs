//! Making module definitions, whose object header differs between builds.

use std::alloc::{Layout, alloc_zeroed, handle_alloc_error};
use std::ffi::{c_char, c_int, c_void};

use super::{WORD, head, place};
use crate::{
    Py_ssize_t, PyMethodDef, PyModuleDef, PyModuleDef_Slot, PyObject, freefunc, inquiry,
    traverseproc,
};

/// The fields of a `PyModuleDef`, without its header. What they point to must never go.
#[derive(Clone, Copy, Debug)]
pub struct ModuleDef {
    /// Name of the module.
    pub name: *const c_char,
    /// Docstring or null.
    pub doc: *const c_char,
    /// Size of the module's state.
    pub size: Py_ssize_t,
    /// Functions, or null.
    pub methods: *mut PyMethodDef,
    /// Slots, or null.
    pub slots: *mut PyModuleDef_Slot,
    /// Visits the objects of the state.
    pub traverse: Option<traverseproc>,
    /// Drops the objects of the state.
    pub clear: Option<inquiry>,
    /// Drops the state.
    pub free: Option<freefunc>,
}

/// What follows the header: three words of the interpreter's own, the fields, and our word.
#[repr(C)]
struct Body {
    init: Option<unsafe extern "C" fn() -> *mut PyObject>,
    index: Py_ssize_t,
    copy: *mut PyObject,
    name: *const c_char,
    doc: *const c_char,
    size: Py_ssize_t,
    methods: *mut PyMethodDef,
    slots: *mut PyModuleDef_Slot,
    traverse: Option<unsafe extern "C" fn(*mut PyObject, crate::visitproc, *mut c_void) -> c_int>,
    clear: Option<inquiry>,
    free: Option<freefunc>,
    user: *const c_void,
}

/// A new definition in the running interpreter's layout, for `PyModuleDef_Init`; `user` can be read back
/// from it. Never freed: the interpreter keeps it for the life of the process.
///
/// Call [`crate::start`] before. The header stays zero: `PyModuleDef_Init` fills it.
pub fn new_module_def(fields: &ModuleDef, user: *const c_void) -> *mut PyModuleDef {
    let size = head() + size_of::<Body>();
    let Ok(layout) = Layout::from_size_align(size, 2 * WORD) else { std::process::abort() };
    // SAFETY: the size is not zero.
    let def = unsafe { alloc_zeroed(layout) };
    if def.is_null() {
        handle_alloc_error(layout);
    }
    let body = Body {
        init: None,
        index: 0,
        copy: std::ptr::null_mut(),
        name: fields.name,
        doc: fields.doc,
        size: fields.size,
        methods: fields.methods,
        slots: fields.slots,
        traverse: fields.traverse,
        clear: fields.clear,
        free: fields.free,
        user,
    };
    // SAFETY: there is room for it, and the header is a whole number of words.
    unsafe { place::<Body, _>(def, head()).write(body) };
    def.cast()
}

/// The word that [`new_module_def`] was given.
///
/// # Safety
///
/// `def` came from [`new_module_def`].
pub unsafe fn module_def_user(def: *mut PyModuleDef) -> *const c_void {
    let body = place::<Body, _>(def, head());
    // SAFETY: forwarded.
    unsafe { (*body).user }
}
