//! Rust functions and types, callable from Python, with no proc macros.
//!
//! A crate adds one line to its `build.rs`, tags items in their doc comments with `@py`, and runs
//! plain `cargo build`. This crate is the runtime that the generated glue stands on, and the way to
//! hold, call and make Python objects from Rust.

#![warn(missing_docs)]

mod attach;
mod call;
mod class;
mod convert;
mod error;
mod handle;
mod module;
mod py;
mod state;

pub mod types;

#[doc(hidden)]
pub mod rt;

pub use attach::Ungil;
pub use convert::{
    BorrowFromPyObject, FromPyObject, FromPyObjectOwned, IntoPyObject, PyErrArguments,
};
pub use error::{PyErr, PyResult};
pub use handle::{Borrowed, Bound, BoundObject, Py};
pub use keelback_ffi as ffi;
pub use py::Python;
pub use types::{CastError, CastIntoError, CompareOp, PyCallArgs, PyTypeCheck, PyTypeInfo};

/// Python's exceptions.
pub mod exceptions {
    pub use crate::error::kinds::*;
}

/// What most files want: `use keelback::prelude::*;`.
pub mod prelude {
    pub use crate::types::{
        PyAny, PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt,
        PyList, PyModule, PySet, PySlice, PyString, PyTuple, PyType,
    };
    pub use crate::{Borrowed, Bound, FromPyObject, IntoPyObject, Py, PyErr, PyResult, Python};
}

/// Includes the glue of what the crate root can see. Stands once, in the crate root.
#[macro_export]
macro_rules! module {
    () => {
        $crate::__include!("lib");
    };
}

/// Includes the glue of a module whose private items are exported. Stands in that module, with its
/// own path: `keelback::door!(deep.bottom);`.
#[macro_export]
macro_rules! door {
    ($first:ident $(. $rest:ident)*) => {
        $crate::__include!(::core::concat!(::core::stringify!($first) $(, ".", ::core::stringify!($rest))*));
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __include {
    ($file:expr) => {
        #[doc(hidden)]
        // One by one, and only what glue can trigger: a crate that forbids a lint refuses every
        // `allow` of it, or of a group with it.
        #[allow(
            dead_code,
            deprecated,
            non_camel_case_types,
            non_snake_case,
            unreachable_code,
            unused_imports,
            unused_qualifications,
            unused_variables,
            clippy::approx_constant,
            clippy::doc_markdown,
            clippy::excessive_precision,
            clippy::needless_borrows_for_generic_args,
            clippy::redundant_pub_crate,
            clippy::too_many_lines,
            clippy::unit_arg,
            clippy::unreadable_literal,
            clippy::use_self,
            clippy::wildcard_imports,
            reason = "generated"
        )]
        pub(crate) mod __keelback {
            use $crate::rt;
            ::core::include!(::core::concat!(
                ::core::env!(
                    "KEELBACK_GLUE",
                    "the glue has not been written: add `keelback_build::scan()` to build.rs, and `keelback-build` to \
                     [build-dependencies]"
                ),
                "/",
                $file,
                ".rs"
            ));
        }
    };
}
