//! What a class takes over from its solid base: where its own contents begin, and the functions for the base's part.

use std::ffi::{c_int, c_void};
use std::mem::transmute;

use keelback_ffi as ffi;
use keelback_ffi::layout::types::Field;

use super::PythonBases;
use super::items::{ALIGN, Items};
use super::slots::{self, Slots};
use crate::class::def::ClassDef;
use crate::class::owner;
use crate::error::PyResult;
use crate::exceptions::{PyImportError, PyTypeError};
use crate::handle::Bound;
use crate::types::{PyAny, PyDict, PyType};

/// Numbers and functions of the process: the same in every interpreter, which is compared.
///
/// Invariant: each pointer is null or a function of that slot's signature for objects of the solid base.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Where the contents begin, or the items of objects that differ in size.
    offset: usize,
    items: Option<Items>,
    /// The class is a part and what Python made of that.
    pub(crate) has_parts: bool,
    /// The solid base belongs to an interpreter: its `tp_dealloc` lets go of the object's type, and it shows the type to
    /// the collector.
    pub(crate) is_heap: bool,
    /// The collector knows objects of the solid base.
    pub(crate) is_collected: bool,
    /// What `tp_dealloc` ends are objects that the collector knows.
    pub(super) ends_collected: bool,
    /// What the solid base keeps itself, where Python made it.
    pub(super) slots: Option<Slots>,
    /// A `__new__` in Python makes the objects.
    pub(crate) has_new: bool,
    /// Those have a `__dict__`.
    pub(crate) has_dict: bool,
    /// Weak references can point to them.
    pub(crate) has_weakrefs: bool,
    /// The solid base is `object`, whose `__new__` takes no arguments.
    pub(super) is_object: bool,
    new: *mut c_void,
    /// Null where it is `object`'s.
    init: *mut c_void,
    dealloc: *mut c_void,
    traverse: *mut c_void,
    clear: *mut c_void,
    finalize: *mut c_void,
}

// SAFETY: functions and numbers.
unsafe impl Send for Facts {}
// SAFETY: as above.
unsafe impl Sync for Facts {}

/// A function of the slot's type, if there is one.
macro_rules! functions {
    ($($name:ident: $type:ty = $field:ident;)*) => {$(
        pub(super) fn $name(&self) -> Option<$type> {
            // SAFETY: null, or a function of this type (type invariant).
            unsafe { transmute::<*mut c_void, Option<$type>>(self.$field) }
        }
    )*};
}

impl Facts {
    functions! {
        tp_new: ffi::newfunc = new;
        tp_init: ffi::initproc = init;
        tp_dealloc: ffi::destructor = dealloc;
        tp_traverse: ffi::traverseproc = traverse;
        tp_clear: ffi::inquiry = clear;
        tp_finalize: ffi::destructor = finalize;
    }

    /// Whether classes that Python made say what objects hold, or how they are made.
    pub(super) fn is_of_python(&self) -> bool {
        self.has_new || self.slots.is_some()
    }

    /// Whether the base itself has something to do before an object ends.
    pub(crate) fn has_finalizer(&self) -> bool {
        !self.finalize.is_null()
    }

    /// How far into an object its contents begin.
    ///
    /// # Safety
    /// `object` must be of the class.
    #[inline]
    pub(crate) unsafe fn place(&self, object: *mut ffi::PyObject) -> usize {
        match self.items {
            None => self.offset,
            // SAFETY: forwarded.
            Some(items) => unsafe { items.end(object, self.offset) },
        }
    }

    /// How long objects are without their items and their contents.
    pub(crate) fn size(&self) -> usize {
        self.offset + self.items.map_or(0, Items::slack)
    }

    /// Holds that instances can have what the class wants: it is found at one place in all of them.
    pub(super) fn has_room(&self, class: &ClassDef, solid: &Bound<'_, PyType>) -> PyResult<()> {
        let wanted = match (class.has_dict, class.has_weakrefs) {
            (true, _) => "a `__dict__`",
            (false, true) => "weak references",
            (false, false) => return Ok(()),
        };
        if self.items.is_none() {
            return Ok(());
        }
        Err(PyTypeError::new_err(format!(
            "objects of class {} cannot have {wanted}: those of its base {} differ in size",
            class.name(),
            shown(solid)
        )))
    }

    /// Of a class that stands on `solid`.
    pub(super) fn of(
        class: &ClassDef,
        bases: &PythonBases,
        solid: &Bound<'_, PyType>,
        has_parts: bool,
        has_new: bool,
    ) -> PyResult<Facts> {
        if let Some(own) = class.base() {
            let begin = match super::bases_of(own) {
                Some((_, facts)) => *facts,
                None => Facts::of_object(class, bases, solid)?,
            };
            return Ok(Facts { has_parts, ..begin });
        }
        Ok(Facts { has_parts, has_new, ..Facts::behind(class, solid)? })
    }

    /// Where the value of a base of this crate begins that stands on `object` alone.
    fn of_object(
        class: &ClassDef,
        bases: &PythonBases,
        base: &Bound<'_, PyType>,
    ) -> PyResult<Facts> {
        let py = base.py();
        let own = Facts::behind(class, &py.get_type::<PyAny>())?;
        Ok(Facts { offset: ffi::layout::head().next_multiple_of(bases.align), ..own })
    }

