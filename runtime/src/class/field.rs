//! Attributes that are fields of the value: a getter and a setter for each type of field, not for each field. They
//! find the field through what CPython hands them from the attribute's row.

use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::mem::{self, offset_of};
use std::ptr::NonNull;

use keelback_ffi as ffi;

use crate::call::arg::{self, OptionalArg};
use crate::call::give::{Give, give};
use crate::class::access::{Access, Name};
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::members::{cannot_be_deleted, with_handle, with_handle_and_value};
use crate::class::python::OnObject;
use crate::class::tables::Attribute;
use crate::convert::{Answer, FromPyObject};
use crate::error::Raised;
use crate::py::Python;

/// Where a field of a class's values is, in objects that keep their values themselves.
///
/// Invariant: `own` is the offset of the attribute's field in the contents of objects of
/// `class`, and `field` its offset in a value.
#[repr(C)]
pub(crate) struct FieldDef {
    // First: a borrow writes its address down, which is that of the whole then.
    name: Name,
    own: usize,
    field: usize,
    class: &'static ClassDef,
}

/// What a row of a class's attributes says of a field.
///
/// Invariant: the offsets are as in [`FieldDef`], and `access` is of the type of the field and the guards of the class.
pub(crate) struct FieldRow {
    pub(crate) access: &'static FieldAccess,
    own: u32,
    field: u32,
}

/// How fields of one type are read and written.
pub(crate) struct FieldAccess {
    pub(crate) get: ffi::getter,
    pub(crate) set: Option<ffi::setter>,
}

impl FieldDef {
    /// The field of this row, whose attribute has this name, in objects of this class.
    pub(crate) fn new(class: &'static ClassDef, name: &'static str, row: &FieldRow) -> FieldDef {
        FieldDef { name: Name(name), own: row.own as usize, field: row.field as usize, class }
    }

    /// Says which attribute the value could not be converted for.
    #[cold]
    #[inline(never)]
    fn blame(&self, py: Python<'_>, raised: Raised) -> Raised {
        arg::blame(py, raised, self.name.0)
    }

    #[cold]
    #[inline(never)]
    fn cannot_be_deleted(&self, py: Python<'_>) -> Raised {
        cannot_be_deleted(py, self.name.0)
    }
}

/// A field of type `F` of class `T`, told by who reads it. The type is known before anything is asked of it.
pub struct FieldOf<T, F>(PhantomData<fn(T) -> F>);

impl<T: Class<Stored = T, Root = OnObject>, F: 'static> FieldOf<T, F> {
    /// The field that the function answers with.
    #[must_use]
    pub const fn new(_: fn(&T) -> &F) -> Self {
        FieldOf(PhantomData)
    }

    /// An attribute that reads the field, which is at this offset in a `T`, and writes to it; `texts` are its name and its doc.
    ///
    /// # Safety
    /// It must be the offset of this field.
    #[must_use]
    pub const unsafe fn writable(self, offset: usize, texts: &'static str) -> Attribute<T>
    where
        F: for<'a, 'py> FromPyObject<'a, 'py>,
        for<'py> &'py F: Give<'py>,
    {
        let access =
            const { &FieldAccess { get: get::<F, T::Access>, set: Some(set::<F, T::Access>) } };
        // SAFETY: forwarded; `access` is made for the type.
        unsafe { Self::attribute(offset, texts, access) }
    }

    /// The same, but that it does not write.
    ///
    /// # Safety
    /// As for [`writable`](Self::writable).
    #[must_use]
    pub const unsafe fn readonly(self, offset: usize, texts: &'static str) -> Attribute<T>
    where
        for<'py> &'py F: Give<'py>,
    {
        let access = const { &FieldAccess { get: get::<F, T::Access>, set: None } };
        // SAFETY: forwarded; `access` is made for the type too.
        unsafe { Self::attribute(offset, texts, access) }
    }

    /// # Safety
    /// As for [`writable`](Self::writable), and `access` must be of the type.
    const unsafe fn attribute(
        offset: usize,
        texts: &'static str,
        access: &'static FieldAccess,
    ) -> Attribute<T> {
        let own = offset_of!(Contents<T>, value) + offset;
        assert!(own <= u32::MAX as usize, "a value of more than 4 GiB");
        let row = FieldRow { access, own: own as u32, field: offset as u32 };
        // SAFETY: a field of `T`, says the caller, which is a class.
        unsafe { Attribute::field(texts, row) }
    }
}

/// A getter of fields of type `F`.
///
/// # Safety
/// To be called by CPython for an attribute that refers to such a field, of a class with guards of type `A`.
unsafe extern "C" fn get<F, A: Access>(
    object: *mut ffi::PyObject,
    closure: *mut c_void,
) -> *mut ffi::PyObject
where
    for<'py> &'py F: Give<'py>,
{
    // SAFETY: forwarded.
    let field = unsafe { Field::<F, A>::of(object, closure) };
    // SAFETY: forwarded.
    unsafe { with_handle(object, |py, _| field.read(py)) }
}

/// A setter of fields of type `F`.
///
/// # Safety
/// As for [`get`].
unsafe extern "C" fn set<F, A: Access>(
    object: *mut ffi::PyObject,
    value: *mut ffi::PyObject,
    closure: *mut c_void,
) -> c_int
where
    F: for<'a, 'py> FromPyObject<'a, 'py>,
{
    // SAFETY: forwarded.
    let field = unsafe { Field::<F, A>::of(object, closure) };
    // SAFETY: forwarded.
    unsafe { with_handle_and_value(object, value, |py, _, value| field.write(py, value)) }
}

/// A field of an object's value.
///
/// Invariant: `access` guards the value, and `own` is the field in it.
struct Field<'a, F, A> {
    def: &'static FieldDef,
    access: &'a A,
    own: NonNull<F>,
}

