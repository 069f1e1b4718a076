//! Only with the feature `off`.

/// @py
pub(crate) fn of_off() -> bool {
    true
}
