//! The part that is worth writing in Rust.
//!
//! @py module slugs._native

keelback::module!();

/// A text as part of an address: letters and digits in lower case, with `-` between the words.
///
/// @py
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for one in text.chars() {
        if one.is_alphanumeric() {
            slug.extend(one.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}
