//! What a class may have besides its value, said by the glue of a class that has it: no other pays for it.

use keelback_ffi as ffi;

use crate::class::collect::{self, Collected};
use crate::class::def::Class;
use crate::class::end;
use crate::class::free_list::{self, FreeList};
use crate::class::traverse::Traverse;
use crate::handle::Bound;
use crate::types::PyAny;

/// One of them, for [`ClassDef::with`](super::ClassDef::with).
pub struct Feature {
    pub(crate) show: Option<collect::Show>,
    pub(crate) collected: Option<Collected>,
    pub(crate) finalize: Option<ffi::destructor>,
    pub(crate) has_dict: bool,
    pub(crate) has_weakrefs: bool,
    pub(crate) kind: Option<Kind>,
    pub(crate) dealloc: Option<ffi::destructor>,
    pub(crate) has_finalizer: bool,
    pub(crate) kept: Option<(&'static FreeList, ffi::freefunc)>,
    /// Where an object has the function that calls of it enter.
    pub(crate) vectorcall_at: Option<fn() -> usize>,
    pub(crate) complete: Option<Complete>,
}

/// What is done to a new type object, with its table of methods.
pub(crate) type Complete =
    fn(&Bound<'_, PyAny>, &'static [ffi::PyMethodDef]) -> crate::error::PyResult<()>;

/// None.
pub(crate) const fn none() -> Feature {
    Feature {
        show: None,
        collected: None,
        finalize: None,
        has_dict: false,
        has_weakrefs: false,
        kind: None,
        dealloc: None,
        has_finalizer: false,
        kept: None,
        vectorcall_at: None,
        complete: None,
    }
}

/// What Python takes instances for, in `match` and in `isinstance`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Sequence,
    Mapping,
    /// Not of a user's class.
    Coroutine,
}

/// The same, for an object that has more than its value at its end.
const fn at_end<T: Class>() -> Feature {
    Feature { dealloc: Some(end::dealloc_collected::<T>), ..none() }
}

/// Values hold Python objects.
#[must_use]
pub const fn gc<T: Class + Traverse>() -> Feature {
    Feature {
        show: Some(collect::show_value::<T>),
        collected: Some(Collected::of::<T>()),
        ..at_end::<T>()
    }
}

/// The class, or its module, keeps objects of it: the variants of an enum, constants. The collector sees that both go together.
#[must_use]
pub const fn singletons<T: Class>() -> Feature {
    Feature { collected: Some(Collected::of::<T>()), ..at_end::<T>() }
}

/// Objects may be views of fields of objects that the collector knows.
#[must_use]
pub const fn views<T: Class>() -> Feature {
    Feature {
        show: Some(collect::show_guard::<T>),
        collected: Some(Collected::of::<T>()),
        ..at_end::<T>()
    }
}

/// A `Drop` of the user's may use the Python objects that values hold.
#[must_use]
pub const fn drops<T: Class + Traverse>() -> Feature {
    Feature { finalize: Some(collect::finalize::<T>), ..at_end::<T>() }
}

/// `__del__`: called before an object ends, once. The collector notes for which it has been.
#[must_use]
pub const fn finalizer<T: Class>() -> Feature {
    Feature { has_finalizer: true, collected: Some(Collected::of::<T>()), ..at_end::<T>() }
}

/// `@py dict`: instances take attributes from Python.
#[must_use]
pub const fn dict<T: Class>() -> Feature {
    Feature { has_dict: true, collected: Some(Collected::of::<T>()), ..at_end::<T>() }
}

/// `@py weakref`: weak references can point to instances.
#[must_use]
pub const fn weakref<T: Class>() -> Feature {
    Feature { has_weakrefs: true, ..at_end::<T>() }
}

/// `@py freelist(8)`: the memory of objects that ended is kept. The list must be the class's own.
#[must_use]
pub const fn freelist<T: Class>(list: &'static FreeList) -> Feature {
    Feature { kept: Some((list, free_list::keep::<T>)), ..none() }
}

/// `@py sequence`: `match` takes instances for sequences, and C code finds their items by number.
#[must_use]
pub const fn sequence() -> Feature {
    Feature { kind: Some(Kind::Sequence), ..none() }
}

/// `@py mapping`: `match` takes instances for mappings.
#[must_use]
pub const fn mapping() -> Feature {
    Feature { kind: Some(Kind::Mapping), ..none() }
}

/// `isinstance(object, collections.abc.Coroutine)`.
pub(crate) const fn coroutine() -> Feature {
    Feature { kind: Some(Kind::Coroutine), ..none() }
}
