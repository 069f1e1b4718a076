//! What only points to something: `Box`, `Arc`, `Rc`, `Cow`, `&&T`; and `Infallible`, which never is.
//!
//! In and out as what they point to. A `Cow` comes in only where it can be borrowed: see the files of `str`,
//! `CStr`, `OsStr`, `Path` and bytes.

use std::borrow::Cow;
use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Arc;

use crate::convert::{Answer, FromPyObject, IntoPyObject, Quiet};
use crate::error::Raised;
use crate::handle::{Borrowed, Bound};
use crate::py::Python;
use crate::types::PyAny;

/// What an argument can become behind a pointer: a value with a conversion, or a tagged trait's object.
pub trait Pointee<'a, 'py> {
    /// Behind a pointer of that kind.
    fn behind<P: Pointer<Self>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised>;

    /// As [`FromPyObject::is_exact`].
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool;

    /// As [`FromPyObject::from_py_quietly`].
    #[inline(always)]
    fn behind_quietly<P: Pointer<Self>>(_object: Borrowed<'a, 'py, PyAny>, _: Quiet) -> Option<P> {
        None
    }
}

/// A kind of pointer.
pub trait Pointer<T: ?Sized>: From<Box<T>> {
    /// To a value.
    fn to(value: T) -> Self
    where
        T: Sized;

    /// What it points to.
    fn target(&self) -> &T;

    /// To a value that others own too, if this kind can share it.
    #[inline(always)]
    fn of_arc(_value: &Arc<T>) -> Option<Self> {
        None
    }
}

impl<'a, 'py, T: FromPyObject<'a, 'py>> Pointee<'a, 'py> for T {
    #[inline]
    fn behind<P: Pointer<T>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised> {
        T::from_py_behind(object)
    }

    #[inline]
    fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
        <T as FromPyObject<'a, 'py>>::is_exact(object)
    }

    #[inline(always)]
    fn behind_quietly<P: Pointer<T>>(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<P> {
        T::from_py_quietly(object, quiet).map(P::to)
    }
}

macro_rules! pointers_in {
    ($($pointer:ident {$($rest:tt)*})*) => { $(
        impl<T: ?Sized> Pointer<T> for $pointer<T> {
            #[inline(always)]
            fn to(value: T) -> Self
            where
                T: Sized,
            {
                $pointer::new(value)
            }

            #[inline(always)]
            fn target(&self) -> &T {
                self
            }

            $($rest)*
        }

        impl<'a, 'py, T: Pointee<'a, 'py> + ?Sized> FromPyObject<'a, 'py> for $pointer<T> {
            extract_by_from_py!();

            #[inline]
            fn from_py(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Raised> {
                T::behind(object)
            }

            #[inline]
            fn is_exact(object: Borrowed<'a, 'py, PyAny>) -> bool {
                T::is_exact(object)
            }

            #[inline]
            fn from_py_quietly(object: Borrowed<'a, 'py, PyAny>, quiet: Quiet) -> Option<Self> {
                T::behind_quietly(object, quiet)
            }
        }
    )* };
}

pointers_in! {
    Box {}
    Arc {
        #[inline(always)]
        fn of_arc(value: &Arc<T>) -> Option<Self> {
            Some(Arc::clone(value))
        }
    }
    Rc {}
}
borrow_by_value! {
    [T: Pointee<'a, 'py> + ?Sized] Box<T>;
    [T: Pointee<'a, 'py> + ?Sized] Arc<T>;
    [T: Pointee<'a, 'py> + ?Sized] Rc<T>;
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Box<T> {
    type Target = T::Target;
    type Output = T::Output;
    type Error = T::Error;

    #[inline]
    fn into_pyobject(self, py: Python<'py>) -> Result<T::Output, T::Error> {
        (*self).into_pyobject(py)
    }

    #[inline]
    fn into_answer(self, py: Python<'py>) -> Answer {
        (*self).into_answer(py)
    }

    #[inline]
    fn into_item(self, py: Python<'py>) -> Answer {
        (*self).into_item(py)
    }
}

macro_rules! shared_out {
    ($([$($generics:tt)*] $type:ty: $target:ident;)*) => { $(
        impl<'py, $($generics)*> IntoPyObject<'py> for $type
        where
            for<'x> &'x $target: IntoPyObject<'py>,
        {
            into_pyobject_by_answer!(PyAny);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                let target: &$target = &self;
                target.into_answer(py)
            }

            #[inline]
            fn into_item(self, py: Python<'py>) -> Answer {
                let target: &$target = &self;
                target.into_item(py)
            }
        }
    )* };
}

shared_out! {
    [T: ?Sized] Rc<T>: T;
    [T: ?Sized + ToOwned] Cow<'_, T>: T;
}

/// What an `Arc` is handed out as: what it points to, or a new object around the same value.
#[diagnostic::on_unimplemented(
    message = "`Arc<{Self}>` cannot be converted to a Python object",
    note = "implement `keelback::IntoPyObject` for `&{Self}`, or tag the type: `@py` on a struct shares it"
)]
pub trait GiveArc<'py> {
    /// The object.
    fn give_arc(arc: &Arc<Self>, py: Python<'py>) -> Answer;

    /// The object, as an item of a container.
    #[inline]
    fn give_arc_item(arc: &Arc<Self>, py: Python<'py>) -> Answer {
        Self::give_arc(arc, py)
    }
}

