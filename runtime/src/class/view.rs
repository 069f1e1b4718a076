//! Views: objects whose value is a field of another object, so that `line.start.x = 3` changes the line.
//!
//! A view is an object of the field's own class. It keeps the object that it looks into alive, and borrows from
//! that one whenever it is used: there is one guard for the whole value. Where the field is, is asked at each
//! borrow, so that it may move, or be replaced. Classes that are no field of another class have another guard, and
//! pay nothing for this; the others pay a look at the state when a borrow begins, and when it ends.

use std::ptr::NonNull;
use std::sync::atomic::Ordering;

use keelback_ffi as ffi;

use crate::class::access::{Access, Exclusively, Mutable, Name, VIEW};
use crate::class::construct;
use crate::class::contents::Contents;
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::{self, Receiver};
use crate::class::traverse::Visit;
use crate::convert::{Answer, Owned};
use crate::error::Raised;
use crate::exceptions::PyRuntimeError;
use crate::handle::{Borrowed, Py};
use crate::py::Python;
use crate::types::PyAny;

/// A field of a class that is a class itself. Implemented by the glue's `rt::view!`.
pub trait Project: 'static {
    /// The class that has the field.
    type Parent: Class;
    /// The class that the field is of.
    type Field: Class<Access = Viewable>;
    /// `Line.start`
    const NAME: &'static str;

    /// The field, if it is there.
    fn read(parent: &Self::Parent) -> Option<&Self::Field>;

    /// The field, if it is there, to be changed.
    fn write(parent: &mut Self::Parent) -> Option<&mut Self::Field>;
}

/// What a field may hold a `T` in.
pub trait Holding<T> {
    /// The value, if there is one.
    fn held(&self) -> Option<&T>;

    /// The value, if there is one, to be changed.
    fn held_mut(&mut self) -> Option<&mut T>;
}

macro_rules! holding {
    ($($type:ty: |$holder:ident| $read:expr, $write:expr;)*) => { $(
        impl<T> Holding<T> for $type {
            #[inline]
            fn held(&self) -> Option<&T> {
                let $holder = self;
                $read
            }

            #[inline]
            fn held_mut(&mut self) -> Option<&mut T> {
                let $holder = self;
                $write
            }
        }
    )* };
}

holding! {
    T: |it| Some(it), Some(it);
    Box<T>: |it| Some(it), Some(it);
    Option<T>: |it| it.as_ref(), it.as_mut();
    Option<Box<T>>: |it| it.as_deref(), it.as_deref_mut();
}

/// How a view reaches the value, in terms of the object that it looks into.
///
/// Invariant: each function takes objects of one class, the projection's parent. The places are of live values of
/// the projection's field, borrowed as the name says.
struct Projection {
    shared: unsafe fn(Python<'_>, *mut ffi::PyObject, &'static Name) -> Result<NonNull<()>, Raised>,
    exclusive:
        unsafe fn(Python<'_>, *mut ffi::PyObject, &'static Name) -> Result<NonNull<()>, Raised>,
    end_shared: unsafe fn(*mut ffi::PyObject),
    end_exclusive: unsafe fn(*mut ffi::PyObject),
}

impl Projection {
    const fn of<P: Project>() -> Projection {
        Projection {
            shared: shared::<P>,
            exclusive: exclusive::<P>,
            end_shared: end_shared::<P>,
            end_exclusive: end_exclusive::<P>,
        }
    }
}

unsafe fn shared<P: Project>(
    py: Python<'_>,
    parent: *mut ffi::PyObject,
    method: &'static Name,
) -> Result<NonNull<()>, Raised> {
    // SAFETY: forwarded: an object of the class, which the view keeps alive.
    let parent: Borrowed<'_, '_, P::Parent> = unsafe { Borrowed::from_ptr(py, parent) };
    let borrow = receiver::shared(parent, method)?;
    let Some(place) = P::read(&borrow).map(NonNull::from) else {
        return Err(gone(py, P::NAME));
    };
    // `end_shared` ends it.
    let _parts = borrow.into_parts();
    Ok(place.cast())
}

