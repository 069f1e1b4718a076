pub(crate) mod below;
/// @py
pub(crate) fn in_a() {}
