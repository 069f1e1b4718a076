//! The only door for generated code: a flat list, no logic.
//!
//! Nothing here is for use by hand. What generated code may name is what stands here; it is checked
//! against the version of the scanner that wrote it by [`handshake`](crate::rt::handshake).

pub use std::boxed::Box;
pub use std::path::{Path, PathBuf};
pub use std::string::String;
pub use std::sync::Arc;
pub use std::vec::Vec;

pub use core::convert::From;
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{Err, Ok};

pub use crate::buffer::Exports;
pub use crate::buffer::export::{
    Request as BufferRequest, get_buffer as enter_get_buffer, release_buffer,
};
pub use crate::call::Binding;
pub use crate::call::arg::{Arg, Args, OptionalArg, blame, module, slot};
pub use crate::call::bind::bind_and_run;
pub use crate::call::enter::{
    are_slots, fastcall as enter_fastcall, static_method as enter_static_method,
};
pub use crate::call::give::{detach, give};
pub use crate::call::iterator::{give_iterator, give_result_iterator};
pub use crate::call::literal::{Literal, slot_object};
pub use crate::call::overload::{
    Attempt, Pass, attempted, enter as enter_overloads, fitting, no_overload, this_class,
    this_member, this_object, this_target,
};
pub use crate::class::access::{Frozen, Mutable, Name};
pub use crate::class::borrow::receive;
pub use crate::class::construct::{
    Build, Target, build, constructor as enter_constructor, new as new_object,
    spread as enter_spread, vectorcall_nargs,
};
pub use crate::class::features::{
    Feature, dict, drops, finalizer, freelist, gc, mapping, sequence, singletons, views, weakref,
};
pub use crate::class::field::FieldOf;
pub use crate::class::free_list::FreeList;
pub use crate::class::init::initialize;
pub use crate::class::live::list::{LiveList, LiveListMut};
pub use crate::class::live::map::{LiveMap, LiveMapMut};
pub use crate::class::live::set::{LiveSet, LiveSetMut};
pub use crate::class::live::{field as live_field, field_mut as live_field_mut, live};
pub use crate::class::lookup::{item, looked_up};
pub use crate::class::members::{
    add_class, add_class_constant, assigned, class_method as enter_class_method,
    getter as enter_getter, into_object, is_deleted, is_instance, make_class,
    method as enter_method, setter as enter_setter, type_object, unset,
};
pub use crate::class::one_thread::{OneThread, is_used_by_any_thread_unless_unsendable};
pub use crate::class::operators::{
    Absent, DeleteItem, Operator, Power, SetItem, attribute as enter_attribute,
    binary as enter_binary, compare as enter_compare, decline, is_none, not_implemented,
    power as enter_power, set_item as enter_set_item,
};
pub use core::clone::Clone;
pub use core::default::Default;
pub use core::mem::replace;
pub use core::{cmp, convert, iter, mem::offset_of, ops, str};

/// The result of what reads a value.
pub type Reading<T> = core::result::Result<T, crate::error::Raised>;
/// The result of what answers with nothing.
pub type Done = core::result::Result<(), crate::error::Raised>;
/// The result of `__len__`, `__hash__` and their like.
pub type Number = core::result::Result<isize, crate::error::Raised>;
/// The result of `__next__`.
pub type Item =
    core::result::Result<core::option::Option<crate::convert::Owned>, crate::error::Raised>;