unsafe fn exclusive<P: Project>(
    py: Python<'_>,
    parent: *mut ffi::PyObject,
    method: &'static Name,
) -> Result<NonNull<()>, Raised> {
    // SAFETY: forwarded: an object of the class, which the view keeps alive.
    let parent: Borrowed<'_, '_, P::Parent> = unsafe { Borrowed::from_ptr(py, parent) };
    let mut borrow = receiver::exclusive(parent, method)?;
    let Some(place) = P::write(&mut borrow).map(NonNull::from) else {
        return Err(gone(py, P::NAME));
    };
    // `end_exclusive` ends it.
    let _parts = borrow.into_parts();
    Ok(place.cast())
}

unsafe fn end_shared<P: Project>(parent: *mut ffi::PyObject) {
    // SAFETY: forwarded: an object of the class.
    let contents = unsafe { Contents::<P::Parent>::of(parent) };
    // SAFETY: written (invariant of `Contents`), and alive: the view keeps it.
    unsafe { &*contents }.access.end_shared(P::Parent::class());
}

unsafe fn end_exclusive<P: Project>(parent: *mut ffi::PyObject) {
    // SAFETY: forwarded: an object of the class.
    let contents = unsafe { Contents::<P::Parent>::of(parent) };
    // SAFETY: written (invariant of `Contents`), and alive: the view keeps it.
    unsafe { &*contents }.access.end_exclusive(P::Parent::class());
}

#[cold]
#[inline(never)]
fn gone(py: Python<'_>, name: &str) -> Raised {
    let message = format!("what this object was a view of is gone: {name} is None now");
    PyRuntimeError::new_err(message).raise(py)
}

/// What a view looks into.
///
/// Invariant: `parent` is of the class that `projection` is made for.
struct View {
    parent: Py<PyAny>,
    projection: &'static Projection,
}

/// The guard of a mutable class that is a field of another class: of a value of its own, or of a view.
///
/// Invariant: the state is `VIEW` for ever, and then the holder is an owned `Box<View>` whose projection's field is
/// of the guard's class; or the guard is a `Mutable` as any.
#[repr(transparent)]
pub struct Viewable(Mutable);

impl Viewable {
    /// Makes the guard of a view.
    ///
    /// # Safety
    /// As for [`begin`](Access::begin).
    unsafe fn begin_view(place: *mut Self, view: View) {
        // SAFETY: zeroes are a guard, says the caller.
        let guard = unsafe { &*place };
        guard.0.holder.store(Box::into_raw(Box::new(view)).cast(), Ordering::Relaxed);
        guard.0.state.store(VIEW, Ordering::Release);
    }

    #[inline]
    fn view(&self) -> Option<&View> {
        (self.0.state.load(Ordering::Acquire) == VIEW).then(|| {
            let view: *const View = self.0.holder.load(Ordering::Relaxed).cast_const().cast();
            // SAFETY: owned by the guard (type invariant).
            unsafe { &*view }
        })
    }

    #[cold]
    #[inline(never)]
    fn end_view(view: &View, end: unsafe fn(*mut ffi::PyObject)) {
        // SAFETY: the parent's class is the projection's (invariant of `View`).
        unsafe { end(view.parent.as_ptr()) };
    }
}

// SAFETY: a value of its own is guarded by the flag; a view's value is a part of the parent's, and is guarded as that
// one is. `VIEW` is neither idle nor gone, and is never left.
unsafe impl Access for Viewable {
    const GUARDED: bool = true;
    const ELSEWHERE: bool = true;
    const ENDS: bool = true;

    #[inline(always)]
    unsafe fn begin(place: *mut Self, class: &'static ClassDef) {
        // SAFETY: forwarded.
        unsafe { Mutable::begin(place.cast(), class) };
    }

