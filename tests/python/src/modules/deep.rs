//! @py module deep

/// A module two levels down.
///
/// @py
pub mod deeper {
    /// The lowest.
    ///
    /// @py
    pub fn bottom(depth: i64) -> i64 {
        depth + 3
    }
}

/// Its items belong to the nearest tagged module.
pub mod untagged {
    /// @py
    pub fn lifted() -> &'static str {
        "lifted"
    }
}
