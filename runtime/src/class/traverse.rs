//! Which Python objects a Rust value holds: what the cycle collector asks.
//!
//! Glue implements [`Traverse`] for every type of the crate that holds Python objects, from its fields.
//! How a field is gone through is written down as a shape beside it: [`Plain`] holds nothing, [`Deep`]
//! answers for itself, and a tuple has one shape for each of a container's type arguments. So a map
//! from a foreign type to objects is visited though the foreign type knows nothing of this crate.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::ffi::{c_int, c_void};
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock, RwLock, TryLockError};

use keelback_ffi as ffi;

use crate::error::PyErr;
use crate::handle::Py;
use crate::py::Python;

/// Types whose values hold Python objects, and show them to Python's cycle collector.
///
/// Tagged types, and the types of the same crate that their fields are of, need no implementation: it is
/// made from their fields. Write one for a type that hides what it holds, such as a wrapper of another
/// crate's container:
///
/// ```
/// # use keelback::{Py, Traverse, Visit};
/// # use keelback::types::PyAny;
/// struct Handlers {
///     by_name: Vec<(String, Py<PyAny>)>,
/// }
///
/// impl Traverse for Handlers {
///     fn traverse(&self, visit: &mut Visit<'_>) {
///         for (_, handler) in &self.by_name {
///             visit.object(handler);
///         }
///     }
/// }
/// ```
///
/// Nothing has to be written to let go of the objects: when the collector has found an object unreachable,
/// its whole value is dropped.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds Python objects, and does not show them to the cycle collector",
    label = "a reference cycle through this would never be freed",
    note = "implement `keelback::Traverse` for a type of yours around it, or tag the field `@py skip no_gc` if no \
            cycle can go through it"
)]
pub trait Traverse {
    /// Shows every object that the value owns, each [`Py`] once. What several values own together, such
    /// as the content of an `Arc`, must not be shown by more than one of them.
    ///
    /// Called while Python stands still: it must not use Python, wait for a lock, or call back. A panic
    /// ends the process.
    fn traverse(&self, visit: &mut Visit<'_>);
}

/// What [`Traverse::traverse`] shows objects to.
pub struct Visit<'a> {
    visit: ffi::visitproc,
    arg: *mut c_void,
    /// What the collector last answered; anything but zero ends the visit.
    answer: c_int,
    marker: PhantomData<&'a ()>,
}

impl Visit<'_> {
    /// # Safety
    /// To be made by a `tp_traverse` of what it was called with, and used until it returns.
    pub(crate) unsafe fn new(visit: ffi::visitproc, arg: *mut c_void) -> Self {
        Visit { visit, arg, answer: 0, marker: PhantomData }
    }

    /// Shows an object. One of another interpreter is not shown: no collector but that one's may touch it.
    #[inline]
    pub fn object<T>(&mut self, object: &Py<T>) {
        // SAFETY: it is called within a `tp_traverse` (see `new`), for which the collector is attached.
        let py = unsafe { Python::assume_attached() };
        if object.is_of(py) {
            // SAFETY: a handle owns a count of a live object.
            unsafe { self.pointer(object.as_ptr()) };
        }
    }

    /// Shows what may be null.
    ///
    /// # Safety
    /// `object` must be null or live.
    #[inline]
    pub(crate) unsafe fn pointer(&mut self, object: *mut ffi::PyObject) {
        if self.answer == 0 && !object.is_null() {
            // SAFETY: the collector's function with its own argument, during its call (see `new`).
            self.answer = unsafe { (self.visit)(object, self.arg) };
        }
    }

    pub(crate) fn answer(&self) -> c_int {
        self.answer
    }
}

/// The shape of what holds no Python object.
pub struct Plain;

/// The shape of what implements [`Traverse`].
pub struct Deep;

