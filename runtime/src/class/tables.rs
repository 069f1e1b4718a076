//! The methods and attributes of a class: rows that know their class, and CPython's own records of them.
//!
//! A pointer in a static is eight bytes and 24 more of relocation, and a record has three or five of them. So a library has rows
//! with as few as will do, and the records are made of them with the first type object.

use std::ffi::{c_char, c_void};
use std::marker::PhantomData;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::{mem, ptr};

use keelback_ffi as ffi;

use crate::class::def::ClassDef;
use crate::class::field::{FieldDef, FieldRow};
use crate::module::def::FastCall;

/// A method of class `T`.
#[repr(transparent)]
pub struct Method<T>(MethodRow, PhantomData<fn(T)>);

pub(crate) struct MethodRow {
    texts: Texts,
    call: ffi::PyCFunction,
    flags: i32,
}

impl<T> Method<T> {
    /// `__class_getitem__` of a class that is subscriptable: `Class[int]`.
    pub const CLASS_GETITEM: Self = Method(
        MethodRow {
            texts: Texts(
                "__class_getitem__\0__class_getitem__($type, item, /)\n--\n\nSee PEP 585.\0",
            ),
            call: class_getitem,
            flags: ffi::METH_O | ffi::METH_CLASS,
        },
        PhantomData,
    );

    /// A method; `texts` are its name and its doc, each of which ends with NUL.
    ///
    /// # Safety
    /// `call` must be a function that takes objects of class `T` (with `METH_STATIC`, a null, and with
    /// `METH_CLASS`, the class) as its first argument.
    #[must_use]
    pub const unsafe fn new(texts: &'static str, call: FastCall, flags: i32) -> Self {
        // SAFETY: a pointer to a function either way; the flags say which shape it has.
        let call = unsafe { mem::transmute::<FastCall, ffi::PyCFunction>(call) };
        let flags = ffi::METH_FASTCALL | ffi::METH_KEYWORDS | flags;
        Method(MethodRow { texts: Texts::new(texts), call, flags }, PhantomData)
    }

    /// `__getattr__` under its name, as Python's own classes have it: for subclasses, their `super()`, and what they put
    /// in its place.
    ///
    /// # Safety
    /// `call` must be a function that takes objects of class `T` as its first argument.
    #[must_use]
    pub const unsafe fn getattr(call: ffi::PyCFunction) -> Self {
        let texts = Texts::new("__getattr__\0__getattr__($self, name, /)\n--\n\n\0");
        Method(MethodRow { texts, call, flags: ffi::METH_O }, PhantomData)
    }

    /// The same with these flags too.
    pub(crate) const fn with_flags(mut self, flags: i32) -> Self {
        self.0.flags |= flags;
        self
    }

    const fn raw(table: &'static [Self]) -> &'static [MethodRow] {
        // SAFETY: transparent, element by element.
        unsafe { std::slice::from_raw_parts(table.as_ptr().cast(), table.len()) }
    }
}

/// An attribute of class `T`.
#[repr(transparent)]
pub struct Attribute<T>(AttributeRow, PhantomData<fn(T)>);

pub(crate) struct AttributeRow {
    texts: Texts,
    means: Means,
}

/// What reads an attribute, and writes to it.
enum Means {
    Functions(ffi::getter, Option<ffi::setter>),
    Field(FieldRow),
}

impl<T> Attribute<T> {
    /// `__dict__` of instances that have one.
    pub const DICT: Self = Attribute(
        AttributeRow {
            texts: Texts("__dict__\0"),
            means: Means::Functions(get_dict, Some(ffi::PyObject_GenericSetDict)),
        },
        PhantomData,
    );

    /// An attribute; `texts` are its name and its doc, each of which ends with NUL.
    ///
    /// # Safety
    /// Both functions must take objects of class `T` as their first argument.
    #[must_use]
    pub const unsafe fn new(
        texts: &'static str,
        get: ffi::getter,
        set: Option<ffi::setter>,
    ) -> Self {
        let means = Means::Functions(get, set);
        Attribute(AttributeRow { texts: Texts::new(texts), means }, PhantomData)
    }

    /// An attribute that is a field.
    ///
    /// # Safety
    /// It must be a field of the values of objects of class `T`, and `T` must be a class.
    pub(crate) const unsafe fn field(texts: &'static str, field: FieldRow) -> Self {
        let means = Means::Field(field);
        Attribute(AttributeRow { texts: Texts::new(texts), means }, PhantomData)
    }

