//! What is left of a document without its markup.
//!
//! @py module prose

use std::num::NonZeroU32;
use std::time::Duration;

use pulldown_cmark::{Event, TagEnd};

use crate::outline::{self, read, unique};
use crate::words::split;

/// Words that a grown-up reads in a minute, if a call does not say otherwise.
///
/// @py
pub const WORDS_PER_MINUTE: NonZeroU32 = NonZeroU32::new(240).unwrap();

/// The document's words, one paragraph a line.
///
/// @py
pub fn strip(text: &str) -> String {
    let mut plain = String::new();
    for event in read(text) {
        match event {
            Event::Text(piece) | Event::Code(piece) => plain.push_str(&piece),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => plain.push(' '),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableRow,
            ) => plain.push('\n'),
            _ => {}
        }
    }
    plain
}

/// How long it takes to read the document.
///
/// @py default(words_per_minute = WORDS_PER_MINUTE)
/// @py def reading_time(text, *, words_per_minute=...)
pub fn reading_time(text: &str, words_per_minute: NonZeroU32) -> Duration {
    let words = u32::try_from(split(&strip(text)).count()).unwrap_or(u32::MAX);
    Duration::from_secs(60) * words / words_per_minute.get()
}

/// The part of an address that leads to a heading.
///
/// @py overload
/// @py def slug(title, /)
pub fn slug(title: &str) -> String {
    outline::slug(title)
}

/// Those of all headings of a document, no two the same.
///
/// @py overload
/// @py def slug(titles: list[str], /)
pub fn slugs(titles: Vec<String>) -> Vec<String> {
    unique(titles.iter().map(String::as_str))
}
