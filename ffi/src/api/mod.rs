//! The C API as declarations: one file per C header, names as in C, all of it flat in the crate root.
//!
//! What stands here in an `api!` block is linked directly, so it must be exported by every CPython from 3.7
//! on and be part of the limited API of 3.7; a test asks each interpreter. Everything younger or outside the
//! limited API is in [`crate::late`].
//!
//! Unless a declaration says otherwise: a returned `*mut PyObject` is a new reference, or null with an
//! exception set; a returned `c_int` is negative with an exception set; arguments are borrowed and not null.
//!
//! # Safety
//!
//! All of it needs a thread that is attached to an interpreter and pointers to live objects of the kind the
//! name says, but for the few functions that CPython documents otherwise (`Py_GetVersion`,
//! `Py_IsInitialized`, `PyGILState_Ensure`, `PyImport_AppendInittab`, the initialization itself).

/// What PyPy calls a symbol.
#[cfg(keelback_pypy)]
macro_rules! pypy_name {
    ($name:ident) => {
        concat!("Py", stringify!($name))
    };
    ($name:ident $pypy:ident) => {
        stringify!($pypy)
    };
}

/// Declares functions or data of the interpreter, once for all platforms.
///
/// PyPy puts `Py` before each name. What it calls otherwise says so, `name | as_in_pypy`: names that begin with an
/// underscore, and one that it exports as C has it. What it does not export is in `crate::pypy`, if it is in use.
///
/// `"C-unwind"` marks those that take the GIL or run anything: before 3.14 they may end the thread, which
/// unwinds its stack, when the interpreter is at its end.
macro_rules! api {
    ($($(#[$attr:meta])* fn $name:ident $(| $pypy:ident)? ($($args:tt)*) $(-> $ret:ty)?;)*) => {
        api! { "C" $($(#[$attr])* fn $name $(| $pypy)? ($($args)*) $(-> $ret)?;)* }
    };
    ($abi:literal $($(#[$attr:meta])* fn $name:ident $(| $pypy:ident)? ($($args:tt)*) $(-> $ret:ty)?;)*) => {
        #[cfg_attr(
            all(windows, target_arch = "x86"),
            link(name = "python3", kind = "raw-dylib", import_name_type = "undecorated")
        )]
        #[cfg_attr(
            all(windows, not(target_arch = "x86")),
            link(name = "python3", kind = "raw-dylib")
        )]
        unsafe extern $abi {
            $(
                $(#[$attr])*
                #[cfg_attr(keelback_pypy, link_name = pypy_name!($name $($pypy)?))]
                pub fn $name($($args)*) $(-> $ret)?;
            )*
        }
    };
    ($($(#[$attr:meta])* static $name:ident $(| $pypy:ident)?: $ty:ty;)*) => {
        #[cfg_attr(
            all(windows, target_arch = "x86"),
            link(name = "python3", kind = "raw-dylib", import_name_type = "undecorated")
        )]
        #[cfg_attr(
            all(windows, not(target_arch = "x86")),
            link(name = "python3", kind = "raw-dylib")
        )]
        unsafe extern "C" {
            $(
                $(#[$attr])*
                #[cfg_attr(keelback_pypy, link_name = pypy_name!($name $($pypy)?))]
                pub static mut $name: $ty;
            )*
        }
    };
}

mod abstract_;
mod boolobject;
mod bytearrayobject;
mod bytesobject;
mod ceval;
mod codecs;
mod complexobject;
mod datetime;
mod descrobject;
mod dictobject;
mod enumobject;
mod fileobject;
mod floatobject;
mod import;
mod intrcheck;
mod iterobject;
mod listobject;
mod longobject;
mod memoryobject;
mod methodobject;
mod modsupport;
mod moduleobject;
mod object;
mod objimpl;
mod osmodule;
mod pybuffer;
mod pycapsule;
mod pyerrors;
mod pyframe;
mod pylifecycle;
mod pymem;
mod pystate;
mod pystrtod;
mod pythonrun;
mod rangeobject;
mod setobject;
mod sliceobject;
mod slots;
mod sysmodule;
mod traceback;
mod tupleobject;
mod typeslots;
mod unicodeobject;
mod warnings;
mod weakrefobject;

pub use abstract_::*;
pub use boolobject::*;
pub use bytearrayobject::*;
pub use bytesobject::*;
pub use ceval::*;
pub use codecs::*;
pub use complexobject::*;
pub use datetime::*;
pub use descrobject::*;
pub use dictobject::*;
pub use enumobject::*;
pub use fileobject::*;
pub use floatobject::*;
pub use import::*;
pub use intrcheck::*;
pub use iterobject::*;
pub use listobject::*;
pub use longobject::*;
pub use memoryobject::*;
pub use methodobject::*;
pub use modsupport::*;
pub use moduleobject::*;
pub use object::*;
pub use objimpl::*;
pub use osmodule::*;
pub use pybuffer::*;
pub use pycapsule::*;
pub use pyerrors::*;
pub use pyframe::*;
pub use pylifecycle::*;
pub use pymem::*;
pub use pystate::*;
pub use pystrtod::*;
pub use pythonrun::*;
pub use rangeobject::*;
pub use setobject::*;
pub use sliceobject::*;
pub use slots::*;
pub use sysmodule::*;
pub use traceback::*;
pub use tupleobject::*;
pub use typeslots::*;
pub use unicodeobject::*;
pub use warnings::*;
pub use weakrefobject::*;
