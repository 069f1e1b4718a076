//! Lies where no module of its name would.
//!
//! @py module moved

/// @py
pub fn place() -> &'static str {
    "elsewhere"
}
