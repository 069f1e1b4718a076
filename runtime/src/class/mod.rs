//! Classes: Rust types as Python types.

pub(crate) mod access;
pub(crate) mod construct;
pub(crate) mod contents;
pub(crate) mod create;
pub(crate) mod def;
mod doc;
pub(crate) mod members;
pub(crate) mod operators;
pub(crate) mod receiver;
pub(crate) mod results;
mod shells;
pub(crate) mod slots;

pub use def::{Class, ClassDef};
pub use receiver::{Exclusive, Receiver, Shared};
