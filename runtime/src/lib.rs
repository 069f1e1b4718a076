//! Rust functions and types, callable from Python, with no proc macros.
//!
//! A crate adds one line to its `build.rs`, tags items in their doc comments with `@py`, and runs
//! plain `cargo build`. This crate is the runtime that the generated glue stands on, and the way to
//! hold, call and make Python objects from Rust.
//!
//! The [`guide`] begins at the beginning.
//!
//! # A module
//!
//! ```ignore (needs the build script's output)
//! //! Shapes, measured.
//! keelback::module!();
//!
//! /// Area of a rectangle.
//! ///
//! /// @py def area(w, h=1.0)
//! pub fn area(w: f64, h: f64) -> f64 {
//!     w * h
//! }
//! ```
//!
//! with `fn main() { keelback_build::scan() }` in `build.rs`; the names after `@py` are those that Python sees.
//!
//! # Python objects in Rust
//!
//! A [`Python<'py>`](Python) is the proof that the thread may use Python. An exported function takes one as a parameter,
//! a program gets one from [`Python::attach`]. Objects are held by [`Bound`] while there is such a proof, by [`Py`] where
//! there may be none, and seen through [`Borrowed`] where somebody else holds them.
//!
//! | to | there is |
//! |---|---|
//! | read a Python value | [`extract`](Bound::extract), for each type that is [`FromPyObject`] |
//! | make one | [`into_pyobject`](IntoPyObject::into_pyobject), for each type that is [`IntoPyObject`] |
//! | see an object as a list, a dict, .. | [`cast`](Bound::cast), to one of the [`types`] |
//! | raise | return an [`PyErr`]: [`exceptions`], or any error that converts to one |
//! | let other threads run | [`detach`](Python::detach) |
//!
//! ```
//! use keelback::prelude::*;
//!
//! /// The words of each length.
//! fn by_length<'py>(py: Python<'py>, words: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyDict>> {
//!     let groups = PyDict::new(py);
//!     for index in 0..words.len() {
//!         let word: String = words.get_item(index)?.extract()?;
//!         match groups.get_item(word.len())? {
//!             Some(group) => group.cast::<PyList>()?.append(word)?,
//!             None => groups.set_item(word.len(), vec![word])?,
//!         }
//!     }
//!     Ok(groups)
//! }
//!
//! # keelback_docs::run(|py| {
//! let words = vec!["to", "the", "or", "sea"].into_pyobject(py)?;
//! let groups = by_length(py, words.cast()?)?;
//! assert_eq!(groups.to_string(), "{2: ['to', 'or'], 3: ['the', 'sea']}");
//! # Ok(()) })
//! ```

#![warn(missing_docs)]

mod aside;
mod attach;
mod call;
mod class;
mod convert;
mod depth;
mod error;
mod foreign;
mod handle;
mod interned;
mod keeper;
mod module;
mod native;
mod owner;
mod py;
mod road;
mod state;

/// Python's event loops: what Python awaits as Rust futures.
///
/// [`Bound::into_future`] makes one, in the event loop that runs in the thread; in other threads [`TaskLocals`](asyncio::TaskLocals) say
/// which loop is meant. The names are those of the crate `pyo3-async-runtimes`.
///
/// ```
/// use keelback::asyncio::{TaskLocals, get_current_locals};
/// use keelback::prelude::*;
///
/// # keelback_docs::run(|py| {
/// // Here no event loop runs.
/// let error = get_current_locals(py).unwrap_err();
/// assert!(error.to_string().starts_with("RuntimeError: no event loop"));
/// # Ok(()) })
/// ```
pub mod asyncio {
    pub use crate::coroutine::python::{
        PyFuture, PyStream, TaskLocals, future_into_py, get_current_locals, get_running_loop, run,
    };
}

pub mod buffer;
pub mod coroutine;
pub mod embed;
#[cfg(any(doc, doctest))]
pub mod guide;
#[cfg(feature = "ndarray")]
pub mod ndarray;
pub mod pybacked;
pub mod sync;
#[cfg(feature = "tokio")]
pub mod tokio;
pub mod types;

#[doc(hidden)]
pub mod rt;

