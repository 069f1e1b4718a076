//! What the Python suite calls for types of other crates: one function for each type gives back what it got, others make
//! values that no Python value becomes.

keelback::module!();

pub mod collections;
pub mod errors;
pub mod numbers;
pub mod serialized;
pub mod spawned;
pub mod spawned_streams;
pub mod times;