impl<'py, T: ?Sized> GiveArc<'py> for T
where
    for<'x> &'x T: IntoPyObject<'py>,
{
    #[inline]
    fn give_arc(arc: &Arc<T>, py: Python<'py>) -> Answer {
        let target: &T = arc;
        // SAFETY: the value of an `Arc`.
        unsafe { target.in_arc(py) }.unwrap_or_else(|| target.into_answer(py))
    }

    #[inline]
    fn give_arc_item(arc: &Arc<T>, py: Python<'py>) -> Answer {
        let target: &T = arc;
        // SAFETY: the value of an `Arc`.
        unsafe { target.in_arc(py) }.unwrap_or_else(|| target.into_item(py))
    }
}

macro_rules! arcs_out {
    ($([$($generics:tt)*] $type:ty: |$this:ident| $arc:expr;)*) => { $(
        impl<'py, $($generics)* T: GiveArc<'py> + ?Sized> IntoPyObject<'py> for $type {
            into_pyobject_by_answer!(PyAny);

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                let $this = self;
                T::give_arc($arc, py)
            }

            #[inline]
            fn into_item(self, py: Python<'py>) -> Answer {
                let $this = self;
                T::give_arc_item($arc, py)
            }
        }
    )* };
}

arcs_out! {
    [] Arc<T>: |this| &this;
    ['x,] &'x Arc<T>: |this| this;
}

macro_rules! references_out {
    ($([$($generics:tt)*] $type:ty: $target:ident, $lifetime:lifetime;)*) => { $(
        impl<'x, 'py, $($generics)*> IntoPyObject<'py> for &'x $type
        where
            &$lifetime $target: IntoPyObject<'py>,
        {
            type Target = <&$lifetime $target as IntoPyObject<'py>>::Target;
            type Output = <&$lifetime $target as IntoPyObject<'py>>::Output;
            type Error = <&$lifetime $target as IntoPyObject<'py>>::Error;

            #[inline]
            fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
                let target: &$lifetime $target = self;
                target.into_pyobject(py)
            }

            #[inline]
            fn into_answer(self, py: Python<'py>) -> Answer {
                let target: &$lifetime $target = self;
                target.into_answer(py)
            }

            #[inline]
            fn into_item(self, py: Python<'py>) -> Answer {
                let target: &$lifetime $target = self;
                target.into_item(py)
            }
        }
    )* };
}

references_out! {
    [T: ?Sized] Box<T>: T, 'x;
    [T: ?Sized] Rc<T>: T, 'x;
    [T: ?Sized + ToOwned] Cow<'_, T>: T, 'x;
    ['y, T: ?Sized] &'y T: T, 'y;
}

impl<'py> IntoPyObject<'py> for Infallible {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = Infallible;

    fn into_pyobject(self, _: Python<'py>) -> Result<Self::Output, Infallible> {
        match self {}
    }
}
