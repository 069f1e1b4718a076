//! The macros by which the glue makes enums: conversions, and the C functions of their methods.

/// Values of a unit-only enum that is a class go by value, whether or not its type is `Clone`.
#[doc(hidden)]
#[macro_export]
macro_rules! __unit_by_value {
    ($type:ty) => {
        $crate::rt::values!($type, extract_unit, unit_value, is_instance, unit_bound);
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

        $crate::rt::handles!($type, is_member, enum_type);
        $crate::rt::values!($type, extract_member, member_value, is_member, member_bound);

        impl<'a, 'py> $crate::BorrowFromPyObject<'a, 'py> for $type {
            type Slot = $type;

            #[inline]
            fn borrow_from_py(
                arg: &'a $crate::rt::Arg<'py>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a Self, $crate::rt::Raised> {
                ::core::result::Result::Ok(slot.insert($crate::rt::member_value(arg.object())?))
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
    };
}

/// The record of a method of a Python enum: as `rt::method!`.
#[doc(hidden)]
#[macro_export]
macro_rules! __member_method {
    ($record:ident, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal, $type:ty, $name:literal, $doc:literal) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            $crate::rt::bound!(
                call,
                $signature,
                $required,
                $others,
                $most,
                |object, slots, given| {
                    $crate::rt::enter_member_method::<$required, $others, $type, _>(
                        object, slots, given, $run,
                    )
                }
            );
            // SAFETY: it takes objects of the class.
            unsafe { $crate::rt::Method::new(::core::concat!($name, $doc), call, 0) }
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
                    ::core::concat!($name, $doc),
                    enter_get,
                    ::core::option::Option::None,
                )
            }
        };
    };
}