impl<F, A: Access> Field<'_, F, A> {
    /// # Safety
    /// As for [`get`], and the object must live for `'a`.
    #[inline(always)]
    unsafe fn of(object: *mut ffi::PyObject, closure: *mut c_void) -> Self {
        // SAFETY: the closure of an attribute that refers to a field is its definition.
        let def = unsafe { &*closure.cast_const().cast::<FieldDef>() };
        let contents = object.wrapping_byte_add(def.class.known.contents_at());
        // SAFETY: contents begin with their guard, and are written (invariant of `Contents`).
        let access = unsafe { &*contents.cast::<A>() };
        // SAFETY: within the contents (invariant of `FieldDef`).
        let own = unsafe { NonNull::new_unchecked(contents.wrapping_byte_add(def.own).cast()) };
        Field { def, access, own }
    }

    /// The field in the value that a borrow has answered with.
    #[inline(always)]
    fn within(&self, value: NonNull<u8>) -> NonNull<F> {
        if !A::ELSEWHERE {
            return self.own;
        }
        // SAFETY: within the value (invariant of `FieldDef`).
        unsafe { value.byte_add(self.def.field) }.cast()
    }

    #[inline(always)]
    fn read<'py>(&self, py: Python<'py>) -> Answer
    where
        F: 'py,
        &'py F: Give<'py>,
    {
        let value = self.access.shared(py, self.def.class, &self.def.name, self.own_value())?;
        let _held = HeldShared(self);
        // Until `'py` ends, as handles that the conversion makes may lie within it, though the borrow ends here: what
        // `give` answers with has no lifetime, so nothing keeps the reference.
        // SAFETY: borrowed in common with others at most while it is used.
        let value: &'py F = unsafe { self.within(value).as_ref() };
        give(py, value)
    }

    #[inline(always)]
    fn write<'py>(&self, py: Python<'py>, value: OptionalArg<'_, 'py>) -> Result<(), Raised>
    where
        F: for<'a> FromPyObject<'a, 'py>,
    {
        let Some(value) = value.0 else { return Err(self.def.cannot_be_deleted(py)) };
        let value = match F::from_py(value.object()) {
            Ok(value) => value,
            Err(raised) => return Err(self.def.blame(py, raised)),
        };
        // The old value goes when the object is free again: its end may run anything.
        let _old = {
            let own = self.own_value();
            let place = self.access.exclusive(py, self.def.class, &self.def.name, own)?;
            let _held = HeldExclusive(self);
            // SAFETY: nobody else borrows the value.
            mem::replace(unsafe { self.within(place).as_mut() }, value)
        };
        Ok(())
    }

    /// The object's own value.
    #[inline(always)]
    fn own_value(&self) -> NonNull<u8> {
        // SAFETY: the value begins so far before its field (invariant of `FieldDef`).
        unsafe { self.own.cast::<u8>().byte_sub(self.def.field) }
    }
}

/// A shared borrow, which ends with it.
struct HeldShared<'a, F, A: Access>(&'a Field<'a, F, A>);

impl<F, A: Access> Drop for HeldShared<'_, F, A> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.access.end_shared(self.0.def.class);
    }
}

/// An exclusive borrow, which ends with it.
struct HeldExclusive<'a, F, A: Access>(&'a Field<'a, F, A>);

impl<F, A: Access> Drop for HeldExclusive<'_, F, A> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.access.end_exclusive(self.0.def.class);
    }
}
