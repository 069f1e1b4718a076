//! Modules that are part of the program.

use std::ffi::CStr;

use keelback_ffi as ffi;

/// A module that is linked into the program, made by [`builtin!`](crate::builtin).
#[derive(Debug, Clone, Copy)]
pub struct Builtin {
    /// The name to import it by.
    pub(super) name: &'static CStr,
    /// Its `PyInit_` function.
    pub(super) init: unsafe extern "C" fn() -> *mut ffi::PyObject,
}

impl Builtin {
    /// A module by its name, which ends with NUL, and the function that makes it.
    ///
    /// # Safety
    /// The function must be a module's `PyInit_` function.
    #[doc(hidden)]
    #[must_use]
    pub const unsafe fn new(
        name: &'static str,
        init: unsafe extern "C" fn() -> *mut ffi::PyObject,
    ) -> Builtin {
        match CStr::from_bytes_with_nul(name.as_bytes()) {
            Ok(name) => Builtin { name, init },
            Err(_) => panic!("a module's name has no NUL but the last"),
        }
    }
}

/// A module that is linked into the program, for [`Builder::module`](crate::embed::Builder::module).
///
/// ```ignore (needs crates with exported modules)
/// builtin!(shapes)                // the module of the crate `shapes`, of the same name
/// builtin!(shapes_rs as shapes)   // the module `shapes` of the crate `shapes_rs`
/// builtin!(crate as app)          // the module `app` of this very crate, exported by `keelback::module!()`
/// ```
///
/// # Errors
/// The program is not linked (`undefined symbol: PyInit_shapes`) if the crate exports no module of that name.
#[macro_export]
macro_rules! builtin {
    (crate as $module:ident) => {{
        unsafe extern "C" {
            #[link_name = ::core::concat!("PyInit_", ::core::stringify!($module))]
            fn init() -> *mut $crate::ffi::PyObject;
        }
        // SAFETY: the function of that name is the one which `keelback::module!()` makes, or that of another module.
        unsafe {
            $crate::embed::Builtin::new(::core::concat!(::core::stringify!($module), "\0"), init)
        }
    }};
    ($package:ident as $module:ident) => {{
        // The linker looks into crates that are used.
        use ::$package as _;
        $crate::builtin!(crate as $module)
    }};
    ($package:ident) => {
        $crate::builtin!($package as $package)
    };
}
