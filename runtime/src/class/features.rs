//! What a class may have besides its value, said by the glue of a class that has it: no other pays for it.

use keelback_ffi as ffi;

use crate::class::collect::{self, Collected};
use crate::class::def::Class;
use crate::class::end;
use crate::class::traverse::Traverse;

/// One of them, for [`ClassDef::with`](super::ClassDef::with).
pub struct Feature {
    pub(crate) show: Option<collect::Show>,
    pub(crate) collected: Option<Collected>,
    pub(crate) finalize: Option<ffi::destructor>,
    pub(crate) has_dict: bool,
    pub(crate) has_weakrefs: bool,
    pub(crate) dealloc: ffi::destructor,
}

/// None, with the end of an object that has any.
const fn none<T: Class>() -> Feature {
    Feature {
        show: None,
        collected: None,
        finalize: None,
        has_dict: false,
        has_weakrefs: false,
        dealloc: end::dealloc_collected::<T>,
    }
}

/// Values hold Python objects.
#[must_use]
pub const fn gc<T: Class + Traverse>() -> Feature {
    Feature {
        show: Some(collect::show_value::<T>),
        collected: Some(Collected::of::<T>()),
        ..none::<T>()
    }
}

/// A `Drop` of the user's may use the Python objects that values hold.
#[must_use]
pub const fn drops<T: Class + Traverse>() -> Feature {
    Feature { finalize: Some(collect::finalize::<T>), ..none::<T>() }
}

/// `@py dict`: instances take attributes from Python.
#[must_use]
pub const fn dict<T: Class>() -> Feature {
    Feature { has_dict: true, collected: Some(Collected::of::<T>()), ..none::<T>() }
}

/// `@py weakref`: weak references can point to instances.
#[must_use]
pub const fn weakref<T: Class>() -> Feature {
    Feature { has_weakrefs: true, ..none::<T>() }
}
