//! The C functions of classes: one shell for each shape, made by the glue for each method.

/// A static method's record: `rt::static_method!(METHOD, run, "Point.origin(a)", 1, 0, 1, crate::Point, "origin\0", "..\0");`.
#[doc(hidden)]
#[macro_export]
macro_rules! __static_method {
    ($record:ident, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal, $type:ty, $name:literal, $doc:literal) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            $crate::rt::bound!(
                call,
                $signature,
                $required,
                $others,
                $most,
                |_null, slots, given| {
                    $crate::rt::enter_static_method::<$required, $others>(slots, given, $run)
                }
            );
            // SAFETY: its first argument is not used.
            unsafe {
                $crate::rt::Method::new(
                    ::core::concat!($name, $doc),
                    call,
                    $crate::rt::ffi::METH_STATIC,
                )
            }
        };
    };
}

/// The record of `__getattr__`, which is a slot too: `rt::missing_method!(METHOD, crate::Point, run);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __missing_method {
    ($record:ident, $type:ty, $run:path) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                name: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls it as the record says.
                unsafe { $crate::rt::enter_with_object::<$type>(object, name, $run) }
            }
            // SAFETY: it takes objects of the class.
            unsafe { $crate::rt::Method::getattr(entry) }
        };
    };
}

/// A class method's record: `rt::class_method!(METHOD, run, "Point.parse(a)", 1, 0, 1, crate::Point, "parse\0", "..\0");`.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_method {
    ($record:ident, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal, $type:ty, $name:literal, $doc:literal) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            $crate::rt::bound!(
                call,
                $signature,
                $required,
                $others,
                $most,
                |class, slots, given| {
                    $crate::rt::enter_class_method::<$required, $others>(class, slots, given, $run)
                }
            );
            // SAFETY: it takes a class.
            unsafe {
                $crate::rt::Method::new(
                    ::core::concat!($name, $doc),
                    call,
                    $crate::rt::ffi::METH_CLASS,
                )
            }
        };
    };
}