pub use crate as keelback;
pub use crate::class::enums::data::{
    DataClass, VariantDef, add_data_enum, make_data_enum, object as data_object, other_variant,
};
pub use crate::class::enums::python::{
    EnumDef, Member, PyEnum, add_enum_constant, add_python_enum, enum_type, extract_member,
    give_member, is_member, make_python_enum, member_bound, member_getter as enter_member_getter,
    member_method as enter_member_method, member_value,
};
pub use crate::class::enums::unit::{
    Discriminant, Singletons, UnitClass, add_unit_enum, bound as unit_bound,
    extract as extract_unit, make_unit_enum, object as unit_object, value as unit_value,
};
pub use crate::class::enums::{Row, Units, Value};
pub use crate::class::python::{
    Displayed, OnObject, OnPython, PythonBases, Shown, Undisplayed, WrittenBase, enter_new,
    raise_object, restored_on,
};
pub use crate::class::receiver::{Held, argument, copy, copy_bound, extract_copy};
pub use crate::class::records::{DataField, PickledState, make_dataclass, restored};
pub use crate::class::results::{
    debug, display, give_async_next, give_fields, give_hash, give_length, give_next, give_nothing,
    give_self, give_snapshot, give_truth, hash_of, reversed,
};
pub use crate::class::shared::{Counted, SharedClass, arc, arc_object, behind as shared_behind};
pub use crate::class::slots::{
    Slot, contains as enter_contains, finalize as enter_finalize, get as enter_get,
    next as enter_next, number as enter_number, with_object as enter_with_object,
};
pub use crate::class::tables::{Attribute, Method};
pub use crate::class::traverse::{Deep, Plain, TraverseAs, visit};
pub use crate::class::view::{Holding, Project, Viewable, view as enter_view};
pub use crate::class::{
    Base, Class, ClassDef, Derives, Exclusive, Extends, Receiver, Shared, Traverse, Visit, base,
};
pub use crate::convert::declared::{
    Field, Fields, Made, NewDict, NewTuple, RecordField, RecordForm, RecordType, Variant,
    add_record, count, deeper, extracted, give_by, give_inner, is_dict, is_exact, is_literal,
    is_tuple, keep, literal as literal_object, looks, made, read, read_by, read_literal, union,
};
pub use crate::convert::sequence::taken;
pub use crate::convert::{Answer, FromPyObject, GiveArc, IntoPyObject, Owned, Pointee, Pointer};
pub use crate::coroutine::finish::finish;
pub use crate::coroutine::function::{add_coroutine_functions, coroutines};
pub use crate::coroutine::keep::{Kept, KeptMut, KeptObject};
pub use crate::coroutine::stream::{PollNext as Stream, give_result_stream, give_stream};
pub use crate::coroutine::{
    AsyncDef, Polling, cancellable, coroutine, finishing, give_result_tokio_stream,
    give_tokio_stream, on_tokio, on_tokio_cancellable,
};
pub use crate::error::exported::{
    ExceptionClass, ExceptionType, Source, error_as, exception_class, is_of_class, raise_as,
};
pub use crate::error::{PyErr, PyResult, Raised};
pub use crate::exceptions;
pub use crate::foreign::interface::{
    BaseOf, ClassOf, DefaultKind, Interface, InterfaceDef, Lent, TraitDefault, add_interface,
    behind, is_exact as is_exact_interface, lend, lend_mut,
};
pub use crate::foreign::native::Native;
pub use crate::foreign::object::object_of;
pub use crate::foreign::origin::{Place, origin};
pub use crate::foreign::outcome::Outcome;
pub use crate::foreign::{Foreign, Inherited};
pub use crate::handle::{Borrowed, Bound};
pub use crate::interned::Interned;
pub use crate::module::def::{ModuleSlots, export as enter_export, init as enter_init};
pub use crate::module::members::{Exported, add, add_exception, add_exported, add_functions};
pub use crate::module::submodule::add_submodule;
pub use crate::module::{MethodDef, ModuleDef, Unlisted};
pub use crate::py::Python;
pub use crate::types::{CompareOp, KeywordNames};
pub use crate::types::{
    PyAny, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyModule,
    PySet, PyString, PyTuple, PyType, PyTypeInfo,
};
pub use keelback_ffi as ffi;