#[cfg(feature = "arrow")]
pub use convert::crates::arrow;
#[cfg(feature = "serde")]
pub use convert::crates::serde;

pub use attach::Ungil;
pub use class::{PyClass, PyRef, PyRefMut, Super, Traverse, Visit};
pub use convert::{
    BorrowFromPyObject, BorrowMutFromPyObject, FromPyObject, FromPyObjectOwned, IntoPyObject,
    IntoPyObjectExt, PyErrArguments, ViewFromPyObject,
};
pub use error::{PyErr, PyResult};
pub use foreign::Foreign;
pub use handle::{Borrowed, Bound, BoundObject, Py};
pub use keelback_ffi as ffi;
pub use py::Python;
pub use types::{
    CastError, CastIntoError, CompareOp, Keywords, PyCallArgs, PyTypeCheck, PyTypeInfo,
};

/// Python's exceptions, each a marker with a `new_err`.
///
/// ```
/// use keelback::exceptions::PyValueError;
/// use keelback::prelude::*;
///
/// fn root(x: f64) -> PyResult<f64> {
///     if x < 0.0 { Err(PyValueError::new_err("x is negative")) } else { Ok(x.sqrt()) }
/// }
/// # keelback_docs::run(|py| {
/// assert_eq!(root(-1.0).unwrap_err().to_string(), "ValueError: x is negative");
/// # Ok(()) })
/// ```
pub mod exceptions {
    pub use crate::error::kinds::*;
}

/// What methods of classes take: the operator that a comparison asks for.
///
/// ```
/// use std::cmp::Ordering;
///
/// use keelback::pyclass::CompareOp;
///
/// assert!(CompareOp::Le.matches(Ordering::Equal));
/// ```
pub mod pyclass {
    pub use crate::types::CompareOp;
}

/// What most files want.
///
/// ```
/// use keelback::prelude::*;
///
/// fn first<'py>(list: &Bound<'py, PyList>) -> PyResult<Bound<'py, PyAny>> {
///     list.get_item(0)
/// }
/// # keelback_docs::run(|py| {
/// assert!(first(&PyList::empty(py)).is_err());
/// # Ok(()) })
/// ```
pub mod prelude {
    pub use crate::types::{
        PyAny, PyBool, PyByteArray, PyBytes, PyComplex, PyDict, PyFloat, PyFrozenSet, PyInt,
        PyIterator, PyList, PyModule, PySet, PySlice, PyString, PyTuple, PyType,
    };
    pub use crate::{
        Borrowed, Bound, FromPyObject, IntoPyObject, Py, PyClass, PyErr, PyRef, PyRefMut, PyResult,
        Python,
    };
}

/// Includes the glue of what the crate root can see. Stands once, in the crate root, after its docs, which become the
/// module's.
///
/// ```ignore (needs the build script's output)
/// //! Shapes, measured.
/// keelback::module!();
/// ```
///
/// # Errors
/// Does not compile without `keelback_build::scan()` in the crate's `build.rs`, and says so. What the scan found wrong in
/// the crate is shown here as well.
#[macro_export]
macro_rules! module {
    () => {
        const _: () = $crate::rt::same_abi(::core::cfg!(keelback_pypy));
        $crate::__include!("lib");
    };
}

/// Includes the glue of a module whose private items are exported. Stands in that module, with its
/// own path. The scan says where one is needed, and which line.
///
/// ```ignore (needs the build script's output)
/// mod deep {
///     mod bottom {
///         /// @py
///         fn private() -> u32 {
///             7
///         }
///
///         keelback::door!(deep.bottom);
///     }
/// }
/// ```
///
/// # Errors
/// Does not compile with another path than the module's own.
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
            single_use_lifetimes,
            unreachable_code,
            unreachable_patterns,
            unused_imports,
            unused_qualifications,
            unused_variables,
            clippy::approx_constant,
            clippy::doc_markdown,
            clippy::elidable_lifetime_names,
            clippy::excessive_precision,
            clippy::extra_unused_type_parameters,
            clippy::let_unit_value,
            clippy::module_inception,
            clippy::needless_borrows_for_generic_args,
            clippy::needless_pass_by_value,
            clippy::redundant_closure,
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
