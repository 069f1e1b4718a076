//! Files: their texts, places in them, which file a `mod` names, and what a `cfg` says.

pub(crate) mod bodies;
pub(crate) mod cfg;
#[cfg(test)]
pub(crate) mod fixture;
mod load;
mod map;

pub(crate) use load::{Folder, beside, parse, too_deep};
pub(crate) use map::{FileId, SourceMap, Span, Spanned};
