//! Classes: Rust types as Python types.

pub(crate) mod access;
pub(crate) mod borrow;
pub(crate) mod collect;
mod collections;
pub(crate) mod construct;
pub(crate) mod contents;
pub(crate) mod create;
pub(crate) mod def;
mod doc;
mod end;
pub(crate) mod features;
pub(crate) mod members;
pub(crate) mod operators;
mod places;
pub(crate) mod receiver;
pub(crate) mod results;
mod shells;
pub(crate) mod slots;
pub(crate) mod traverse;
mod wait;

pub use borrow::{PyRef, PyRefMut};
pub use def::{Class, ClassDef};
pub use receiver::{Exclusive, Receiver, Shared};
pub use traverse::{Traverse, Visit};