    const fn raw(table: &'static [Self]) -> &'static [AttributeRow] {
        // SAFETY: transparent, element by element.
        unsafe { std::slice::from_raw_parts(table.as_ptr().cast(), table.len()) }
    }
}

/// A name that ends with NUL, and behind it a doc that does, or nothing.
struct Texts(&'static str);

impl Texts {
    const fn new(texts: &'static str) -> Self {
        crate::module::check_terminated(texts);
        Texts(texts)
    }

    fn name(&self) -> &'static str {
        self.0.split('\0').next().unwrap_or_default()
    }

    /// Null where there is none.
    fn doc(&self) -> *const c_char {
        match &self.0[self.name().len() + 1..] {
            "" => ptr::null(),
            doc => doc.as_ptr().cast(),
        }
    }
}

/// What a class can do, in rows and, once it has been made in any interpreter, in records.
///
/// Invariant: `records` is null, or records of the rows that are never freed.
pub(crate) struct Tables {
    methods: &'static [MethodRow],
    attributes: &'static [AttributeRow],
    records: AtomicPtr<Records>,
}

/// CPython's records of a class; both tables end with a zeroed one.
pub(crate) struct Records {
    pub(crate) methods: Box<[ffi::PyMethodDef]>,
    pub(crate) attributes: Box<[ffi::PyGetSetDef]>,
    /// What attributes that are fields refer to.
    _fields: Vec<FieldDef>,
}

impl Tables {
    pub(crate) const fn new<T>(
        methods: &'static [Method<T>],
        attributes: &'static [Attribute<T>],
    ) -> Tables {
        Tables {
            methods: Method::raw(methods),
            attributes: Attribute::raw(attributes),
            records: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// The records. `class` is that of the objects: fields are found by it.
    ///
    /// Made once in the process: descriptors of each interpreter's type object refer to them, and may outlive that.
    pub(crate) fn records(&self, class: Option<&'static ClassDef>) -> &'static Records {
        let mut records = self.records.load(Ordering::Acquire);
        if records.is_null() {
            let made = Box::into_raw(Box::new(self.make(class)));
            // Two threads may do so at once: no lock, which a fork could leave taken for good.
            match self.records.compare_exchange(records, made, Ordering::AcqRel, Ordering::Acquire)
            {
                Ok(_) => records = made,
                Err(other) => {
                    records = other;
                    // SAFETY: made above, and seen by nobody else.
                    drop(unsafe { Box::from_raw(made) });
                }
            }
        }
        // SAFETY: records that are never freed (type invariant).
        unsafe { &*records }
    }

    fn make(&self, class: Option<&'static ClassDef>) -> Records {
        let methods = self.methods.iter().map(|row| ffi::PyMethodDef {
            ml_name: row.texts.0.as_ptr().cast(),
            ml_meth: Some(row.call),
            ml_flags: row.flags,
            ml_doc: row.texts.doc(),
        });
        let mut fields = Vec::new();
        for row in self.attributes {
            if let Means::Field(field) = &row.means {
                let class = class.expect("values with fields are those of a class (`FieldOf`)");
                fields.push(FieldDef::new(class, row.texts.name(), field));
            }
        }
        let mut places = fields.iter().map(ptr::from_ref);
        let attributes = self.attributes.iter().map(|row| {
            let (get, set, closure) = match &row.means {
                Means::Functions(get, set) => (*get, *set, ptr::null()),
                Means::Field(field) => {
                    (field.access.get, field.access.set, places.next().unwrap_or_default())
                }
            };
            ffi::PyGetSetDef {
                name: row.texts.0.as_ptr().cast(),
                get: Some(get),
                set,
                doc: row.texts.doc(),
                closure: closure.cast_mut().cast(),
            }
        });
        Records {
            methods: methods.chain([ffi::PyMethodDef::END]).collect(),
            attributes: attributes.chain([ffi::PyGetSetDef::END]).collect(),
            _fields: fields,
        }
    }
}

/// `Class[item]`. Before 3.9, which has no generic aliases, the class itself.
unsafe extern "C" fn class_getitem(
    class: *mut ffi::PyObject,
    item: *mut ffi::PyObject,
) -> *mut ffi::PyObject {
    if ffi::version::running().at_least(3, 9) {
        // SAFETY: CPython calls the method with the class and a live object.
        return unsafe { ffi::Py_GenericAlias(class, item) };
    }
    // SAFETY: a live class.
    unsafe { ffi::Py_NewRef(class) }
}

/// The getter of `__dict__`.
unsafe extern "C" fn get_dict(
    object: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject {
    // SAFETY: CPython calls a getter with a live object, and the type has the place of a dict.
    unsafe { ffi::PyObject_GenericGetDict(object, closure) }
}
