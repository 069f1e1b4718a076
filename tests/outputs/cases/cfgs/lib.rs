keelback::module!();

/// @py
#[cfg(feature = "x")]
fn with_x() {}

/// @py
#[cfg(unix)]
fn platform() -> &'static str { "unix" }
/// @py
#[cfg(not(unix))]
fn platform() -> &'static str { "other" }

#[cfg(feature = "outer")]
mod outer {
    #[cfg(not(test))]
    pub(crate) mod inner {
        /// @py
        #[cfg(debug_assertions)]
        pub(crate) fn nested() {}
        /// @py
        pub(crate) const N: u8 = 1;
    }
}

/// Only sometimes.
#[cfg_attr(feature = "python", doc = "@py")]
fn sometimes() {}

/// @py
#[cfg(feature = "sub")]
mod sub {
    /// @py
    pub(crate) fn f() {}
    #[cfg(windows)]
    pub(crate) mod hidden {
        /// @py
        #[cfg(feature = "y")]
        fn g() {}
        keelback::door!(sub.hidden);
    }
}