/// A slot's record, by its shape: `rt::class_slot!(SLOT, crate::Point, Py_tp_repr, unary, run);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __slot {
    ($slot:ident, $type:ty, $id:ident, unary, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_getter::<$type>(object, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, object, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject, other: *mut $crate::rt::ffi::PyObject) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_with_object::<$type>(object, other, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, attribute, [$($(#[$acfg:meta])* $all:path),*], [$($(#[$mcfg:meta])* $missing:path),*]) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject, name: *mut $crate::rt::ffi::PyObject) -> *mut $crate::rt::ffi::PyObject {
                let all = $crate::rt::__side!($crate::rt::Operator<$type>, $($(#[$acfg])* $all),*);
                let missing = $crate::rt::__side!($crate::rt::Operator<$type>, $($(#[$mcfg])* $missing),*);
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_attribute::<$type>(object, name, all, missing, entry) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, finalize, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject) {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_finalize::<$type>(object, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, next, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_next::<$type>(object, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, number, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject) -> isize {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_number::<$type>(object, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, get, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                instance: *mut $crate::rt::ffi::PyObject,
                owner: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_get::<$type>(object, instance, owner, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, contains, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject, other: *mut $crate::rt::ffi::PyObject) -> ::core::ffi::c_int {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_contains::<$type>(object, other, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, truth, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(object: *mut $crate::rt::ffi::PyObject) -> ::core::ffi::c_int {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_number::<$type>(object, $run) as ::core::ffi::c_int }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, inplace_power, $run:path) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                other: *mut $crate::rt::ffi::PyObject,
                _modulo: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_with_object::<$type>(object, other, $run) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, call, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal) => {
        $crate::rt::bound!(call, $signature, $required, $others, $most, |object, slots, given| {
            $crate::rt::enter_method::<$required, $others, $type>(object, slots, given, $run)
        });
        $crate::rt::class_slot!($slot, $type, $id, called_by, call);
    };
    ($slot:ident, $type:ty, $id:ident, init, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal) => {
        $crate::rt::bound!(call, $signature, $required, $others, $most, |object, slots, given| {
            $crate::rt::enter_method::<$required, $others, $type>(object, slots, given, $run)
        });
        $crate::rt::class_slot!($slot, $type, $id, initialized_by, call);
    };
    ($slot:ident, $type:ty, $id:ident, initialized_by, $call:ident) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                args: *mut $crate::rt::ffi::PyObject,
                kwargs: *mut $crate::rt::ffi::PyObject,
            ) -> ::core::ffi::c_int {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::initialize(object, args, kwargs, $call) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, called_by, $call:ident) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                args: *mut $crate::rt::ffi::PyObject,
                kwargs: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_spread(object, args, kwargs, $call) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, binary, [$($(#[$fcfg:meta])* $forward:path),*], [$($(#[$rcfg:meta])* $reflected:path),*]) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                left: *mut $crate::rt::ffi::PyObject,
                right: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                let forward = $crate::rt::__side!($crate::rt::Operator<$type>, $($(#[$fcfg])* $forward),*);
                let reflected = $crate::rt::__side!($crate::rt::Operator<$type>, $($(#[$rcfg])* $reflected),*);
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_binary::<$type>(left, right, forward, reflected) }
            }
            // SAFETY: the slot has this shape; the entry asks which side is of the class.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, power, [$($(#[$fcfg:meta])* $forward:path),*], [$($(#[$rcfg:meta])* $reflected:path),*]) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                left: *mut $crate::rt::ffi::PyObject,
                right: *mut $crate::rt::ffi::PyObject,
                modulo: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                let forward = $crate::rt::__side!($crate::rt::Power<$type>, $($(#[$fcfg])* $forward),*);
                let reflected = $crate::rt::__side!($crate::rt::Power<$type>, $($(#[$rcfg])* $reflected),*);
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_power::<$type>(left, right, modulo, forward, reflected) }
            }
            // SAFETY: the slot has this shape; the entry asks which side is of the class.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, compare, $([$($(#[$cfg:meta])* $run:path),*]),*) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                other: *mut $crate::rt::ffi::PyObject,
                op: ::core::ffi::c_int,
            ) -> *mut $crate::rt::ffi::PyObject {
                let operators = [$($crate::rt::__side!($crate::rt::Operator<$type>, $($(#[$cfg])* $run),*)),*];
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_compare::<$type>(object, other, op, operators, entry) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
    ($slot:ident, $type:ty, $id:ident, set, $absent:ident, [$($(#[$scfg:meta])* $set:path),*], [$($(#[$dcfg:meta])* $delete:path),*]) => {
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn entry(
                object: *mut $crate::rt::ffi::PyObject,
                key: *mut $crate::rt::ffi::PyObject,
                value: *mut $crate::rt::ffi::PyObject,
            ) -> ::core::ffi::c_int {
                let set = $crate::rt::__side!($crate::rt::SetItem<$type>, $($(#[$scfg])* $set),*);
                let delete = $crate::rt::__side!($crate::rt::DeleteItem<$type>, $($(#[$dcfg])* $delete),*);
                // SAFETY: CPython calls the slot as its shape says.
                unsafe { $crate::rt::enter_set_item::<$type>(object, key, value, set, delete, $crate::rt::Absent::$absent) }
            }
            // SAFETY: the slot has this shape.
            unsafe { $crate::rt::Slot::new($crate::rt::ffi::$id, entry as *const ::core::ffi::c_void) }
        };
    };
}

/// One side of an operator, if the class has it: the one whose condition holds.
#[doc(hidden)]
#[macro_export]
macro_rules! __side {
    ($shape:ty,) => {
        ::core::option::Option::None
    };
    ($shape:ty, $($(#[$cfg:meta])* $run:path),+) => {{
        const SIDES: &[$shape] = &[$($(#[$cfg])* $run),+];
        SIDES.first().copied()
    }};
}

/// What makes a type's handles and its type object known, from a check and the class.
#[doc(hidden)]
#[macro_export]
macro_rules! __handles {
    ($type:ty, $is_instance:ident, $class:ident) => {
        // SAFETY: an object that passes is of the class or of a subclass.
        unsafe impl $crate::PyTypeCheck for $type {
            const NAME: &'static str = ::core::stringify!($type);

            fn type_check(object: $crate::Borrowed<'_, '_, $crate::types::PyAny>) -> bool {
                $crate::rt::$is_instance::<$type>(object)
            }
        }

        // SAFETY: the very class that the check asks for.
        unsafe impl $crate::PyTypeInfo for $type {
            fn type_object(
                py: $crate::rt::Python<'_>,
            ) -> $crate::rt::Bound<'_, $crate::types::PyType> {
                $crate::rt::$class::<$type>(py)
            }
        }

        impl $crate::types::DerefToPyAny for $type {}
    };
}

/// Values of a type go in by value, and out by reference: how they are read, told and made is named.
#[doc(hidden)]
#[macro_export]
macro_rules! __values {
    ($type:ty, $extract:ident, $read:ident, $is_instance:ident, $bound:ident $(, {$($in:tt)*}, {$($out:tt)*})?) => {
        impl<'a, 'py> $crate::FromPyObject<'a, 'py> for $type {
            type Error = $crate::rt::PyErr;

            fn extract(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, Self::Error> {
                $crate::rt::$extract(object)
            }

            #[inline]
            fn from_py(
                object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>,
            ) -> ::core::result::Result<Self, $crate::rt::Raised> {
                $crate::rt::$read(object)
            }

            fn is_exact(object: $crate::Borrowed<'a, 'py, $crate::types::PyAny>) -> bool {
                $crate::rt::$is_instance::<$type>(object)
            }

            $($($in)*)?
        }

        impl<'py> $crate::IntoPyObject<'py> for &$type {
            type Target = $type;
            type Output = $crate::rt::Bound<'py, $type>;
            type Error = $crate::rt::PyErr;

            fn into_pyobject(
                self,
                py: $crate::rt::Python<'py>,
            ) -> ::core::result::Result<Self::Output, Self::Error> {
                $crate::rt::$bound(py, self)
            }

            $($($out)*)?
        }
    };
}

/// Values of a class whose type is `Clone` go by value too: each time a copy.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_by_value {
    ($type:ty) => {
        $crate::rt::values!($type, extract_copy, copy, is_instance, copy_bound);
    };
}
