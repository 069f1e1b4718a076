//! Python used from Rust: each function does one thing that Python code can do by itself, so that the
//! suite compares the two.

pub mod any;
pub mod containers;
pub mod handles;
pub mod objects;
pub mod raised;
