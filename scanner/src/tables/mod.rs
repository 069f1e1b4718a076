//! What is data: conversions, exceptions, names that annotations may use.

pub(crate) mod bases;
pub(crate) mod comparisons;
pub(crate) mod containers;
pub(crate) mod conversions;
pub(crate) mod crates;
pub(crate) mod dunders;
pub(crate) mod enums;
pub(crate) mod exceptions;
pub(crate) mod protocols;
pub(crate) mod slots;
pub(crate) mod threads;
