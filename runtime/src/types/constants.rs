//! `None`, `Ellipsis` and `NotImplemented`.

use keelback_ffi as ffi;

use crate::handle::{Borrowed, Bound, Py};
use crate::py::Python;
use crate::types::{DerefToPyAny, PyAny, PyType, PyTypeCheck, PyTypeInfo};

/// One row per constant: the marker, its name, the object, how `Python` calls it.
macro_rules! constants {
    ($($marker:ident = $name:literal, $object:path, $method:ident;)*) => {
        $(
            #[doc = concat!("`", $name, "`.")]
            ///
            /// A marker for [`Bound`] and [`Py`]; it has no values.
            pub struct $marker(std::convert::Infallible);

            impl $marker {
                #[doc = concat!("`", $name, "`.")]
                #[inline]
                pub fn get(py: Python<'_>) -> Borrowed<'_, '_, $marker> {
                    // SAFETY: a live object of every interpreter.
                    unsafe { Borrowed::from_ptr(py, $object()) }
                }
            }

            // SAFETY: the check asks for the one object there is.
            unsafe impl PyTypeCheck for $marker {
                const NAME: &'static str = $name;

                #[inline]
                fn type_check(object: Borrowed<'_, '_, PyAny>) -> bool {
                    object.as_ptr() == $object()
                }
            }

            // SAFETY: the type of the one object.
            unsafe impl PyTypeInfo for $marker {
                fn type_object(py: Python<'_>) -> Bound<'_, PyType> {
                    $marker::get(py).get_type()
                }
            }

            impl DerefToPyAny for $marker {}
        )*

        impl Python<'_> {
            $(
                #[doc = concat!("`", $name, "`.")]
                #[allow(non_snake_case, reason = "as it is spelled in Python")]
                #[inline]
                pub fn $method(self) -> Py<PyAny> {
                    // SAFETY: a live object of every interpreter.
                    let object = unsafe { ffi::layout::refcount::new_ref_of_singleton($object()) };
                    // SAFETY: a singleton is not null.
                    let object = unsafe { std::ptr::NonNull::new_unchecked(object) };
                    // SAFETY: a new reference.
                    unsafe { Py::from_owned(self, object) }
                }
            )*
        }
    };
}

constants! {
    PyNone = "None", ffi::Py_None, None;
    PyEllipsis = "Ellipsis", ffi::Py_Ellipsis, Ellipsis;
    PyNotImplemented = "NotImplemented", ffi::Py_NotImplemented, NotImplemented;
}
