//! The static description of a class, and its type object in each interpreter.

use std::ffi::c_void;
use std::mem;
use std::sync::atomic::{AtomicPtr, Ordering};

use keelback_ffi as ffi;

use crate::aside::aside;
use crate::class::access::Access;
use crate::class::collect::{self, Collected};
use crate::class::contents::{Contents, Stored, offset_of_aligned};
use crate::class::features::{Complete, Feature, Kind};
use crate::class::free_list::FreeList;
use crate::class::known::{Known, Only};
use crate::class::python::{Facts, PythonBases, Root};
use crate::class::slots::Slot;
use crate::class::tables::{Attribute, Method, Records, Tables};
use crate::class::{construct, create, end};
use crate::convert::Answer;
use crate::error::PyResult;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::state::{self, InterpreterCell};
use crate::types::{PyAny, PyModule, PyType};

/// A Rust type that is exported as a class. Implemented by the glue's `rt::class!`.
///
/// # Safety
/// Objects of `class()`, and of Python subclasses of it, must hold `Contents<Self>`, and nobody else
/// may have that definition as its own. `Self` must be `Send` and `Sync` unless the guard keeps other threads out:
/// Python uses an object in any thread, and on free-threaded builds in several at once. What is kept in an `Arc`
/// must be frozen.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not exported as a class",
    note = "tag the type with `@py`"
)]
pub unsafe trait Class: Sized + 'static {
    /// Whether its values can change, and in which threads they are used.
    type Access: Access;

    /// How objects keep their values.
    type Stored: Stored<Self>;

    /// Whether a class of Python's is among its bases.
    type Root: Root;

    /// Its definition.
    fn class() -> &'static ClassDef;

    /// What it keeps of objects that ended: `@py freelist(8)`.
    #[inline(always)]
    fn free_list() -> Option<&'static FreeList> {
        None
    }

    /// The object that a value becomes: a new one. Enums have objects and classes of their variants.
    #[inline]
    fn into_object(self, py: Python<'_>) -> Answer {
        construct::in_own_class(py, self)
    }
}

/// A class whose type begins with the value of another class, from which it derives.
///
/// # Safety
/// A value of the type begins with one of `Base`: with a field of that very type, at offset 0.
///
/// So one object holds both at one address, behind one guard (see `Contents`), and whoever has an object of this
/// class has one of `Base`.
#[diagnostic::on_unimplemented(
    message = "the class of `{Self}` derives from no class of this crate",
    note = "write `@py class Name(Base)` on the type, and the base as its first field"
)]
pub unsafe trait Extends:
    Class<Access = <Self::Base as Class>::Access, Stored = Self> + Derives<Super = Self::Base>
{
    /// The type of the base.
    type Base: Class<Stored = Self::Base>;
}

/// A class that derives from another one: of the crate, or of Python's.
///
/// # Safety
/// Objects of the class are of `Super`.
#[diagnostic::on_unimplemented(
    message = "the class of `{Self}` has no base",
    note = "write `@py class Name(Base)` on the type"
)]
pub unsafe trait Derives: Class {
    /// The first base, as handles know it: `PyDict`, or the type of another class.
    type Super;
}

