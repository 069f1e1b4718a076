//! Classes whose values are shared with Rust: an `Arc<T>` of the class goes in and out, and methods take
//! `self: Arc<Self>`.
//!
//! An object of such a class keeps an `Arc` in the place of the value. What Rust hands out is a new object around the
//! same value, and what it takes is one more owner of it. So the class is frozen: nobody could guard the value
//! against the other owners. One that holds Python objects writes down its borrows all the same, so that the
//! collector looks at it while nobody else does, and only as long as the object is the value's one owner.

use std::ptr::NonNull;
use std::sync::Arc;

use crate::class::access::{Access, Frozen, Mutable, Name, PARAMETER};
use crate::class::construct;
use crate::class::def::{Class, ClassDef};
use crate::class::receiver::{self, Shared};
use crate::convert::{Answer, Pointer};
use crate::error::Raised;
use crate::exceptions::PyTypeError;
use crate::handle::Borrowed;
use crate::py::Python;
use crate::types::PyAny;

/// The guard of a class whose values are shared with Rust and hold Python objects: borrows are counted, and none is
/// exclusive.
#[repr(transparent)]
pub struct Counted(Mutable);

// SAFETY: the flag's own answers; no exclusive borrow exists, but for the collector's.
unsafe impl Access for Counted {
    const GUARDED: bool = true;

    #[inline(always)]
    unsafe fn begin(place: *mut Self, class: &'static ClassDef) {
        // SAFETY: forwarded.
        unsafe { Mutable::begin(place.cast(), class) };
    }

    #[inline(always)]
    fn shared<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        own: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        self.0.shared(py, class, method, own)
    }

    #[inline(always)]
    fn end_shared(&self, class: &'static ClassDef) {
        self.0.end_shared(class);
    }

    #[cold]
    fn exclusive<T>(
        &self,
        py: Python<'_>,
        class: &'static ClassDef,
        method: &'static Name,
        _: NonNull<T>,
    ) -> Result<NonNull<T>, Raised> {
        Err(Frozen::refuse(py, class, method))
    }

    fn end_exclusive(&self, _: &'static ClassDef) {}

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
}

/// The owner of a borrowed value: `self: &Arc<Self>`.
#[inline(always)]
pub fn arc<'a, T: Class<Stored = Arc<T>>>(borrow: &'a Shared<'_, T>) -> &'a Arc<T> {
    borrow.stored()
}

/// A class whose objects keep an `Arc`. Implemented by the glue's `rt::class_shared!`.
pub trait SharedClass: Class<Stored = Arc<Self>> {
    /// A copy of the value, if its type has any.
    fn copied(&self) -> Option<Self>;
}

/// `Arc<T>` out of an object, or another pointer to a copy of the value.
pub fn behind<T: SharedClass, P: Pointer<T>>(object: Borrowed<'_, '_, PyAny>) -> Result<P, Raised> {
    let borrow = receiver::shared(receiver::of_class::<T>(&object)?, &PARAMETER)?;
    if let Some(pointer) = P::of_arc(arc(&borrow)) {
        return Ok(pointer);
    }
    borrow.copied().map(P::to).ok_or_else(|| {
        let name = T::class().name();
        let message = format!("a {name} is shared by Arc, and cannot be copied");
        PyTypeError::new_err(message).raise(object.py())
    })
}

/// A new object around a value that others own too.
#[inline]
pub fn arc_object<T: SharedClass>(py: Python<'_>, value: Arc<T>) -> Answer {
    let class = construct::class_of::<T>(py)?;
    // SAFETY: the type object of `T`.
    unsafe { construct::keep_in_class::<T>(py, class, value) }
}

/// Makes a class known whose values are shared: `rt::class_shared!(crate::Session);`, and
/// `rt::class_shared!(crate::Session, copied);` where its type is `Clone`.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_shared {
    ($type:ty) => {
        impl $crate::rt::SharedClass for $type {
            fn copied(&self) -> ::core::option::Option<Self> {
                ::core::option::Option::None
            }
        }

        impl<'a, 'py> $crate::rt::Pointee<'a, 'py> for $type {
            fn behind<P: $crate::rt::Pointer<Self>>(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<P, $crate::rt::Raised> {
                $crate::rt::shared_behind::<$type, P>(object)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_instance::<$type>(object)
            }
        }

        impl<'py> $crate::rt::GiveArc<'py> for $type {
            fn give_arc(
                arc: &$crate::rt::Arc<Self>,
                py: $crate::rt::Python<'py>,
            ) -> $crate::rt::Answer {
                $crate::rt::arc_object(py, $crate::rt::Clone::clone(arc))
            }
        }
    };
    ($type:ty, copied) => {
        impl $crate::rt::SharedClass for $type {
            fn copied(&self) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(::core::clone::Clone::clone(self))
            }
        }

        $crate::rt::values!(
            $type,
            extract_copy,
            copy,
            is_instance,
            copy_bound,
            {
                fn from_py_behind<P: $crate::rt::Pointer<Self>>(
                    object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
                ) -> ::core::result::Result<P, $crate::rt::Raised> {
                    $crate::rt::shared_behind::<$type, P>(object)
                }
            },
            {
                #[inline]
                unsafe fn in_arc(
                    self,
                    py: $crate::rt::Python<'py>,
                ) -> ::core::option::Option<$crate::rt::Answer> {
                    // SAFETY: the value of an `Arc`, says the caller.
                    unsafe { $crate::rt::Arc::increment_strong_count(self) };
                    // SAFETY: the count from above.
                    let arc = unsafe { $crate::rt::Arc::from_raw(self) };
                    ::core::option::Option::Some($crate::rt::arc_object(py, arc))
                }
            }
        );
    };
}