pub use crate::class::results::{Finish, HashValue, Length, Next, Truth};
pub use crate::{
    __attempt, __bound as bound, __fastcall as fastcall, __handshake as handshake, __init as init,
    __overloaded_method as overloaded_method, __overloads as overloads,
};
pub use crate::{
    __attempt_read as attempt_read, __attribute as attribute, __buffer as buffer, __class as class,
    __class_by_value as class_by_value, __class_form, __class_method as class_method,
    __class_shared as class_shared, __class_stored, __class_threads,
    __constructed_by as constructed_by, __constructor as constructor,
    __converts_from as converts_from, __converts_into as converts_into, __derives as derives,
    __exception_class as exception_class_of, __extends as extends, __field as field,
    __handles as handles, __interface as interface, __interface_object as interface_object,
    __member_attribute as member_attribute, __member_method as member_method, __method as method,
    __missing_method as missing_method, __python_enum as python_enum, __read as read,
    __read_operand as read_operand, __side, __slot as class_slot, __static_method as static_method,
    __unit_by_value as unit_by_value, __values as values, __view as view,
};

/// An empty collection, as a default.
#[must_use]
pub fn default<T: Default>() -> T {
    T::default()
}

/// The C function of everything with a signature. `rt::bound!(call, "f(a, b, c=)", 2, 1, 3, |object, slots, given| ..)`: the
/// expression reads `given` of the slots, 2 at least and 1 more at most. They are CPython's own arguments where these need no
/// binding; where they do, the binder calls the same function once more with the slots that it has filled.
#[doc(hidden)]
#[macro_export]
macro_rules! __bound {
    ($name:ident, $signature:expr, $required:literal, $others:literal, $most:literal, |$this:ident, $slots:ident, $given:ident| $body:expr) => {
        #[inline(never)]
        unsafe extern "C" fn $name(
            $this: *mut $crate::rt::ffi::PyObject,
            $slots: *const *mut $crate::rt::ffi::PyObject,
            nargs: $crate::rt::ffi::Py_ssize_t,
            kwnames: *mut $crate::rt::ffi::PyObject,
        ) -> *mut $crate::rt::ffi::PyObject {
            static BINDING: $crate::rt::Binding =
                $crate::rt::Binding::new($signature, $required, $others, $most);
            if $crate::rt::are_slots::<$required, $others, $most>(nargs, kwnames) {
                // All of them where it is negative: more than there can be.
                let $given = nargs as usize;
                // SAFETY: CPython calls it as the definition beside it says, and the binder with slots.
                unsafe { $body }
            } else {
                // SAFETY: as above.
                unsafe { $crate::rt::bind_and_run($this, $slots, nargs, kwnames, &BINDING, $name) }
            }
        }
    };
}

/// The C function of a module's function: enters `$run` with its slots.
#[doc(hidden)]
#[macro_export]
macro_rules! __fastcall {
    ($name:ident, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal) => {
        $crate::rt::bound!($name, $signature, $required, $others, $most, |module, slots, given| {
            $crate::rt::enter_fastcall::<$required, $others>(module, slots, given, $run)
        });
    };
}

/// Reads an argument: `rt::read!(py, "w", "src/lib.rs:12", w.get())`. What goes wrong ends the function that this stands in,
/// with the parameter's name in what is raised.
///
/// A match and no `?`, which the compiler would take apart for each argument anew. The place of the Rust function is for
/// rustc's own messages, which quote it; none is left in the library.
#[doc(hidden)]
#[macro_export]
macro_rules! __read {
    ($py:ident, $name:literal, $place:literal, $read:expr) => {
        match $read {
            $crate::rt::Ok(value) => value,
            $crate::rt::Err(raised) => {
                return $crate::rt::Err($crate::rt::blame($py, raised, $name))
            }
        }
    };
}

/// Reads an operand: of the wrong type it is not this operator's.
#[doc(hidden)]
#[macro_export]
macro_rules! __read_operand {
    ($py:ident, $name:literal, $place:literal, $read:expr) => {
        match $read {
            $crate::rt::Ok(value) => value,
            $crate::rt::Err(raised) => return $crate::rt::decline($py, raised, $name),
        }
    };
}

