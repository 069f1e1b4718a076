//! The whole.
//!
//! @py module geometry
keelback::module!();

/// @py
fn top() {}

mod not_a_module {
    /// @py
    pub(crate) fn lifted() {}
}

/// Flat things.
///
/// @py
mod flat {
    /// @py
    pub(crate) fn area() -> f64 { 0.0 }

    /// @py module edges
    pub(crate) mod lines {
        /// @py
        pub(crate) fn length() -> f64 { 0.0 }
        /// @py
        pub(crate) const DIMENSIONS: u8 = 1;
    }
}

mod solid;
