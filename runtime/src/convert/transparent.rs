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
}

impl<'a, 'py, T: FromPyObject<'a, 'py>> Pointee<'a, 'py> for T {
    #[inline]
    fn behind<P: Pointer<T>>(object: Borrowed<'a, 'py, PyAny>) -> Result<P, Raised> {
        T::from_py(object).map(P::to)
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
    ($($pointer:ident)*) => { $(
        impl<T: ?Sized> Pointer<T> for $pointer<T> {
            #[inline(always)]
            fn to(value: T) -> Self
            where
                T: Sized,
            {
                $pointer::new(value)
            }
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

pointers_in! { Box Arc Rc }
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
    [T: ?Sized] Arc<T>: T;
    [T: ?Sized] Rc<T>: T;
    [T: ?Sized + ToOwned] Cow<'_, T>: T;
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
    [T: ?Sized] Arc<T>: T, 'x;
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
