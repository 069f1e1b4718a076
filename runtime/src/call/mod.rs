//! Calls from Python: argument binding, argument reading, results, and the panic fence.

pub(crate) mod arg;
pub(crate) mod bind;
pub(crate) mod enter;
pub(crate) mod give;
pub(crate) mod iterator;
pub(crate) mod literal;
pub(crate) mod overload;
mod refuse;
mod signature;
mod suggest;

pub use signature::Binding;
