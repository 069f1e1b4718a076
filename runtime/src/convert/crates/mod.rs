//! Types of other crates, each behind a feature of its crate's name: one file or folder a crate, and what several have in common.

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod datetime;
#[cfg(any(feature = "bigdecimal", feature = "rust_decimal"))]
mod decimal;

#[cfg(feature = "arrow")]
pub mod arrow;
#[cfg(feature = "bigdecimal")]
mod bigdecimal;
#[cfg(feature = "bytes")]
mod bytes;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "chrono-local")]
mod chrono_local;
#[cfg(feature = "chrono-tz")]
mod chrono_tz;
#[cfg(feature = "either")]
mod either;
#[cfg(feature = "hashbrown")]
mod hashbrown;
#[cfg(feature = "indexmap")]
mod indexmap;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(any(feature = "num-bigint", feature = "num-bigint-04"))]
mod num_bigint;
#[cfg(feature = "num-complex")]
mod num_complex;
#[cfg(feature = "num-rational")]
mod num_rational;
#[cfg(feature = "ordered-float")]
mod ordered_float;
#[cfg(feature = "rust_decimal")]
mod rust_decimal;
#[cfg(feature = "serde")]
pub mod serde;
#[cfg(feature = "smallvec")]
mod smallvec;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;
