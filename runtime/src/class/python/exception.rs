//! Exceptions that are classes with fields: raised from Rust as what they are.

use std::error::Error;
use std::fmt::Display;

use crate::class::construct;
use crate::class::def::Class;
use crate::error::{PyErr, exported};

/// The type of an exception with fields, as its message tells it. Implemented by the glue's `rt::exception_class!`.
pub trait Shown {
    /// What it displays, if it displays anything.
    fn shown(&self) -> Option<String>;

    /// What its sources display, where it is an error.
    fn sources(&self) -> Vec<exported::Source>;

    /// Has errors of the type found inside of errors of any type (`anyhow`, `eyre`), where they can be there.
    fn announce();
}

/// `Displayed(&value).text()` is what the value displays, and `None` where its type has no `Display`: an inherent
/// function is found before a trait's.
pub struct Displayed<'a, T>(pub &'a T);

impl<T: Display> Displayed<'_, T> {
    /// What the value displays.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        Some(self.0.to_string())
    }
}

impl<T: Error> Displayed<'_, T> {
    /// What the error's sources display.
    #[must_use]
    pub fn sources(&self) -> Vec<exported::Source> {
        exported::sources(self.0)
    }
}

impl<T: Error + Send + Sync + 'static> Displayed<'_, T>
where
    PyErr: From<T>,
{
    /// Has errors of the type found inside of errors of any type.
    pub fn announce() {
        #[cfg(any(feature = "anyhow", feature = "eyre"))]
        crate::error::dynamic::announce::<T>();
    }
}

/// For types without `Display`, and for those that are no errors.
pub trait Undisplayed {
    /// Nothing: what is no error is in none.
    fn announce() {}

    /// Nothing.
    fn text(&self) -> Option<String> {
        None
    }

    /// None.
    fn sources(&self) -> Vec<exported::Source> {
        Vec::new()
    }
}

impl<T> Undisplayed for Displayed<'_, T> {}

/// A value of an exception class as that exception, its sources as a chain of causes.
#[track_caller]
pub fn raise_object<T: Class + Shown + Send>(value: T) -> PyErr {
    let sources = value.sources();
    PyErr::lazy(move |py| {
        let object = construct::new(py, value).map_err(|raised| raised.take(py))?.into_bound(py);
        if !sources.is_empty() {
            exported::set_causes(py, &object, sources);
        }
        Ok((object.get_type(), object))
    })
}

/// The first base of a class is one of Python's: `rt::derives!(crate::Counter, rt::PyDict);`
#[doc(hidden)]
#[macro_export]
macro_rules! __derives {
    ($type:ty, $base:ty) => {
        // SAFETY: the definition names a base that this type stands for first.
        unsafe impl $crate::rt::Derives for $type {
            type Super = $base;
        }
    };
}

/// A class with fields is an exception: how it is shown, and, unless the user says it, how it is raised.
#[doc(hidden)]
#[macro_export]
macro_rules! __exception_class {
    ($type:ty) => {
        impl $crate::rt::Shown for $type {
            fn shown(&self) -> $crate::rt::Option<$crate::rt::String> {
                #[allow(unused_imports, reason = "where the type has both")]
                use $crate::rt::Undisplayed as _;
                $crate::rt::Displayed(self).text()
            }

            fn sources(&self) -> $crate::rt::Vec<$crate::rt::Source> {
                #[allow(unused_imports, reason = "where the type has both")]
                use $crate::rt::Undisplayed as _;
                $crate::rt::Displayed(self).sources()
            }

            fn announce() {
                #[allow(unused_imports, reason = "where the type has both")]
                use $crate::rt::Undisplayed as _;
                $crate::rt::Displayed::<$type>::announce();
            }
        }
    };
    ($type:ty, raised) => {
        $crate::rt::exception_class_of!($type);

        impl $crate::rt::From<$type> for $crate::rt::PyErr {
            #[track_caller]
            fn from(error: $type) -> $crate::rt::PyErr {
                $crate::rt::raise_object(error)
            }
        }
    };
}
