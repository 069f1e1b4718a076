//! `forbid` cannot be taken back by an `allow` further down, so what is included must not try.

#![forbid(unsafe_code, missing_docs, unused_must_use, unreachable_pub, clippy::unwrap_used)]

keelback::module!();

/// The sum.
///
/// @py def total(first, *others)
#[must_use]
pub fn total(first: i64, others: Vec<i64>) -> i64 {
    first + others.iter().sum::<i64>()
}

/// What is handed out.
///
/// @py
pub trait Named: Send + Sync {
    /// Its name.
    fn name(&self) -> String;
}

struct Fixed;

impl Named for Fixed {
    fn name(&self) -> String {
        "fixed".to_owned()
    }
}

/// A trait object.
///
/// @py
#[must_use]
pub fn named() -> Box<dyn Named> {
    Box::new(Fixed)
}
