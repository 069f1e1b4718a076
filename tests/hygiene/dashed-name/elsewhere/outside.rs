//! A file outside of `src`.

/// @py
pub(crate) fn of_outside() -> &'static str {
    "outside"
}
