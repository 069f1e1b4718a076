//! @py subinterpreters(shared_gil) module pkg.native
keelback::module!();

/// @py
mod inner {
    /// @py
    pub(crate) fn f() {}
}
