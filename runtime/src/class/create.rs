//! Type objects from class definitions.

use std::ffi::{CStr, CString, c_int, c_void};
use std::ptr;
use std::sync::{Mutex, PoisonError};

use keelback_ffi as ffi;

use crate::class::def::ClassDef;
use crate::class::doc;
use crate::class::{collections, places, python};
use crate::error::PyResult;
use crate::handle::Bound;
use crate::py::Python;
use crate::types::{PyAny, PyModule, PyTuple};

/// Makes the type object.
pub(crate) fn make<'py>(
    class: &'static ClassDef,
    py: Python<'py>,
    module: Option<&Bound<'py, PyModule>>,
) -> PyResult<Bound<'py, PyAny>> {
    let home = match (module, class.home) {
        (Some(module), _) => module.name()?.to_string(),
        (None, Some(home)) => home.to_owned(),
        (None, None) => "builtins".to_owned(),
    };
    let parts = match class.python {
        Some(bases) => Some((bases, python::plan(py, class, bases)?)),
        None => None,
    };
    let base = match (&parts, class.base()) {
        (Some((_, parts)), _) => Some(parts.first.clone()),
        (None, Some(base)) => Some(base.get(py, None)?),
        (None, None) => None,
    };
    let bases = match base {
        Some(base) => Some(PyTuple::new(py, &[base])?),
        None => None,
    };
    let bases = bases.as_ref().map_or(ptr::null_mut(), Bound::as_ptr);
    let name = kept(format!("{home}.{}", class.name()))?;
    let mut slots = slots(class);
    let mut flags = ffi::Py_TPFLAGS_DEFAULT;
    if class.may_be_base() {
        flags |= ffi::Py_TPFLAGS_BASETYPE;
    }
    if class.is_collected() {
        flags |= ffi::Py_TPFLAGS_HAVE_GC;
    }
    if class.finalize.is_some() || class.has_finalizer {
        flags |= ffi::Py_TPFLAGS_HAVE_FINALIZE;
    }
    if class.vectorcall_at.is_some() {
        flags |= ffi::Py_TPFLAGS_METHOD_DESCRIPTOR;
        if places::are_known() {
            flags |= ffi::Py_TPFLAGS_HAVE_VECTORCALL;
        }
        if class.is_immutable() {
            flags |= ffi::Py_TPFLAGS_IMMUTABLETYPE;
        }
    }
    if let (Some(vectorcall), None, true) =
        (class.vectorcall, &parts, ffi::version::running().at_least(3, 14))
    {
        // A spec may say it since then, which takes no layout.
        slots.insert(0, slot(ffi::Py_tp_vectorcall, vectorcall as *const c_void));
    }
    let members = places::members(class);
    if let (Some(members), true) = (&members, places::are_known()) {
        slots.insert(0, slot(ffi::Py_tp_members, members.as_ptr().cast()));
    }
    let mut spec = ffi::PyType_Spec {
        name,
        basicsize: class.object_size() as c_int,
        itemsize: 0,
        flags: flags as u32,
        slots: slots.as_mut_ptr(),
    };
    let module = module.map_or(ptr::null_mut(), |module| module.as_ptr());
    let object = match &parts {
        // SAFETY: as below.
        Some((_, parts)) => unsafe {
            python::metaclass::first_part(py, &parts.first, module, &mut spec, bases)?
        },
        None => {
            // SAFETY: a complete spec: slots of the right shapes that end with a zero, a name that stays; the
            // module is live or null; the base, if there is one, is a class whose objects are no longer.
            let object = unsafe { ffi::PyType_FromModuleAndSpec(module, &mut spec, bases) };
            py.own_or_err(object)?
        }
    };
    set_buffer(class.slots, &object);
    if ffi::FOR_PYPY {
        set_getattr(class, &object)?;
    }
    doc::keep_signature(&object, class.doc);
    places::set(py, class, &object)?;
    if class.python.is_some() {
        python::pickle::by_reduce(&object)?;
    }
    let object = match parts {
        Some((bases, parts)) => {
            python::new::set(class, &object)?;
            bases.made();
            let object = python::second_part(class, bases, object, parts)?;
            python::dates::complete(&object, class.name())?;
            object
        }
        None => object,
    };
    collections::register(py, class, &object)?;
    if let Some(complete) = class.complete {
        complete(&object, &class.records().methods)?;
    }
    if let Some(vectorcall) = class.vectorcall {
        // SAFETY: a type object that nobody has seen yet.
        unsafe { set_vectorcall(object.as_ptr().cast(), vectorcall) };
    }
    Ok(object)
}