/// What a class derives from. Made for the class's own type by [`base`].
pub struct Base(fn() -> &'static ClassDef);

/// The class that `T`'s derives from.
#[must_use]
pub const fn base<T: Extends>() -> Base {
    const { Contents::<T>::assert_extends() };
    Base(<T::Base as Class>::class)
}

/// A class to be made once in each interpreter.
pub struct ClassDef {
    name: &'static str,
    /// NUL-terminated, with the signature of the constructor as its first line.
    pub(crate) doc: &'static str,
    /// The size and the alignment of contents.
    contents: (u32, u32),
    pub(crate) dealloc: ffi::destructor,
    /// What the collector calls, if the class has anything to tell it.
    pub(crate) collected: Option<Collected>,
    /// How the value shows the Python objects that it holds.
    pub(crate) show: Option<collect::Show>,
    /// What the collector calls before it breaks any cycle.
    pub(crate) finalize: Option<ffi::destructor>,
    /// The class has a `__del__`.
    pub(crate) has_finalizer: bool,
    /// Instances have a `__dict__`.
    pub(crate) has_dict: bool,
    /// Weak references can point to instances.
    pub(crate) has_weakrefs: bool,
    pub(crate) kind: Option<Kind>,
    /// What it keeps of objects that ended, and what stands for its `tp_free` then.
    pub(crate) kept: Option<(&'static FreeList, ffi::freefunc)>,
    pub(crate) tables: Tables,
    pub(crate) slots: &'static [ffi::PyType_Slot],
    pub(crate) vectorcall: Option<ffi::vectorcallfunc>,
    /// Where an object has the function that calls of it enter.
    pub(crate) vectorcall_at: Option<fn() -> usize>,
    pub(crate) complete: Option<Complete>,
    pub(crate) is_final: bool,
    /// The class of the same library that it derives from.
    base: Option<fn() -> &'static ClassDef>,
    /// Its bases, where a class of Python's is among them.
    pub(crate) python: Option<&'static PythonBases>,
    /// The full name of its Python module, where a class of another one may be made first and derives from it.
    pub(crate) home: Option<&'static str>,
    cell: InterpreterCell,
    /// The type object of the only interpreter.
    only: Only,
    pub(crate) known: Known,
    /// The `tp_free` of its type objects, all alike; null while there is none.
    free: AtomicPtr<c_void>,
}

// SAFETY: the tables are static, and only CPython writes to them, with the thread attached.
unsafe impl Sync for ClassDef {}

impl ClassDef {
    /// A class of this name and doc (both NUL-terminated) for `T`.
    #[must_use]
    pub const fn new<T: Class>(
        name: &'static str,
        doc: &'static str,
        methods: &'static [Method<T>],
        attributes: &'static [Attribute<T>],
        slots: &'static [Slot<T>],
    ) -> ClassDef {
        crate::module::check_terminated(name);
        crate::module::check_terminated(doc);
        ClassDef {
            name: crate::module::without_nul(name),
            doc,
            contents: Contents::<T>::shape(),
            dealloc: end::dealloc::<T>,
            collected: None,
            show: None,
            finalize: None,
            has_finalizer: false,
            has_dict: false,
            has_weakrefs: false,
            kind: None,
            kept: None,
            tables: Tables::new(methods, attributes),
            slots: Slot::raw(slots),
            vectorcall: None,
            vectorcall_at: None,
            complete: None,
            is_final: false,
            base: None,
            python: None,
            home: None,
            cell: InterpreterCell::new(),
            only: Only::new(),
            known: Known::new(),
            free: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// `@py final`: Python may not derive from it.
    #[must_use]
    pub const fn with_final(mut self) -> ClassDef {
        self.is_final = true;
        self
    }

    /// `class Dog(Animal)`: derives from the class of a type that its own type begins with.
    #[must_use]
    pub const fn extending(mut self, base: Base) -> ClassDef {
        self.base = Some(base.0);
        self
    }

    /// `class Counter(dict)`: a class of Python's is among its bases. Behind the features.
    #[must_use]
    pub const fn on_python(mut self, bases: &'static PythonBases) -> ClassDef {
        self.python = Some(bases);
        self.dealloc = bases.dealloc;
        self
    }

    /// The full name of the module that the class is in: other classes derive from it, and may come first.
    #[must_use]
    pub const fn in_module(mut self, home: &'static str) -> ClassDef {
        self.home = Some(home);
        self
    }

    /// What the class has besides its value. The feature must be of the class's own type.
    #[must_use]
    pub const fn with(mut self, feature: Feature) -> ClassDef {
        if let Some(show) = feature.show {
            self.show = Some(show);
        }
        if let Some(collected) = feature.collected {
            self.collected = Some(collected);
        }
        if let Some(finalize) = feature.finalize {
            self.finalize = Some(finalize);
        }
        self.has_finalizer |= feature.has_finalizer;
        self.has_dict |= feature.has_dict;
        self.has_weakrefs |= feature.has_weakrefs;
        if let Some(kind) = feature.kind {
            self.kind = Some(kind);
        }
        if let Some(kept) = feature.kept {
            self.kept = Some(kept);
        }
        if let Some(at) = feature.vectorcall_at {
            self.vectorcall_at = Some(at);
        }
        if let Some(complete) = feature.complete {
            self.complete = Some(complete);
        }
        if let Some(dealloc) = feature.dealloc {
            self.dealloc = dealloc;
        }
        self
    }

    /// What calls of the class enter, past `tp_new`.
    #[must_use]
    pub const fn with_vectorcall(mut self, call: ffi::vectorcallfunc) -> ClassDef {
        self.vectorcall = Some(call);
        self
    }

    /// The same, where each of several constructors has a condition: that of the one whose holds.
    #[must_use]
    pub const fn with_first_vectorcall(self, calls: &[ffi::vectorcallfunc]) -> ClassDef {
        match calls.first() {
            Some(call) => self.with_vectorcall(*call),
            None => self,
        }
    }

    /// A plain read: messages about borrows name the class, and no work may be done for them before they are due.
    #[inline(always)]
    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    /// Whether its type object lets others derive from it: Python's code, and the class that stands on a first part.
    pub(crate) fn may_be_base(&self) -> bool {
        !self.is_final || self.facts().is_some_and(|facts| facts.has_parts)
    }

    /// Whether the collector tracks its objects.
    #[inline]
    pub(crate) fn is_collected(&self) -> bool {
        self.collected().is_some()
    }

    /// What the collector calls, if the class or its base has anything to tell it.
    pub(crate) fn collected(&self) -> Option<Collected> {
        self.collected.or_else(|| {
            let bases = self.python?;
            bases.facts()?.is_collected.then_some(bases.collected)
        })
    }

    /// What CPython knows of its methods and attributes.
    pub(crate) fn records(&'static self) -> &'static Records {
        self.tables.records(Some(self))
    }

    /// What is known of its bases, where a class of Python's is among them.
    #[inline]
    pub(crate) fn facts(&self) -> Option<&'static Facts> {
        self.python?.facts()
    }

    /// The class of the same library that it derives from.
    pub(crate) fn base(&self) -> Option<&'static ClassDef> {
        self.base.map(|base| base())
    }

    /// Whether other classes of the same library derive from it, or it from one.
    pub(crate) fn is_in_family(&self) -> bool {
        self.base.is_some() || self.home.is_some()
    }

    /// Where an object's contents begin.
    fn begin(&self) -> usize {
        match self.python {
            Some(bases) => bases.size(),
            None => offset_of_aligned(self.contents.1 as usize),
        }
    }

    /// Where an object's contents end. Never at the end of the bare header, since a guard has a size: so no two classes have the same
    /// layout as `object`, between which Python would allow `__class__` to be set. Behind the end of its base's objects, whatever the contents are: between
    /// classes of one layout Python would allow `__class__` to be set.
    fn end(&self) -> usize {
        let own = (self.begin() + self.contents.0 as usize).next_multiple_of(align_of::<usize>());
        self.base().map_or(own, |base| own.max(base.object_size() + size_of::<usize>()))
    }

    /// Where an object keeps its `__dict__`: behind its contents.
    pub(crate) fn dict_at(&self) -> Option<usize> {
        let elsewhere = self.facts().is_some_and(|facts| facts.has_dict || facts.has_parts);
        (self.has_dict && !elsewhere).then(|| self.end())
    }

    /// Whether its type objects can be changed by nobody, as the interpreter wants of a descriptor's class to find what that binds
    /// quickly.
    pub(crate) fn is_immutable(&self) -> bool {
        self.vectorcall_at.is_some() && ffi::version::running().at_least(3, 10)
    }

    /// Where an object keeps its list of weak references: last.
    pub(crate) fn weakrefs_at(&self) -> Option<usize> {
        let elsewhere = self.facts().is_some_and(|facts| facts.has_weakrefs || facts.has_parts);
        let end = || self.end() + self.dict_at().map_or(0, |_| size_of::<usize>());
        (self.has_weakrefs && !elsewhere).then(end)
    }

    /// The size of an object.
    pub(crate) fn object_size(&self) -> usize {
        let words =
            usize::from(self.dict_at().is_some()) + usize::from(self.weakrefs_at().is_some());
        self.end() + words * size_of::<usize>()
    }

    /// The place of an object's `__dict__`: null, or an owned dict.
    pub(crate) fn dict_place(&self, object: *mut ffi::PyObject) -> Option<*mut *mut ffi::PyObject> {
        self.dict_at().map(|at| object.wrapping_byte_add(at).cast())
    }

    /// The place of an object's list of weak references.
    pub(crate) fn weakrefs_place(
        &self,
        object: *mut ffi::PyObject,
    ) -> Option<*mut *mut ffi::PyObject> {
        self.weakrefs_at().map(|at| object.wrapping_byte_add(at).cast())
    }

    /// Whether threads run Python at the same time; asked by those who have an object of the class.
    #[inline(always)]
    pub(crate) fn without_gil(&self) -> bool {
        self.known.without_gil()
    }

    /// The type object, while there is one interpreter and the class has been made in it.
    #[inline(always)]
    pub(crate) fn only(&self) -> Option<*mut ffi::PyTypeObject> {
        self.only.find()
    }

    /// The type object in this interpreter, if it has been made.
    #[inline]
    pub(crate) fn find(&self, py: Python<'_>) -> Option<*mut ffi::PyTypeObject> {
        self.only.find().or_else(|| self.find_among_interpreters(py))
    }

    #[cold]
    #[inline(never)]
    fn find_among_interpreters(&self, py: Python<'_>) -> Option<*mut ffi::PyTypeObject> {
        // The cell keeps it alive as long as the interpreter has a module of this library.
        self.cell.get(py).map(|class| class.as_ptr().cast())
    }

    /// The type object in this interpreter; made here, in the module of that name, if it is not yet.
    pub(crate) fn get<'py>(
        &'static self,
        py: Python<'py>,
        module: Option<&Bound<'py, PyModule>>,
    ) -> PyResult<Bound<'py, PyType>> {
        if let Some(class) = self.find(py) {
            // SAFETY: a live type object.
            return Ok(unsafe { Borrowed::from_ptr(py, class.cast()) }.to_owned());
        }
        // On top of a class of Python's an object is asked where they begin.
        self.known.learn(if self.python.is_none() { self.begin() } else { 0 });
        let class = self.cell.get_or_init(py, || create::make(self, py, module))?;
        // SAFETY: a live heap type.
        let mut free = unsafe { end::asked_free(class.as_ptr().cast()) };
        if let Some((list, keep)) = self.kept {
            list.open(py, self, class.as_ptr().cast(), free);
            free = keep;
        }
        self.free.store(free as *mut c_void, Ordering::Relaxed);
        // What is written before the type object is known is seen by all who find it.
        state::remember_only(py, &self.only, class.as_ptr().cast());
        Ok(class.cast_into()?)
    }

    /// The type of an object, if it is the class's own and known.
    ///
    /// # Safety
    /// `object` must be live, or at its end.
    #[inline(always)]
    pub(crate) unsafe fn own_type(
        &self,
        object: *mut ffi::PyObject,
    ) -> Option<*mut ffi::PyTypeObject> {
        // SAFETY: forwarded.
        unsafe { self.known.own_type(&self.only, object) }
    }

    /// The type of an object and how that gives its memory back, if that type is the class's own and known.
    ///
    /// # Safety
    /// `object` must be live, or at its end.
    #[inline(always)]
    pub(crate) unsafe fn own_end(
        &self,
        object: *mut ffi::PyObject,
    ) -> Option<(*mut ffi::PyTypeObject, ffi::freefunc)> {
        // SAFETY: forwarded.
        let class = unsafe { self.own_type(object) }?;
        let free = self.free.load(Ordering::Relaxed);
        // SAFETY: the `tp_free` of a type, set before the class was known, and so before it had any object.
        Some((class, unsafe { mem::transmute::<*mut c_void, ffi::freefunc>(free) }))
    }

    /// How objects of a type give their memory back.
    ///
    /// # Safety
    /// `class` must be the type of an object of the class or of a subclass.
    #[cold]
    pub(crate) unsafe fn free_of(&self, class: *mut ffi::PyTypeObject) -> ffi::freefunc {
        match self.kept {
            Some((list, keep)) if list.has(class) => keep,
            // SAFETY: a live heap type.
            _ => unsafe { end::asked_free(class) },
        }
    }

    /// Whether an object is of the class or of a subclass.
    #[inline(always)]
    pub(crate) fn is_instance(&self, object: Borrowed<'_, '_, PyAny>) -> bool {
        // SAFETY: a live object.
        unsafe { self.known.own_type(&self.only, object.as_ptr()) }.is_some()
            || is_base_of(self, object)
    }
}

aside! {
    /// Whether an object is of the class or of a subclass, whatever its type.
    fn is_base_of(class: &ClassDef, object: Borrowed<'_, '_, PyAny>) -> bool {
        let Some(class) = class.find(object.py()) else { return false };
        // SAFETY: a live object, and a live type object.
        unsafe { ffi::PyObject_TypeCheck(object.as_ptr(), class) }
    }
}
