//! Counts of words.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::outline::read;

/// How often each word of the document stands there, code and markup aside.
///
/// @py def words(text, *, min_length=1, case_sensitive=False)
pub fn words(text: &str, min_length: usize, case_sensitive: bool) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let mut in_code = false;
    for event in read(text) {
        match &event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            _ => {}
        }
        let Event::Text(piece) = event else { continue };
        if in_code {
            continue;
        }
        for word in split(&piece).filter(|word| word.chars().count() >= min_length) {
            let word = if case_sensitive { word.to_owned() } else { word.to_lowercase() };
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    counts
}

/// Words may hold apostrophes, but not begin or end with one.
pub(crate) fn split(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split(|char: char| !(char.is_alphanumeric() || matches!(char, '\'' | '’')));
    pieces.map(|piece| piece.trim_matches(['\'', '’'])).filter(|word| !word.is_empty())
}