    fn behind(class: &ClassDef, solid: &Bound<'_, PyType>) -> PyResult<Facts> {
        let items = Items::of(class, solid)?;
        let size = number(solid, Field::BasicSize)?.unsigned_abs();
        let (root, slots) = Slots::of(class, solid)?;
        let pointer = root.as_type_ptr();
        let slot = |id: c_int| {
            // SAFETY: a live type.
            unsafe { ffi::layout::slot_of(pointer, id) }.ok_or_else(|| unknown(class, solid))
        };
        let init = slot(ffi::Py_tp_init)?;
        let object = solid.py().get_type::<PyAny>().as_type_ptr();
        let has_init = if ffi::FOR_PYPY {
            has_own_init(&root)?
        } else {
            // SAFETY: a live type.
            Some(init) != unsafe { ffi::layout::slot_of(object, ffi::Py_tp_init) }
        };
        // SAFETY: a live type.
        let flags = unsafe { ffi::PyType_GetFlags(pointer) };
        let ends_collected = flags & ffi::Py_TPFLAGS_HAVE_GC != 0;
        Ok(Facts {
            offset: if items.is_some() { size } else { size.next_multiple_of(ALIGN) },
            items,
            has_parts: false,
            // PyPy has one `tp_dealloc`, which all others end with.
            is_heap: ffi::FOR_PYPY || flags & ffi::Py_TPFLAGS_HEAPTYPE != 0,
            is_collected: ends_collected || slots.is_some(),
            ends_collected,
            slots,
            has_new: false,
            has_dict: number(solid, Field::DictOffset)? != 0,
            has_weakrefs: number(solid, Field::WeakListOffset)? != 0,
            is_object: pointer == object,
            new: slot(ffi::Py_tp_new)?,
            init: if has_init { init } else { std::ptr::null_mut() },
            dealloc: slot(ffi::Py_tp_dealloc)?,
            traverse: slot(ffi::Py_tp_traverse)?,
            clear: slot(ffi::Py_tp_clear)?,
            finalize: slot(ffi::Py_tp_finalize)?,
        })
    }

    /// Writes down what was found, or holds that it is what another interpreter found.
    pub(super) fn keep(self, class: &ClassDef, bases: &PythonBases) -> PyResult<()> {
        if *bases.facts.get_or_init(|| self) == self {
            return Ok(());
        }
        Err(PyImportError::new_err(format!(
            "the base of class {} differs between two interpreters of this process: it has another layout here",
            class.name()
        )))
    }
}

/// Whether a class has an `__init__` other than `object`'s, for PyPy, which has one function in the slot of all. Elsewhere the slot tells:
/// of CPython 3.12's classes each has a wrapper of its own in a second interpreter.
fn has_own_init(class: &Bound<'_, PyType>) -> PyResult<bool> {
    let object = class.py().get_type::<PyAny>();
    Ok(!class.getattr("__init__")?.is(&object.getattr("__init__")?))
}

fn unknown(class: &ClassDef, solid: &Bound<'_, PyType>) -> crate::PyErr {
    PyImportError::new_err(format!(
        "class {} cannot derive from {} on this build of Python: where its functions are is not known",
        class.name(),
        shown(solid)
    ))
}

/// A class's name, for messages.
pub(super) fn shown(class: &Bound<'_, PyType>) -> String {
    match class.fully_qualified_name() {
        Ok(name) => name.to_string(),
        Err(_) => "a class".to_owned(),
    }
}

/// The class that says how objects of `base` are laid out: the first that has anything in its objects, but for the `__dict__` and
/// the weak references that Python adds.
pub(super) fn solid<'py>(base: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyType>> {
    let py = base.py();
    let object = py.get_type::<PyAny>();
    let mut found = base.clone();
    while !found.is(&object) {
        let below = found.getattr("__base__")?.cast_into::<PyType>()?;
        // SAFETY: a live type.
        if unsafe { owner::is_of_python_alone(py, found.as_type_ptr())? } {
            if slots::has_any(&found, &below)? {
                break;
            }
        } else if !below.is(&object) || !is_alike(&found, &below)? {
            break;
        }
        found = below;
    }
    Ok(found)
}

/// The last of the classes below `solid` whose objects look the same.
pub(super) fn layout<'py>(solid: &Bound<'py, PyType>) -> PyResult<Bound<'py, PyType>> {
    let mut found = solid.clone();
    loop {
        let below = found.getattr("__base__")?;
        let Ok(below) = below.cast_into::<PyType>() else { return Ok(found) };
        if !is_alike(&found, &below)? {
            return Ok(found);
        }
        found = below;
    }
}

/// How objects of a class are laid out: what Python tells, or what its type object says where Python code is not told.
pub(super) fn number(class: &Bound<'_, PyType>, field: Field) -> PyResult<isize> {
    if ffi::FOR_PYPY {
        // SAFETY: a live type.
        let place = unsafe { ffi::layout::types::field(class.as_type_ptr(), field) };
        if let Some(place) = place {
            // SAFETY: a field of the type, and a number.
            return Ok(unsafe { *place.cast::<isize>() });
        }
    }
    let name = match field {
        Field::ItemSize => "__itemsize__",
        Field::DictOffset => "__dictoffset__",
        Field::WeakListOffset => "__weakrefoffset__",
        _ => "__basicsize__",
    };
    class.getattr(name)?.extract()
}

/// Whether objects of a class have nothing that those of its base have not.
pub(super) fn is_alike(class: &Bound<'_, PyType>, below: &Bound<'_, PyType>) -> PyResult<bool> {
    if ffi::FOR_PYPY {
        // What C sees is a part of an object there: it is tried whether a class can stand on both that and on one that adds
        // something to the base.
        let py = class.py();
        let of_type = py.get_type::<PyType>();
        let names = PyDict::new(py);
        names.set_item("__slots__", ("_",))?;
        let adds = of_type.call1(("_", (below,), names))?;
        return Ok(of_type.call1(("_", (class, adds), PyDict::new(py))).is_ok());
    }
    for field in [Field::BasicSize, Field::ItemSize, Field::DictOffset, Field::WeakListOffset] {
        if number(class, field)? != number(below, field)? {
            return Ok(false);
        }
    }
    Ok(true)
}
