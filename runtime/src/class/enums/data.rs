//! An enum whose variants hold data: a class, and below it one class for each variant.

use std::ffi::{c_int, c_void};
use std::ptr;

use keelback_ffi as ffi;

use crate::class::construct;
use crate::class::create;
use crate::class::def::{Class, ClassDef};
use crate::class::doc;
use crate::class::known::Only;
use crate::class::slots::Slot;
use crate::class::tables::{Attribute, Tables};
use crate::convert::Answer;
use crate::error::{PyResult, Raised};
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::{self, InterpreterCell};
use crate::types::{PyAny, PyModule, PyString, PyTuple, PyType};

/// The class of one variant.
pub struct VariantDef {
    /// NUL-terminated.
    name: &'static str,
    /// NUL-terminated, with the signature of the constructor as its first line.
    doc: &'static str,
    tables: Tables,
    slots: &'static [ffi::PyType_Slot],
    /// The names of its fields, in their order.
    fields: &'static [&'static str],
    vectorcall: Option<ffi::vectorcallfunc>,
    cell: InterpreterCell,
    /// As in [`ClassDef`].
    only: Only,
}

// SAFETY: the tables are static, and only CPython writes to them, with the thread attached.
unsafe impl Sync for VariantDef {}

/// An enum whose variants hold data. Implemented by generated code.
pub trait DataClass: Class {
    /// Every variant that Python sees.
    fn variants() -> &'static [&'static VariantDef];

    /// The value's variant; `None` for one that is not exported.
    fn variant(&self) -> Option<&'static VariantDef>;
}

impl VariantDef {
    /// The class of a variant of `T`; name and doc are NUL-terminated.
    #[must_use]
    pub const fn new<T: Class>(
        name: &'static str,
        doc: &'static str,
        attributes: &'static [Attribute<T>],
        slots: &'static [Slot<T>],
        fields: &'static [&'static str],
    ) -> VariantDef {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        VariantDef {
            name,
            doc,
            tables: Tables::new(&[], attributes),
            slots: Slot::raw(slots),
            fields,
            vectorcall: None,
            cell: InterpreterCell::new(),
            only: Only::new(),
        }
    }

    /// What calls of the class enter, past `tp_new`.
    #[must_use]
    pub const fn with_vectorcall(mut self, call: ffi::vectorcallfunc) -> VariantDef {
        self.vectorcall = Some(call);
        self
    }

    fn name(&self) -> &'static str {
        &self.name[..self.name.len() - 1]
    }

    /// The type object in this interpreter; made here if it is not yet.
    fn get<'py>(
        &'static self,
        py: Python<'py>,
        base: &'static ClassDef,
    ) -> PyResult<Bound<'py, PyType>> {
        if let Some(only) = self.only.find() {
            // SAFETY: a live type object, which the cell keeps.
            return Ok(unsafe { Borrowed::from_ptr(py, only.cast()) }.to_owned());
        }
        let class = self.cell.get_or_init(py, || self.make(py, base))?;
        state::remember_only(py, &self.only, class.as_ptr().cast());
        Ok(class.cast_into()?)
    }

    fn make<'py>(
        &'static self,
        py: Python<'py>,
        base: &'static ClassDef,
    ) -> PyResult<Bound<'py, PyAny>> {
        let parent = base.get(py, None)?;
        let home = parent.getattr("__module__")?;
        let home_name: String = home.extract()?;
        let qualified = format!("{}.{}", base.name(), self.name());
        let slot =
            |slot: c_int, pfunc: *const c_void| ffi::PyType_Slot { slot, pfunc: pfunc.cast_mut() };
        let records = self.tables.records(Some(base));
        let mut slots = vec![
            slot(ffi::Py_tp_dealloc, base.dealloc as *const c_void),
            slot(ffi::Py_tp_doc, self.doc.as_ptr().cast()),
            slot(ffi::Py_tp_getset, records.attributes.as_ptr().cast()),
        ];
        let own = self.slots;
        if own.is_empty() {
            slots.push(slot(ffi::Py_tp_new, create::refuse_new as *const c_void));
        }
        let mut flags = ffi::Py_TPFLAGS_DEFAULT;
        // The objects are the base's, for the collector too.
        if let Some(collected) = &base.collected {
            flags |= ffi::Py_TPFLAGS_HAVE_GC;
            slots.push(slot(ffi::Py_tp_traverse, collected.traverse as *const c_void));
            slots.push(slot(ffi::Py_tp_clear, collected.clear as *const c_void));
        }
        if let Some(finalize) = base.finalize {
            flags |= ffi::Py_TPFLAGS_HAVE_FINALIZE;
            slots.push(slot(ffi::Py_tp_finalize, finalize as *const c_void));
        }
        slots.extend(own.iter().map(|own| slot(own.slot, own.pfunc)));
        slots.push(slot(0, ptr::null()));
        let mut spec = ffi::PyType_Spec {
            name: create::kept(format!("{home_name}.{qualified}"))?,
            // Longer than the base: between classes that add nothing to one base, Python would allow
            // `__class__` to be set.
            basicsize: (base.object_size() + size_of::<usize>()) as c_int,
            itemsize: 0,
            flags: flags as u32,
            slots: slots.as_mut_ptr(),
        };
        let bases = PyTuple::new(py, &[parent.into_any()])?;
        // SAFETY: a complete spec: slots of the right shapes that end with a zero, a name that stays; the
        // base is a class, whose objects are no longer, and there is no module.
        let object = py.own_or_err(unsafe {
            ffi::PyType_FromModuleAndSpec(ptr::null_mut(), &mut spec, bases.as_ptr())
        })?;
        doc::keep_signature(&object, self.doc);
        // CPython took everything before the last dot for the module.
        object.setattr("__module__", home)?;
        object.setattr("__qualname__", PyString::new(py, &qualified))?;
        let fields: Vec<_> =
            self.fields.iter().map(|field| PyString::new(py, field).into_any()).collect();
        object.setattr("__match_args__", PyTuple::new(py, &fields)?)?;
        if let Some(vectorcall) = self.vectorcall {
            // SAFETY: a type object that nobody has seen yet.
            unsafe { create::set_vectorcall(object.as_ptr().cast(), vectorcall) };
        }
        Ok(object)
    }
}

