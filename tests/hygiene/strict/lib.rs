//! One library for three editions, under the strictest lints that a crate can be expected to have.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub)]
#![deny(rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility)]
#![deny(
    future_incompatible,
    let_underscore_drop,
    missing_debug_implementations,
    single_use_lifetimes
)]
#![deny(
    trivial_casts,
    trivial_numeric_casts,
    unused_lifetimes,
    unused_qualifications,
    unused_results
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(clippy::unwrap_used, clippy::undocumented_unsafe_blocks)]

use std::collections::BTreeMap;
use std::fmt;

keelback::module!();

/// Every kind of parameter.
///
/// @py def kinds(first, second=2, /, third="three", *rest, fourth=4.5, fifth=None, **others)
#[must_use]
pub fn kinds(
    first: i64,
    second: u8,
    third: &str,
    rest: &[i64],
    fourth: f64,
    fifth: Option<&str>,
    others: &BTreeMap<String, bool>,
) -> String {
    let (rest, fifth, others) = (rest.len(), fifth.is_some(), others.len());
    format!("{first} {second} {third} {rest} {fourth} {fifth} {others}")
}

/// Nothing in, nothing out.
///
/// @py
pub const fn nothing() {}

/// A failure that has a class.
///
/// @py class Unlucky(ValueError)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unlucky;

impl fmt::Display for Unlucky {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of luck")
    }
}

impl std::error::Error for Unlucky {}

/// Fails if asked to.
///
/// @py nogil
///
/// # Errors
/// If `luck` is zero.
pub const fn risky(luck: u32) -> Result<u32, Unlucky> {
    if luck == 0 {
        Err(Unlucky)
    } else {
        Ok(luck)
    }
}

/// Counts, lazily.
///
/// @py
pub fn count(to: u32) -> impl Iterator<Item = u32> {
    0..to
}

/// A name that Python sees.
///
/// @py
pub const LIMIT: u32 = 7;

/// Fields that are seen through views.
///
/// @py
#[derive(Debug, Default)]
pub struct Order {
    /// Its lines.
    /// @py
    pub lines: Vec<String>,
    /// What each costs.
    /// @py readonly
    pub prices: BTreeMap<String, f64>,
}

/// @py
impl Default for Pool {
    fn default() -> Self {
        Self { size: 1 }
    }
}

/// Shared with Rust.
///
/// @py
#[derive(Debug)]
pub struct Pool {
    /// How many.
    /// @py readonly
    pub size: u32,
}

/// @py
impl Pool {
    /// Is one more owner.
    #[must_use]
    pub const fn same(self: std::sync::Arc<Self>) -> std::sync::Arc<Self> {
        self
    }
}

/// @py
impl std::ops::Mul<&Pool> for u32 {
    type Output = Self;

    fn mul(self, pool: &Pool) -> Self {
        self.saturating_mul(pool.size)
    }
}

/// What Rust hands out, and Python implements.
///
/// @py
pub trait Source: Send + Sync {
    /// The next number.
    fn next(&self) -> u32;

    /// Two of them.
    fn two(&self) -> (u32, u32) {
        (self.next(), self.next())
    }

    /// @py property
    fn name(&self) -> String {
        "source".to_owned()
    }
}

#[derive(Debug)]
struct Fixed(u32);

impl Source for Fixed {
    fn next(&self) -> u32 {
        self.0
    }
}

/// A trait object.
///
/// @py
#[must_use]
pub fn source(number: u32) -> Box<dyn Source> {
    Box::new(Fixed(number))
}

/// Trait objects that Rust may keep.
///
/// @py
#[must_use]
pub fn sources(numbers: Vec<u32>) -> Vec<std::sync::Arc<dyn Source>> {
    let each = |number| -> std::sync::Arc<dyn Source> { std::sync::Arc::new(Fixed(number)) };
    numbers.into_iter().map(each).collect()
}

/// In again.
///
/// @py
#[must_use]
pub fn drawn(source: &dyn Source) -> (u32, u32) {
    source.two()
}

/// What changes.
///
/// @py
pub trait Dial {
    /// @py property
    fn level(&self) -> u32;

    /// @py level.setter
    fn set_level(&mut self, level: u32);
}

#[derive(Debug)]
struct Knob(u32);

impl Dial for Knob {
    fn level(&self) -> u32 {
        self.0
    }

    fn set_level(&mut self, level: u32) {
        self.0 = level;
    }
}

/// One that any thread may turn.
///
/// @py
#[must_use]
pub fn dial() -> Option<Box<dyn Dial + Send + Sync>> {
    Some(Box::new(Knob(0)))
}

/// A module below, with private items.
///
/// @py
pub mod inner {
    keelback::door!(inner);

    /// Seen by Python alone.
    ///
    /// @py
    const fn hidden() -> bool {
        true
    }

    /// @py overload def twice(value, /)
    const fn twice_number(value: i64) -> i64 {
        value.saturating_mul(2)
    }

    /// @py overload def twice(value, /)
    fn twice_text(value: &str) -> String {
        value.repeat(2)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_links() {
        assert_eq!(super::risky(1), Ok(1));
    }
}