pub(crate) fn slot(slot: c_int, pfunc: *const c_void) -> ffi::PyType_Slot {
    ffi::PyType_Slot { slot, pfunc: pfunc.cast_mut() }
}

/// Lets calls of a class enter past `tp_new`, where the layout of type objects is known.
///
/// # Safety
/// `class` must be a live type object that nobody has seen yet.
pub(crate) unsafe fn set_vectorcall(
    class: *mut ffi::PyTypeObject,
    vectorcall: ffi::vectorcallfunc,
) {
    // SAFETY: forwarded.
    let field = unsafe { ffi::layout::types::field(class, ffi::layout::types::Field::Vectorcall) };
    if let Some(field) = field {
        // SAFETY: the field of a type that nobody has seen yet, which holds such a function.
        unsafe { field.write(vectorcall as *mut c_void) };
    }
}

fn slots(class: &'static ClassDef) -> Vec<ffi::PyType_Slot> {
    let records = class.records();
    let mut slots = vec![
        slot(ffi::Py_tp_dealloc, class.dealloc as *const c_void),
        slot(ffi::Py_tp_doc, class.doc.as_ptr().cast()),
        slot(ffi::Py_tp_methods, records.methods.as_ptr().cast()),
        slot(ffi::Py_tp_getset, records.attributes.as_ptr().cast()),
    ];
    let own = class.slots;
    let by_name = class.facts().is_some_and(|facts| facts.has_new);
    if !by_name && !own.iter().any(|slot| slot.slot == ffi::Py_tp_new) {
        slots.push(slot(ffi::Py_tp_new, refuse_new as *const c_void));
    }
    if class.python.is_some() && !own.iter().any(|slot| slot.slot == ffi::Py_tp_init) {
        slots.push(slot(ffi::Py_tp_init, python::no_init as *const c_void));
    }
    if class.python.is_some() {
        slots.extend(memory(class.is_collected()));
    }
    if let Some(collected) = class.collected() {
        slots.push(slot(ffi::Py_tp_traverse, collected.traverse as *const c_void));
        slots.push(slot(ffi::Py_tp_clear, collected.clear as *const c_void));
    }
    // Where the user has a `__del__`, that decides what goes first.
    if let Some(finalize) = class.finalize.filter(|_| !class.has_finalizer) {
        slots.push(slot(ffi::Py_tp_finalize, finalize as *const c_void));
    }
    slots.extend(collections::slots(class).into_iter().map(|(id, entry)| slot(id, entry)));
    let own = own.iter().filter(|own| is_for_spec(own.slot));
    let own = own.filter(|own| !(by_name && own.slot == ffi::Py_tp_new));
    slots.extend(own.map(|own| slot(own.slot, own.pfunc)));
    slots.push(slot(0, ptr::null()));
    slots
}

/// Where the memory of objects comes from, and goes: what Python's own classes have, whatever their bases have. `datetime`
/// has a `tp_alloc` that makes objects of its own length.
fn memory(is_collected: bool) -> [ffi::PyType_Slot; 2] {
    let free: ffi::freefunc = if is_collected { ffi::PyObject_GC_Del } else { ffi::PyObject_Free };
    [
        slot(ffi::Py_tp_alloc, ffi::PyType_GenericAlloc as *const c_void),
        slot(ffi::Py_tp_free, free as *const c_void),
    ]
}

