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
pub(crate) mod end;
pub(crate) mod enums;
pub(crate) mod features;
pub(crate) mod field;
pub(crate) mod free_list;
mod inherit;
pub(crate) mod init;
pub(crate) mod known;
pub(crate) mod live;
pub(crate) mod lookup;
pub(crate) mod members;
pub(crate) mod one_thread;
pub(crate) mod operators;
mod owner;
mod places;
pub(crate) mod python;
pub(crate) mod receiver;
pub(crate) mod records;
pub(crate) mod results;
pub(crate) mod shared;
mod shells;
pub(crate) mod slots;
pub(crate) mod tables;
pub(crate) mod traverse;
pub(crate) mod view;
pub(crate) mod wait;

pub use borrow::{PyRef, PyRefMut};
/// Exports a type as a class without a tag: with every field that is `pub` and every `pub` fn of its own impl
/// blocks.
///
/// ```
/// pub struct Point {
///     pub x: f64,
/// }
///
/// impl keelback::PyClass for Point {}
/// ```
///
/// The build script reads the `impl`; the trait itself does nothing. A member that is not to be exported is
/// tagged `@py skip`, and a tag on a member says more about it than the trait can.
pub trait PyClass {}

pub use def::{Base, Class, ClassDef, Derives, Extends, base};
pub use python::Super;
pub use receiver::{Exclusive, Receiver, Shared};
pub use traverse::{Traverse, Visit};
