//! The macros by which the glue makes enums: conversions, and the C functions of their methods.

/// Values of a unit-only enum that is a class go by value, whether or not its type is `Clone`.
#[doc(hidden)]
#[macro_export]
macro_rules! __unit_by_value {
    ($type:ty) => {
        impl<'a, 'py> $crate::FromPyObject<'a, 'py> for $type {
            type Error = $crate::rt::PyErr;

            fn extract(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, Self::Error> {
                $crate::rt::extract_unit(object)
            }

            #[inline]
            fn from_py(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, $crate::rt::Raised> {
                $crate::rt::unit_value(object)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_instance::<$type>(object)
            }
        }

        impl<'py> $crate::IntoPyObject<'py> for &$type {
            type Target = $type;
            type Output = $crate::rt::Bound<'py, $type>;
            type Error = $crate::rt::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, Self::Error> {
                $crate::rt::unit_bound(py, self)
            }
        }
    };
}

/// Makes a Rust enum one of Python's: `rt::python_enum!(This, ENUM);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __python_enum {
    ($type:ty, $definition:path) => {
        impl $crate::rt::PyEnum for $type {
            fn definition() -> &'static $crate::rt::EnumDef {
                &$definition
            }
        }

        // SAFETY: an object that passes is of the class, and handles of it promise no more.
        unsafe impl $crate::PyTypeCheck for $type {
            const NAME: &'static str = ::core::stringify!($type);

            fn type_check(object: $crate::Borrowed<'_, '_, $crate::types::PyAny>) -> bool {
                $crate::rt::is_member::<$type>(object)
            }
        }

        // SAFETY: the very class that the check asks for.
        unsafe impl $crate::PyTypeInfo for $type {
            fn type_object(
                py: $crate::rt::Python<'_>,
            ) -> $crate::rt::Bound<'_, $crate::types::PyType> {
                $crate::rt::enum_type::<$type>(py)
            }
        }

        impl $crate::types::DerefToPyAny for $type {}

        impl<'a, 'py> $crate::BorrowFromPyObject<'a, 'py> for $type {
            type Slot = $type;

            #[inline]
            fn borrow_from_py(
                object: &'a $crate::rt::Bound<'py, $crate::types::PyAny>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a Self, $crate::rt::Raised> {
                ::core::result::Result::Ok(
                    slot.insert($crate::rt::member_value(object.as_borrowed())?),
                )
            }
        }

        impl<'a, 'py> $crate::FromPyObject<'a, 'py> for $type {
            type Error = $crate::rt::PyErr;

            fn extract(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, Self::Error> {
                $crate::rt::extract_member(object)
            }

            #[inline]
            fn from_py(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, $crate::rt::Raised> {
                $crate::rt::member_value(object)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::is_member::<$type>(object)
            }
        }

        impl<'py> $crate::IntoPyObject<'py> for $type {
            type Target = $type;
            type Output = $crate::rt::Bound<'py, $type>;
            type Error = $crate::rt::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, Self::Error> {
                $crate::rt::member_bound(py, &self)
            }

            #[inline]
            fn into_answer(self, py: $crate::rt::Python<'py>) -> $crate::rt::Answer {
                $crate::rt::give_member(py, &self)
            }
        }

        impl<'py> $crate::IntoPyObject<'py> for &$type {
            type Target = $type;
            type Output = $crate::rt::Bound<'py, $type>;
            type Error = $crate::rt::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, Self::Error> {
                $crate::rt::member_bound(py, self)
            }
        }
    };
}

/// The record of a method of a Python enum: as `rt::method!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __member_method {
    ($record:ident, $run:path, $signature:path, $required:literal, $others:literal, $type:ty, $name:literal, $doc:literal) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            $crate::rt::bound!(call, $signature, $required, $others, |object, slots, given| {
                $crate::rt::enter_member_method::<$required, $others, $type, _>(
                    object, slots, given, $run,
                )
            });
            // SAFETY: it takes objects of the class.
            unsafe { $crate::rt::Method::new($name, call, 0, $doc) }
        };
    };
}

/// The record of a property of a Python enum: as `rt::attribute!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __member_attribute {
    ($record:ident, $type:ty, $name:literal, $doc:literal, $get:path) => {
        pub(crate) const $record: $crate::rt::Attribute<$type> = {
            unsafe extern "C" fn enter_get(
                object: *mut $crate::rt::ffi::PyObject,
                _: *mut ::core::ffi::c_void,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls it with an object of the class.
                unsafe { $crate::rt::enter_member_getter::<$type, _>(object, $get) }
            }
            // SAFETY: it takes objects of the class.
            unsafe {
                $crate::rt::Attribute::new(
                    $name,
                    ::core::option::Option::Some(enter_get),
                    ::core::option::Option::None,
                    $doc,
                )
            }
        };
    };
}