/// What can be gone through by a shape.
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds Python objects, and does not show them to the cycle collector",
    label = "a reference cycle through this would never be freed",
    note = "implement `keelback::Traverse` for a type of yours around it, or tag the field `@py skip no_gc` if no \
            cycle can go through it"
)]
pub trait TraverseAs<S> {
    /// Shows the objects that the value owns.
    fn traverse_as(&self, visit: &mut Visit<'_>);
}

/// Shows the objects of a field.
#[inline]
pub fn visit<S, T: TraverseAs<S> + ?Sized>(value: &T, visit: &mut Visit<'_>) {
    value.traverse_as(visit);
}

impl<T: ?Sized> TraverseAs<Plain> for T {
    #[inline(always)]
    fn traverse_as(&self, _: &mut Visit<'_>) {}
}

impl<T: Traverse + ?Sized> TraverseAs<Deep> for T {
    #[inline(always)]
    fn traverse_as(&self, visit: &mut Visit<'_>) {
        self.traverse(visit);
    }
}

impl<T> Traverse for Py<T> {
    #[inline]
    fn traverse(&self, visit: &mut Visit<'_>) {
        visit.object(self);
    }
}

impl Traverse for PyErr {
    fn traverse(&self, visit: &mut Visit<'_>) {
        if let Some(value) = self.instance() {
            visit.object(value);
        }
    }
}

/// Both traits for containers: how to come to each part, and its type.
macro_rules! containers {
    ($([$($generic:tt)*] $type:ty, |$this:ident, $part:ident: [$($arg:ident $shape:ident),*]| $visit:block;)*) => { $(
        impl<$($generic)* $($arg, $shape),*> TraverseAs<($($shape,)*)> for $type
        where
            $($arg: TraverseAs<$shape>,)*
        {
            fn traverse_as(&self, visit: &mut Visit<'_>) {
                let ($this, mut $part) = (self, Shapes::<($($shape,)*)>(visit, PhantomData));
                $visit
            }
        }
    )* };
}

/// A visit by the shapes of a container's parts.
struct Shapes<'a, 'v, S>(&'a mut Visit<'v>, PhantomData<S>);

impl<S> Shapes<'_, '_, (S,)> {
    fn one<T: TraverseAs<S> + ?Sized>(&mut self, part: &T) {
        part.traverse_as(self.0);
    }

    fn all<'p, T: TraverseAs<S> + 'p>(&mut self, parts: impl IntoIterator<Item = &'p T>) {
        for part in parts {
            part.traverse_as(self.0);
        }
    }
}

impl<SK, SV> Shapes<'_, '_, (SK, SV)> {
    fn either<T: TraverseAs<SK>, E: TraverseAs<SV>>(&mut self, result: Result<&T, &E>) {
        match result {
            Ok(value) => value.traverse_as(self.0),
            Err(error) => error.traverse_as(self.0),
        }
    }