/// A new object that holds `value`, of its variant's class.
pub fn object<T: DataClass>(py: Python<'_>, value: T) -> Answer {
    let class = match value.variant() {
        Some(variant) => variant.get(py, T::class()),
        None => Err(super::not_exported(T::class().name())),
    };
    match class {
        // SAFETY: the classes of the variants are subclasses of `T`'s.
        Ok(class) => unsafe { construct::in_class(py, class.as_ptr().cast(), value) },
        Err(error) => {
            drop(value);
            Err(error.raise(py))
        }
    }
}

/// Adds the class.
pub fn add_data_enum<T: DataClass>(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.setattr(T::class().name(), make_data_enum::<T>(module)?)
}

/// The class, with the classes of its variants as attributes.
pub fn make_data_enum<'py, T: DataClass>(
    module: &Bound<'py, PyModule>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = module.py();
    let class = T::class().get(py, Some(module))?;
    for variant in T::variants() {
        class.setattr(variant.name(), variant.get(py, T::class())?)?;
    }
    Ok(class.into_any())
}

/// The attribute of a variant, read from an object that holds another one: CPython's descriptors let
/// none pass.
#[cold]
pub fn other_variant(py: Python<'_>) -> Raised {
    crate::exceptions::PyTypeError::new_err("the object holds another variant").raise(py)
}

impl<T: DataClass> Slot<T> {
    /// `__repr__`: `Shape.Circle(radius=2.0)`.
    #[must_use]
    pub const fn data_repr() -> Self {
        unsafe extern "C" fn entry<T: DataClass>(object: *mut ffi::PyObject) -> *mut ffi::PyObject {
            // SAFETY: CPython calls the slot with an object of the class.
            unsafe {
                crate::class::members::getter::<T>(object, |py, slf| {
                    let variant = slf.shared(&crate::class::access::Name("__repr__"))?.variant();
                    let fields = variant.map_or(&[][..], |variant| variant.fields);
                    crate::class::results::give_fields(py, &slf, fields)
                })
            }
        }
        // SAFETY: the slot has this shape.
        unsafe { Slot::new(ffi::Py_tp_repr, entry::<T> as *const c_void) }
    }
}