/// Reads an argument for an overload: what goes wrong is that this one does not fit.
#[doc(hidden)]
#[macro_export]
macro_rules! __attempt_read {
    ($name:literal, $place:literal, $read:expr) => {
        $read?
    };
}

/// How the values of an enum's class become objects.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_form {
    (on_object) => {
        type Root = $crate::rt::OnObject;
    };
    (on_python) => {
        type Root = $crate::rt::OnPython;
    };
    (shared) => {
        type Root = $crate::rt::OnObject;
    };
    (shared_on_python) => {
        type Root = $crate::rt::OnPython;
    };
    (unit) => {
        type Root = $crate::rt::OnObject;

        fn into_object(self, py: $crate::rt::Python<'_>) -> $crate::rt::Answer {
            $crate::rt::unit_object(py, &self)
        }
    };
    (data) => {
        type Root = $crate::rt::OnObject;

        fn into_object(self, py: $crate::rt::Python<'_>) -> $crate::rt::Answer {
            $crate::rt::data_object(py, self)
        }
    };
}

/// What the compiler has to prove of a class's type.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_threads {
    ($type:ty, OneThread) => {};
    ($type:ty, $access:ident) => {
        const _: () = $crate::rt::is_used_by_any_thread_unless_unsendable::<$type>();
    };
}

/// How objects of a class keep their values.
#[doc(hidden)]
#[macro_export]
macro_rules! __class_stored {
    ($type:ty, shared) => {
        $crate::rt::Arc<$type>
    };
    ($type:ty, shared_on_python) => {
        $crate::rt::Arc<$type>
    };
    ($type:ty, $form:ident) => {
        $type
    };
}

/// Makes a Rust type a class: `rt::class!(crate::Point, CLASS, Mutable);`, and
/// `rt::class!(crate::Color, CLASS, Frozen, unit);` an enum; a list of memory for its objects comes last.
#[doc(hidden)]
#[macro_export]
macro_rules! __class {
    ($type:ty, $class:path, $access:ident) => {
        $crate::rt::class!($type, $class, $access, on_object);
    };
    ($type:ty, $class:path, $access:ident, $form:ident $(, $kept:path)?) => {
        $crate::rt::__class_threads!($type, $access);

        // SAFETY: the definition beside it is made for the type, and is no other's; any thread may use the type
        // (above), or its guard keeps other threads out.
        unsafe impl $crate::rt::Class for $type {
            type Access = $crate::rt::$access;
            type Stored = $crate::rt::__class_stored!($type, $form);

            fn class() -> &'static $crate::rt::ClassDef {
                &$class
            }

            $crate::rt::__class_form!($form);

            $(#[inline(always)]
            fn free_list() -> ::core::option::Option<&'static $crate::rt::FreeList> {
                ::core::option::Option::Some(&$kept)
            })?
        }

        $crate::rt::handles!($type, is_instance, type_object);

        impl<'a, 'py> $crate::BorrowFromPyObject<'a, 'py> for $type {
            type Slot = $crate::rt::Held<'py, $type>;

            #[inline]
            fn borrow_from_py(
                arg: &'a $crate::rt::Arg<'py>,
                slot: &'a mut ::core::option::Option<Self::Slot>,
            ) -> ::core::result::Result<&'a Self, $crate::rt::Raised> {
                $crate::rt::argument(arg, slot)
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
                $crate::rt::into_object(py, self)
            }

            #[inline]
            fn into_answer(self, py: $crate::rt::Python<'py>) -> $crate::rt::Answer {
                $crate::rt::new_object(py, self)
            }
        }
    };
}

