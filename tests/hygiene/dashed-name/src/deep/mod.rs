//! A folder with a `mod.rs`.

pub(crate) mod bottom;
