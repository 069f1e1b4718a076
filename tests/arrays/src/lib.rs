//! What the tests of arrays call: each module is a topic.

keelback::module!();

pub mod columns;
pub mod dense;
pub mod tensors;
