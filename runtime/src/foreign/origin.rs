//! Which trait objects are Python's own: adapters that Rust keeps behind a pointer are known by the address of what it
//! points to, and go out as the objects that they came from.
//!
//! Only adapters of traits whose objects go out are written down.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use keelback_ffi as ffi;

use crate::convert::Owned;
use crate::handle::{Borrowed, Bound};
use crate::owner::{self, Owner};
use crate::py::Python;
use crate::types::PyAny;

/// Where each adapter is.
///
/// Invariant: the object at an address is owned by the adapter that lives there behind a pointer, which takes its entry
/// out before it lets go of the object or of its memory. Nothing else that is longer than nothing can live there: what is
/// behind a pointer to a trait object cannot be moved.
static KNOWN: Mutex<BTreeMap<usize, Origin>> = Mutex::new(BTreeMap::new());

#[derive(Clone, Copy)]
struct Origin {
    /// Its address: a number, until somebody has the adapter.
    object: usize,
    owner: Owner,
}

/// Where an adapter is, once that is known: it and whoever puts it behind a pointer have one each.
#[derive(Clone, Default)]
pub struct Place(Option<Arc<AtomicUsize>>);

impl Place {
    /// One that will be known, or one of an adapter that nobody will ask for.
    pub(crate) fn new(is_wanted: bool) -> Place {
        Place(is_wanted.then(Arc::default))
    }

    /// Writes down where the adapter for an object is.
    pub(crate) fn is_at<T: ?Sized>(&self, adapter: &T, object: Borrowed<'_, '_, PyAny>) {
        let Some(place) = &self.0 else { return };
        let (address, owner) = (address(adapter), owner::owner(object.py()));
        place.store(address, Ordering::Relaxed);
        let origin = Origin { object: object.as_ptr().expose_provenance(), owner };
        KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(address, origin);
    }
}

/// An adapter's own, which ends with it. The first field of an adapter, so that its object is still there.
#[derive(Default)]
pub(crate) struct Ending(pub(crate) Place);

impl Drop for Ending {
    fn drop(&mut self) {
        let address = self.0.0.as_ref().map_or(0, |place| place.load(Ordering::Relaxed));
        if address != 0 {
            KNOWN.lock().unwrap_or_else(PoisonError::into_inner).remove(&address);
        }
    }
}

fn address<T: ?Sized>(value: &T) -> usize {
    std::ptr::from_ref(value).cast::<u8>().addr()
}

/// The object that an adapter is for, if the value is one.
pub fn origin<T: ?Sized>(py: Python<'_>, value: &T) -> Option<Owned> {
    if size_of_val(value) == 0 {
        return None;
    }
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(&address(value)).copied();
    let origin = known.filter(|known| known.owner == owner::owner(py))?;
    let object = std::ptr::with_exposed_provenance_mut::<ffi::PyObject>(origin.object);
    // SAFETY: the value at the address is the adapter (invariant of `KNOWN`), which owns the object and is borrowed here.
    let object: Bound<'_, PyAny> = unsafe { Bound::from_borrowed_ptr(py, object) };
    Some(Owned::from(object))
}
