//! The runtime goes by another name.

#![deny(warnings, missing_docs, unreachable_pub)]

use kb::prelude::*;

kb::module!();

/// Takes handles and an injected token.
///
/// @py
pub fn kind<'py>(py: Python<'py>, object: &Bound<'py, PyAny>) -> bool {
    let _ = py;
    object.is_none()
}

/// Runs when the module is executed.
///
/// @py init
///
/// # Errors
/// When the module cannot be written to.
pub fn setup(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("ready", true)
}

mod below {
    /// @py
    fn hidden() -> u8 {
        1
    }

    kb::door!(below);
}