/// Whether the running interpreter takes a slot in a spec.
pub(crate) fn is_for_spec(slot: c_int) -> bool {
    let since = match slot {
        ffi::Py_bf_getbuffer | ffi::Py_bf_releasebuffer => 9,
        ffi::Py_am_send => 10,
        _ => return true,
    };
    ffi::version::running().at_least(3, since)
}

/// Writes what a spec has no slots for into a new type, where its layout is known.
pub(crate) fn set_buffer(slots: &[ffi::PyType_Slot], object: &Bound<'_, PyAny>) {
    if is_for_spec(ffi::Py_bf_getbuffer) {
        return;
    }
    let find = |id: c_int| slots.iter().find(|own| own.slot == id).map(|own| own.pfunc);
    let (Some(get), Some(release)) = (find(ffi::Py_bf_getbuffer), find(ffi::Py_bf_releasebuffer))
    else {
        return;
    };
    // SAFETY: the slot holds such a function (`Slot::new`).
    let get = unsafe { std::mem::transmute::<*mut c_void, ffi::getbufferproc>(get) };
    // SAFETY: as above.
    let release = unsafe { std::mem::transmute::<*mut c_void, ffi::releasebufferproc>(release) };
    // SAFETY: a heap type that nobody else has seen.
    unsafe {
        ffi::layout::types::set_buffer_slots(object.as_ptr().cast(), Some(get), Some(release))
    };
}

/// Puts `__getattr__` under its name on PyPy, which has the slot there: a class that derives would run `__getattribute__` twice, and
/// the method never.
fn set_getattr(class: &'static ClassDef, object: &Bound<'_, PyAny>) -> PyResult<()> {
    const NAME: &CStr = c"__getattr__";
    let mut methods = class.records().methods.iter().filter(|method| !method.ml_name.is_null());
    // SAFETY: a record's name is NUL-terminated and static.
    let Some(record) = methods.find(|method| unsafe { CStr::from_ptr(method.ml_name) } == NAME)
    else {
        return Ok(());
    };
    let record = ptr::from_ref(record).cast_mut();
    // SAFETY: a live class, and a static record that is only read.
    let method = unsafe { ffi::PyDescr_NewMethod(object.as_ptr().cast(), record) };
    object.setattr("__getattr__", object.py().own_or_err(method)?)
}

/// Before 3.12 a type keeps the pointer to its name, and a type may outlive everything of ours. So each
/// name is kept for ever, once.
pub(crate) fn kept(name: String) -> PyResult<*const std::ffi::c_char> {
    static NAMES: Mutex<Vec<CString>> = Mutex::new(Vec::new());
    let name = CString::new(name)?;
    let mut names = NAMES.lock().unwrap_or_else(PoisonError::into_inner);
    let index = names.iter().position(|kept| *kept == name).unwrap_or_else(|| {
        names.push(name);
        names.len() - 1
    });
    // The text of a `CString` does not move with it.
    Ok(names[index].as_ptr())
}

/// The `tp_new` of a class without a constructor: of itself and of its Python subclasses.
pub(crate) unsafe extern "C" fn refuse_new(
    class: *mut ffi::PyTypeObject,
    _args: *mut ffi::PyObject,
    _kwargs: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls the slot with the thread attached.
    let py = unsafe { Python::assume_attached() };
    // SAFETY: a live type object.
    let class = unsafe { crate::Borrowed::<PyAny>::from_ptr(py, class.cast()) };
    let name =
        class.getattr("__name__").map_or_else(|_| "object".to_owned(), |name| name.to_string());
    let _raised =
        crate::exceptions::PyTypeError::new_err(format!("cannot create '{name}' instances"))
            .raise(py);
    ptr::null_mut()
}
