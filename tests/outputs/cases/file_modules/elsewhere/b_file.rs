/// @py
pub(crate) fn in_b() {}