/// Derives a class from the class of its first field: `rt::extends!(crate::Dog, crate::Animal, base);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __extends {
    ($type:ty, $base:ty, $field:tt) => {
        // SAFETY: held by the assertions below.
        unsafe impl $crate::rt::Extends for $type {
            type Base = $base;
        }

        // SAFETY: as above: the class of the one derives from that of the other.
        unsafe impl $crate::rt::Derives for $type {
            type Super = $base;
        }

        const _: () = {
            ::core::assert!(
                ::core::mem::offset_of!($type, $field) == 0,
                "the base lies at the start of the value: it is the first field of a `#[repr(C)]` struct"
            );
            let _of_its_type: fn(&$type) -> *const $base = |value| ::core::ptr::addr_of!(value.$field);
        };
    };
}

/// A method's record: `rt::method!(METHOD, run, "Point.norm(a, b)", 2, 0, 2, crate::Point, "norm\0", "..\0");`.
#[doc(hidden)]
#[macro_export]
macro_rules! __method {
    ($record:ident, $run:path, $signature:expr, $required:literal, $others:literal, $most:literal, $type:ty, $name:expr, $doc:expr) => {
        pub(crate) const $record: $crate::rt::Method<$type> = {
            $crate::rt::bound!(
                call,
                $signature,
                $required,
                $others,
                $most,
                |object, slots, given| {
                    $crate::rt::enter_method::<$required, $others, $type>(
                        object, slots, given, $run,
                    )
                }
            );
            // SAFETY: it takes objects of the class.
            unsafe { $crate::rt::Method::new(::core::concat!($name, $doc), call, 0) }
        };
    };
}

/// An attribute's record: `rt::attribute!(ATTRIBUTE, crate::Point, "x\0", "..\0", get, set);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __attribute {
    ($record:ident, $type:ty, $name:literal, $doc:literal, $get:path $(, $set:path)?) => {
        pub(crate) const $record: $crate::rt::Attribute<$type> = {
            unsafe extern "C" fn enter_get(
                object: *mut $crate::rt::ffi::PyObject,
                _: *mut ::core::ffi::c_void,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls it with an object of the class.
                unsafe { $crate::rt::enter_getter::<$type>(object, $get) }
            }
            #[allow(unused_mut, unused_assignments, reason = "without a setter")]
            let mut setter: ::core::option::Option<$crate::rt::ffi::setter> = ::core::option::Option::None;
            $(
                unsafe extern "C" fn enter_set(
                    object: *mut $crate::rt::ffi::PyObject,
                    value: *mut $crate::rt::ffi::PyObject,
                    _: *mut ::core::ffi::c_void,
                ) -> ::core::ffi::c_int {
                    // SAFETY: CPython calls it with an object of the class, and a value or null.
                    unsafe { $crate::rt::enter_setter::<$type>(object, value, $set) }
                }
                setter = ::core::option::Option::Some(enter_set as $crate::rt::ffi::setter);
            )?
            // SAFETY: both take objects of the class.
            unsafe { $crate::rt::Attribute::new(::core::concat!($name, $doc), enter_get, setter) }
        };
    };
}

/// The record of an attribute that is a field:
/// `rt::field!(ATTRIBUTE, crate::Point, x, writable, "x\0", "..\0", "src/lib.rs:12");`.
#[doc(hidden)]
#[macro_export]
macro_rules! __field {
    ($record:ident, $type:ty, $field:tt, $access:ident, $name:literal, $doc:literal, $place:literal) => {
        pub(crate) const $record: $crate::rt::Attribute<$type> = {
            let field = $crate::rt::FieldOf::<$type, _>::new(|value| &value.$field);
            let offset = $crate::rt::offset_of!($type, $field);
            // SAFETY: the same field.
            unsafe { field.$access(offset, ::core::concat!($name, $doc)) }
        };
    };
}

/// A constructor: `rt::constructor!(SLOT, VECTORCALL, run, "Point(x, y)", 2, 0, 2, crate::Point);`.
#[doc(hidden)]
#[macro_export]
macro_rules! __constructor {
    ($slot:ident, $vectorcall:ident, $run:path, $signature:literal, $required:literal, $others:literal, $most:literal, $type:ty) => {
        $crate::rt::bound!(call, $signature, $required, $others, $most, |class, slots, given| {
            $crate::rt::enter_constructor::<$required, $others, $type>(class, slots, given, $run)
        });
        $crate::rt::constructed_by!($slot, $vectorcall, call, $type);
    };
}

