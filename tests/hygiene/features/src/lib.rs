//! Items that are there under conditions.

#![deny(warnings, missing_docs, unreachable_pub)]

keelback::module!();

/// There.
///
/// @py
#[cfg(feature = "on")]
pub fn on() {}

/// Not there.
///
/// @py
#[cfg(feature = "off")]
pub fn off() {}

/// One of two, under one name.
///
/// @py def which()
#[cfg(not(feature = "with-dash"))]
#[must_use]
pub fn which_without() -> &'static str {
    "without"
}

/// The other one.
///
/// @py def which()
#[cfg(feature = "with-dash")]
#[must_use]
pub fn which_with() -> &'static str {
    "with"
}

/// Exported under a condition.
#[cfg_attr(feature = "on", doc = "@py")]
pub fn tagged_if_on() {}

/// Not exported under this one.
#[cfg_attr(feature = "off", doc = "@py")]
pub fn tagged_if_off() {}

/// A module that is there.
///
/// @py
#[cfg(any(unix, windows))]
pub mod there {
    /// @py
    #[cfg(all(feature = "on", not(feature = "off")))]
    pub const ONLY: u8 = 1;

    /// Not for Python while it is tested.
    ///
    /// @py
    #[cfg(not(test))]
    pub fn untested() {}
}

/// A module that is not there.
///
/// @py
#[cfg(not(any(unix, windows)))]
pub mod absent {
    /// @py
    pub fn lost() {}
}

#[cfg(feature = "off")]
mod only_off;