    #[inline]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if let Some(view) = self.view() {
            // SAFETY: the parent's class is the projection's (invariant of `View`).
            let place = unsafe { (view.projection.shared)(py, view.parent.as_ptr(), method) };
            return place.map(NonNull::cast);
        }
        self.0.shared(py, class, method, own)
    }

    #[inline]
    fn end_shared(&self, class: &'static ClassDef) {
        match self.view() {
            Some(view) => Self::end_view(view, view.projection.end_shared),
            None => self.0.end_shared(class),
        }
    }

    #[inline]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        if let Some(view) = self.view() {
            // SAFETY: the parent's class is the projection's (invariant of `View`).
            let place = unsafe { (view.projection.exclusive)(py, view.parent.as_ptr(), method) };
            return place.map(NonNull::cast);
        }
        self.0.exclusive(py, class, method, own)
    }

    #[inline]
    fn end_exclusive(&self, class: &'static ClassDef) {
        match self.view() {
            Some(view) => Self::end_view(view, view.projection.end_exclusive),
            None => self.0.end_exclusive(class),
        }
    }

    #[inline]
    fn is_idle(&self) -> bool {
        self.0.is_idle()
    }

    fn take_apart(&self) -> bool {
        self.0.take_apart()
    }

    #[inline]
    fn is_gone(&self) -> bool {
        self.0.is_gone()
    }

    fn is_unmade(&self) -> bool {
        self.0.is_unmade()
    }

    fn end(&self, _: Python<'_>, _: &'static ClassDef) -> bool {
        if self.view().is_none() {
            return !self.is_gone();
        }
        let view: *mut View = self.0.holder.load(Ordering::Acquire).cast();
        // SAFETY: owned by the guard (type invariant), which is at its end.
        drop(unsafe { Box::from_raw(view) });
        false
    }

    fn show(&self, visit: &mut Visit<'_>) {
        if let Some(view) = self.view() {
            // SAFETY: an object that the view keeps alive.
            unsafe { visit.pointer(view.parent.as_ptr()) };
        }
    }
}

impl Exclusively for Viewable {}

/// The object that reading a field gives: a view of it, or `None` where the field is not there.
pub fn view<'py, P: Project>(
    py: Python<'py>,
    slf: &Receiver<'_, 'py, P::Parent>,
    name: &'static Name,
) -> Answer {
    if P::read(&*slf.shared(name)?).is_none() {
        return Ok(py.None().into_bound(py).into());
    }
    let class = construct::class_of::<P::Field>(py)?;
    // SAFETY: a live type object; types of objects have this `tp_alloc`, or one that stands for it.
    let object = unsafe { ffi::PyType_GenericAlloc(class, 0) };
    if object.is_null() {
        return Err(Raised::assume(py));
    }
    let parent = slf.to_owned().into_any().unbind();
    let view = View { parent, projection: const { &Projection::of::<P>() } };
    // SAFETY: a new object, with room for the contents.
    let contents = unsafe { Contents::<P::Field>::of(object) };
    // SAFETY: as above. The room for a value of its own is never looked at: the guard answers with another place.
    let access = unsafe { &raw mut (*contents).access };
    // SAFETY: as above; memory from `PyType_GenericAlloc` is zeroed, and nobody else has seen it.
    unsafe { Viewable::begin_view(access, view) };
    Owned::or_raised(py, object)
}

/// Makes a field known as one that is seen through views: `rt::view!(crate::Line, start, crate::Point, "Line.start")`.
#[doc(hidden)]
#[macro_export]
macro_rules! __view {
    ($parent:ty, $member:tt, $field:ty, $name:literal) => {
        pub(crate) struct View;

        impl $crate::rt::Project for View {
            type Parent = $parent;
            type Field = $field;
            const NAME: &'static str = $name;

            fn read(parent: &$parent) -> ::core::option::Option<&$field> {
                $crate::rt::Holding::held(&parent.$member)
            }

            fn write(parent: &mut $parent) -> ::core::option::Option<&mut $field> {
                $crate::rt::Holding::held_mut(&mut parent.$member)
            }
        }
    };
}