/// The records of a constructor, from the function that is called with an array of arguments.
#[doc(hidden)]
#[macro_export]
macro_rules! __constructed_by {
    ($slot:ident, $vectorcall:ident, $call:ident, $type:ty) => {
        unsafe extern "C" fn vectorcall(
            class: *mut $crate::rt::ffi::PyObject,
            args: *const *mut $crate::rt::ffi::PyObject,
            nargsf: usize,
            kwnames: *mut $crate::rt::ffi::PyObject,
        ) -> *mut $crate::rt::ffi::PyObject {
            // SAFETY: CPython calls it for the class or for a subclass.
            unsafe { $call(class, args, $crate::rt::vectorcall_nargs(nargsf), kwnames) }
        }
        pub(crate) const $vectorcall: $crate::rt::ffi::vectorcallfunc = vectorcall;
        pub(crate) const $slot: $crate::rt::Slot<$type> = {
            unsafe extern "C" fn new(
                class: *mut $crate::rt::ffi::PyTypeObject,
                args: *mut $crate::rt::ffi::PyObject,
                kwargs: *mut $crate::rt::ffi::PyObject,
            ) -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: CPython calls it for the class or for a subclass.
                unsafe { $crate::rt::enter_new::<$type>(class.cast(), args, kwargs, $call) }
            }
            // SAFETY: it has the slot's signature, and makes objects of the class.
            unsafe {
                $crate::rt::Slot::new($crate::rt::ffi::Py_tp_new, new as *const ::core::ffi::c_void)
            }
        };
    };
}

/// The module's entries from the interpreter: until 3.14, and since 3.15.
#[doc(hidden)]
#[macro_export]
macro_rules! __init {
    ($init:ident, $export:ident, $module:path) => {
        // In a block of their own, whose names meet none of the exports'.
        const _: () = {
            /// Answers with the module's definition (PEP 489).
            ///
            /// # Safety
            /// To be called by Python's import machinery.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $init() -> *mut $crate::rt::ffi::PyObject {
                // SAFETY: called by the import machinery.
                unsafe { $crate::rt::enter_init(&$module) }
            }

            /// Answers with the module's slots (PEP 793).
            #[unsafe(no_mangle)]
            pub extern "C" fn $export() -> *const $crate::rt::ffi::PySlot {
                static SLOTS: $crate::rt::ModuleSlots = $crate::rt::ModuleSlots::new(&$module);
                $crate::rt::enter_export(&SLOTS)
            }
        };
    };
}

/// Refuses a library that is built for PyPy on a runtime that was compiled for CPython, or the other way round: their C APIs
/// have other names. `for_pypy` is what the build script found.
///
/// # Panics
/// While compiling, where the two differ.
pub const fn same_abi(for_pypy: bool) {
    if for_pypy && !ffi::FOR_PYPY {
        panic!(
            "the Python that is named is a PyPy, and keelback was compiled for CPython in this target folder before; \
             give PyPy a folder of its own, as in `KEELBACK_PYTHON=pypy3 cargo build --target-dir target/pypy`"
        );
    }
    if !for_pypy && ffi::FOR_PYPY {
        panic!(
            "keelback was compiled for PyPy in this target folder before, and no PyPy is named now; name it by \
             KEELBACK_PYTHON, or run `cargo clean -p keelback-ffi`"
        );
    }
}

/// Refuses glue that another version's scanner wrote.
#[doc(hidden)]
#[macro_export]
macro_rules! __handshake {
    ("0.1.0") => {};
    ($other:literal) => {
        ::core::compile_error!(::core::concat!(
            "this glue was written by keelback-build ",
            $other,
            ", but the crate depends on keelback ",
            ::core::env!("CARGO_PKG_VERSION"),
            "; use the same version of both in Cargo.toml"
        ));
    };
}
