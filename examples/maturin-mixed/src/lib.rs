//! The part that is worth writing in Rust.
//!
//! @py module textstats._native

keelback::module!();

use std::collections::HashMap;

/// How often each word occurs, in lower case.
///
/// @py nogil
#[must_use]
pub fn frequencies(text: &str) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    let words = text.split(|one: char| !one.is_alphanumeric());
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word.to_lowercase()).or_default() += 1;
    }
    counts
}
