//! What the tests of arrays call: each module is a topic.
//!
//! @py subinterpreters(shared_gil)

keelback::module!();

pub mod columns;
pub mod dense;
pub mod tensors;
