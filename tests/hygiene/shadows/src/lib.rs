//! Names that hide others: a crate may call its items what it likes.

#![forbid(unsafe_code)]
#![deny(warnings, unreachable_pub)]
#![allow(
    dead_code,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unused_macros,
    clippy::upper_case_acronyms,
    reason = "odd names and unused ones are what this crate is about"
)]

// Each refuses what the real one takes.
macro_rules! vec {
    (never) => {};
}
macro_rules! println {
    (never) => {};
}
macro_rules! format {
    (never) => {};
}
macro_rules! concat {
    (never) => {};
}
macro_rules! env {
    (never) => {};
}
macro_rules! include {
    (never) => {};
}
macro_rules! stringify {
    (never) => {};
}
macro_rules! compile_error {
    (never) => {};
}
macro_rules! assert {
    (never) => {};
}
macro_rules! panic {
    (never) => {};
}
macro_rules! fastcall {
    (never) => {};
}
macro_rules! init {
    (never) => {};
}
macro_rules! handshake {
    (never) => {};
}
macro_rules! door {
    (never) => {};
}

::keelback::module!();

pub struct Option;
pub struct Result;
pub struct String;
pub struct Vec;
pub struct Box;
pub struct Default;
pub struct From;
pub struct Into;
pub struct Iterator;
pub struct Python;
pub struct Bound;
pub struct PyResult;
pub struct PyModule;
pub struct u8;
pub struct i64;
pub struct usize;
pub struct f64;
pub struct bool;
pub struct str;

pub fn Ok() {}
pub fn Err() {}
pub fn Some() {}
pub const None: () = ();

pub mod std {
    /// @py
    pub fn of_std() -> u64 {
        1
    }
}

pub mod core {
    /// @py
    pub fn of_core() -> u64 {
        2
    }
}

pub mod keelback {
    /// @py
    pub fn of_root() -> u64 {
        0
    }
}

pub mod rt {
    /// @py
    pub fn of_rt() -> u64 {
        3
    }
}

/// A Python module of the name that generated code knows.
///
/// @py
pub mod py {
    pub mod keelback {
        /// @py
        pub fn of_keelback() -> u64 {
            4
        }
    }

    /// @py
    pub mod rt {
        /// @py
        pub fn of_py_rt() -> u64 {
            5
        }
    }
}

/// The words of generated code, as names of functions and parameters.
pub mod words {
    /// @py
    pub fn run(run: u64) -> u64 {
        run
    }

    /// @py
    pub fn call(call: u64, py: u64, args: u64, module: u64) -> u64 {
        call + py + args + module
    }

    /// @py
    pub fn add(_module: u64, rt: u64) -> u64 {
        _module + rt
    }

    /// @py
    pub fn module(signature: u64) -> u64 {
        signature
    }

    /// @py nogil
    pub fn rt(core: u64, std: u64) -> u64 {
        core + std
    }

    /// @py
    pub fn slot(text: &::core::primitive::str, text_slot: &::core::primitive::str) -> usize {
        text.len() + text_slot.len()
    }

    /// @py
    pub fn METHOD() -> u64 {
        6
    }

    /// @py
    pub fn SIGNATURE(SIGNATURE: u64, METHOD: u64, MODULE: u64) -> u64 {
        SIGNATURE + METHOD + MODULE
    }

    /// @py def type(lambda_, match=1)
    pub fn r#type(r#fn: u64, r#match: u64) -> u64 {
        r#fn + r#match
    }
}

/// And as names of traits, of their methods and of what is returned.
pub mod objects {
    pub struct Arc;
    pub struct Foreign;
    pub struct Object;
    pub struct Send;
    pub struct Sync;
    pub struct This;

    /// @py
    pub trait Native: ::core::marker::Send + ::core::marker::Sync {
        fn object(&self, this: u64) -> u64;

        fn run(&self) -> ::std::boxed::Box<dyn Native>;
    }

    struct Fixed;

    impl Native for Fixed {
        fn object(&self, this: u64) -> u64 {
            this
        }

        fn run(&self) -> ::std::boxed::Box<dyn Native> {
            ::std::boxed::Box::new(Fixed)
        }
    }

    /// @py
    pub fn native() -> ::std::sync::Arc<dyn Native> {
        ::std::sync::Arc::new(Fixed)
    }
}

/// And as names of constants.
pub mod upper {
    /// @py
    pub const FUNCTIONS: u64 = 7;

    /// @py
    pub const MODULE: u64 = 8;

    /// @py
    pub const CLASS: u64 = 9;
}