    fn pairs<'p, K, V>(&mut self, pairs: impl IntoIterator<Item = (&'p K, &'p V)>)
    where
        K: TraverseAs<SK> + 'p,
        V: TraverseAs<SV> + 'p,
    {
        for (key, value) in pairs {
            key.traverse_as(self.0);
            value.traverse_as(self.0);
        }
    }
}

containers! {
    [] [T], |this, parts: [T S]| { parts.all(this) };
    [const N: usize,] [T; N], |this, parts: [T S]| { parts.all(this) };
    [] Option<T>, |this, parts: [T S]| { parts.all(this) };
    [] Vec<T>, |this, parts: [T S]| { parts.all(this) };
    [] VecDeque<T>, |this, parts: [T S]| { parts.all(this) };
    [] LinkedList<T>, |this, parts: [T S]| { parts.all(this) };
    [] BinaryHeap<T>, |this, parts: [T S]| { parts.all(this) };
    [] BTreeSet<T>, |this, parts: [T S]| { parts.all(this) };
    [H,] HashSet<T, H>, |this, parts: [T S]| { parts.all(this) };
    [H,] HashMap<K, V, H>, |this, parts: [K SK, V SV]| { parts.pairs(this) };
    [] BTreeMap<K, V>, |this, parts: [K SK, V SV]| { parts.pairs(this) };
    [] Result<T, E>, |this, parts: [T S, E SE]| {
        parts.either(this.as_ref());
    };
    // Nobody borrows the object meanwhile (see `collect`), so that nobody holds the lock either, unless a
    // guard was leaked: then nobody ever lets go of what is inside.
    [] OnceLock<T>, |this, parts: [T S]| { parts.all(this.get()) };
    [] OnceCell<T>, |this, parts: [T S]| { parts.all(this.get()) };
    [] Mutex<T>, |this, parts: [T S]| {
        match this.try_lock() {
            Ok(value) => parts.one(&*value),
            Err(TryLockError::Poisoned(value)) => parts.one(&*value.into_inner()),
            Err(TryLockError::WouldBlock) => {}
        }
    };
    [] RwLock<T>, |this, parts: [T S]| {
        match this.try_read() {
            Ok(value) => parts.one(&*value),
            Err(TryLockError::Poisoned(value)) => parts.one(&*value.into_inner()),
            Err(TryLockError::WouldBlock) => {}
        }
    };
    [] RefCell<T>, |this, parts: [T S]| {
        if let Ok(value) = this.try_borrow() {
            parts.one(&*value);
        }
    };
}

#[cfg(feature = "either")]
containers! {
    [] either::Either<L, R>, |this, parts: [L SL, R SR]| {
        parts.either(this.as_ref().either(Ok, Err));
    };
}

#[cfg(feature = "hashbrown")]
containers! {
    [H,] hashbrown::HashSet<T, H>, |this, parts: [T S]| { parts.all(this) };
    [H,] hashbrown::HashMap<K, V, H>, |this, parts: [K SK, V SV]| { parts.pairs(this) };
}

#[cfg(feature = "indexmap")]
containers! {
    [H,] indexmap::IndexSet<T, H>, |this, parts: [T S]| { parts.all(this) };
    [H,] indexmap::IndexMap<K, V, H>, |this, parts: [K SK, V SV]| { parts.pairs(this) };
}

/// Its argument is an array, whose shape has that of the items.
#[cfg(feature = "smallvec")]
impl<A: smallvec::Array<Item: TraverseAs<S>>, S> TraverseAs<((S,),)> for smallvec::SmallVec<A> {
    fn traverse_as(&self, visit: &mut Visit<'_>) {
        <[A::Item] as TraverseAs<(S,)>>::traverse_as(self.as_slice(), visit);
    }
}

impl<T: TraverseAs<S> + ?Sized, S> TraverseAs<(S,)> for Box<T> {
    fn traverse_as(&self, visit: &mut Visit<'_>) {
        (**self).traverse_as(visit);
    }
}

/// Shared by several owners, its objects are shown by none: which of the owners is in a cycle with them
/// cannot be told. What is never shown counts as used from outside, and stays.
macro_rules! counted {
    ($($type:ident)*) => { $(
        impl<T: TraverseAs<S> + ?Sized, S> TraverseAs<(S,)> for $type<T> {
            fn traverse_as(&self, visit: &mut Visit<'_>) {
                if $type::strong_count(self) == 1 && $type::weak_count(self) == 0 {
                    (**self).traverse_as(visit);
                }
            }
        }
    )* };
}

counted!(Arc Rc);

macro_rules! tuples {
    ($(($($arg:ident $shape:ident $index:tt),*))*) => { $(
        impl<$($arg, $shape),*> TraverseAs<($($shape,)*)> for ($($arg,)*)
        where
            $($arg: TraverseAs<$shape>),*
        {
            fn traverse_as(&self, visit: &mut Visit<'_>) {
                $(self.$index.traverse_as(visit);)*
            }
        }
    )* };
}

tuples! {
    (A SA 0)
    (A SA 0, B SB 1)
    (A SA 0, B SB 1, C SC 2)
    (A SA 0, B SB 1, C SC 2, D SD 3)
    (A SA 0, B SB 1, C SC 2, D SD 3, E SE 4)
    (A SA 0, B SB 1, C SC 2, D SD 3, E SE 4, F SF 5)
    (A SA 0, B SB 1, C SC 2, D SD 3, E SE 4, F SF 5, G SG 6)
    (A SA 0, B SB 1, C SC 2, D SD 3, E SE 4, F SF 5, G SG 6, H SH 7)
}
